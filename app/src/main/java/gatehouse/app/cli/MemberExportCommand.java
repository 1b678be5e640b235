package gatehouse.app.cli;

import java.util.Set;

/** Writes the members of a workspace into a file. */
final class MemberExportCommand extends MemberCommand {
  @Override
  public String name() {
    return "member export";
  }

  @Override
  public String parameters() {
    return "<file.csv|file.xlsx> --workspace <slug>";
  }

  @Override
  public String summary() {
    return "Write the members of a workspace into a file";
  }

  @Override
  public String details() {
    return """
    All members with all columns, as CSV or XLSX by the file's ending.
    """;
  }

  @Override
  public Set<String> valued() {
    return Set.of(WORKSPACE);
  }

  @Override
  public int leastWords() {
    return 1;
  }

  @Override
  public int run(Invocation invocation) {
    return run(
        invocation,
        MemberExportTask.class,
        workspace(invocation),
        invocation.word(0).orElseThrow());
  }
}
