package gatehouse.control.authlink;

import gatehouse.control.account.EmailAddress;
import gatehouse.control.project.Project;
import gatehouse.platform.mail.Letter;
import java.util.List;
import java.util.UUID;

/** What is mailed to whoever opens a link. */
final class ConnectLetters {
  private ConnectLetters() {}

  static Letter code(UUID workspace, EmailAddress to, Project project, String code) {
    return new Letter(
        workspace,
        "auth-link-code",
        to.text(),
        "Your code to connect your accounts",
        List.of(
            "Hello,",
            "your code for \""
                + project.name()
                + "\" is "
                + code
                + ". It works once, for ten minutes.",
            "Type it only on the page where you asked for it. If it was not you, do nothing."),
        null);
  }
}
