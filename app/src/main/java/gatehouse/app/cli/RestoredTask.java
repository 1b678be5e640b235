package gatehouse.app.cli;

import gatehouse.app.RestoreNote;
import java.util.Map;

/** Records the restore. */
class RestoredTask extends Task {
  private final RestoreNote note;

  RestoredTask(RestoreNote note) {
    this.note = note;
  }

  @Override
  String work(String... arguments) {
    note.write(Map.of());
    return "All sessions, trusted devices, links and tokens of the restored database have ended.";
  }
}
