package gatehouse.platform.database;

import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The open transaction of this thread: its handle, its tenant, what waits for its commit. */
final class Transaction {
  private final Handle handle;
  private final List<Runnable> afterCommit = new ArrayList<>();
  private String tenant = "";

  Transaction(Handle handle, String tenant) {
    this.handle = handle;
    see(tenant);
  }

  Handle handle() {
    return handle;
  }

  void afterCommit(Runnable action) {
    afterCommit.add(action);
  }

  void committed() {
    afterCommit.forEach(Runnable::run);
  }

  <T extends @Nullable Object> T as(String other, Database.Work<T> work) {
    if (other.equals(tenant)) {
      return work.with(handle);
    }
    String outer = tenant;
    see(other);
    // Not in a finally: after an error in SQL the transaction refuses every statement, this one
    // too,
    // and it is rolled back with its setting.
    T result = work.with(handle);
    see(outer);
    return result;
  }

  private void see(String other) {
    if (other.equals(tenant)) {
      return;
    }
    boolean server = other.equals(Database.SERVER);
    handle.execute(
        "select set_config('gatehouse.workspace', ?, true), set_config('gatehouse.scope', ?, true)",
        server ? "" : other,
        server ? other : "");
    tenant = other;
  }
}
