package gatehouse.control.device;

import gatehouse.control.account.Account;
import gatehouse.control.account.Accounts;
import gatehouse.control.audit.AuditEvent;
import gatehouse.control.audit.AuditLog;
import gatehouse.control.session.Sessions;
import gatehouse.platform.database.Database;
import gatehouse.platform.http.ProblemException;
import gatehouse.platform.ids.IdType;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What people end on their own pages: sessions and browsers, with the record of it. */
@ApplicationScoped
class OwnBrowsers {
  private final Database database;
  private final Accounts accounts;
  private final Sessions sessions;
  private final Devices devices;
  private final AuditLog audit;

  OwnBrowsers(
      Database database, Accounts accounts, Sessions sessions, Devices devices, AuditLog audit) {
    this.database = database;
    this.accounts = accounts;
    this.sessions = sessions;
    this.devices = devices;
    this.audit = audit;
  }

  void endSession(UUID id, UUID session) {
    database.<@Nullable Void>acrossWorkspaces(handle -> {
      sessions.end(id, session);
      record(
          id, "account.session-ended", Map.of("session", IdType.ACCOUNT_SESSION.format(session)));
      return null;
    });
  }

  void endOthers(UUID id, UUID kept) {
    database.<@Nullable Void>acrossWorkspaces(handle -> {
      int ended = sessions.endOthers(id, kept);
      if (ended > 0) {
        record(id, "account.other-sessions-ended", Map.of("sessions", ended));
      }
      return null;
    });
  }

  void forget(UUID id, UUID device) {
    database.<@Nullable Void>acrossWorkspaces(handle -> {
      if (!devices.forget(id, device)) {
        throw ProblemException.notFound();
      }
      sessions.endOfDevice(id, device);
      record(
          id, "account.device-forgotten", Map.of("device", IdType.ACCOUNT_DEVICE.format(device)));
      return null;
    });
  }

  private void record(UUID id, String action, Map<String, ?> what) {
    Account account = accounts.get(id);
    audit.record(AuditLog.SERVER, new AuditEvent(action, account.subject(), what, Map.of()));
  }
}
