package gatehouse.app.cli;

import gatehouse.control.account.Account;
import gatehouse.control.audit.AuditEvent;
import gatehouse.control.audit.AuditLog;
import gatehouse.control.onetime.OneTimeLinks;
import gatehouse.control.onetime.Purpose;
import gatehouse.platform.http.PublicUrl;
import jakarta.enterprise.context.ApplicationScoped;

/** A link to choose a password, handed to whoever has the server's terminal. */
@ApplicationScoped
public class PasswordLink {
  private final OneTimeLinks links;
  private final PublicUrl publicUrl;
  private final AuditLog audit;

  PasswordLink(OneTimeLinks links, PublicUrl publicUrl, AuditLog audit) {
    this.links = links;
    this.publicUrl = publicUrl;
    this.audit = audit;
  }

  /** Makes it and answers the text to print; the link before stops working. */
  String of(Account account) {
    String token = links.issue(Purpose.PASSWORD_RESET, account.id(), null);
    audit.record(AuditLog.SERVER, new AuditEvent("account.password-link-made", account.subject()));
    return "Choose a password here, once and within %d minutes:\n  %s"
        .formatted(Purpose.PASSWORD_RESET.life().toMinutes(), publicUrl.of("/reset/" + token));
  }
}
