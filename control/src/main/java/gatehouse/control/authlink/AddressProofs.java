package gatehouse.control.authlink;

import gatehouse.control.access.Identity;
import gatehouse.control.access.Membership;
import gatehouse.control.access.Memberships;
import gatehouse.control.access.WorkspaceGate;
import gatehouse.control.account.EmailAddress;
import gatehouse.control.projectuser.ProjectUser;
import gatehouse.control.projectuser.ProjectUsers;
import gatehouse.control.proof.Admission;
import gatehouse.control.proof.GuessKey;
import gatehouse.control.proof.Guesses;
import gatehouse.platform.crypto.Fingerprints;
import gatehouse.platform.crypto.Tokens;
import gatehouse.platform.database.Database;
import gatehouse.platform.http.ProblemException;
import gatehouse.platform.http.ProblemType;
import gatehouse.platform.ids.IdType;
import gatehouse.platform.mail.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Proves the address of whoever holds a link: by a code that is mailed to it, or by being signed
 * in. What comes of it is a visit of that browser.
 */
@ApplicationScoped
class AddressProofs {
  /** How long a browser may go on after the proof. */
  static final Duration VISIT = Duration.ofHours(1);

  private static final Duration CODE_LIFE = Duration.ofMinutes(10);
  private static final int TRIES = 5;
  private static final int CODES = 1_000_000;

  private final Database database;
  private final OpenLinks links;
  private final ProjectUsers users;
  private final Memberships memberships;
  private final WorkspaceGate gate;
  private final Guesses guesses;
  private final Outbox outbox;
  private final Fingerprints fingerprints;
  private final Tokens tokens;
  private final SecureRandom random;
  private final Clock clock;

  AddressProofs(
      Database database,
      OpenLinks links,
      ProjectUsers users,
      Memberships memberships,
      WorkspaceGate gate,
      Guesses guesses,
      Outbox outbox,
      Fingerprints fingerprints,
      Tokens tokens,
      SecureRandom random,
      Clock clock) {
    this.database = database;
    this.links = links;
    this.users = users;
    this.memberships = memberships;
    this.gate = gate;
    this.guesses = guesses;
    this.outbox = outbox;
    this.fingerprints = fingerprints;
    this.tokens = tokens;
    this.random = random;
    this.clock = clock;
  }

  /** Mails a code, if the link is for this address; does the same otherwise, but for the mail. */
  void mailCode(String token, EmailAddress email, String address) {
    OpenLinks.Opened opened = links.open(token, null);
    Admission sender = guesses.admit(List.of(GuessKey.ofMailSender(address)));
    if (!sender.admitted()) {
      throw sender.refusal();
    }
    // Too many to one mailbox: silently none, or the answer would tell that there were some.
    if (!guesses.admit(List.of(GuessKey.ofMailTo("connect:" + email.key()))).admitted()) {
      return;
    }
    String code = "%06d".formatted(random.nextInt(CODES));
    AuthLink link = opened.link();
    boolean admitted = link.admits(email);
    database.<@Nullable Void>inWorkspace(
        link.workspaceId(),
        handle -> {
          new VisitDao(handle)
              .mailed(link, email.key(), hash(link, email, code), clock.instant().plus(CODE_LIFE));
          if (admitted) {
            outbox.send(ConnectLetters.code(link.workspaceId(), email, opened.project(), code));
          }
          return null;
        });
  }

  /**
   * Proves an address by the code that was mailed to it.
   *
   * @return what the browser keeps
   * @throws ProblemException sign-in-refused, the same whatever was wrong
   */
  String prove(String token, EmailAddress email, String code, String address) {
    AuthLink link = links.open(token, null).link();
    GuessKey guess = GuessKey.ofAddress(address);
    Admission admission = guesses.admit(List.of(guess));
    if (!admission.admitted()) {
      throw admission.refusal();
    }
    Instant now = clock.instant();
    boolean tried =
        database.inWorkspace(
            link.workspaceId(),
            handle -> new VisitDao(handle).tried(link, email.key(), TRIES, now));
    @Nullable String visit =
        database.<@Nullable String>inWorkspace(
            link.workspaceId(),
            handle ->
                tried
                        && link.admits(email)
                        && new VisitDao(handle)
                            .taken(link, email.key(), hash(link, email, code.strip()))
                    ? begin(link, email)
                    : null);
    if (visit == null) {
      throw new ProblemException(
          ProblemType.SIGN_IN_REFUSED,
          "This code is wrong, too old, or was used. Ask for a new one.");
    }
    guesses.takeBack(guess);
    return visit;
  }

  /**
   * Proves an address by a session: of a member of the link's workspace, who could come in there.
   *
   * @throws ProblemException sign-in-refused when the link is not for who is signed in
   */
  String prove(String token, Identity identity) {
    AuthLink link = links.open(token, null).link();
    EmailAddress email =
        provenBy(identity, link)
            .orElseThrow(() ->
                new ProblemException(
                    ProblemType.SIGN_IN_REFUSED,
                    "This link is not for whom you are signed in as. Use a code by mail."));
    return database.inWorkspace(link.workspaceId(), handle -> begin(link, email));
  }

  /**
   * The address that a session proves here. Not any account's: whoever runs another workspace may
   * have made an account in somebody's name.
   */
  Optional<EmailAddress> provenBy(Identity identity, AuthLink link) {
    if (identity.kind() != Identity.Kind.SESSION) {
      return Optional.empty();
    }
    Optional<Membership> membership =
        memberships.find(IdType.WORKSPACE.format(link.workspaceId()), identity);
    try {
      membership.ifPresent(member -> gate.check(identity, member));
    } catch (ProblemException keptOut) {
      return Optional.empty();
    }
    return membership.map(member -> EmailAddress.parse(identity.email())).filter(link::admits);
  }

  /** In the open transaction. */
  private String begin(AuthLink link, EmailAddress email) {
    return database.inWorkspace(
        link.workspaceId(),
        handle -> {
          Instant now = clock.instant();
          if (links.isOut(link, email)) {
            throw new ProblemException(
                ProblemType.MEMBER_DISABLED, "An Admin of the workspace can say why.");
          }
          if (link.kind() == AuthLink.Kind.PERSONAL && !new AuthLinkDao(handle).proven(link, now)) {
            throw OpenLinks.expired();
          }
          ProjectUser user = users.ofAddress(link.workspaceId(), link.projectId(), email);
          String visit = tokens.next();
          new VisitDao(handle).began(link, user.id(), Tokens.hash(visit), now.plus(VISIT));
          return visit;
        });
  }

  private byte[] hash(AuthLink link, EmailAddress email, String code) {
    return fingerprints.of(
        ("auth link code " + link.id() + " " + email.key() + " " + code)
            .getBytes(StandardCharsets.UTF_8));
  }
}
