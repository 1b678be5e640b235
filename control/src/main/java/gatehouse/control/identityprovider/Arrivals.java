package gatehouse.control.identityprovider;

import gatehouse.control.account.Account;
import gatehouse.control.account.Accounts;
import gatehouse.control.account.EmailAddress;
import gatehouse.control.account.NewAccount;
import gatehouse.control.audit.AuditEvent;
import gatehouse.control.audit.AuditLog;
import gatehouse.control.identityprovider.oidc.Claims;
import gatehouse.control.member.InvitedMembers;
import gatehouse.control.member.Member;
import gatehouse.control.member.MemberStatus;
import gatehouse.control.member.Members;
import gatehouse.control.member.Newcomer;
import gatehouse.platform.http.ProblemException;
import gatehouse.platform.http.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Decides whose account a provider's person is, and whether they may come in. Issuer and subject
 * say who it is; an e-mail never does, unless the operator trusts the provider with e-mails:
 * otherwise whoever sets up a provider could take over any account by its address.
 */
@ApplicationScoped
class Arrivals {
  private final Identities identities;
  private final Accounts accounts;
  private final Members members;
  private final InvitedMembers invited;
  private final AuditLog audit;

  Arrivals(
      Identities identities,
      Accounts accounts,
      Members members,
      InvitedMembers invited,
      AuditLog audit) {
    this.identities = identities;
    this.accounts = accounts;
    this.members = members;
    this.invited = invited;
    this.audit = audit;
  }

  /**
   * The account to sign in to; called in the transaction that opens the session.
   *
   * @throws ProblemException that says why they stay outside
   */
  Account admit(Provider provider, Claims claims) {
    Optional<UUID> known = identities.account(provider, claims);
    Account account = known.isPresent() ? accounts.locked(known.get()) : first(provider, claims);
    if (!account.active()) {
      throw refused("This account is disabled.");
    }
    UUID workspace = provider.workspaceId();
    if (workspace != null) {
      enter(provider, workspace, account);
    }
    return account;
  }

  private Account first(Provider provider, Claims claims) {
    EmailAddress email = verified(claims);
    Optional<Account> there = accounts.byEmail(email);
    if (there.isPresent()) {
      return claimed(provider, claims, email, there.get());
    }
    if (!mayBringIn(provider, email)) {
      throw notAdmitted();
    }
    Optional<Account> made =
        accounts.createIfAbsent(new NewAccount(email, claims.firstName(), claims.lastName()));
    // Someone made one for this address in this very moment: then it is claimed, or not, like any.
    if (made.isEmpty()) {
      return claimed(
          provider, claims, email, accounts.byEmail(email).orElseThrow(Arrivals::notAdmitted));
    }
    Account account = made.get();
    audit.record(
        AuditLog.SERVER,
        account.actor(),
        new AuditEvent(
            "account.created",
            account.subject(),
            Map.of(),
            Map.of("email", account.email(), "provider", provider.name())));
    identities.link(provider, claims, account);
    return account;
  }

  private Account claimed(Provider provider, Claims claims, EmailAddress email, Account account) {
    if (!provider.trustEmail() || !provider.allows(email.domain())) {
      throw new ProblemException(
          ProblemType.ACCOUNT_EXISTS,
          "Sign in to it as usual, then link this provider on your security page.");
    }
    if (!account.active()) {
      throw refused("This account is disabled.");
    }
    identities.link(provider, claims, account);
    return account;
  }

  /** A place in the provider's workspace, or there is nothing to sign in to. */
  private void enter(Provider provider, UUID workspace, Account account) {
    Optional<Member> there =
        members.ofAccount(account.id()).stream()
            .filter(member -> member.workspaceId().equals(workspace))
            .findFirst();
    Member member =
        there
            .filter(known -> known.status() != MemberStatus.INVITED)
            .orElseGet(() -> join(provider, workspace, account));
    if (!account.id().equals(member.accountId())) {
      throw notAdmitted(); // the address is that of another account's person here
    }
    if (member.status() == MemberStatus.DISABLED) {
      throw new ProblemException(
          ProblemType.MEMBER_DISABLED, "An Admin of the workspace can reactivate you.");
    }
    if (member.status() != MemberStatus.ACTIVE) {
      throw notAdmitted();
    }
  }

  private Member join(Provider provider, UUID workspace, Account account) {
    // By the address the account has now: the one the provider first told may be long gone.
    if (!mayBringIn(provider, EmailAddress.parse(account.email()))) {
      throw notAdmitted();
    }
    // Who was invited comes with the role of the invitation, which this accepts.
    return members.join(
        workspace, Newcomer.of(account, provider.defaultRole(), provider.id()), account.actor());
  }

  /** Anyone it may speak for, where it brings people in; else those of them who were invited. */
  private boolean mayBringIn(Provider provider, EmailAddress email) {
    UUID workspace = provider.workspaceId();
    return provider.allows(email.domain())
        && (provider.jit() || (workspace != null && invited.awaits(workspace, email.key())));
  }

  private static EmailAddress verified(Claims claims) {
    if (claims.email() == null) {
      throw refused("The provider does not vouch for an e-mail address of yours.");
    }
    try {
      return EmailAddress.parse(claims.email());
    } catch (IllegalArgumentException e) {
      throw refused("The provider told an e-mail address that is none.");
    }
  }

  private static ProblemException notAdmitted() {
    return new ProblemException(
        ProblemType.NOT_ALLOWED, "This provider may not bring you in. Ask for an invitation.");
  }

  private static ProblemException refused(String why) {
    return new ProblemException(ProblemType.SIGN_IN_REFUSED, why);
  }
}
