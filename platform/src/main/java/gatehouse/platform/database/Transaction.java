package gatehouse.platform.database;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.transaction.TransactionException;
import org.jspecify.annotations.Nullable;

/** The open transaction of this thread: its handle, its tenant, what waits for its commit. */
final class Transaction {
  private static final String SEE =
      "select set_config('gatehouse.workspace', ?, true), set_config('gatehouse.scope', ?, true)";

  private final Handle handle;
  private final List<Runnable> afterCommit = new ArrayList<>();
  private final Map<AtCommit<?>, List<Object>> atCommit = new LinkedHashMap<>();
  private String tenant = "";
  private int savepoints;

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

  <E> void atCommit(AtCommit<E> writer, E element) {
    atCommit.computeIfAbsent(writer, w -> new ArrayList<>()).add(element);
  }

  /** Lets everything that was collected be written; what a writer adds is written too. */
  void beforeCommit() {
    while (!atCommit.isEmpty()) {
      AtCommit<?> writer = atCommit.keySet().iterator().next();
      write(writer, atCommit.remove(writer));
    }
  }

  @SuppressWarnings("unchecked") // atCommit puts only elements of the writer's own type in its list
  private static <E> void write(AtCommit<E> writer, @Nullable List<Object> elements) {
    writer.write((List<E>) (elements == null ? List.of() : elements));
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
    try {
      T result = work.with(handle);
      see(outer);
      return result;
    } catch (RuntimeException | Error e) {
      restore(outer, e);
      throw e;
    }
  }

  /** Runs work of which nothing stays when it fails; the transaction itself goes on. */
  <T extends @Nullable Object> T attempt(Database.Work<T> work) {
    String name = "attempt_" + savepoints++;
    String outer = tenant;
    int actions = afterCommit.size();
    Map<AtCommit<?>, Integer> collected = new LinkedHashMap<>();
    atCommit.forEach((writer, elements) -> collected.put(writer, elements.size()));
    handle.savepoint(name);
    try {
      T result = work.with(handle);
      handle.releaseSavepoint(name);
      return result;
    } catch (RuntimeException | Error e) {
      handle.rollbackToSavepoint(name);
      tenant = outer; // the setting went back with the savepoint
      afterCommit.subList(actions, afterCommit.size()).clear();
      atCommit.keySet().retainAll(collected.keySet());
      atCommit.forEach((writer, elements) ->
          elements.subList(collected.getOrDefault(writer, 0), elements.size()).clear());
      throw e;
    }
  }

  /** Whoever catches the error and goes on must not see the inner tenant's rows. */
  private void restore(String outer, Throwable failure) {
    try {
      see(outer);
    } catch (JdbiException refused) {
      // After an error in SQL the transaction refuses every statement and can only be rolled back.
      failure.addSuppressed(refused);
    }
  }

  private void see(String other) {
    if (other.equals(tenant)) {
      return;
    }
    boolean server = other.equals(Database.SERVER);
    // As plain JDBC: it is the first statement of every transaction.
    try (PreparedStatement statement = handle.getConnection().prepareStatement(SEE)) {
      statement.setString(1, server ? "" : other);
      statement.setString(2, server ? other : "");
      statement.execute();
    } catch (SQLException e) {
      throw new TransactionException("Whose rows to see could not be set", e);
    }
    tenant = other;
  }
}
