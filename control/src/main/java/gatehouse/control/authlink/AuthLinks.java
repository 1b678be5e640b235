package gatehouse.control.authlink;

import gatehouse.control.account.EmailAddress;
import gatehouse.control.audit.AuditEvent;
import gatehouse.control.audit.AuditLog;
import gatehouse.control.audit.CurrentActor;
import gatehouse.control.audit.Subject;
import gatehouse.control.project.Project;
import gatehouse.control.projectuser.AccessRevoked;
import gatehouse.control.projectuser.ProjectUser;
import gatehouse.control.projectuser.ProjectUsers;
import gatehouse.platform.database.Database;
import gatehouse.platform.http.ProblemException;
import gatehouse.platform.ids.IdType;
import gatehouse.platform.ids.Ids;
import gatehouse.platform.jobs.Housekeeping;
import gatehouse.platform.paging.Cursor;
import gatehouse.platform.paging.Page;
import gatehouse.platform.paging.PageRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Makes and ends links. */
@ApplicationScoped
public class AuthLinks implements Housekeeping {
  private static final String NEWEST = "-id";
  private static final Duration OF_A_CALL = Duration.ofDays(1);
  private static final Duration USEFUL = Duration.ofHours(1);
  private static final Duration REMEMBERED = Duration.ofDays(90);

  private final Database database;
  private final ProjectUsers users;
  private final LinkAddresses addresses;
  private final AuditLog audit;
  private final CurrentActor actor;
  private final Ids ids;
  private final Clock clock;

  AuthLinks(
      Database database,
      ProjectUsers users,
      LinkAddresses addresses,
      AuditLog audit,
      CurrentActor actor,
      Ids ids,
      Clock clock) {
    this.database = database;
    this.users = users;
    this.addresses = addresses;
    this.audit = audit;
    this.actor = actor;
    this.ids = ids;
    this.clock = clock;
  }

  /** What a new link is to be. */
  record Wanted(
      AuthLink.Kind kind,
      @Nullable EmailAddress email,
      List<String> domains,
      List<UUID> servers,
      Instant expiresAt,
      String note) {}

  /** A new link; its address is known now and never again. */
  record Made(AuthLink link, String url) {}

  /**
   * The address of a link for a person whose call lacked a secret: the one they were told already,
   * or a new one. Whoever opens it must prove the person's address all the same.
   */
  public String personalFor(UUID workspace, UUID project, UUID projectUser) {
    return database.inWorkspace(
        workspace,
        handle -> {
          ProjectUser user =
              users.find(workspace, project, projectUser).orElseThrow(ProblemException::notFound);
          Instant now = clock.instant();
          AuthLinkDao dao = new AuthLinkDao(handle);
          AuthLink link =
              dao.fromCall(workspace, project, user.emailKey(), now.plus(USEFUL))
                  .orElseGet(() -> {
                    AuthLink made =
                        made(
                            workspace,
                            project,
                            new Wanted(
                                AuthLink.Kind.PERSONAL,
                                EmailAddress.parse(user.email()),
                                List.of(),
                                List.of(),
                                now.plus(OF_A_CALL),
                                ""),
                            "Agent");
                    dao.insert(made, addresses.hash(made), true);
                    return made;
                  });
          return addresses.of(link);
        });
  }

  Made create(Project project, Wanted wanted) {
    return database.inWorkspace(
        project.workspaceId(),
        handle -> {
          AuthLink link = made(project.workspaceId(), project.id(), wanted, actor.get().name());
          new AuthLinkDao(handle).insert(link, addresses.hash(link), false);
          audit.record(
              project.workspaceId(),
              new AuditEvent("auth-link.created", subject(link), Map.of(), told(link)));
          return new Made(link, addresses.of(link));
        });
  }

  Page<AuthLink> page(Project project, PageRequest request) {
    Cursor after = Cursor.decode(request.cursor(), NEWEST);
    return database.inWorkspace(
        project.workspaceId(),
        handle -> {
          AuthLinkDao dao = new AuthLinkDao(handle);
          return Page.cut(
              dao.page(
                  project.workspaceId(),
                  project.id(),
                  after == null ? null : after.id(),
                  request.limit() + 1),
              request,
              link -> new Cursor(NEWEST, "", link.id()),
              Page.Total.of(dao.count(project.workspaceId(), project.id())));
        });
  }

  void end(Project project, UUID id) {
    database.<@Nullable Void>inWorkspace(
        project.workspaceId(),
        handle -> {
          AuthLinkDao dao = new AuthLinkDao(handle);
          AuthLink link =
              dao.find(project.workspaceId(), project.id(), id)
                  .orElseThrow(ProblemException::notFound);
          if (link.endedAt() == null) {
            dao.end(project.workspaceId(), id, clock.instant());
            new VisitDao(handle).endOfLink(project.workspaceId(), id);
            audit.record(project.workspaceId(), new AuditEvent("auth-link.ended", subject(link)));
          }
          return null;
        });
  }

  /**
   * Access comes back by a new link only: their own links end, and so do browsers in the middle.
   */
  void follow(@Observes AccessRevoked revoked) {
    ProjectUser user = revoked.user();
    database.<@Nullable Void>inWorkspace(
        user.workspaceId(),
        handle -> {
          new AuthLinkDao(handle)
              .endPersonal(user.workspaceId(), user.projectId(), user.emailKey(), clock.instant());
          new VisitDao(handle).endOf(user.workspaceId(), user.id());
          return null;
        });
  }

  @Override
  public String name() {
    return "auth links";
  }

  @Override
  public int sweep(Instant now) {
    return database.acrossWorkspaces(handle ->
        new VisitDao(handle).sweep(now) + new AuthLinkDao(handle).sweep(now.minus(REMEMBERED)));
  }

  private AuthLink made(UUID workspace, UUID project, Wanted wanted, String by) {
    EmailAddress email = wanted.email();
    return new AuthLink(
        workspace,
        project,
        ids.next(),
        wanted.kind(),
        email == null ? null : email.text(),
        email == null ? null : email.key(),
        wanted.domains(),
        wanted.servers(),
        wanted.note(),
        by,
        clock.instant(),
        wanted.expiresAt(),
        null,
        null);
  }

  private static Subject subject(AuthLink link) {
    String name = link.email() == null ? String.join(", ", link.domains()) : link.email();
    return new Subject("auth-link", IdType.AUTH_LINK.format(link.id()), name);
  }

  private static Map<String, Object> told(AuthLink link) {
    Map<String, Object> told = new LinkedHashMap<>();
    told.put("kind", link.kind());
    told.put("expiresAt", link.expiresAt().toString());
    told.put("servers", link.servers().stream().map(IdType.MCP_SERVER::format).toList());
    return told;
  }
}
