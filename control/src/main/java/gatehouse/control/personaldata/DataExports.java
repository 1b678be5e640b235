package gatehouse.control.personaldata;

import gatehouse.control.audit.AuditEvent;
import gatehouse.control.audit.AuditLog;
import gatehouse.control.audit.Subject;
import gatehouse.platform.database.Database;
import gatehouse.platform.ids.IdType;
import gatehouse.platform.jobs.Job;
import gatehouse.platform.jobs.Jobs;
import gatehouse.platform.limits.Limit;
import gatehouse.platform.limits.Limits;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Starts the making of the file, on record. */
@ApplicationScoped
class DataExports {
  private final Database database;
  private final Jobs jobs;
  private final DataExport export;
  private final AuditLog audit;
  private final Limits limits;

  DataExports(Database database, Jobs jobs, DataExport export, AuditLog audit, Limits limits) {
    this.database = database;
    this.jobs = jobs;
    this.export = export;
    this.audit = audit;
    this.limits = limits;
  }

  Job start(UUID account, String name) {
    // Jobs counts only what starts outside a transaction.
    limits.take(Limit.JOBS_STARTED, account.toString());
    return database.acrossWorkspaces(handle -> {
      audit.record(
          AuditLog.SERVER,
          new AuditEvent(
              "account.data-exported",
              new Subject("account", IdType.ACCOUNT.format(account), name)));
      return jobs.start(Jobs.SERVER, export, new DataExport.Wanted(account), "Export your data");
    });
  }
}
