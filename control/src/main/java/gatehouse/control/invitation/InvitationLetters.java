package gatehouse.control.invitation;

import gatehouse.control.access.Role;
import gatehouse.control.workspace.Workspace;
import gatehouse.platform.mail.Letter;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is written about invitations. */
final class InvitationLetters {
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);
  private static final int SHOWN = 20;

  private InvitationLetters() {}

  static Letter invitation(
      Workspace workspace,
      String to,
      Role role,
      String inviter,
      @Nullable String note,
      Instant expires,
      String url) {
    List<String> text = new ArrayList<>();
    text.add("Hello,");
    text.add(
        "%s invites you to the workspace %s, as %s."
            .formatted(inviter, workspace.name(), role.label()));
    if (note != null) {
      text.add("They write:");
      note.lines()
          .map(String::strip)
          .filter(line -> !line.isEmpty())
          .forEach(line -> text.add("> " + line));
    }
    text.add(
        "The link is for you alone and works once, until %s."
            .formatted(DAY.format(LocalDate.ofInstant(expires, ZoneId.of(workspace.timeZone())))));
    return new Letter(
        workspace.id(),
        "invitation",
        to,
        "You are invited to " + workspace.name(),
        text,
        new Letter.Link("Accept the invitation", url));
  }

  /** To every Admin, when someone who is none invites another one. */
  static Letter adminInvited(
      UUID workspace, String name, String to, String inviter, List<String> invited, String url) {
    String shown = String.join(", ", invited.subList(0, Math.min(SHOWN, invited.size())));
    String more = invited.size() > SHOWN ? " and %d more".formatted(invited.size() - SHOWN) : "";
    return new Letter(
        workspace,
        "admin-invited",
        to,
        "A new Admin was invited to " + name,
        List.of(
            "Hello,",
            "%s, who is not an Admin, invited as Admin of the workspace %s: %s%s."
                .formatted(inviter, name, shown, more),
            "If that is not wanted, cancel the invitation. In the workspace's settings you decide"
                + " whether Managers may invite Admins."),
        new Letter.Link("See the invitations", url));
  }
}
