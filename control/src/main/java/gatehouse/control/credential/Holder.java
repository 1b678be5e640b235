package gatehouse.control.credential;

import gatehouse.control.audit.Subject;
import gatehouse.platform.ids.IdType;
import java.util.UUID;

/** Whose credentials they are: a user of a project. */
public record Holder(UUID workspace, UUID project, UUID user, String email) {
  Subject subject() {
    return new Subject("project-user", IdType.PROJECT_USER.format(user), email);
  }
}
