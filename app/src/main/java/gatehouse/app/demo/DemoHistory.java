package gatehouse.app.demo;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * The weeks before the first start. They were at another gateway, so to speak, and come in as its
 * events do: through the ingest endpoint. The same ones each time, but for the days they are of.
 */
final class DemoHistory {
  private static final int DAYS = 60;
  private static final int AT_ONCE = 2_000;
  private static final List<Tool> TOOLS =
      List.of(
          new Tool("Support assistant", "helpdesk", "search_tickets", 24_000),
          new Tool("Support assistant", "helpdesk", "read_ticket", 6_000),
          new Tool("Support assistant", "helpdesk", "create_ticket", 52_000),
          new Tool("Support assistant", "helpdesk", "summarise_queue", 190_000),
          new Tool("Research helper", "everything", "echo", 4_000),
          new Tool("Research helper", "everything", "get-sum", 5_000),
          new Tool("Research helper", "everything", "get-structured-content", 8_000),
          new Tool("Research helper", "everything", "trigger-long-running-operation", 1_010_000));

  private final SplittableRandom random = new SplittableRandom(28);
  private final ObjectMapper json = new ObjectMapper();
  private final DemoApi api;
  private final Clock clock;
  private final List<Map<String, Object>> waiting = new ArrayList<>();

  private DemoHistory(DemoApi api, Clock clock) {
    this.api = api;
    this.clock = clock;
  }

  /** A tool, who calls it, and how long it usually takes. */
  private record Tool(String agent, String server, String name, int micros) {}

  /** Hands in what these people let agents do on the days before today. */
  static void handIn(DemoApi api, Clock clock, List<String> people)
      throws IOException, InterruptedException {
    new DemoHistory(api, clock).run(people);
  }

  private void run(List<String> people) throws IOException, InterruptedException {
    String tokens = "/workspaces/acme/api-tokens";
    var made =
        api.post(
            tokens,
            Map.of(
                "name",
                "Sample history",
                "role",
                "editor",
                "expiresAt",
                clock.instant().plus(Duration.ofHours(1)).toString()));
    String token = made.path("token").asText();
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    for (int ago = DAYS; ago >= 1; ago--) {
      LocalDate day = today.minusDays(ago);
      boolean weekend =
          day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
      for (int person = 0; person < people.size(); person++) {
        // Some come daily, most now and then, and more of them as time goes by.
        int of100 = (weekend ? 8 : 70 - person) * (DAYS + 30 - ago) / (DAYS + 30);
        if (random.nextInt(100) < of100) {
          visit(day, person, people.get(person));
        }
      }
      if (waiting.size() >= AT_ONCE || ago == 1) {
        api.handIn(token, json.writeValueAsString(waiting));
        waiting.clear();
      }
    }
    api.delete(tokens + "/" + made.path("id").asText());
  }

  private void visit(LocalDate day, int person, String email) {
    Instant start =
        day.atStartOfDay(ZoneOffset.UTC)
            .toInstant()
            .plus(Duration.ofHours(7))
            .plusSeconds(random.nextInt(11 * 3_600));
    Tool first = TOOLS.get(random.nextInt(TOOLS.size()));
    Instant at = start;
    int queries = 1 + random.nextInt(3);
    for (int query = 1; query <= queries; query++) {
      at = at.plusSeconds(5 + random.nextInt(200));
      for (int call = random.nextInt(3); call >= 0; call--) {
        Tool tool = TOOLS.get(random.nextInt(TOOLS.size()));
        if (!tool.agent().equals(first.agent())) {
          continue;
        }
        at = at.plusMillis(tool.micros() / 1_000L + 300);
        Map<String, Object> data = new HashMap<>();
        int upstream = tool.micros() / 2 + random.nextInt(tool.micros());
        data.put("project", "support-copilot");
        data.put("email", email);
        data.put("agent", tool.agent());
        data.put("session", day + "-" + person);
        data.put("sessionStart", start.toString());
        data.put("client", tool.agent());
        data.put("protocol", "2025-11-25");
        data.put("query", "q" + query);
        data.put("server", tool.server());
        data.put("tool", tool.name());
        data.put("upstreamMicros", upstream);
        data.put("totalMicros", upstream + 250 + random.nextInt(600));
        String error = error(tool);
        if (error != null) {
          data.put("error", error);
        }
        waiting.add(
            Map.of(
                "specversion",
                "1.0",
                "type",
                "gatehouse.tool-call",
                "source",
                "https://before.acme.example/gateway",
                "id",
                day + "-" + person + "-" + query + "-" + call,
                "time",
                at.toString(),
                "data",
                data));
      }
    }
  }

  private @Nullable String error(Tool tool) {
    int chance = random.nextInt(200);
    if (tool.server().equals("helpdesk") && chance < 5) {
      return "authentication";
    }
    return chance < 8 ? "execution" : chance < 10 ? "timeout" : chance < 11 ? "rate-limit" : null;
  }
}
