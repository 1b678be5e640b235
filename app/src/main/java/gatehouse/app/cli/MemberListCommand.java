package gatehouse.app.cli;

import java.util.Set;

/** Prints the members of a workspace. */
final class MemberListCommand extends MemberCommand {
  private static final String SEARCH = "--search";

  @Override
  public String name() {
    return "member list";
  }

  @Override
  public String parameters() {
    return "--workspace <slug> [--search <text>]";
  }

  @Override
  public String summary() {
    return "Print the members of a workspace";
  }

  @Override
  public String details() {
    return """
    One line a member, by name: e-mail, name, role and status, with tabs between them. --search
    looks for a part of the name or the address.
    """;
  }

  @Override
  public Set<String> valued() {
    return Set.of(WORKSPACE, SEARCH);
  }

  @Override
  public int run(Invocation invocation) {
    return run(
        invocation,
        MemberListTask.class,
        workspace(invocation),
        invocation.value(SEARCH).orElse(""));
  }
}
