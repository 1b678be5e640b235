package gatehouse.app;

import gatehouse.app.demo.DemoOrganisation;
import gatehouse.app.demo.DemoTraffic;
import gatehouse.control.signin.Setup;
import gatehouse.platform.http.PublicUrl;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import jakarta.enterprise.inject.Instance;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** What happens once the server answers: the demo is filled, the operator is told where it is. */
public class Server implements QuarkusApplication {
  private final Instance<DemoOrganisation> demo;
  private final Instance<DemoTraffic> traffic;
  private final Setup setup;
  private final PublicUrl address;

  Server(
      Instance<DemoOrganisation> demo,
      Instance<DemoTraffic> traffic,
      Setup setup,
      PublicUrl address) {
    this.demo = demo;
    this.traffic = traffic;
    this.setup = setup;
    this.address = address;
  }

  @Override
  public int run(String... arguments) {
    ServerDatabase.watch();
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    switch (ServerStart.mode()) {
      case DEMO -> {
        demo.get().fill();
        out.println(DemoOrganisation.signIns());
      }
      case RUN ->
          setup.link().ifPresent(link -> out.printf("%nSet this server up at%n  %s%n%n", link));
      case WARM_UP -> {
        demo.get().fill();
        WarmUp.ask(address.of(""));
        return 0;
      }
    }
    ServerStart.ready(address.of(""));
    out.println("Gatehouse is ready at " + address.of(""));
    ServerStart.demoServers()
        .ifPresent(servers ->
            traffic
                .get()
                .begin(servers.server(), servers.folder(), servers.data(), servers.ports(), out));
    Quarkus.waitForExit();
    return 0;
  }
}
