package gatehouse.control.activation;

import gatehouse.control.account.Account;
import gatehouse.control.onetime.Purpose;
import gatehouse.control.workspace.Workspace;
import gatehouse.platform.mail.Letter;
import java.util.List;

/** What is written to new members. */
final class ActivationLetters {
  private ActivationLetters() {}

  static Letter activate(Workspace workspace, Account account, String url) {
    return new Letter(
        workspace.id(),
        "activation",
        account.email(),
        "Your access to " + workspace.name(),
        List.of(
            "Hello " + account.name() + ",",
            "an account was made for you, which lets you into the workspace %s."
                .formatted(workspace.name()),
            "Choose your password to begin. The link works once, for %d days; after that, \"Forgotten password\" on the sign-in page sends another."
                .formatted(Purpose.ACTIVATION.life().toDays())),
        new Letter.Link("Choose your password", url));
  }

  static Letter comeIn(Workspace workspace, Account account, String url) {
    return new Letter(
        workspace.id(),
        "member-added",
        account.email(),
        "Your access to " + workspace.name(),
        List.of(
            "Hello " + account.name() + ",",
            "you were made a member of the workspace %s. Sign in as you always do."
                .formatted(workspace.name())),
        new Letter.Link("Sign in", url));
  }
}
