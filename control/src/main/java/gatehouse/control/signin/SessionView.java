package gatehouse.control.signin;

import gatehouse.control.access.Role;
import gatehouse.control.account.Account;
import gatehouse.platform.ids.IdType;
import java.util.List;

/** Who is signed in, and where they may go. */
record SessionView(AccountView account, List<WorkspaceView> workspaces) {

  static SessionView of(Account account, List<WorkspaceRef> workspaces) {
    return new SessionView(
        AccountView.of(account), workspaces.stream().map(WorkspaceView::of).toList());
  }

  record AccountView(
      String id,
      String email,
      String name,
      String firstName,
      String lastName,
      boolean operator,
      boolean twoFactor) {

    static AccountView of(Account account) {
      return new AccountView(
          IdType.ACCOUNT.format(account.id()),
          account.email(),
          account.name(),
          account.firstName(),
          account.lastName(),
          account.operator(),
          account.twoFactor());
    }
  }

  record WorkspaceView(String id, String slug, String name, Role role) {

    static WorkspaceView of(WorkspaceRef workspace) {
      return new WorkspaceView(
          IdType.WORKSPACE.format(workspace.id()),
          workspace.slug(),
          workspace.name(),
          workspace.role());
    }
  }
}
