package gatehouse.control.audit;

import gatehouse.platform.database.Database;
import gatehouse.platform.http.ProblemException;
import gatehouse.platform.paging.Cursor;
import gatehouse.platform.paging.Page;
import gatehouse.platform.paging.PageRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Reads the audit log of one workspace, or the server's own. */
@ApplicationScoped
public class AuditReader {
  private static final String SORT = "-seq";
  private static final int BATCH = 1_000;

  private final Database database;

  AuditReader(Database database) {
    this.database = database;
  }

  /** The newest first. */
  Page<AuditEntryView> page(UUID chain, AuditFilter filter, PageRequest request) {
    Long before = position(Cursor.decode(request.cursor(), SORT));
    return database.inWorkspace(
        chain,
        handle -> {
          AuditReadDao dao = new AuditReadDao(handle, chain);
          return Page.cut(
                  dao.newestFirst(filter, before, request.limit() + 1),
                  request,
                  entry -> new Cursor(SORT, Long.toString(entry.seq()), entry.id()),
                  Page.Total.of(dao.count(filter, Page.Total.COUNTED + 1)))
              .map(AuditEntryView::of);
        });
  }

  List<String> actions(UUID chain) {
    return database.inWorkspace(chain, handle -> new AuditReadDao(handle, chain).actions());
  }

  long count(UUID chain, AuditFilter filter, long most) {
    return database.inWorkspace(
        chain, handle -> new AuditReadDao(handle, chain).count(filter, most));
  }

  List<AuditEntry> oldestFirst(UUID chain, AuditFilter filter, long after, int limit) {
    return database.inWorkspace(
        chain, handle -> new AuditReadDao(handle, chain).oldestFirst(filter, after, limit));
  }

  /** Hands over what matches in every chain, the oldest first in each, outside a transaction. */
  public void everywhere(AuditFilter filter, BiConsumer<UUID, AuditEntryView> to) {
    List<UUID> chains = database.acrossWorkspaces(handle -> AuditReadDao.chains(handle));
    for (UUID chain : chains) {
      List<AuditEntry> batch = oldestFirst(chain, filter, 0, BATCH);
      while (!batch.isEmpty()) {
        batch.forEach(entry -> to.accept(chain, AuditEntryView.of(entry)));
        batch = oldestFirst(chain, filter, batch.getLast().seq(), BATCH);
      }
    }
  }

  ChainHead head(UUID chain) {
    return database.inWorkspace(chain, handle -> new AuditReadDao(handle, chain).head());
  }

  private static @Nullable Long position(@Nullable Cursor after) {
    try {
      return after == null ? null : Long.valueOf(after.value());
    } catch (NumberFormatException damaged) {
      throw ProblemException.invalid("?cursor", "Take nextCursor of the page before.");
    }
  }
}
