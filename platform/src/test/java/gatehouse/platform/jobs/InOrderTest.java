package gatehouse.platform.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class InOrderTest {
  @Test
  void severalAreUnderWayAndAreToldInOrder() {
    CountDownLatch both = new CountDownLatch(2);
    List<String> told = new ArrayList<>();
    try (InOrder<Integer, Integer> pieces =
        new InOrder<>(
            2,
            piece -> {
              if (piece < 2) {
                both.countDown();
                await(both); // neither ends before the other has begun
              }
              return piece * piece;
            },
            (piece, result) -> told.add(piece + ":" + result))) {
      for (int i = 0; i < 6; i++) {
        pieces.give(i);
      }
      pieces.finish();
    }
    assertThat(told).containsExactly("0:0", "1:1", "2:4", "3:9", "4:16", "5:25");
  }

  @Test
  void aFailureReachesWhoGivesThePiecesAndNoMoreAreBegun() {
    AtomicInteger begun = new AtomicInteger();
    List<Integer> told = new ArrayList<>();
    try (InOrder<Integer, Integer> pieces =
        new InOrder<>(
            1,
            piece -> {
              begun.incrementAndGet();
              if (piece == 1) {
                throw new IllegalArgumentException("one is too few");
              }
              return piece;
            },
            (piece, result) -> told.add(piece))) {
      assertThatThrownBy(
              () -> {
                for (int i = 0; i < 1_000; i++) {
                  pieces.give(i);
                }
                pieces.finish();
              })
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("one is too few");
    }
    assertThat(told).containsExactly(0);
    assertThat(begun.get()).isLessThanOrEqualTo(4);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
