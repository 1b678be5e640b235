package gatehouse.app.cli;

import gatehouse.app.StartupException;
import gatehouse.control.exporting.MemberColumn;
import gatehouse.control.exporting.MemberExport;
import gatehouse.control.member.MemberFilter;
import gatehouse.control.workspace.Workspace;
import gatehouse.control.workspace.Workspaces;
import gatehouse.platform.tables.TableFormat;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Writes members into a file: workspace, file. */
class MemberExportTask extends Task {
  private final Workspaces workspaces;
  private final MemberExport export;

  MemberExportTask(Workspaces workspaces, MemberExport export) {
    this.workspaces = workspaces;
    this.export = export;
  }

  @Override
  String work(String... arguments) {
    Workspace of = MemberListTask.workspace(workspaces, arguments[0]);
    Path file = Path.of(arguments[1]);
    TableFormat format = file.toString().endsWith(".xlsx") ? TableFormat.XLSX : TableFormat.CSV;
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
      int rows =
          export.write(
              of.id(),
              new MemberExport.Wanted(
                  MemberFilter.ALL, null, List.of(MemberColumn.values()), format),
              out);
      return "Wrote %d members of %s to %s".formatted(rows, of.name(), file);
    } catch (IOException e) {
      throw new StartupException("cannot write to %s: %s".formatted(file, e.getMessage()));
    }
  }
}
