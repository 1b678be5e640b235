package gatehouse.platform.jobs;

import static gatehouse.testkit.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gatehouse.platform.database.Database;
import gatehouse.platform.http.ProblemException;
import gatehouse.platform.ids.Ids;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class JobsTest {
  @Inject Jobs jobs;
  @Inject CountingJob counting;
  @Inject WritingJob writing;
  @Inject Database database;
  @Inject Scheduling scheduling;
  @Inject Ids ids;

  private UUID workspace = new UUID(0, 1);

  @BeforeEach
  void newWorkspace() {
    workspace = ids.next();
    counting.before(item -> {});
    counting.lanes(1);
  }

  @Test
  void everyItemIsDoneOnceAndCounted() {
    Job job = start(35);

    Job ended = ended(job);

    assertThat(ended.state()).isEqualTo(JobState.SUCCEEDED);
    assertThat(ended.total()).isEqualTo(35);
    assertThat(ended.done()).isEqualTo(35);
    assertThat(effects("thing.counted")).hasSize(35).allSatisfy((s, n) -> assertThat(n).isOne());
  }

  @Test
  void anItemThatFailsLeavesNothingAndDoesNotStopTheOthers() {
    counting.before(item -> {
      if (item.seq() % 10 == 3) {
        throw ProblemException.invalid("", "Threes are refused");
      }
    });
    Job ended = ended(start(30));

    assertThat(ended.state()).isEqualTo(JobState.SUCCEEDED);
    assertThat(ended.done()).isEqualTo(27);
    assertThat(ended.failed()).isEqualTo(3);
    assertThat(jobs.items(workspace, ended.id(), "failed", 0, 50))
        .extracting(JobItem::reason)
        .allSatisfy(reason -> assertThat(reason).contains("Threes are refused"))
        .hasSize(3);
    assertThat(effects("thing.counted")).hasSize(27).doesNotContainKey("thing_13");
  }

  @Test
  void chunksThatAreDoneAtOnceEndOneAfterAnother() {
    counting.lanes(3);
    CountDownLatch behind = new CountDownLatch(2);
    counting.before(item -> {
      if (item.seq() == 15 || item.seq() == 25) {
        behind.countDown();
      }
      if (item.seq() == 5) {
        await(behind);
      }
    });

    Job ended = ended(start(75));

    assertThat(ended.state()).isEqualTo(JobState.SUCCEEDED);
    assertThat(ended.done()).isEqualTo(75);
    assertThat(effects("thing.counted")).hasSize(75).allSatisfy((s, n) -> assertThat(n).isOne());
    List<Integer> told =
        database.inWorkspace(
            workspace,
            handle ->
                handle
                    .createQuery(
                        """
                        select substr(subject_id, 7)::int from audit_entry
                        where workspace_id = :workspace order by seq
                        """)
                    .bind("workspace", workspace)
                    .mapTo(Integer.class)
                    .list());
    assertThat(told).isSorted();
  }

  @Test
  void aCrashInTheMiddleOfAChunkLosesNothingAndDoublesNothing() {
    AtomicInteger crashes = new AtomicInteger(2);
    counting.before(item -> {
      if (item.seq() == 15 && crashes.getAndDecrement() > 0) {
        throw CountingJob.databaseAway();
      }
    });

    Job ended = ended(start(40));

    assertThat(crashes.get()).isNegative();
    assertThat(ended.state()).isEqualTo(JobState.SUCCEEDED);
    assertThat(ended.done()).isEqualTo(40);
    assertThat(effects("thing.counted")).hasSize(40).allSatisfy((s, n) -> assertThat(n).isOne());
  }

  @Test
  void aJobThatAnotherNodeLeftBehindIsTakenUpSoon() {
    scheduling.stop();
    Job job = start(5);
    database.acrossWorkspaces(handle ->
        handle.execute(
            """
            update scheduled_tasks set picked = true, picked_by = 'node-gone', last_heartbeat = now()
            where task_instance = ?
            """,
            JobQueueDao.instance(workspace, job.id())));
    scheduling.start();

    assertThat(ended(job).done()).isEqualTo(5);
  }

  @Test
  void aSecondRunOfTheSameJobCannotDoAChunkTwice() throws Exception {
    CountDownLatch inChunk = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    counting.before(item -> {
      if (item.seq() == 5 && inChunk.getCount() > 0) {
        inChunk.countDown();
        await(goOn);
      }
    });
    Job job = start(10);
    await(inChunk);
    // A node that was thought dead: its executions are set free while it still works.
    database.acrossWorkspaces(handle ->
        handle.execute(
            """
            update scheduled_tasks set picked = false, picked_by = null, version = version + 1,
              execution_time = now()
            where task_instance = ?
            """,
            JobQueueDao.instance(workspace, job.id())));
    scheduling.wake();
    eventually(() -> assertThat(find(job).done()).isEqualTo(10));
    goOn.countDown();

    ended(job);
    assertThat(effects("thing.counted")).hasSize(10).allSatisfy((s, n) -> assertThat(n).isOne());
  }

  @Test
  void anAttemptThatAnotherHasOvertakenWritesNothingMoreAndEndsNothing() throws IOException {
    writing.inTheMiddle(() ->
        database.acrossWorkspaces(handle ->
            handle.execute("update job set run = run + 1 where workspace_id = ?", workspace)));

    Job ended = ended(jobs.start(workspace, writing, new WritingJob.Lines(1_000), "Write"));

    assertThat(writing.attempts()).isEqualTo(2);
    assertThat(ended.state()).isEqualTo(JobState.SUCCEEDED);
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    jobs.copyFile(workspace, ended.id(), file);
    assertThat(file.size()).isEqualTo(11 * 100 * 1_000);
  }

  @Test
  void aCancelledJobStopsBetweenChunksAndKeepsWhatItDid() {
    CountDownLatch started = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    counting.before(item -> {
      if (item.seq() == 12) {
        started.countDown();
        await(goOn);
      }
    });
    Job job = start(100);
    await(started);
    jobs.cancel(workspace, job.id());
    goOn.countDown();

    Job ended = ended(job);
    assertThat(ended.state()).isEqualTo(JobState.CANCELLED);
    assertThat(ended.done()).isEqualTo(20);
    assertThatThrownBy(() -> jobs.cancel(workspace, job.id())).hasMessageContaining("ended");
  }

  @Test
  void undoTakesBackWhatWasDoneAndOnlyOnce() {
    counting.before(item -> {
      if (item.seq() == 3) {
        throw ProblemException.invalid("", "no");
      }
    });
    Job done = ended(start(12));
    assertThat(done.undoable()).isTrue();

    Job undone = ended(jobs.undo(workspace, done.id()));

    assertThat(undone.done()).isEqualTo(11);
    assertThat(effects("thing.uncounted")).hasSize(11).doesNotContainKey("thing_3");
    assertThatThrownBy(() -> jobs.undo(workspace, done.id())).hasMessageContaining("undone");
    assertThatThrownBy(() -> jobs.undo(workspace, undone.id())).hasMessageContaining("undone");
  }

  @Test
  void aJobOfARolledBackTransactionNeverExisted() {
    assertThatThrownBy(() ->
            database.inWorkspace(
                workspace,
                handle -> {
                  start(3);
                  throw new IllegalStateException("no");
                }))
        .hasMessage("no");

    assertThat(
            jobs.page(
                    workspace,
                    null,
                    java.util.List.of(),
                    gatehouse.platform.paging.PageRequest.of(null, null))
                .items())
        .isEmpty();
  }

  private Job start(int count) {
    return jobs.start(workspace, counting, new CountingJob.Numbers(count), "Count");
  }

  private Job find(Job job) {
    return jobs.find(workspace, job.id());
  }

  private Job ended(Job job) {
    eventually(() -> assertThat(find(job).state().isFinished()).isTrue());
    return find(job);
  }

  private Map<String, Long> effects(String action) {
    return database.inWorkspace(
        workspace,
        handle ->
            handle
                .createQuery(
                    """
                    select subject_id from audit_entry where workspace_id = :ws and action = :action
                    """)
                .bind("ws", workspace)
                .bind("action", action)
                .mapTo(String.class)
                .stream()
                .collect(Collectors.groupingBy(s -> s, Collectors.counting())));
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(60, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
