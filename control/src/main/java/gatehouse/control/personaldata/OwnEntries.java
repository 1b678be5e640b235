package gatehouse.control.personaldata;

import com.fasterxml.jackson.databind.JsonNode;
import gatehouse.control.audit.AuditEntryView;
import gatehouse.control.audit.AuditFilter;
import gatehouse.control.audit.AuditLog;
import gatehouse.control.audit.AuditReader;
import gatehouse.platform.ids.IdType;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What the audit logs of the server and of all workspaces say of one person. */
@ApplicationScoped
class OwnEntries {
  private final AuditReader reader;

  OwnEntries(AuditReader reader) {
    this.reader = reader;
  }

  /**
   * One entry. Who did it to the person, and from where, is about somebody else: the log itself has
   * it, for those who may read it.
   *
   * @param workspace null in the server's log
   * @param address absent when it is another's
   */
  record Piece(
      String id,
      @Nullable String workspace,
      Instant at,
      String action,
      AuditEntryView.SubjectView subject,
      JsonNode before,
      JsonNode after,
      @Nullable String address) {
    static Piece of(UUID chain, AuditEntryView entry, @Nullable String address) {
      return new Piece(
          entry.id(),
          chain.equals(AuditLog.SERVER) ? null : IdType.WORKSPACE.format(chain),
          entry.at(),
          entry.action(),
          entry.subject(),
          entry.before(),
          entry.after(),
          address);
    }
  }

  /** What they did. */
  void by(UUID account, Consumer<Object> piece) {
    reader.everywhere(
        new AuditFilter(IdType.ACCOUNT.format(account), null, null, null, null, null),
        (chain, entry) -> piece.accept(Piece.of(chain, entry, entry.address())));
  }

  /** What others did to them, under one of their ids. */
  void about(String id, UUID account, Consumer<Object> piece) {
    String own = IdType.ACCOUNT.format(account);
    reader.everywhere(
        new AuditFilter(null, null, id, null, null, null),
        (chain, entry) -> {
          if (!own.equals(entry.actor().id())) {
            piece.accept(Piece.of(chain, entry, null));
          }
        });
  }
}
