package gatehouse.testkit;

import gatehouse.control.access.Role;
import gatehouse.control.account.Account;
import gatehouse.control.account.Accounts;
import gatehouse.control.account.EmailAddress;
import gatehouse.control.account.NewAccount;
import gatehouse.control.session.Client;
import gatehouse.control.session.SessionCookie;
import gatehouse.control.session.Sessions;
import gatehouse.control.session.SignIn;
import gatehouse.control.session.SignInMethod;
import gatehouse.control.twofactor.TwoFactor;
import gatehouse.platform.crypto.Passwords;
import gatehouse.platform.database.Database;
import gatehouse.platform.ids.Ids;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * People for tests: accounts, their places in workspaces, and requests in their name. Made by the
 * services, not through HTTP, so that a test pays only for what it is about.
 */
@ApplicationScoped
public class People {
  private static final Client BROWSER = new Client("127.0.0.1", "Mozilla/5.0 (test)");

  private final Database database;
  private final Accounts accounts;
  private final Sessions sessions;
  private final Passwords passwords;
  private final TwoFactor twoFactor;
  private final Ids ids;
  private final Clock clock;

  People(
      Database database,
      Accounts accounts,
      Sessions sessions,
      Passwords passwords,
      TwoFactor twoFactor,
      Ids ids,
      Clock clock) {
    this.database = database;
    this.accounts = accounts;
    this.sessions = sessions;
    this.passwords = passwords;
    this.twoFactor = twoFactor;
    this.ids = ids;
    this.clock = clock;
  }

  /** An account with a name and without a password. */
  public Account account(String email) {
    return make(email, false);
  }

  /** An account that signs in by this password. */
  public Account account(String email, String password) {
    Account account = account(email);
    accounts.changePassword(account.id(), passwords.hash(password));
    return accounts.get(account.id());
  }

  /** Turns the second factor on; the app's first code is used up by that. */
  public AuthenticatorApp withTwoFactor(Account account) {
    AuthenticatorApp app = new AuthenticatorApp(twoFactor.begin(account.id()).secret());
    app.keep(twoFactor.confirm(account.id(), app.code(clock.instant())));
    return app;
  }

  /** An account that runs the server. */
  public Account operator(String email) {
    return make(email, true);
  }

  /** A workspace without members. */
  public UUID workspace(String slug) {
    UUID id = ids.next();
    database.acrossWorkspaces(handle ->
        handle.execute(
            "insert into workspace (id, slug, name, created_at) values (?, ?, ?, ?)",
            id,
            slug,
            slug.substring(0, 1).toUpperCase(Locale.ROOT) + slug.substring(1),
            clock.instant()));
    return id;
  }

  /** Makes the account an active member and answers the member's id. */
  public UUID join(Account account, UUID workspace, Role role) {
    UUID person = ids.next();
    UUID member = ids.next();
    database.<@Nullable Void>inWorkspace(
        workspace,
        handle -> {
          handle.execute(
              """
              insert into person (workspace_id, id, email, email_key, first_name, last_name, name,
                  account_id, created_at)
              values (?, ?, ?, ?, ?, ?, ?, ?, ?)
              """,
              workspace,
              person,
              account.email(),
              account.emailKey(),
              account.firstName(),
              account.lastName(),
              account.name(),
              account.id(),
              clock.instant());
          handle.execute(
              """
              insert into member (workspace_id, id, person_id, name, name_key, email, email_key, role,
                  status, created_at)
              values (?, ?, ?, ?, ?, ?, ?, ?, 1, ?)
              """,
              workspace,
              member,
              person,
              account.name(),
              account.name().toLowerCase(Locale.ROOT),
              account.email(),
              account.emailKey(),
              role.code(),
              clock.instant());
          return null;
        });
    return member;
  }

  /** An account that is an active member of the workspace. */
  public Account member(String email, UUID workspace, Role role) {
    Account account = account(email);
    join(account, workspace, role);
    return account;
  }

  /** The token of a new session, as it stands in the cookie. */
  public String signIn(Account account) {
    return sessions.open(new SignIn(account.id(), SignInMethod.PASSWORD, BROWSER)).token();
  }

  /** Requests of this person from a page of ours, in a new session. */
  public RequestSpecification as(Account account) {
    return withSession(signIn(account));
  }

  /** Requests of a browser with this session. */
  public static RequestSpecification withSession(String token) {
    return browser().cookie(SessionCookie.NAME, token);
  }

  /** Requests of a browser that is not signed in, from a page of ours. */
  public static RequestSpecification browser() {
    return RestAssured.given()
        .basePath("/api/v1")
        .header("Sec-Fetch-Site", "same-origin")
        .contentType(ContentType.JSON);
  }

  /** One number from the database, seen across workspaces. */
  public long number(String sql, Object... arguments) {
    return database.<Long>acrossWorkspaces(
        handle -> handle.select(sql, arguments).mapTo(Long.class).one());
  }

  private Account make(String email, boolean operator) {
    String local = email.substring(0, email.indexOf('@'));
    return accounts.create(
        new NewAccount(EmailAddress.parse(email), local, "Test", null, operator));
  }
}
