package gatehouse.gateway.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A full node: whoever fills it makes room, and nobody else. */
class CrowdTest {
  private static final UUID MANY = new UUID(0, 1);
  private static final UUID FEW = new UUID(0, 2);

  private record One(UUID group, long idle) {}

  @Test
  void theLongestIdleOfTheLargestGroupGivesWay() {
    One longest = new One(MANY, 5);
    assertThat(
            Crowd.givesWay(
                List.of(new One(FEW, 99), new One(MANY, 1), longest, new One(MANY, 0)),
                One::group,
                One::idle))
        .isSameAs(longest);
  }

  @Test
  void whoIsBusyStays() {
    assertThat(
            Crowd.givesWay(
                List.of(new One(FEW, 99), new One(MANY, 0), new One(MANY, 0)),
                One::group,
                One::idle))
        .isNull();
  }
}
