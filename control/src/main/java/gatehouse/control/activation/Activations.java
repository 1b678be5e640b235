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
    outbox.send(
        workspace.requiredProvider() == null
            ? ActivationLetters.activate(
                workspace, account, url(links.issue(Purpose.ACTIVATION, account.id(), null)))
            : ActivationLetters.comeIn(workspace, account, signIn(workspace)));
  }

  /** To somebody who has been on this server before. */
  public void added(Workspace workspace, Account account) {
    outbox.send(ActivationLetters.comeIn(workspace, account, signIn(workspace)));
  }

  /** As {@link #welcome} and {@link #added}, for many at once. */
  public void write(Workspace workspace, List<Account> welcomed, List<Account> alsoAdded) {
    if (!outbox.available()) {
      return; // a link that nobody gets is a secret too many
    }
    boolean byPassword = workspace.requiredProvider() == null;
    List<String> tokens =
        byPassword
            ? links.issue(Purpose.ACTIVATION, welcomed.stream().map(Account::id).toList())
            : List.of();
    List<Letter> letters = new ArrayList<>();
    for (int i = 0; i < welcomed.size(); i++) {
      letters.add(
          byPassword
              ? ActivationLetters.activate(workspace, welcomed.get(i), url(tokens.get(i)))
              : ActivationLetters.comeIn(workspace, welcomed.get(i), signIn(workspace)));
    }
    alsoAdded.forEach(
        account -> letters.add(ActivationLetters.comeIn(workspace, account, signIn(workspace))));
    outbox.send(letters);
  }

  /** Makes the links worthless that were sent to an address which is not theirs any more. */
  public void withdraw(UUID account) {
    links.revoke(Purpose.ACTIVATION, account);
    links.revoke(Purpose.PASSWORD_RESET, account);
  }

  private String url(String token) {
    return publicUrl.of("/reset/" + token);
  }

  private String signIn(Workspace workspace) {
    return publicUrl.of("/sign-in?workspace=" + workspace.slug());
  }
}
