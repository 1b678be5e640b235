package gatehouse.control.exporting;

import gatehouse.control.access.Permission;
import gatehouse.control.audit.AuditEvent;
import gatehouse.control.audit.AuditLog;
import gatehouse.control.audit.Subject;
import gatehouse.control.member.MemberFilter;
import gatehouse.control.member.MemberList;
import gatehouse.control.member.MemberNames;
import gatehouse.control.member.MemberRow;
import gatehouse.control.workspace.Workspace;
import gatehouse.control.workspace.Workspaces;
import gatehouse.platform.database.Database;
import gatehouse.platform.ids.IdType;
import gatehouse.platform.jobs.JobRun;
import gatehouse.platform.jobs.RunJobKind;
import gatehouse.platform.tables.TableFormat;
import gatehouse.platform.tables.TableWriter;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes the members that match into a file. */
@ApplicationScoped
public class MemberExport implements RunJobKind<MemberExport.Wanted> {
  private static final int CHUNK = 1_000;

  private final Database database;
  private final MemberList list;
  private final MemberNames names;
  private final Workspaces workspaces;
  private final AuditLog audit;
  private final Clock clock;

  MemberExport(
      Database database,
      MemberList list,
      MemberNames names,
      Workspaces workspaces,
      AuditLog audit,
      Clock clock) {
    this.database = database;
    this.list = list;
    this.names = names;
    this.workspaces = workspaces;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * Which members, in which order, with which columns.
   *
   * @param sort by name when null
   */
  public record Wanted(
      MemberFilter filter, @Nullable String sort, List<MemberColumn> columns, TableFormat format) {}

  @Override
  public String name() {
    return "member-export";
  }

  @Override
  public Class<Wanted> arguments() {
    return Wanted.class;
  }

  @Override
  public String permission() {
    return Permission.MEMBERS_READ.id();
  }

  @Override
  public void run(Wanted wanted, JobRun run) {
    UUID workspace = run.job().workspaceId();
    List<UUID> members = members(workspace, wanted);
    TableFormat format = wanted.format();
    String day = DateTimeFormatter.ISO_LOCAL_DATE.withZone(ZoneOffset.UTC).format(clock.instant());
    write(
        workspace,
        wanted,
        members,
        run.file("users-" + day + "." + format.ending(), format.mediaType()),
        done -> run.progress(done, (long) members.size(), null));
  }

  /** Writes the file at once, for the command line; answers how many rows it has. */
  public int write(UUID workspace, Wanted wanted, OutputStream out) {
    List<UUID> members = members(workspace, wanted);
    write(workspace, wanted, members, out, done -> {});
    return members.size();
  }

  /** Who matches, in order, from one moment; who they are is read later, bit by bit. */
  private List<UUID> members(UUID workspace, Wanted wanted) {
    return database.inWorkspace(
        workspace,
        handle -> {
          List<UUID> members = new ArrayList<>();
          list.each(workspace, wanted.filter(), wanted.sort(), row -> members.add(row.id()));
          Workspace of = workspaces.find(workspace).orElseThrow();
          audit.record(
              workspace,
              new AuditEvent(
                  "members.exported",
                  new Subject("workspace", IdType.WORKSPACE.format(workspace), of.name()),
                  Map.of(),
                  told(wanted, members.size())));
          return members;
        });
  }

  private static Map<String, @Nullable Object> told(Wanted wanted, int rows) {
    Map<String, @Nullable Object> told = new LinkedHashMap<>();
    told.put("rows", rows);
    told.put("format", wanted.format());
    told.put("columns", wanted.columns().stream().map(MemberColumn::heading).toList());
    told.put("filter", wanted.filter().told());
    return told;
  }

  private void write(
      UUID workspace, Wanted wanted, List<UUID> members, OutputStream out, LongConsumer progress) {
    try (TableWriter table = wanted.format().writer(out, "Users")) {
      table.row(wanted.columns().stream().map(MemberColumn::heading).toList());
      for (int from = 0; from < members.size(); from += CHUNK) {
        int to = Math.min(from + CHUNK, members.size());
        for (List<String> row : rows(workspace, wanted, members.subList(from, to))) {
          table.row(row);
        }
        progress.accept(to);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Those that are still there, in the same order. */
  private List<List<String>> rows(UUID workspace, Wanted wanted, List<UUID> members) {
    return database.inWorkspace(
        workspace,
        handle -> {
          List<MemberRow> found = list.some(workspace, members);
          MemberNames.Known known = names.of(workspace, found);
          Map<UUID, MemberRow> byId =
              found.stream().collect(Collectors.toMap(MemberRow::id, Function.identity()));
          return members.stream()
              .map(byId::get)
              .filter(Objects::nonNull)
              .map(row -> wanted.columns().stream().map(column -> column.cell(row, known)).toList())
              .toList();
        });
  }
}
