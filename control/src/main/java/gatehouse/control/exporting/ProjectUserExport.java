package gatehouse.control.exporting;

import gatehouse.control.access.Permission;
import gatehouse.control.audit.AuditEvent;
import gatehouse.control.audit.AuditLog;
import gatehouse.control.audit.Subject;
import gatehouse.control.mcpserver.McpServer;
import gatehouse.control.mcpserver.McpServers;
import gatehouse.control.project.Project;
import gatehouse.control.project.ProjectGate;
import gatehouse.control.projectuser.ProjectUserFilter;
import gatehouse.control.projectuser.ProjectUserList;
import gatehouse.control.projectuser.ProjectUserRow;
import gatehouse.platform.database.Database;
import gatehouse.platform.ids.IdType;
import gatehouse.platform.jobs.JobRun;
import gatehouse.platform.jobs.RunJobKind;
import gatehouse.platform.tables.TableFormat;
import gatehouse.platform.tables.TableWriter;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes the users of a project that match into a file. */
@ApplicationScoped
public class ProjectUserExport implements RunJobKind<ProjectUserExport.Wanted> {
  private static final int CHUNK = 1_000;

  private final Database database;
  private final ProjectUserList list;
  private final McpServers servers;
  private final ProjectGate gate;
  private final AuditLog audit;
  private final Clock clock;

  ProjectUserExport(
      Database database,
      ProjectUserList list,
      McpServers servers,
      ProjectGate gate,
      AuditLog audit,
      Clock clock) {
    this.database = database;
    this.list = list;
    this.servers = servers;
    this.gate = gate;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * Which users of which project, in which order, with which columns.
   *
   * @param project its TypeID
   * @param sort by address when null
   */
  public record Wanted(
      String project,
      ProjectUserFilter filter,
      @Nullable String sort,
      List<ProjectUserColumn> columns,
      TableFormat format) {}

  @Override
  public String name() {
    return "project-user-export";
  }

  @Override
  public Class<Wanted> arguments() {
    return Wanted.class;
  }

  @Override
  public String permission() {
    return Permission.PROJECTS_READ.id();
  }

  @Override
  public void run(Wanted wanted, JobRun run) {
    UUID workspace = run.job().workspaceId();
    Project project = gate.of(workspace, wanted.project());
    List<ProjectUserRow> rows = rows(project, wanted);
    Map<UUID, String> names =
        servers.of(workspace, project.id()).stream()
            .collect(Collectors.toMap(McpServer::id, McpServer::name));
    TableFormat format = wanted.format();
    String day = DateTimeFormatter.ISO_LOCAL_DATE.withZone(ZoneOffset.UTC).format(clock.instant());
    String file = project.slug() + "-users-" + day + "." + format.ending();
    try (TableWriter table = format.writer(run.file(file, format.mediaType()), "Users")) {
      table.row(wanted.columns().stream().map(ProjectUserColumn::heading).toList());
      for (int i = 0; i < rows.size(); i++) {
        ProjectUserRow row = rows.get(i);
        table.row(wanted.columns().stream().map(column -> column.cell(row, names)).toList());
        if (i % CHUNK == CHUNK - 1) {
          run.progress(i + 1L, (long) rows.size(), null);
        }
      }
      run.progress(rows.size(), (long) rows.size(), null);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Who matches, in order, from one moment. */
  private List<ProjectUserRow> rows(Project project, Wanted wanted) {
    UUID workspace = project.workspaceId();
    return database.inWorkspace(
        workspace,
        handle -> {
          List<ProjectUserRow> rows = new ArrayList<>();
          list.each(workspace, project.id(), wanted.filter(), wanted.sort(), rows::add);
          audit.record(
              workspace,
              new AuditEvent(
                  "project-users.exported",
                  new Subject("project", IdType.PROJECT.format(project.id()), project.name()),
                  Map.of(),
                  Map.of(
                      "rows", rows.size(),
                      "format", wanted.format(),
                      "columns", wanted.columns().stream().map(ProjectUserColumn::heading).toList(),
                      "filter", wanted.filter().told())));
          return rows;
        });
  }
}
