package gatehouse.control.credential;

import gatehouse.control.mcpserver.AuthKind;
import gatehouse.control.mcpserver.McpServer;
import gatehouse.control.mcpserver.McpServers;
import gatehouse.control.oauth.Answer;
import gatehouse.control.oauth.Grant;
import gatehouse.control.oauth.OAuth;
import gatehouse.control.oauth.OAuthException;
import gatehouse.platform.crypto.Tokens;
import gatehouse.platform.database.Database;
import gatehouse.platform.http.ProblemException;
import gatehouse.platform.http.ProblemType;
import gatehouse.platform.ids.Ids;
import gatehouse.platform.jobs.Housekeeping;
import gatehouse.platform.limits.Limit;
import gatehouse.platform.limits.Limits;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The way to a server's authorization server and back. Three steps when a browser comes back: the
 * attempt is taken (once), the authorization server is asked (no transaction is open then), and the
 * tokens are kept, if nothing has ended the attempt in between.
 */
@ApplicationScoped
public class OAuthConnecting implements Housekeeping {
  private static final Logger LOG = Logger.getLogger("gatehouse.credentials");
  private static final Duration PATIENCE = Duration.ofMinutes(15);

  private final Database database;
  private final McpServers servers;
  private final OAuth oauth;
  private final Grants grants;
  private final CredentialKeeper keeper;
  private final Renewals renewals;
  private final Limits limits;
  private final Ids ids;
  private final Clock clock;

  OAuthConnecting(
      Database database,
      McpServers servers,
      OAuth oauth,
      Grants grants,
      CredentialKeeper keeper,
      Renewals renewals,
      Limits limits,
      Ids ids,
      Clock clock) {
    this.database = database;
    this.servers = servers;
    this.oauth = oauth;
    this.grants = grants;
    this.keeper = keeper;
    this.renewals = renewals;
    this.limits = limits;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * Where the browser goes for a person's own tokens.
   *
   * @param visit the secret in the cookie of that browser; with that visit ends this attempt
   * @param returnTo the page it comes back to
   * @throws ProblemException when there is no way; with the reason for people
   */
  public URI depart(Holder holder, McpServer server, String visit, String returnTo) {
    if (server.auth() != AuthKind.OAUTH || !server.userLevel()) {
      throw ProblemException.invalid(
          "/server", "People do not connect to this server by signing in");
    }
    return depart(server, holder.user(), null, visit, true, returnTo);
  }

  /** The same for the project's own tokens, by an Editor with this session. */
  URI departShared(McpServer server, UUID account, String session, String returnTo) {
    if (server.auth() != AuthKind.OAUTH || !server.projectLevel()) {
      throw ProblemException.invalid(
          "/server", "Only a server with OAuth for the whole project is connected here");
    }
    return depart(server, null, account, session, false, returnTo);
  }

  private URI depart(
      McpServer server,
      @Nullable UUID user,
      @Nullable UUID account,
      String browser,
      boolean isVisit,
      String returnTo) {
    limits.take(Limit.OAUTH_STARTS, server.workspaceId().toString());
    List<String> more =
        database.inWorkspace(
            server.workspaceId(),
            handle -> new GrantDao(handle, server.workspaceId()).scopesToAskFor(server.id(), user));
    OAuth.Departure departure;
    try {
      departure = oauth.depart(server, more);
    } catch (OAuthException e) {
      LOG.infof("%s cannot be connected: %s", server.typeId(), e.getMessage());
      throw new ProblemException(
          ProblemType.UPSTREAM_REFUSED, server.name() + ": " + e.getMessage());
    }
    UUID id = ids.next();
    byte[] hash = Tokens.hash(browser);
    database.<@Nullable Void>inWorkspace(
        server.workspaceId(),
        handle -> {
          AttemptDao dao = new AttemptDao(handle);
          // Finding the way took a while, in which all may have become another.
          if (isVisit && !dao.holdVisit(hash)) {
            throw new ProblemException(
                ProblemType.NOT_SIGNED_IN, "Prove your address first: ask for a code by mail.");
          }
          new CredentialDao(handle, server.workspaceId()).holdUnchanged(server);
          dao.forgetFailures(server.workspaceId(), server.id(), user);
          dao.insert(
              new AttemptDao.Attempt(
                  server.workspaceId(),
                  server.projectId(),
                  id,
                  server.id(),
                  user,
                  account,
                  grants.seal(id, new Grants.Kept(departure.pending(), returnTo))),
              Tokens.hash(departure.state()),
              hash,
              isVisit ? hash : null,
              clock.instant().plus(PATIENCE));
          return null;
        });
    return departure.address();
  }

  /**
   * A connection whose browser came back.
   *
   * @param account the Editor who began it; null for a person's own
   */
  record Arrived(AttemptDao.Attempt attempt, String returnTo, @Nullable UUID account) {}

  /**
   * Takes what a browser brings back, and keeps what comes of it. Whatever goes wrong stands on the
   * page the browser returns to.
   *
   * @param browsers the secrets in its cookies
   * @param may whether the Editor who began it may still end it; for the project's own
   * @return that page; empty when no attempt of this browser has this state
   */
  Optional<String> arrive(
      String state, List<String> browsers, Answer answer, Predicate<Arrived> may) {
    Instant now = clock.instant();
    AttemptDao.Attempt attempt =
        database
            .acrossWorkspaces(handle ->
                new AttemptDao(handle)
                    .take(Tokens.hash(state), browsers.stream().map(Tokens::hash).toList(), now))
            .orElse(null);
    if (attempt == null) {
      return Optional.empty();
    }
    Grants.Kept kept = grants.open(attempt.id(), attempt.sealed());
    try {
      if (attempt.projectUserId() == null
          && !may.test(new Arrived(attempt, kept.returnTo(), attempt.accountId()))) {
        throw new ProblemException(
            ProblemType.NOT_ALLOWED, "You may no longer connect this server.");
      }
      McpServer server =
          servers.get(attempt.workspaceId(), attempt.projectId(), attempt.serverId());
      Grant grant = oauth.arrive(server, kept.pending(), answer);
      if (!keeper.keep(server, attempt, grant)) {
        renewals.discard(server, attempt.projectUserId(), grant);
      }
    } catch (OAuthException | ProblemException e) {
      LOG.infof("A connection came to nothing: %s", e.getMessage());
      fail(attempt, String.valueOf(e.getMessage()));
    }
    return Optional.of(kept.returnTo());
  }

  private void fail(AttemptDao.Attempt attempt, String why) {
    database.<@Nullable Void>inWorkspace(
        attempt.workspaceId(),
        handle -> {
          new AttemptDao(handle).fail(attempt.workspaceId(), attempt.id(), why);
          return null;
        });
  }

  /** Why a person's last attempts came to nothing, by server; for a quarter of an hour. */
  public Map<UUID, String> failures(Holder holder) {
    return failures(holder.workspace(), holder.project(), holder.user());
  }

  /** The same of a project's own. */
  Map<UUID, String> failures(UUID workspace, UUID project, @Nullable UUID user) {
    return database.inWorkspace(
        workspace,
        handle -> new AttemptDao(handle).failures(workspace, project, user, clock.instant()));
  }

  @Override
  public String name() {
    return "connections under way";
  }

  @Override
  public int sweep(Instant now) {
    return database.acrossWorkspaces(handle -> new AttemptDao(handle).sweep(now));
  }
}
