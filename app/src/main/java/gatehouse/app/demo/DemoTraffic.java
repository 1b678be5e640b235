package gatehouse.app.demo;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Agents at work in the sample organisation: real ones, through the gateway, so that every figure
 * is earned. Begins when the server answers, and goes on slowly until it stops.
 */
@ApplicationScoped
public class DemoTraffic {
  private static final Logger LOG = Logger.getLogger("gatehouse.demo");
  private static final int PEOPLE = 36;

  private final DemoProject project;
  private final Clock clock;
  private volatile boolean stopping;
  private volatile @Nullable DemoPrograms programs;

  DemoTraffic(DemoProject project, Clock clock) {
    this.project = project;
    this.clock = clock;
  }

  /**
   * Begins, and returns at once.
   *
   * @param address of this server on this machine
   * @param folder where the programs are, or will be
   * @param data where they keep what outlives a start
   * @param ports of the MCP servers, by slug
   */
  public void begin(
      String address, Path folder, Path data, Map<String, Integer> ports, PrintStream out) {
    Thread.ofVirtual()
        .name("demo traffic")
        .start(() -> {
          try {
            run(address, folder, data, ports, out);
          } catch (DemoPrograms.Missing why) {
            say(out, String.valueOf(why.getMessage()));
          } catch (IOException | RuntimeException e) {
            LOG.debug("The sample agents", e);
            say(out, String.valueOf(e.getMessage()));
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
  }

  /** Agents end before the doors close on them. */
  void stop(@Observes @Priority(1) ShutdownEvent event) {
    stopping = true;
    if (programs != null) {
      programs.close();
    }
  }

  private void run(
      String address, Path folder, Path data, Map<String, Integer> ports, PrintStream out)
      throws IOException, InterruptedException, DemoPrograms.Missing {
    DemoPrograms own = DemoPrograms.in(folder, out);
    programs = own;
    own.start(
        "upstreams.mjs",
        Map.of("EVERYTHING", port(ports, "everything"), "HELPDESK", port(ports, "helpdesk")),
        "");
    own.start(
        "calendar.mjs",
        Map.of(
            "PORT",
            port(ports, DemoCalendar.SLUG),
            "FILE",
            data.resolve("demo-calendar.json").toAbsolutePath().toString()),
        "");
    List<String> people = DemoPeople.addresses("acme.example", PEOPLE);
    DemoProject.Prepared prepared;
    try (DemoApi api = DemoApi.signedIn(address, DemoOrganisation.OPERATOR)) {
      prepared = project.prepare(api, ports);
      if (prepared.fresh()) {
        DemoHistory.handIn(api, clock, people);
        out.println(
            "Sample events of the sixty days before were handed in, as of another gateway.");
      }
      project.connect(people);
      DemoCalendar.connect(address, api, prepared.calendar());
    }
    List<String> all = new ArrayList<>(DemoCalendar.PEOPLE);
    all.addAll(people);
    String line =
        new ObjectMapper()
            .writeValueAsString(
                Map.of(
                    "endpoint",
                    address + "/mcp/acme/support-copilot",
                    "agents",
                    prepared.agents(),
                    "people",
                    all));
    own.start("agents.mjs", Map.of(), line);
    out.println("Sample agents have called tools for " + all.size() + " people, and go on.");
  }

  private static String port(Map<String, Integer> ports, String server) {
    return String.valueOf(ports.get(server));
  }

  private void say(PrintStream out, String why) {
    if (!stopping) {
      out.println("No sample agents, everything else works: " + why + ".");
    }
  }
}
