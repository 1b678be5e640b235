package gatehouse.app.cli;

import java.util.Set;

/** Makes people of a file members of a workspace. */
final class MemberImportCommand extends MemberCommand {
  private static final String DRY_RUN = "--dry-run";
  private static final String UPDATE = "--update";

  @Override
  public String name() {
    return "member import";
  }

  @Override
  public String parameters() {
    return "<file.csv> --workspace <slug> [--update] [--dry-run]";
  }

  @Override
  public String summary() {
    return "Make the people of a CSV file members of a workspace";
  }

  @Override
  public String details() {
    return """
    The first row has the headings First Name, Last Name, Email, and if wanted Team, Remote Sites,
    Role and Tags. There is no limit of rows. Who is a member already is left alone; with --update
    they get the team, sites, tags and role of the file. Rows that cannot be taken in are printed
    with the reason, and the others are taken in all the same. Stopped half-way, the same command
    goes on where it was.
    """;
  }

  @Override
  public Set<String> flags() {
    return Set.of(DRY_RUN, UPDATE);
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
        MemberImportTask.class,
        workspace(invocation),
        invocation.word(0).orElseThrow(),
        Boolean.toString(invocation.has(UPDATE)),
        Boolean.toString(invocation.has(DRY_RUN)));
  }
}
