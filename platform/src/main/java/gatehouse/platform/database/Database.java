package gatehouse.platform.database;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * Opens transactions. Each says whose rows it sees; row-level security refuses all others.
 *
 * <p>Nested calls join the transaction that is open, so services call one another freely and the
 * outermost call commits all or nothing. A nested call may name another tenant: its rows are seen
 * until it returns.
 */
@ApplicationScoped
public class Database {
  private static final ScopedValue<Transaction> CURRENT = ScopedValue.newInstance();
  static final String SERVER = "server";

  private final Jdbi jdbi;

  private final List<CommitHook> hooks;

  public Database(DataSource source, @Any Instance<CommitHook> hooks) {
    this.jdbi = JdbiSettings.on(source);
    this.hooks = hooks.stream().toList();
  }

  /** Runs {@code work} in a transaction that sees the rows of {@code workspace} only. */
  public <T extends @Nullable Object> T inWorkspace(UUID workspace, Work<T> work) {
    return run(workspace.toString(), work);
  }

  /**
   * Runs {@code work} in a transaction that sees the rows of every workspace. For what is the
   * server's own: accounts, sign-in, the operator's pages, jobs.
   */
  public <T extends @Nullable Object> T acrossWorkspaces(Work<T> work) {
    return run(SERVER, work);
  }

  /**
   * Runs {@code work} in the open transaction's tenant, or in none: then it sees no tenant's rows.
   */
  public <T extends @Nullable Object> T joined(Work<T> work) {
    return CURRENT.isBound() ? work.with(CURRENT.get().handle()) : run("", work);
  }

  /** Runs {@code action} once the open transaction has committed; at once when none is open. */
  public void afterCommit(Runnable action) {
    if (CURRENT.isBound()) {
      CURRENT.get().afterCommit(action);
    } else {
      action.run();
    }
  }

  /**
   * Hands {@code element} to {@code writer} just before the open transaction commits, together with
   * all others of it; at once, in a transaction of its own, when none is open.
   *
   * @param writer the same object each time
   */
  public <E> void atCommit(AtCommit<E> writer, E element) {
    if (CURRENT.isBound()) {
      CURRENT.get().atCommit(writer, element);
    } else {
      run(
          "",
          handle -> {
            CURRENT.get().atCommit(writer, element);
            return null;
          });
    }
  }

  /**
   * Runs {@code work} in the open transaction so that nothing of it stays when it throws, and the
   * rest of the transaction does. The caller catches what was thrown.
   */
  public <T extends @Nullable Object> T attempt(Work<T> work) {
    if (!CURRENT.isBound()) {
      throw new IllegalStateException("There is no transaction to attempt this in");
    }
    return CURRENT.get().attempt(work);
  }

  public boolean inTransaction() {
    return CURRENT.isBound();
  }

  private <T extends @Nullable Object> T run(String tenant, Work<T> work) {
    if (CURRENT.isBound()) {
      return CURRENT.get().as(tenant, work);
    }
    Transaction[] opened = new Transaction[1];
    T result =
        jdbi.inTransaction(handle -> {
          Transaction transaction = new Transaction(handle, tenant);
          opened[0] = transaction;
          Supplier<T> scoped =
              () -> {
                T value = work.with(handle);
                transaction.beforeCommit();
                hooks.forEach(hook -> hook.beforeCommit(handle));
                return value;
              };
          return ScopedValue.where(CURRENT, transaction).call(scoped::get);
        });
    opened[0].committed();
    return result;
  }

  /** Work in one transaction. */
  @FunctionalInterface
  public interface Work<T extends @Nullable Object> {
    T with(Handle handle);
  }
}
