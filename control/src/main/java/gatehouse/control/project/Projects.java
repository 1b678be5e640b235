package gatehouse.control.project;

import gatehouse.control.audit.AuditEvent;
import gatehouse.control.audit.AuditLog;
import gatehouse.control.audit.Subject;
import gatehouse.platform.database.Database;
import gatehouse.platform.http.EntityTags;
import gatehouse.platform.http.FieldError;
import gatehouse.platform.http.ProblemException;
import gatehouse.platform.http.ProblemType;
import gatehouse.platform.ids.Ids;
import gatehouse.platform.paging.Cursor;
import gatehouse.platform.paging.Page;
import gatehouse.platform.paging.PageRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Keeps the projects of workspaces. */
@ApplicationScoped
public class Projects {
  static final int LONGEST_DESCRIPTION = 1_000;
  private static final String SORT = "slug";
  private static final int LONGEST_SEARCH = 200;
  private static final int TRIES = 50;

  private final Database database;
  private final Instance<ProjectPart> parts;
  private final AuditLog audit;
  private final ProjectNews news;
  private final Ids ids;
  private final Clock clock;

  Projects(
      Database database,
      @Any Instance<ProjectPart> parts,
      AuditLog audit,
      ProjectNews news,
      Ids ids,
      Clock clock) {
    this.database = database;
    this.parts = parts;
    this.audit = audit;
    this.news = news;
    this.ids = ids;
    this.clock = clock;
  }

  /** One page, by slug. */
  Page<Project> page(UUID workspace, @Nullable String q, PageRequest request) {
    String search = q == null ? "" : q.strip().toLowerCase(Locale.ROOT);
    if (search.length() > LONGEST_SEARCH) {
      throw ProblemException.invalid(
          "?q", "Must not be longer than " + LONGEST_SEARCH + " characters");
    }
    Cursor after = Cursor.decode(request.cursor(), SORT);
    return database.inWorkspace(
        workspace,
        handle -> {
          ProjectDao dao = new ProjectDao(handle, workspace);
          return Page.cut(
              dao.page(search, after == null ? null : after.value(), request.limit() + 1),
              request,
              project -> new Cursor(SORT, project.slug(), project.id()),
              new Page.Total(dao.count(search), true));
        });
  }

  /** How many of each kind of things every project holds, by the kind's name. */
  Map<String, Map<UUID, Long>> counts(UUID workspace) {
    return database.inWorkspace(
        workspace,
        handle -> {
          Map<String, Map<UUID, Long>> counts = new HashMap<>();
          parts.forEach(part -> counts.put(part.name(), part.counts(workspace)));
          return counts;
        });
  }

  Project create(UUID workspace, String name, @Nullable Slug slug, String description) {
    return database.inWorkspace(
        workspace,
        handle -> {
          ProjectDao dao = new ProjectDao(handle, workspace);
          Slug wanted = slug == null ? Slug.from(name, "project") : slug;
          Project made = project(workspace, name, wanted, description);
          for (int i = 2; !dao.insert(made); i++) {
            if (slug != null || i > TRIES) {
              String detail = "There is a project of this slug already";
              throw new ProblemException(
                  ProblemType.CONFLICT, detail, List.of(new FieldError("/slug", detail)));
            }
            made = project(workspace, name, wanted.numbered(i), description);
          }
          audit.record(
              workspace, new AuditEvent("project.created", subject(made), Map.of(), fields(made)));
          news.changed(workspace, made.id(), "settings");
          return dao.find(made.id()).orElseThrow();
        });
  }

  Project change(
      UUID workspace,
      UUID id,
      @Nullable String name,
      @Nullable String description,
      @Nullable String ifMatch) {
    return database.inWorkspace(
        workspace,
        handle -> {
          ProjectDao dao = new ProjectDao(handle, workspace);
          Project old = dao.locked(id).orElseThrow(ProblemException::notFound);
          EntityTags.check(ifMatch, old.version());
          dao.update(
              id,
              name == null ? old.name() : name,
              description == null ? old.description() : description);
          Project changed = dao.find(id).orElseThrow();
          Difference difference = Difference.of(fields(old), fields(changed));
          audit.record(
              workspace,
              new AuditEvent(
                  "project.changed", subject(changed), difference.before(), difference.after()));
          news.changed(workspace, id, "settings");
          return changed;
        });
  }

  /** Deletes a project with everything in it; what its agents do now is cut. */
  void delete(UUID workspace, UUID id, @Nullable String confirm) {
    database.<@Nullable Void>inWorkspace(
        workspace,
        handle -> {
          ProjectDao dao = new ProjectDao(handle, workspace);
          Project old = dao.locked(id).orElseThrow(ProblemException::notFound);
          if (!old.slug().equals(confirm)) {
            throw ProblemException.invalid(
                "?confirm", "Everything in it goes: repeat the project's slug here");
          }
          parts.forEach(part -> part.hold(workspace, id));
          parts.forEach(part -> part.erase(workspace, id));
          dao.delete(id);
          audit.record(
              workspace, new AuditEvent("project.deleted", subject(old), fields(old), Map.of()));
          news.changed(workspace, id, "settings");
          return null;
        });
  }

  private Project project(UUID workspace, String name, Slug slug, String description) {
    return new Project(workspace, ids.next(), slug.value(), name, description, clock.instant(), 1);
  }

  private static Subject subject(Project project) {
    return new Subject("project", project.typeId(), project.name());
  }

  private static Map<String, Object> fields(Project project) {
    return Map.of(
        "name", project.name(),
        "slug", project.slug(),
        "description", project.description());
  }
}
