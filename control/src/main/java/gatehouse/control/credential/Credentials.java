package gatehouse.control.credential;

import gatehouse.control.mcpserver.AuthKind;
import gatehouse.control.mcpserver.McpServer;
import gatehouse.platform.crypto.Sealer;
import gatehouse.platform.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/**
 * Gives calls the secret they need, from memory where that is as good as the database.
 *
 * <p>A call notes itself as running first, asks for the secret then, and begins last, unless it was
 * cut in between. So no call begins with a secret after its revocation has returned.
 */
@ApplicationScoped
public class Credentials {
  /** The event's type: a credential is gone, or another; its data names server and user. */
  public static final String CHANGED = "credential.revoked";

  private static final int LONGEST_ERROR = 300;
  private static final int MOST_REMEMBERED = 20_000;

  private final Database database;
  private final Sealer sealer;
  private final Grants grants;
  private final Renewals renewals;
  private final CredentialNews news;
  private final Clock clock;
  private final ConcurrentMap<Key, Kept> kept = new ConcurrentHashMap<>();

  Credentials(
      Database database,
      Sealer sealer,
      Grants grants,
      Renewals renewals,
      CredentialNews news,
      Clock clock) {
    this.database = database;
    this.sealer = sealer;
    this.grants = grants;
    this.renewals = renewals;
    this.news = news;
    this.clock = clock;
  }

  /** A call with a credential. Close it when the call has ended. */
  public interface Running extends AutoCloseable {
    @Override
    void close();
  }

  private record Key(UUID server, @Nullable UUID user) {}

  /**
   * What is remembered.
   *
   * @param until when its token is to be renewed; null for never
   */
  private record Kept(UpstreamSecret secret, long epoch, @Nullable Instant until) {}

  /**
   * The secret for a call of this person to a server that wants one: their own, or the project's.
   * Empty when it is not connected. A token that is about to end is renewed first: that takes a
   * call to its authorization server.
   *
   * @throws CredentialException when there is one that cannot be used
   */
  public Optional<UpstreamSecret> forCall(UUID workspace, McpServer server, UUID projectUser) {
    Key key = new Key(server.id(), server.projectLevel() ? null : projectUser);
    boolean hearing = news.isHearing();
    long epoch = news.epoch(workspace);
    Kept known = kept.get(key);
    if (hearing
        && known != null
        && known.epoch() == epoch
        && (known.until() == null || clock.instant().isBefore(known.until()))) {
      return Optional.of(known.secret());
    }
    Optional<Kept> found = find(workspace, server, key, epoch);
    if (hearing && found.isPresent()) {
      if (kept.size() > MOST_REMEMBERED) {
        kept.clear();
      }
      kept.put(key, found.get());
    } else {
      kept.remove(key);
    }
    return found.map(Kept::secret);
  }

  private Optional<Kept> find(UUID workspace, McpServer server, Key key, long epoch) {
    CredentialDao.Sealed found =
        database
            .inWorkspace(
                workspace,
                handle -> new CredentialDao(handle, workspace).find(key.server(), key.user()))
            .orElse(null);
    if (found == null) {
      return Optional.empty();
    }
    if (found.state() == CredentialState.EXPIRED) {
      throw CredentialException.again();
    }
    if (!found.isGrant()) {
      String value = sealer.open(found.sealed(), place(workspace, found.id()));
      return Optional.of(new Kept(new UpstreamSecret(found.id(), value), epoch, null));
    }
    String access = grants.open(workspace, found.id(), found.sealed()).access();
    Instant renewal = found.refreshAt();
    if (renewal == null || clock.instant().isBefore(renewal)) {
      return Optional.of(new Kept(new UpstreamSecret(found.id(), access), epoch, renewal));
    }
    return after(server, key, new UpstreamSecret(found.id(), access), false)
        .map(live ->
            new Kept(
                new UpstreamSecret(live.credential(), live.access()), epoch, live.refreshAt()));
  }

  /**
   * Another token for one that its server has refused; once, or a server that refuses every token
   * would be asked for ever.
   *
   * @return empty when there is none to be had: it is a key, or gone
   * @throws CredentialException when it must be given anew, or cannot be renewed now
   */
  public Optional<UpstreamSecret> renewed(
      UUID workspace, McpServer server, UUID projectUser, UpstreamSecret refused) {
    if (server.auth() != AuthKind.OAUTH) {
      return Optional.empty();
    }
    Key key = new Key(server.id(), server.projectLevel() ? null : projectUser);
    kept.remove(key);
    return after(server, key, refused, true)
        .map(live -> new UpstreamSecret(live.credential(), live.access()));
  }

  private Optional<LiveToken> after(
      McpServer server, Key key, UpstreamSecret seen, boolean refused) {
    try {
      return renewals.after(server, seen.credentialId(), seen.value(), refused);
    } catch (CredentialException e) {
      if (e.mustConnectAgain()) {
        news.changed(server.workspaceId(), server.id(), key.user(), false);
      }
      throw e;
    }
  }

  /**
   * The server wants more than the token allows: shown, and asked for at the next connection.
   *
   * @param wanted the scopes it named
   */
  public void tooNarrow(UUID workspace, UUID credential, List<String> wanted, String why) {
    database.<@Nullable Void>inWorkspace(
        workspace,
        handle -> {
          new GrantDao(handle, workspace).narrow(credential, wanted, plain(why), clock.instant());
          return null;
        });
  }

  /** The server did not take it: shown as its last error. */
  public void rejected(UUID credential, String why) {
    database.<@Nullable Void>acrossWorkspaces(handle -> {
      CredentialDao.rejected(handle, credential, plain(why), clock.instant());
      return null;
    });
  }

  private static String plain(String why) {
    String plain = why.replaceAll("\\p{Cntrl}", " ").strip();
    return plain.length() > LONGEST_ERROR ? plain.substring(0, LONGEST_ERROR) : plain;
  }

  /**
   * Notes a call. It is cut when the credential for it is taken away, before whoever does that gets
   * an answer; on other nodes as soon as they hear of it.
   *
   * @param cut must be quick, from any thread; a call that has not begun must not begin after it
   */
  public Running running(UUID workspace, UUID server, UUID projectUser, Runnable cut) {
    return news.running().add(workspace, server, projectUser, cut);
  }

  /** Where a sealed secret belongs; moved to another row it does not open. */
  static String place(UUID workspace, UUID credential) {
    return "credential:" + credential + ":" + workspace;
  }
}
