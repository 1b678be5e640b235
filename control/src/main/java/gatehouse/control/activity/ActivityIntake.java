package gatehouse.control.activity;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Takes what others have recorded: it is in the database when this returns, or nothing of it. */
@ApplicationScoped
public class ActivityIntake {
  private final ActivityWriter writer;
  private final ActivityRetention retention;

  ActivityIntake(ActivityWriter writer, ActivityRetention retention) {
    this.writer = writer;
    this.retention = retention;
  }

  /** Events to be written together. */
  public static final class Batch {
    private final List<Told> told = new ArrayList<>();

    public void add(McpSession session) {
      told.add(new Told.Started(session));
    }

    public void add(Query query) {
      told.add(new Told.Asked(query));
    }

    public void add(ToolCall call) {
      told.add(new Told.Called(call));
    }
  }

  /** What happened before this is not kept any more. */
  public Instant oldest() {
    return retention.oldest();
  }

  /**
   * Writes; figures follow within about a second.
   *
   * @return what was not there before: ids of calls and sessions, and {@link QueryRef}s
   */
  public Set<Object> write(Batch batch) {
    return writer.write(batch.told);
  }
}
