package gatehouse.control.bulk;

import gatehouse.control.access.Permission;
import gatehouse.platform.jobs.Job;
import java.util.UUID;

/** A list whose rows can be acted on in bulk. A CDI bean of this type is found by its name. */
public interface BulkList {
  /** The list's name in the API, such as {@code members}. */
  String list();

  /** What whoever acts on it must hold. */
  Permission permission();

  /** What the action would do now; changes nothing. */
  BulkPreview preview(UUID workspace, BulkRequest request);

  /** Starts the job. */
  Job start(UUID workspace, BulkRequest request);
}
