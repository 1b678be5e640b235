package gatehouse.app.cli;

import gatehouse.app.Services;
import gatehouse.platform.config.Configuration;
import io.quarkus.runtime.QuarkusApplication;

/** What the commands on the members of a workspace share. */
abstract sealed class MemberCommand implements Command
    permits MemberListCommand, MemberImportCommand, MemberExportCommand {
  static final String WORKSPACE = "--workspace";

  /** The slug of the workspace that is meant. */
  static String workspace(Invocation invocation) {
    return invocation
        .value(WORKSPACE)
        .orElseThrow(() -> new UsageException("say which workspace: --workspace acme."));
  }

  static int run(
      Invocation invocation, Class<? extends QuarkusApplication> task, String... arguments) {
    Configuration configuration = invocation.configuration();
    try (DatabaseVisit visit = DatabaseVisit.ready(configuration)) {
      return Services.run(configuration, visit.access(), invocation.verbose(), task, arguments);
    }
  }
}
