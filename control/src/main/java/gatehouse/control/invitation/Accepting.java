package gatehouse.control.invitation;

import gatehouse.control.access.Identity;
import gatehouse.control.access.ProviderReach;
import gatehouse.control.account.Account;
import gatehouse.control.account.Accounts;
import gatehouse.control.account.EmailAddress;
import gatehouse.control.account.NewAccount;
import gatehouse.control.account.PersonName;
import gatehouse.control.audit.AuditEvent;
import gatehouse.control.audit.AuditLog;
import gatehouse.control.member.Member;
import gatehouse.control.member.Members;
import gatehouse.control.member.Newcomer;
import gatehouse.control.onetime.OneTimeLinks;
import gatehouse.control.proof.NewPassword;
import gatehouse.control.session.SignInMethod;
import gatehouse.control.signin.Entered;
import gatehouse.control.signin.Entrance;
import gatehouse.control.signin.Visit;
import gatehouse.control.workspace.Workspace;
import gatehouse.control.workspace.Workspaces;
import gatehouse.platform.crypto.Tokens;
import gatehouse.platform.database.Database;
import gatehouse.platform.http.ProblemException;
import gatehouse.platform.http.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the holder of an invitation's link can do with it: see it, and come in.
 *
 * <p>The link in the mail proves the address, so a new account needs no other proof. An account
 * that is there is never opened by it: its owner signs in first.
 */
@ApplicationScoped
class Accepting {
  private static final int LONGEST = 100;

  private final Database database;
  private final Accounts accounts;
  private final Members members;
  private final Workspaces workspaces;
  private final ProviderReach reach;
  private final NewPassword passwords;
  private final Entrance entrance;
  private final AuditLog audit;
  private final InvitationNews news;
  private final Clock clock;

  Accepting(
      Database database,
      Accounts accounts,
      Members members,
      Workspaces workspaces,
      ProviderReach reach,
      NewPassword passwords,
      Entrance entrance,
      AuditLog audit,
      InvitationNews news,
      Clock clock) {
    this.database = database;
    this.accounts = accounts;
    this.members = members;
    this.workspaces = workspaces;
    this.reach = reach;
    this.passwords = passwords;
    this.entrance = entrance;
    this.audit = audit;
    this.news = news;
    this.clock = clock;
  }

  /**
   * An invitation to its holder.
   *
   * @param hasAccount whether the address signs in here already
   */
  record Shown(Invitation invitation, Workspace workspace, boolean hasAccount) {}

  /**
   * Whoever came in.
   *
   * @param entered null for who was signed in before
   */
  record Accepted(Account account, Member member, Workspace workspace, @Nullable Entered entered) {}

  /**
   * What a link is for.
   *
   * @throws ProblemException token-expired when it does not work
   */
  Shown show(String token) {
    return database.acrossWorkspaces(handle -> {
      Invitation invitation =
          new InvitationDao(handle)
              .byToken(hash(token), clock.instant())
              .orElseThrow(OneTimeLinks::expired);
      return new Shown(
          invitation,
          workspaces.find(invitation.workspaceId()).orElseThrow(OneTimeLinks::expired),
          accounts.byEmail(EmailAddress.parse(invitation.email())).isPresent());
    });
  }

  /** Joins with the account that is signed in. */
  Accepted join(String token, Identity identity) {
    Invitation invitation = show(token).invitation();
    UUID id = identity.accountId();
    if (identity.kind() != Identity.Kind.SESSION || id == null) {
      throw new ProblemException(
          ProblemType.NOT_ALLOWED, "This needs a person who is signed in; a token cannot do it.");
    }
    UUID provider = identity.provider();
    Optional<UUID> only = provider == null ? Optional.empty() : reach.workspaceOf(provider);
    if (only.isPresent() && !only.get().equals(invitation.workspaceId())) {
      throw new ProblemException(
          ProblemType.RE_AUTHENTICATION_REQUIRED,
          "You came in through the identity provider of another workspace, which counts only there."
              + " Sign in with your password to accept this invitation.");
    }
    return database.acrossWorkspaces(handle -> {
      Account account = accounts.locked(id);
      if (!account.emailKey().equals(invitation.emailKey())) {
        throw new ProblemException(
            ProblemType.CONFLICT,
            "You are signed in as %s, and this invitation is for %s. Sign out, then open the link again."
                .formatted(account.email(), invitation.email()));
      }
      return enter(token, account, provider, null);
    });
  }

  /** Makes an account and joins with it. */
  Accepted begin(String token, PersonName name, String password, Visit visit) {
    Shown shown = show(token);
    if (shown.hasAccount()) {
      throw signInFirst();
    }
    if (shown.workspace().requiredProvider() != null) {
      throw new ProblemException(
          ProblemType.PROVIDER_REQUIRED, "Sign in through it; that accepts the invitation.");
    }
    EmailAddress email = EmailAddress.parse(shown.invitation().email());
    String hash = passwords.hash(password, "/password", false, email, name);
    return database.acrossWorkspaces(handle -> {
      Optional<Account> made =
          accounts.createIfAbsent(new NewAccount(email, name.first(), name.last(), hash, false));
      if (made.isEmpty()) {
        show(token); // used by whoever made the account at the same moment: then it says so
        throw signInFirst();
      }
      Account account = made.get();
      audit.record(
          AuditLog.SERVER,
          account.actor(),
          new AuditEvent(
              "account.created",
              account.subject(),
              Map.of(),
              Map.of("email", account.email(), "invitation", true)));
      return enter(token, account, null, visit);
    });
  }

  private Accepted enter(
      String token, Account account, @Nullable UUID provider, @Nullable Visit visit) {
    return database.acrossWorkspaces(handle -> {
      UUID workspaceId = show(token).invitation().workspaceId();
      Workspace workspace = workspaces.hold(workspaceId);
      Invitation taken =
          new InvitationChangeDao(handle)
              .take(hash(token), clock.instant())
              .orElseThrow(OneTimeLinks::expired);
      if (!taken.emailKey().equals(account.emailKey())) {
        throw OneTimeLinks.expired();
      }
      audit.record(
          workspaceId,
          account.actor(),
          new AuditEvent(
              "invitation.accepted",
              taken.subject(),
              Map.of(),
              Map.of(
                  "role", taken.role().label(), "email", taken.email(), "by", taken.delivery())));
      Member member =
          members.join(workspaceId, Newcomer.of(account, taken.role(), provider), account.actor());
      if (!member.id().equals(taken.memberId())) {
        throw OneTimeLinks.expired();
      }
      news.changed(taken);
      Entered entered =
          visit == null
              ? null
              : entrance.letIn(account.id(), SignInMethod.TOKEN, null, visit, false);
      return new Accepted(account, member, workspace, entered);
    });
  }

  private static ProblemException signInFirst() {
    return new ProblemException(
        ProblemType.ACCOUNT_EXISTS, "Sign in with it, then open the link again.");
  }

  private static byte[] hash(String token) {
    return Tokens.hash(token.length() > LONGEST ? "" : token);
  }
}
