package gatehouse.bench;

import gatehouse.control.agent.Admissions;
import gatehouse.control.agent.Admitted;
import gatehouse.control.agent.AgentCall;
import gatehouse.control.agent.AgentMode;
import gatehouse.control.agent.ToolRules;
import gatehouse.control.project.Project;
import gatehouse.platform.crypto.Tokens;
import gatehouse.platform.events.EventBus;
import gatehouse.platform.ids.IdType;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.IntToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Budget 8: whether a call is let in, and whether work that goes on still may, for ten thousand
 * people with a grant each, in this process. The parts of the decision are put together by hand:
 * without a server around them, and as if the other nodes had just been heard.
 */
final class DecisionBench implements Bench.Benchmark {
  private static final int PEOPLE = 10_000;
  private static final int ROUNDS = 3_000_000;
  private static final String SECRET = "s".repeat(43);
  private static final String AGENT = "gatehouse.control.agent.";

  private final List<AgentCall> calls = new ArrayList<>();
  private final List<Admitted> admitted = new ArrayList<>();

  @Override
  public void run(Path folder, Consumer<Bench.Figure> told) throws IOException {
    try {
      Admissions admissions = admissions();
      for (int i = 0; i < 3; i++) { // the compiler learns
        letIn(admissions);
        goesOn(admissions);
      }
      double hash = nanos(i -> Tokens.hash(SECRET)[i & 15]);
      told.accept(figure("a call is let in, beside hashing its key", letIn(admissions), hash));
      told.accept(figure("work that goes on still may, beside that", goesOn(admissions), hash));
    } catch (ReflectiveOperationException e) {
      throw new IOException(e);
    }
  }

  private double letIn(Admissions admissions) {
    return nanos(i -> admissions.admit(calls.get(i)).keyId().getLeastSignificantBits());
  }

  private double goesOn(Admissions admissions) {
    return nanos(i -> admissions.holds(admitted.get(i)) ? 1 : 0);
  }

  private static Bench.Figure figure(String what, double nanos, double floor) {
    return new Bench.Figure(what, nanos, floor, "ns", "≤ 1000 ns");
  }

  /** What one costs; each time that of another person. */
  private static double nanos(IntToLongFunction work) {
    long sum = 0;
    long begin = System.nanoTime();
    for (int i = 0; i < ROUNDS; i++) {
      sum += work.applyAsLong((int) (i * 7919L % PEOPLE));
    }
    double spent = System.nanoTime() - begin;
    // Asked for, or the compiler might leave it all out.
    return sum == Long.MIN_VALUE ? 0 : spent / ROUNDS;
  }

  private Admissions admissions() throws ReflectiveOperationException, IOException {
    EventBus bus = EventBus.class.cast(made(EventBus.class.getName(), null, null));
    Field heardAt = EventBus.class.getDeclaredField("heardAt");
    heardAt.setAccessible(true);
    heardAt.setLong(bus, System.nanoTime() + 3_600_000_000_000L);
    Clock clock = Clock.systemUTC();
    Object epochs = made(AGENT + "AdmissionEpochs", bus, null);
    Object grants = made(AGENT + "Grants", epochs, bus, clock);
    Object meter = made(AGENT + "KeyMeter", null, clock);
    Project project =
        new Project(UUID.randomUUID(), UUID.randomUUID(), "bench", "Bench", "", Instant.EPOCH, 1);
    Method parse = method(Class.forName(AGENT + "KeyText"), "parse", 1);
    Method keep = method(grants.getClass(), "keep", 3);
    for (int i = 0; i < PEOPLE; i++) {
      UUID key = UUID.randomUUID();
      String id = IdType.AGENT_KEY.format(key);
      String text = "gha_" + id.substring(id.indexOf('_') + 1) + "." + SECRET;
      String email = "user" + i + "@example.com";
      AgentCall call =
          new AgentCall("acme", "bench", text, email, InetAddress.getByName("192.0.2.1"));
      Admitted one =
          new Admitted(
              project,
              UUID.randomUUID(),
              "Agent",
              key,
              UUID.randomUUID(),
              email,
              ToolRules.EVERYTHING,
              AgentMode.DIRECT);
      Object parsed = ((java.util.Optional<?>) parse.invoke(null, text)).orElseThrow();
      keep.invoke(grants, call, parsed, made(AGENT + "Grants$Grant", one, null, 0L, Instant.MAX));
      calls.add(call);
      admitted.add(one);
    }
    return Admissions.class.cast(
        made(Admissions.class.getName(), null, grants, epochs, meter, null, null));
  }

  private static Object made(String type, @Nullable Object... parts)
      throws ReflectiveOperationException {
    Constructor<?> constructor =
        Arrays.stream(Class.forName(type).getDeclaredConstructors())
            .filter(one -> one.getParameterCount() == parts.length)
            .findFirst()
            .orElseThrow();
    constructor.setAccessible(true);
    return constructor.newInstance(parts);
  }

  private static Method method(Class<?> type, String name, int parameters) {
    Method method =
        Arrays.stream(type.getDeclaredMethods())
            .filter(one -> one.getName().equals(name) && one.getParameterCount() == parameters)
            .findFirst()
            .orElseThrow();
    method.setAccessible(true);
    return method;
  }
}
