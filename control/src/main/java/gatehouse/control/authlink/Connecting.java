package gatehouse.control.authlink;

import gatehouse.control.access.Identity;
import gatehouse.control.access.Membership;
import gatehouse.control.access.Memberships;
import gatehouse.control.access.WorkspaceGate;
import gatehouse.control.account.EmailAddress;
import gatehouse.control.credential.CredentialEnds;
import gatehouse.control.credential.CredentialKeeper;
import gatehouse.control.credential.Held;
import gatehouse.control.credential.Holder;
import gatehouse.control.credential.OAuthConnecting;
import gatehouse.control.credential.SecretRequest;
import gatehouse.control.mcpserver.McpServer;
import gatehouse.control.mcpserver.McpServers;
import gatehouse.control.mcpserver.SecretCheck;
import gatehouse.control.project.Project;
import gatehouse.control.project.ProjectGate;
import gatehouse.control.projectuser.ProjectUser;
import gatehouse.control.projectuser.ProjectUsers;
import gatehouse.control.projectuser.TestPeople;
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
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the holder of a link does: prove an address, then connect and disconnect servers in this
 * browser.
 */
@ApplicationScoped
class Connecting {
  /** How long a browser may go on after the proof. */
  static final Duration VISIT = Duration.ofHours(1);

  private static final Duration CODE_LIFE = Duration.ofMinutes(10);
  private static final int TRIES = 5;
  private static final int CODES = 1_000_000;

  private final Database database;
  private final ProjectGate projects;
  private final ProjectUsers users;
  private final McpServers servers;
  private final CredentialKeeper credentials;
  private final CredentialEnds ends;
  private final SecretCheck check;
  private final OAuthConnecting oauth;
  private final TestPeople testPeople;
  private final Memberships memberships;
  private final WorkspaceGate gate;
  private final Guesses guesses;
  private final Outbox outbox;
  private final Fingerprints fingerprints;
  private final Tokens tokens;
  private final SecureRandom random;
  private final Clock clock;

  Connecting(
      Database database,
      ProjectGate projects,
      ProjectUsers users,
      McpServers servers,
      CredentialKeeper credentials,
      CredentialEnds ends,
      SecretCheck check,
      OAuthConnecting oauth,
      TestPeople testPeople,
      Memberships memberships,
      WorkspaceGate gate,
      Guesses guesses,
      Outbox outbox,
      Fingerprints fingerprints,
      Tokens tokens,
      SecureRandom random,
      Clock clock) {
    this.database = database;
    this.projects = projects;
    this.users = users;
    this.servers = servers;
    this.credentials = credentials;
    this.ends = ends;
    this.check = check;
    this.oauth = oauth;
    this.testPeople = testPeople;
    this.memberships = memberships;
    this.gate = gate;
    this.guesses = guesses;
    this.outbox = outbox;
    this.fingerprints = fingerprints;
    this.tokens = tokens;
    this.random = random;
    this.clock = clock;
  }

  /**
   * A link, its project, and whoever has proven an address in this browser.
   *
   * @param user null when nobody has
   */
  record Opened(AuthLink link, Project project, @Nullable ProjectUser user) {
    ProjectUser proven() {
      if (user == null) {
        throw new ProblemException(
            ProblemType.NOT_SIGNED_IN, "Prove your address first: ask for a code by mail.");
      }
      return user;
    }
  }

  /**
   * A link as this browser sees it.
   *
   * @param visit what the browser was given after a proof
   * @throws ProblemException token-expired when it does not work
   */
  Opened open(String token, @Nullable String visit) {
    Instant now = clock.instant();
    return database.acrossWorkspaces(handle -> {
      AuthLink link =
          new AuthLinkDao(handle).byToken(Tokens.hash(token)).orElseThrow(Connecting::expired);
      Optional<ProjectUser> user =
          visit == null
              ? Optional.empty()
              : new VisitDao(handle)
                  .userOf(link, Tokens.hash(visit), now)
                  .flatMap(id -> users.find(link.workspaceId(), link.projectId(), id));
      // Used up for others, not for the browser that used it.
      boolean works =
          link.state(now) == AuthLink.State.ACTIVE
              || (link.state(now) == AuthLink.State.USED && user.isPresent());
      if (!works) {
        throw expired();
      }
      Project project =
          projects
              .find(link.workspaceId(), IdType.PROJECT.format(link.projectId()))
              .orElseThrow(Connecting::expired);
      return new Opened(link, project, user.orElse(null));
    });
  }

  /** Mails a code, if the link is for this address; does the same otherwise, but for the mail. */
  void mailCode(String token, EmailAddress email, String address) {
    Opened opened = open(token, null);
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
    AuthLink link = open(token, null).link();
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
    AuthLink link = open(token, null).link();
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

  /** The servers that a link is for, by slug. */
  List<McpServer> servers(AuthLink link) {
    return servers.of(link.workspaceId(), link.projectId()).stream().filter(link::isFor).toList();
  }

  /** The servers of a link with what this person has connected. */
  ConnectServers shown(Opened opened) {
    ProjectUser user = opened.proven();
    Map<UUID, Held> held = new HashMap<>();
    credentials.ofUser(user.workspaceId(), user.id()).forEach(one -> held.put(one.serverId(), one));
    Map<UUID, String> failures = oauth.failures(holder(user));
    return new ConnectServers(
        user.email(),
        testPeople.isOne(user),
        servers(opened.link()).stream()
            .map(server ->
                ConnectServers.ConnectServer.of(
                    server, held.get(server.id()), failures.get(server.id())))
            .toList());
  }

  /** Where this browser goes to connect a server by signing in to it. */
  URI depart(Opened opened, String server, String visit, String returnTo) {
    return oauth.depart(holder(opened.proven()), server(opened.link(), server), visit, returnTo);
  }

  void connect(String token, @Nullable String visit, String server, SecretRequest wanted) {
    Opened opened = open(token, visit);
    if (wanted.isToBeTested()) {
      check.check(
          server(opened.link(), server), wanted.secret(), String.valueOf(opened.proven().id()));
      opened = open(token, visit); // that took a while, in which it may have ended
    }
    ProjectUser user = opened.proven();
    McpServer to = server(opened.link(), server);
    credentials.connect(holder(user), to, wanted.secret());
    users.touched(user);
  }

  void disconnect(Opened opened, String server) {
    ProjectUser user = opened.proven();
    if (!ends.disconnect(holder(user), server(opened.link(), server))) {
      throw ProblemException.notFound();
    }
    users.touched(user);
  }

  private McpServer server(AuthLink link, String id) {
    UUID wanted = IdType.MCP_SERVER.parse(id);
    return servers(link).stream()
        .filter(server -> server.id().equals(wanted))
        .findFirst()
        .orElseThrow(ProblemException::notFound);
  }

  /** In the open transaction. */
  private String begin(AuthLink link, EmailAddress email) {
    return database.inWorkspace(
        link.workspaceId(),
        handle -> {
          Instant now = clock.instant();
          if (link.kind() == AuthLink.Kind.PERSONAL && !new AuthLinkDao(handle).proven(link, now)) {
            throw expired();
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

  private static Holder holder(ProjectUser user) {
    return new Holder(user.workspaceId(), user.projectId(), user.id(), user.email());
  }

  private static ProblemException expired() {
    return new ProblemException(
        ProblemType.TOKEN_EXPIRED, "Ask whoever gave you this link for a new one.");
  }
}
