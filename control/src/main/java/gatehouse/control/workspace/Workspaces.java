package gatehouse.control.workspace;

import gatehouse.control.audit.AuditEvent;
import gatehouse.control.audit.AuditLog;
import gatehouse.control.audit.Subject;
import gatehouse.platform.database.Database;
import gatehouse.platform.events.Event;
import gatehouse.platform.events.Events;
import gatehouse.platform.http.EntityTags;
import gatehouse.platform.http.ProblemException;
import gatehouse.platform.ids.IdType;
import gatehouse.platform.ids.Ids;
import gatehouse.platform.paging.Cursor;
import gatehouse.platform.paging.Page;
import gatehouse.platform.paging.PageRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Makes workspaces and changes their settings. */
@ApplicationScoped
public class Workspaces {
  private final Database database;
  private final AuditLog audit;
  private final Events events;
  private final RequirableProviders providers;
  private final jakarta.enterprise.event.Event<Founded> founded;
  private final Ids ids;
  private final Clock clock;

  Workspaces(
      Database database,
      AuditLog audit,
      Events events,
      RequirableProviders providers,
      jakarta.enterprise.event.Event<Founded> founded,
      Ids ids,
      Clock clock) {
    this.database = database;
    this.audit = audit;
    this.events = events;
    this.providers = providers;
    this.founded = founded;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * Makes a workspace with {@code founder} as its Admin.
   *
   * @param slug null to make one from the name, with a number when it is taken
   */
  public Workspace create(String name, @Nullable String slug, UUID founder) {
    return database.acrossWorkspaces(handle -> {
      WorkspaceDao dao = new WorkspaceDao(handle);
      Workspace made = slug == null ? addUnderFreeSlug(dao, name) : add(dao, name, slug);
      founded.fire(new Founded(made, founder));
      audit.record(
          made.id(),
          new AuditEvent(
              "workspace.created",
              subject(made),
              Map.of(),
              Map.of("name", made.name(), "slug", made.slug())));
      return made;
    });
  }

  private Workspace add(WorkspaceDao dao, String name, String slug) {
    return dao.add(ids.next(), new Slug(slug).value(), name, clock.instant())
        .orElseThrow(
            () -> ProblemException.invalid("/slug", "This slug is taken. Choose another."));
  }

  private Workspace addUnderFreeSlug(WorkspaceDao dao, String name) {
    String base = Slug.from(name).value();
    for (int i = 1; i < 1000; i++) {
      String suffix = i == 1 ? "" : "-" + i;
      String slug = base.substring(0, Math.min(base.length(), 40 - suffix.length())) + suffix;
      Optional<Workspace> made = dao.add(ids.next(), slug, name, clock.instant());
      if (made.isPresent()) {
        return made.get();
      }
    }
    throw ProblemException.invalid("/slug", "Choose a slug; those made from this name are taken.");
  }

  public Optional<Workspace> find(UUID id) {
    return database.joined(handle -> new WorkspaceDao(handle).find(id));
  }

  public Optional<Workspace> find(String slug) {
    return database.joined(handle -> new WorkspaceDao(handle).find(slug));
  }

  /**
   * The workspace, held until the open transaction ends, for one who adds members: where seats are
   * not counted others may add some too meanwhile, and nobody can begin to count them.
   */
  public Workspace holdForMore(UUID id) {
    return database.joined(handle -> {
      WorkspaceDao dao = new WorkspaceDao(handle);
      boolean counted = dao.find(id).orElseThrow(ProblemException::notFound).seats() != null;
      Workspace held = (counted ? dao.lock(id) : dao.share(id)).orElseThrow();
      return counted || held.seats() == null ? held : hold(id);
    });
  }

  /** The workspace, held until the open transaction ends: whoever counts its seats waits here. */
  public Workspace hold(UUID id) {
    return database.joined(
        handle -> new WorkspaceDao(handle).lock(id).orElseThrow(ProblemException::notFound));
  }

  /**
   * As {@link #hold}, without waiting.
   *
   * @throws RuntimeException when somebody holds it; the transaction is lost then
   */
  public Workspace holdAtOnce(UUID id) {
    return database.joined(
        handle -> new WorkspaceDao(handle).lockNow(id).orElseThrow(ProblemException::notFound));
  }

  /**
   * Changes the settings; what is absent in {@code change} stays.
   *
   * @param cameThrough the identity provider of the caller's session, if they came through one
   */
  public Workspace change(
      UUID id, WorkspaceChange change, @Nullable String ifMatch, @Nullable UUID cameThrough) {
    return save(
        id,
        ifMatch,
        old -> {
          Workspace wanted = WorkspaceSettings.apply(old, change);
          UUID provider = wanted.requiredProvider();
          if (provider != null && !provider.equals(old.requiredProvider())) {
            checkRequirable(id, provider, cameThrough);
          }
          return wanted;
        });
  }

  /** Sets how many members the workspace may hold; null for any number. For operators. */
  public Workspace license(UUID id, @Nullable Integer seats, @Nullable String ifMatch) {
    return save(id, ifMatch, old -> WorkspaceSettings.withSeats(old, seats));
  }

  private Workspace save(
      UUID id, @Nullable String ifMatch, java.util.function.UnaryOperator<Workspace> edit) {
    return database.inWorkspace(
        id,
        handle -> {
          WorkspaceDao dao = new WorkspaceDao(handle);
          Workspace old = dao.lock(id).orElseThrow(ProblemException::notFound);
          EntityTags.check(ifMatch, old.version());
          Workspace wanted = edit.apply(old);
          if (wanted.equals(old)) {
            return old;
          }
          Workspace saved = dao.save(wanted);
          WorkspaceSettings.Difference difference = WorkspaceSettings.difference(old, saved);
          audit.record(
              id,
              new AuditEvent(
                  "workspace.changed", subject(saved), difference.before(), difference.after()));
          events.publish(new Event("workspace.changed", id, null, null, Map.of()));
          return saved;
        });
  }

  /** Whoever requires a provider has shown that it lets them in: else they lock themselves out. */
  private void checkRequirable(UUID workspace, UUID provider, @Nullable UUID cameThrough) {
    Optional<String> name = providers.name(workspace, provider);
    if (name.isEmpty()) {
      throw ProblemException.invalid(
          "/requiredProvider", "Must be the id of an identity provider of this workspace, or null");
    }
    if (!provider.equals(cameThrough)) {
      throw ProblemException.invalid(
          "/requiredProvider",
          "Sign in through "
              + name.get()
              + " once first, and set this in that session: so you cannot lock yourself out.");
    }
  }

  /** All workspaces by name, for operators. */
  public Page<Workspace> page(@Nullable String search, PageRequest request) {
    String wanted =
        search == null || search.isBlank() ? null : search.strip().toLowerCase(Locale.ROOT);
    Cursor after = Cursor.decode(request.cursor(), "name");
    return database.joined(handle -> {
      WorkspaceDao dao = new WorkspaceDao(handle);
      List<Workspace> rows =
          dao.page(
              wanted,
              after == null ? null : after.value(),
              after == null ? null : after.id(),
              request.limit() + 1);
      return Page.cut(
          rows,
          request,
          row -> new Cursor("name", row.name(), row.id()),
          Page.Total.of(dao.count(wanted, Page.Total.COUNTED + 1)));
    });
  }

  static Subject subject(Workspace workspace) {
    return new Subject("workspace", IdType.WORKSPACE.format(workspace.id()), workspace.name());
  }
}
