package gatehouse.control.access;

import gatehouse.platform.database.Database;
import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import org.jspecify.annotations.Nullable;

/** Opens the transaction of {@link OneTransaction}; what services open joins it. */
@OneTransaction
@Interceptor
@Priority(Interceptor.Priority.APPLICATION)
class OneTransactionInterceptor {
  private final Database database;
  private final Caller caller;

  OneTransactionInterceptor(Database database, Caller caller) {
    this.database = database;
    this.caller = caller;
  }

  @AroundInvoke
  @Nullable Object within(InvocationContext operation) {
    return database.<@Nullable Object>inWorkspace(
        caller.workspaceId(),
        handle -> {
          try {
            return operation.proceed();
          } catch (RuntimeException e) {
            throw e;
          } catch (Exception e) {
            throw new IllegalStateException("An operation that reads declares no exception", e);
          }
        });
  }
}
