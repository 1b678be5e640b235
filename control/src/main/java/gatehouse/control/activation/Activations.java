package gatehouse.control.activation;

import gatehouse.control.account.Account;
import gatehouse.control.onetime.OneTimeLinks;
import gatehouse.control.onetime.Purpose;
import gatehouse.control.workspace.Workspace;
import gatehouse.platform.http.PublicUrl;
import gatehouse.platform.mail.Letter;
import gatehouse.platform.mail.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** Writes to people who were made members. Call it in the transaction that makes them so. */
@ApplicationScoped
public class Activations {
  private final OneTimeLinks links;
  private final Outbox outbox;
  private final PublicUrl publicUrl;

  Activations(OneTimeLinks links, Outbox outbox, PublicUrl publicUrl) {
    this.links = links;
    this.outbox = outbox;
    this.publicUrl = publicUrl;
  }

  /** A link to the first password; where the workspace asks for its identity provider, no link. */
  public void welcome(Workspace workspace, Account account) {
    outbox.send(letter(workspace, account));
  }

  /** To somebody who has been on this server before. */
  public void added(Workspace workspace, Account account) {
    outbox.send(ActivationLetters.comeIn(workspace, account, signIn(workspace)));
  }

  /** As {@link #welcome} and {@link #added}, for many at once. */
  public void write(
      Workspace workspace, Collection<Account> welcomed, Collection<Account> alsoAdded) {
    if (!outbox.available()) {
      return; // a link that nobody gets is a secret too many
    }
    List<Letter> letters = new ArrayList<>();
    welcomed.forEach(account -> letters.add(letter(workspace, account)));
    alsoAdded.forEach(
        account -> letters.add(ActivationLetters.comeIn(workspace, account, signIn(workspace))));
    outbox.send(letters);
  }

  /** Makes the links worthless that were sent to an address which is not theirs any more. */
  public void withdraw(UUID account) {
    links.revoke(Purpose.ACTIVATION, account);
    links.revoke(Purpose.PASSWORD_RESET, account);
  }

  private Letter letter(Workspace workspace, Account account) {
    return workspace.requiredProvider() == null
        ? ActivationLetters.activate(
            workspace,
            account,
            publicUrl.of("/reset/" + links.issue(Purpose.ACTIVATION, account.id(), null)))
        : ActivationLetters.comeIn(workspace, account, signIn(workspace));
  }

  private String signIn(Workspace workspace) {
    return publicUrl.of("/sign-in?workspace=" + workspace.slug());
  }
}
