package gatehouse.control.credential;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.jboss.logging.Logger;

/** What is being done with credentials on this node, so that it can be cut. */
final class RunningCalls {
  private static final Logger LOG = Logger.getLogger("gatehouse.credentials");

  private final Set<Call> calls = ConcurrentHashMap.newKeySet();

  /** Not a record: two of the same kind are two. */
  static final class Call implements Credentials.Running {
    private final RunningCalls all;
    private final UUID workspace;
    private final UUID server;
    private final UUID user;
    private final Runnable cut;

    private Call(RunningCalls all, UUID workspace, UUID server, UUID user, Runnable cut) {
      this.all = all;
      this.workspace = workspace;
      this.server = server;
      this.user = user;
      this.cut = cut;
    }

    UUID workspace() {
      return workspace;
    }

    UUID server() {
      return server;
    }

    UUID user() {
      return user;
    }

    @Override
    public void close() {
      all.calls.remove(this);
    }
  }

  Call add(UUID workspace, UUID server, UUID user, Runnable cut) {
    Call call = new Call(this, workspace, server, user, cut);
    calls.add(call);
    return call;
  }

  List<Call> all() {
    return List.copyOf(calls);
  }

  void cut(Predicate<Call> which) {
    for (Call call : all()) {
      if (which.test(call) && calls.remove(call)) {
        try {
          call.cut.run();
        } catch (RuntimeException e) {
          LOG.errorf(e, "A call could not be cut");
        }
      }
    }
  }
}
