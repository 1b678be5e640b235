package gatehouse.control.mcpserver;

import gatehouse.control.audit.AuditEvent;
import gatehouse.control.audit.AuditLog;
import gatehouse.control.audit.Subject;
import gatehouse.control.project.Difference;
import gatehouse.control.project.Label;
import gatehouse.control.project.ProjectGate;
import gatehouse.control.project.ProjectNews;
import gatehouse.control.project.ProjectPart;
import gatehouse.control.project.Slug;
import gatehouse.platform.database.Database;
import gatehouse.platform.http.EntityTags;
import gatehouse.platform.http.FieldError;
import gatehouse.platform.http.ProblemException;
import gatehouse.platform.http.ProblemType;
import gatehouse.platform.ids.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Keeps the MCP servers of projects. */
@ApplicationScoped
public class McpServers implements ProjectPart {
  private static final int MOST = 100;

  private final Database database;
  private final ProjectGate gate;
  private final ServerCache cache;
  private final ServerSettings settings;
  private final GivenClients clients;
  private final AuditLog audit;
  private final ProjectNews news;
  private final Event<McpServerChanged> followers;
  private final Ids ids;
  private final Clock clock;

  McpServers(
      Database database,
      ProjectGate gate,
      ServerCache cache,
      ServerSettings settings,
      GivenClients clients,
      AuditLog audit,
      ProjectNews news,
      Event<McpServerChanged> followers,
      Ids ids,
      Clock clock) {
    this.database = database;
    this.gate = gate;
    this.cache = cache;
    this.settings = settings;
    this.clients = clients;
    this.audit = audit;
    this.news = news;
    this.followers = followers;
    this.ids = ids;
    this.clock = clock;
  }

  /** Those that are switched on, by slug; from memory, and never behind a change. */
  public List<McpServer> enabled(UUID workspace, UUID project) {
    return cache.of(workspace, project, this::of).enabled();
  }

  /** All of a project, by slug; from memory, and never behind a change: to show, not to change. */
  public List<McpServer> known(UUID workspace, UUID project) {
    return cache.of(workspace, project, this::of).all();
  }

  /** All of a project, by slug. */
  public List<McpServer> of(UUID workspace, UUID project) {
    return database.inWorkspace(
        workspace, handle -> new McpServerDao(handle, workspace, project).all());
  }

  /**
   * One of a project.
   *
   * @throws ProblemException not-found when the project has none of this id
   */
  public McpServer get(UUID workspace, UUID project, UUID server) {
    return database.inWorkspace(
        workspace,
        handle ->
            new McpServerDao(handle, workspace, project)
                .find(server)
                .orElseThrow(ProblemException::notFound));
  }

  McpServer create(UUID workspace, UUID project, ServerRequest.NewMcpServer wanted) {
    String name = Label.of(wanted.name(), "/name");
    Slug slug = wanted.slug() == null ? Slug.from(name, "server") : Slug.ofRequest(wanted.slug());
    McpServer blank =
        new McpServer(
            workspace,
            project,
            ids.next(),
            slug.value(),
            name,
            "",
            settings.url(wanted.url()),
            AuthKind.NONE,
            AuthLevel.USER,
            null,
            "",
            OAuthSettings.NONE,
            Objects.requireNonNullElse(wanted.enabled(), true),
            clock.instant(),
            1);
    McpServer made =
        settings.apply(
            blank,
            new ServerRequest.McpServerChange(
                null, wanted.description(), null, wanted.auth(), null));
    return database.inWorkspace(
        workspace,
        handle -> {
          gate.hold(workspace, project);
          McpServerDao dao = new McpServerDao(handle, workspace, project);
          if (!dao.insert(made)) {
            String detail = "The project has a server of this slug already";
            throw new ProblemException(
                ProblemType.CONFLICT, detail, List.of(new FieldError("/slug", detail)));
          }
          if (dao.count() > MOST) {
            throw new ProblemException(
                ProblemType.CONFLICT, "The project has " + MOST + " servers. Delete one first.");
          }
          clients.keep(dao, made, wanted.auth());
          audit.record(
              workspace,
              new AuditEvent(
                  "mcp-server.created", subject(made), Map.of(), ServerSettings.fields(made)));
          news.changed(workspace, project, "servers");
          return dao.find(made.id()).orElseThrow();
        });
  }

  McpServer change(
      UUID workspace,
      UUID project,
      UUID id,
      ServerRequest.McpServerChange change,
      @Nullable String ifMatch) {
    return database.inWorkspace(
        workspace,
        handle -> {
          McpServerDao dao = new McpServerDao(handle, workspace, project);
          McpServer old = dao.locked(id).orElseThrow(ProblemException::notFound);
          EntityTags.check(ifMatch, old.version());
          McpServer wanted = settings.apply(old, change);
          Difference difference =
              Difference.of(ServerSettings.fields(old), ServerSettings.fields(wanted));
          boolean newSecret = change.auth() != null && change.auth().clientSecret() != null;
          if (difference.none() && !newSecret) {
            return old;
          }
          dao.update(wanted);
          clients.keep(dao, wanted, change.auth());
          followers.fire(new McpServerChanged(old, wanted));
          audit.record(
              workspace,
              new AuditEvent(
                  "mcp-server.changed", subject(wanted), difference.before(), difference.after()));
          news.changed(workspace, project, "servers");
          return dao.find(id).orElseThrow();
        });
  }

  /** Deletes a server with everything people gave for it. */
  void delete(UUID workspace, UUID project, UUID id) {
    database.<@Nullable Void>inWorkspace(
        workspace,
        handle -> {
          McpServerDao dao = new McpServerDao(handle, workspace, project);
          McpServer old = dao.locked(id).orElseThrow(ProblemException::notFound);
          followers.fire(new McpServerChanged(old, null));
          dao.delete(id);
          audit.record(
              workspace,
              new AuditEvent(
                  "mcp-server.deleted", subject(old), ServerSettings.fields(old), Map.of()));
          news.changed(workspace, project, "servers");
          return null;
        });
  }

  @Override
  public String name() {
    return "servers";
  }

  @Override
  public Map<UUID, Long> counts(UUID workspace) {
    return database.inWorkspace(workspace, handle -> McpServerDao.counts(handle, workspace));
  }

  @Override
  public void erase(UUID workspace, UUID project) {
    of(workspace, project).forEach(server -> followers.fire(new McpServerChanged(server, null)));
  }

  private static Subject subject(McpServer server) {
    return new Subject("mcp-server", server.typeId(), server.name());
  }
}
