package gatehouse.app.cli;

import gatehouse.app.StartupException;
import gatehouse.control.member.MemberFilter;
import gatehouse.control.member.MemberList;
import gatehouse.control.workspace.Workspace;
import gatehouse.control.workspace.Workspaces;
import gatehouse.platform.http.WireNames;
import java.io.BufferedWriter;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/** Prints members: workspace, part of name or address. */
class MemberListTask extends Task {
  private final Workspaces workspaces;
  private final MemberList list;

  MemberListTask(Workspaces workspaces, MemberList list) {
    this.workspaces = workspaces;
    this.list = list;
  }

  static Workspace workspace(Workspaces workspaces, String slug) {
    return workspaces
        .find(slug)
        .orElseThrow(() -> new StartupException("there is no workspace \"%s\".".formatted(slug)));
  }

  @Override
  String work(String... arguments) {
    Workspace of = workspace(workspaces, arguments[0]);
    PrintWriter out =
        new PrintWriter(
            new BufferedWriter(new OutputStreamWriter(System.out, StandardCharsets.UTF_8)));
    long[] count = {0};
    list.each(
        of.id(),
        MemberFilter.ofSearch(arguments[1]),
        null,
        row -> {
          count[0]++;
          out.println(
              String.join(
                  "\t",
                  row.email(),
                  row.shownName(),
                  row.role().label(),
                  WireNames.of(row.status())));
        });
    out.flush();
    return "%d members of %s".formatted(count[0], of.name());
  }
}
