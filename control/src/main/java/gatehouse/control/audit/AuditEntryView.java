package gatehouse.control.audit;

import com.fasterxml.jackson.databind.JsonNode;
import gatehouse.platform.ids.IdType;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * One entry of the audit log.
 *
 * @param seq its number in its chain, without gaps
 * @param before the changed fields as they were
 * @param after the changed fields as they are
 * @param hash hex; chained to the entry before it
 */
public record AuditEntryView(
    String id,
    long seq,
    Instant at,
    ActorView actor,
    String action,
    SubjectView subject,
    JsonNode before,
    JsonNode after,
    @Nullable String address,
    @Nullable String requestId,
    String hash) {

  /** Who did it. */
  public record ActorView(
      @Schema(implementation = Actor.Type.class) String type, @Nullable String id, String name) {}

  /** What or whom it is about. */
  public record SubjectView(String type, @Nullable String id, String name) {}

  static AuditEntryView of(AuditEntry entry) {
    return new AuditEntryView(
        IdType.AUDIT_ENTRY.format(entry.id()),
        entry.seq(),
        entry.at(),
        new ActorView(entry.actorType(), entry.actorId(), entry.actorName()),
        entry.action(),
        new SubjectView(entry.subjectType(), entry.subjectId(), entry.subjectName()),
        CanonicalJson.read(entry.before()),
        CanonicalJson.read(entry.after()),
        entry.address(),
        entry.requestId(),
        entry.hash());
  }
}
