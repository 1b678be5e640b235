package gatehouse.control.group;

import gatehouse.control.audit.Subject;
import java.time.Instant;
import java.util.UUID;

/** A team, a tag or a site of a workspace. */
public record Group(
    GroupKind kind, UUID id, String name, String nameKey, Instant createdAt, long version) {

  /** As the API names it. */
  public String typeId() {
    return kind.idType().format(id);
  }

  Subject subject() {
    return new Subject(kind.label(), typeId(), name);
  }
}
