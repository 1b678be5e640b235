package gatehouse.control.emailchange;

import gatehouse.control.account.Account;
import gatehouse.platform.mail.Letter;
import java.util.List;

/** What is written about changed addresses. */
final class EmailLetters {
  private EmailLetters() {}

  static Letter proof(Account account, String to, String url) {
    return new Letter(
        "email-change",
        to,
        "Confirm your new address for Gatehouse",
        List.of(
            "Hello " + account.name() + ",",
            "you want to sign in to Gatehouse with this address from now on. The link works once, for"
                + " one day.",
            "If you did not ask for this, do nothing."),
        new Letter.Link("Confirm this address", url));
  }

  /** To the owner of an address that has an account: nobody else learns of it. */
  static Letter taken(String to) {
    return new Letter(
        "email-change-taken",
        to,
        "This address already has an account in Gatehouse",
        List.of(
            "Somebody wanted to use this address for another account. That cannot be: it has an"
                + " account of its own, and nothing was changed.",
            "If it was you, sign in with that account, or choose another address."),
        null);
  }

  static Letter notice(Account account, String masked, String url) {
    return new Letter(
        "email-change-notice",
        account.email(),
        "Your address for Gatehouse is about to change",
        List.of(
            "Hello " + account.name() + ",",
            "somebody who knows your password asked to sign in with "
                + masked
                + " instead of this"
                + " address. It changes when that is confirmed.",
            "If it was not you, stop it with the link below, then change your password."),
        new Letter.Link("Stop this change", url));
  }

  static Letter done(Account before, String masked) {
    return new Letter(
        "email-changed",
        before.email(),
        "Your address for Gatehouse was changed",
        List.of(
            "Hello " + before.name() + ",",
            "from now on you sign in with " + masked + ".",
            "If it was not you, tell an Admin of your workspace at once."),
        null);
  }
}
