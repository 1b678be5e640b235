package gatehouse.control.audit;

import gatehouse.platform.jobs.Job;
import gatehouse.platform.jobs.Jobs;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Starts the long work on a chain, a workspace's or the server's. */
@ApplicationScoped
class AuditJobs {
  private final AuditVerification verification;
  private final AuditExport export;
  private final Jobs jobs;

  AuditJobs(AuditVerification verification, AuditExport export, Jobs jobs) {
    this.verification = verification;
    this.export = export;
    this.jobs = jobs;
  }

  Job verify(UUID chain) {
    return jobs.start(
        chain, verification, new AuditVerification.Chain(chain), "Verify the audit log");
  }

  Job export(UUID chain, AuditExportRequest request) {
    return jobs.start(
        chain,
        export,
        new AuditExport.Wanted(chain, request.wanted(), request.wantedFormat()),
        "Export the audit log");
  }
}
