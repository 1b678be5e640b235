package gatehouse.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoPortsTest {
  @TempDir Path data;

  @Test
  void thePortsStayFromOneStartToTheNextUnlessOneIsTaken() throws IOException {
    Map<String, Integer> first = DemoPorts.keptIn(data);
    assertThat(first).containsOnlyKeys("everything", "helpdesk", "calendar");
    assertThat(DemoPorts.keptIn(data)).isEqualTo(first);
    int taken = Objects.requireNonNull(first.get("helpdesk"));
    try (ServerSocket other = new ServerSocket(taken, 1, InetAddress.ofLiteral("127.0.0.1"))) {
      assertThat(other.isBound()).isTrue();
      Map<String, Integer> next = DemoPorts.keptIn(data);
      assertThat(next).containsEntry("everything", first.get("everything"));
      assertThat(next.get("helpdesk")).isNotEqualTo(taken);
    }
  }
}
