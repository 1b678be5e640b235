package gatehouse.control.agent;

import gatehouse.control.account.EmailAddress;
import gatehouse.control.agent.AdmissionException.Kind;
import gatehouse.control.person.Person;
import gatehouse.control.project.Project;
import gatehouse.control.project.ProjectGate;
import gatehouse.platform.database.Database;
import gatehouse.platform.http.ProblemException;
import gatehouse.platform.ids.IdType;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The steps of an admission, each from the database. */
@ApplicationScoped
class Checks {
  /** The last use is known to this precision: a row is not written for every call. */
  private static final Duration PRECISION = Duration.ofMinutes(1);

  /** Compared with when there is no such key, so that the answer takes the same work. */
  private static final String NOTHING = "00".repeat(32);

  private final Database database;
  private final ProjectGate gate;
  private final Standings standings;
  private final ProjectPeople users;
  private final Clock clock;

  Checks(
      Database database, ProjectGate gate, Standings standings, ProjectPeople users, Clock clock) {
    this.database = database;
    this.gate = gate;
    this.standings = standings;
    this.users = users;
    this.clock = clock;
  }

  /** A key that holds, and the project it is of. */
  record Valid(AgentKeyDao.Holder holder, Project project) {}

  /**
   * The key and its project. A key is valid in its own project only; whoever has a valid one learns
   * which projects its workspace has, nobody else learns anything.
   *
   * @throws AdmissionException key or no-project
   */
  Valid key(KeyText text, AgentCall call) {
    Instant now = clock.instant();
    byte[] hash = text.hash();
    return database.acrossWorkspaces(handle -> {
      AgentKeyDao dao = new AgentKeyDao(handle);
      AgentKeyDao.Holder holder = dao.holder(text.id()).orElse(null);
      byte[] known = HexFormat.of().parseHex(holder == null ? NOTHING : holder.hash());
      boolean proven = MessageDigest.isEqual(hash, known);
      if (holder == null || !proven || holder.key().isOver(now) || !isOf(holder, call)) {
        throw invalid();
      }
      Project project =
          gate.find(holder.workspace(), call.project())
              .orElseThrow(() ->
                  new AdmissionException(
                      Kind.NO_PROJECT, "There is no project of this name in the workspace."));
      if (!project.id().equals(holder.project())) {
        throw invalid();
      }
      Instant used = holder.key().lastUsed();
      if (used == null || !used.plus(PRECISION).isAfter(now)) {
        dao.used(holder.workspace(), holder.key().id(), now);
      }
      return new Valid(holder, project);
    });
  }

  /**
   * What limits one who still may come in.
   *
   * @param perMinute the limit of the key
   * @param expiresAt the end of the key
   */
  record Still(@Nullable Integer perMinute, @Nullable Instant expiresAt) {}

  /** A project user, and which tools agents may use for them. */
  record Named(UUID user, ToolRules rules) {}

  /**
   * The project user of an address, made on first appearance.
   *
   * @throws AdmissionException not-bound or ended
   */
  Named user(Valid valid, EmailAddress address) {
    UUID workspace = valid.holder().workspace();
    return database.inWorkspace(
        workspace,
        handle -> {
          Optional<Person> known =
              standings.check(workspace, address, valid.holder().key().binding());
          Person person = known.orElseGet(() -> standings.ensured(workspace, address));
          UUID user = users.appeared(workspace, valid.project().id(), person.id());
          return new Named(user, users.rules(workspace, user));
        });
  }

  /**
   * Somebody who comes in by the playground, as the agent would for them.
   *
   * @param account whose address it must be; null for one that no account has
   * @throws AdmissionException not-bound or ended
   */
  Admitted played(Project project, UUID agent, EmailAddress address, @Nullable UUID account) {
    UUID workspace = project.workspaceId();
    return database.inWorkspace(
        workspace,
        handle -> {
          Agent as =
              new AgentDao(handle, workspace, project.id())
                  .find(agent)
                  .orElseThrow(ProblemException::notFound);
          Person person =
              standings
                  .check(workspace, address, Binding.ANYBODY)
                  .filter(known -> Objects.equals(known.accountId(), account))
                  .orElseThrow(() ->
                      new AdmissionException(
                          Kind.NOT_BOUND, "You can play yourself and test people only."));
          UUID user = users.appeared(workspace, project.id(), person.id());
          return new Admitted(
              project,
              as.id(),
              as.name(),
              as.id(),
              user,
              address.text(),
              ToolAccess.both(as.rules(), users.rules(workspace, user)),
              as.mode());
        });
  }

  /** What limits it, if what was let in still holds; made new from the database. */
  Optional<Still> still(Admitted admitted) {
    UUID workspace = admitted.project().workspaceId();
    if (admitted.isPlayed()) {
      return stillPlayed(admitted);
    }
    EmailAddress address = EmailAddress.parse(admitted.email());
    Instant now = clock.instant();
    return database.acrossWorkspaces(handle ->
        new AgentKeyDao(handle)
            .holder(admitted.keyId())
            .filter(holder -> !holder.key().isOver(now))
            .filter(holder -> holder.project().equals(admitted.project().id()))
            .filter(holder ->
                admitted
                    .projectUserId()
                    .equals(userNow(workspace, holder.project(), holder.key().binding(), address)))
            .map(holder -> new Still(holder.key().perMinute(), holder.key().expiresAt())));
  }

  private Optional<Still> stillPlayed(Admitted admitted) {
    UUID workspace = admitted.project().workspaceId();
    UUID project = admitted.project().id();
    EmailAddress address = EmailAddress.parse(admitted.email());
    return database.inWorkspace(
        workspace,
        handle ->
            new AgentDao(handle, workspace, project)
                .find(admitted.agentId())
                .filter(agent ->
                    admitted
                        .projectUserId()
                        .equals(userNow(workspace, project, Binding.ANYBODY, address)))
                .map(agent -> new Still(null, null)));
  }

  private @Nullable UUID userNow(
      UUID workspace, UUID project, Binding binding, EmailAddress address) {
    try {
      return database.inWorkspace(
          workspace,
          handle ->
              standings
                  .check(workspace, address, binding)
                  .flatMap(person -> users.known(workspace, project, person.id()))
                  .orElse(null));
    } catch (AdmissionException ended) {
      return null;
    }
  }

  private static boolean isOf(AgentKeyDao.Holder holder, AgentCall call) {
    return call.workspace().equals(holder.workspaceSlug())
        || call.workspace().equals(IdType.WORKSPACE.format(holder.workspace()));
  }

  boolean isOut(UUID workspace, EmailAddress address) {
    try {
      database.inWorkspace(
          workspace, handle -> standings.check(workspace, address, Binding.ANYBODY));
      return false;
    } catch (AdmissionException ended) {
      return true;
    }
  }

  /** One answer for every reason: what a key is not good for is not told. */
  static AdmissionException invalid() {
    return new AdmissionException(
        Kind.KEY, "The agent key is missing, or not valid here. Send it as a bearer token.");
  }
}
