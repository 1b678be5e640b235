package gatehouse.control.identityprovider;

import gatehouse.control.audit.AuditEvent;
import gatehouse.control.audit.AuditLog;
import gatehouse.control.audit.Subject;
import gatehouse.control.identityprovider.oidc.Registration;
import gatehouse.control.session.Sessions;
import gatehouse.platform.crypto.Sealer;
import gatehouse.platform.database.Database;
import gatehouse.platform.http.EntityTags;
import gatehouse.platform.http.ProblemException;
import gatehouse.platform.http.ProblemType;
import gatehouse.platform.http.PublicUrl;
import gatehouse.platform.ids.IdType;
import gatehouse.platform.ids.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Keeps the settings of identity providers: the server's own and each workspace's. */
@ApplicationScoped
public class Providers {
  static final String CALLBACK = "/api/v1/identity-providers/callback";
  private static final int MOST = 50;

  private final Database database;
  private final ProviderSettings settings;
  private final Sessions sessions;
  private final Sealer sealer;
  private final PublicUrl publicUrl;
  private final AuditLog audit;
  private final Ids ids;
  private final Clock clock;

  Providers(
      Database database,
      ProviderSettings settings,
      Sessions sessions,
      Sealer sealer,
      PublicUrl publicUrl,
      AuditLog audit,
      Ids ids,
      Clock clock) {
    this.database = database;
    this.settings = settings;
    this.sessions = sessions;
    this.sealer = sealer;
    this.publicUrl = publicUrl;
    this.audit = audit;
    this.ids = ids;
    this.clock = clock;
  }

  /** Those of one owner, by name; {@code null} is the server. */
  List<Provider> of(@Nullable UUID workspace) {
    return as(workspace, handle -> owned(new ProviderDao(handle), workspace));
  }

  /**
   * One of an owner.
   *
   * @throws ProblemException not-found when it is not there or another's
   */
  Provider get(@Nullable UUID workspace, UUID id) {
    return as(workspace, handle -> mine(new ProviderDao(handle).find(id), workspace));
  }

  /** Whichever owner's; for signing in. */
  Optional<Provider> find(UUID id) {
    return database.acrossWorkspaces(handle -> new ProviderDao(handle).find(id));
  }

  Provider create(@Nullable UUID workspace, ProviderChange draft) {
    Provider wanted = settings.create(ids.next(), workspace, draft, clock.instant());
    return as(
        workspace,
        handle -> {
          ProviderDao dao = new ProviderDao(handle);
          if (owned(dao, workspace).size() >= MOST) {
            throw new ProblemException(
                ProblemType.CONFLICT, "There are " + MOST + " already. Remove one first.");
          }
          dao.insert(wanted, sealed(wanted.id(), draft));
          audit.record(
              chain(workspace),
              new AuditEvent(
                  "identity-provider.created",
                  subject(wanted),
                  Map.of(),
                  ProviderSettings.fields(wanted)));
          return wanted;
        });
  }

  Provider change(
      @Nullable UUID workspace, UUID id, ProviderChange change, @Nullable String ifMatch) {
    return as(
        workspace,
        handle -> {
          ProviderDao dao = new ProviderDao(handle);
          Provider old = mine(dao.lock(id), workspace);
          EntityTags.check(ifMatch, old.version());
          Provider wanted = settings.apply(old, change);
          boolean newSecret = change.clientSecret() != null;
          ProviderSettings.Difference difference =
              ProviderSettings.difference(old, wanted, newSecret);
          if (difference.none()) {
            return old;
          }
          dao.update(wanted);
          if (newSecret) {
            dao.secret(id, sealed(id, change));
          }
          if (old.enabled() && !wanted.enabled()) {
            refuseWhileRequired(dao, id);
          }
          // With another issuer or client it is another provider: what the old one vouched for
          // ends.
          if (!wanted.enabled()
              || !old.issuer().equals(wanted.issuer())
              || !old.clientId().equals(wanted.clientId())) {
            sessions.endOfProvider(id);
          }
          audit.record(
              chain(workspace),
              new AuditEvent(
                  "identity-provider.changed",
                  subject(wanted),
                  difference.before(),
                  difference.after()));
          return dao.find(id).orElseThrow(ProblemException::notFound);
        });
  }

  /** Removes it: nobody comes in through it any more, and whoever did is out at once. */
  void remove(@Nullable UUID workspace, UUID id) {
    this.<@Nullable Void>as(
        workspace,
        handle -> {
          ProviderDao dao = new ProviderDao(handle);
          Provider old = mine(dao.lock(id), workspace);
          refuseWhileRequired(dao, id);
          sessions.endOfProvider(id);
          dao.delete(id);
          audit.record(
              chain(workspace),
              new AuditEvent(
                  "identity-provider.removed",
                  subject(old),
                  ProviderSettings.fields(old),
                  Map.of()));
          return null;
        });
  }

  /** This server as the provider's client, with the secret opened. */
  Registration registration(Provider provider) {
    String secret =
        database.acrossWorkspaces(handle ->
            new ProviderDao(handle)
                .secret(provider.id())
                .map(sealed -> sealer.open(sealed, place(provider.id())))
                .orElse(null));
    return new Registration(
        provider.issuer(), provider.clientId(), secret, provider.scopes(), redirectUri());
  }

  URI redirectUri() {
    return URI.create(publicUrl.of(CALLBACK));
  }

  static Subject subject(Provider provider) {
    return new Subject(
        "identity-provider", IdType.IDENTITY_PROVIDER.format(provider.id()), provider.name());
  }

  /** Where changes of the provider's are recorded. */
  static UUID chain(@Nullable UUID workspace) {
    return workspace == null ? AuditLog.SERVER : workspace;
  }

  private static List<Provider> owned(ProviderDao dao, @Nullable UUID workspace) {
    return workspace == null ? dao.ofServer() : dao.of(workspace);
  }

  private static Provider mine(Optional<Provider> found, @Nullable UUID workspace) {
    return found
        .filter(provider -> java.util.Objects.equals(provider.workspaceId(), workspace))
        .orElseThrow(ProblemException::notFound);
  }

  private static void refuseWhileRequired(ProviderDao dao, UUID id) {
    if (dao.required(id)) {
      throw new ProblemException(
          ProblemType.CONFLICT,
          "A workspace lets people in through this provider only. Change that setting first.");
    }
  }

  private byte @Nullable [] sealed(UUID id, ProviderChange change) {
    return change.clientSecret() == null
        ? null
        : change.clientSecret().map(secret -> sealer.seal(secret, place(id))).orElse(null);
  }

  private static String place(UUID id) {
    return "identity_provider:" + id;
  }

  private <T extends @Nullable Object> T as(@Nullable UUID workspace, Database.Work<T> work) {
    return workspace == null
        ? database.acrossWorkspaces(work)
        : database.inWorkspace(workspace, work);
  }
}
