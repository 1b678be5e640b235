package gatehouse.control.password;

import gatehouse.control.account.Account;
import gatehouse.platform.mail.Letter;
import java.util.List;

/** What is written about passwords. */
final class ResetLetters {
  private ResetLetters() {}

  static Letter link(Account account, String url) {
    return new Letter(
        "password-reset",
        account.email(),
        "Choose a new password for Gatehouse",
        List.of(
            "Hello " + account.name() + ",",
            "somebody, hopefully you, asked for a new password for your account. The link works once,"
                + " for one hour.",
            "If it was not you, do nothing: your password stays as it is."),
        new Letter.Link("Choose a new password", url));
  }

  static Letter byAdmin(Account account, String url) {
    return new Letter(
        "password-reset",
        account.email(),
        "Choose a new password for Gatehouse",
        List.of(
            "Hello " + account.name() + ",",
            "an Admin of your workspace asks you to choose a new password. The link works once, for"
                + " one hour; your password stays as it is until then."),
        new Letter.Link("Choose a new password", url));
  }

  static Letter changed(Account account) {
    return new Letter(
        "password-changed",
        account.email(),
        "Your password for Gatehouse was changed",
        List.of(
            "Hello " + account.name() + ",",
            "the password of your account was changed just now, and its other sessions have ended.",
            "If it was not you, use \"Forgotten password\" on the sign-in page at once, and tell an"
                + " Admin of your workspace."),
        null);
  }
}
