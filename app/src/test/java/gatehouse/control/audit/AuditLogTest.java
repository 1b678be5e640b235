package gatehouse.control.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gatehouse.platform.database.Database;
import gatehouse.platform.ids.Ids;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class AuditLogTest {
  @Inject AuditLog audit;
  @Inject Database database;
  @Inject Ids ids;

  private UUID workspace = new UUID(0, 1);

  @BeforeEach
  void newWorkspace() {
    workspace = ids.next();
  }

  @Test
  void entriesOfOneTransactionAreNumberedWithoutGaps() {
    database.inWorkspace(
        workspace,
        handle -> {
          IntStream.range(0, 5).forEach(i -> audit.record(workspace, event("thing.changed")));
          return null;
        });
    audit.record(workspace, event("thing.removed"));

    assertThat(sequence()).containsExactly(1L, 2L, 3L, 4L, 5L, 6L);
  }

  @Test
  void aRolledBackChangeLeavesNoEntry() {
    assertThatThrownBy(() ->
            database.inWorkspace(
                workspace,
                handle -> {
                  audit.record(workspace, event("thing.changed"));
                  throw new IllegalStateException("no");
                }))
        .hasMessage("no");

    assertThat(sequence()).isEmpty();
  }

  @Test
  void anAttemptThatFailsTakesItsEntriesWithIt() {
    database.inWorkspace(
        workspace,
        handle -> {
          audit.record(workspace, event("thing.kept"));
          assertThatThrownBy(() ->
                  database.attempt(inner -> {
                    audit.record(workspace, event("thing.lost"));
                    return inner.execute("select 1/0");
                  }))
              .hasMessageContaining("division");
          return null;
        });

    assertThat(sequence()).containsExactly(1L);
  }

  @Test
  void parallelWritersOfTwoChainsNeitherCollideNorSkipANumber() throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<? extends java.util.concurrent.Future<?>> all =
          IntStream.range(0, 20)
              .mapToObj(i ->
                  threads.submit(() -> {
                    boolean serverFirst = i % 2 == 0;
                    database.acrossWorkspaces(handle -> {
                      audit.record(serverFirst ? AuditLog.SERVER : workspace, event("a.b"));
                      audit.record(serverFirst ? workspace : AuditLog.SERVER, event("a.b"));
                      return null;
                    });
                  }))
              .toList();
      for (var one : all) {
        one.get();
      }
    }

    assertThat(sequence()).hasSize(20).doesNotHaveDuplicates().contains(1L, 20L);
  }

  @Test
  void theServersRoleCanNeitherChangeNorDeleteAnEntry() {
    audit.record(workspace, event("thing.changed"));

    assertThatThrownBy(() ->
            database.inWorkspace(
                workspace, handle -> handle.execute("update audit_entry set action = 'x'")))
        .hasMessageContaining("permission denied");
    assertThatThrownBy(() ->
            database.inWorkspace(workspace, handle -> handle.execute("delete from audit_entry")))
        .hasMessageContaining("permission denied");
    assertThatThrownBy(
            () -> database.inWorkspace(workspace, handle -> handle.execute("truncate audit_entry")))
        .hasMessageContaining("permission denied");
  }

  private List<Long> sequence() {
    return database.inWorkspace(
        workspace,
        handle ->
            handle
                .createQuery("select seq from audit_entry where workspace_id = :ws order by seq")
                .bind("ws", workspace)
                .mapTo(Long.class)
                .list());
  }

  private static AuditEvent event(String action) {
    return new AuditEvent(
        action, new Subject("thing", null, "A thing"), Map.of("size", 1.50), Map.of("size", 2));
  }
}
