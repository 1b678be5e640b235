package gatehouse.control.authlink;

import gatehouse.control.account.EmailAddress;
import gatehouse.control.agent.Admissions;
import gatehouse.control.project.Project;
import gatehouse.control.project.ProjectGate;
import gatehouse.control.projectuser.ProjectUser;
import gatehouse.control.projectuser.ProjectUsers;
import gatehouse.platform.crypto.Tokens;
import gatehouse.platform.database.Database;
import gatehouse.platform.http.ProblemException;
import gatehouse.platform.http.ProblemType;
import gatehouse.platform.ids.IdType;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds the link that somebody holds, and who has proven an address in their browser. */
@ApplicationScoped
class OpenLinks {
  private final Database database;
  private final ProjectGate projects;
  private final ProjectUsers users;
  private final Admissions admissions;
  private final Clock clock;

  OpenLinks(
      Database database,
      ProjectGate projects,
      ProjectUsers users,
      Admissions admissions,
      Clock clock) {
    this.database = database;
    this.projects = projects;
    this.users = users;
    this.admissions = admissions;
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
    return open(token, visit, false);
  }

  /**
   * The same for connecting in the open transaction: whoever takes this person's access away does
   * so before, and this fails, or after it, and what was connected goes, too.
   */
  Opened held(String token, @Nullable String visit) {
    return open(token, visit, true);
  }

  private Opened open(String token, @Nullable String visit, boolean held) {
    Instant now = clock.instant();
    return database.acrossWorkspaces(handle -> {
      AuthLink link =
          new AuthLinkDao(handle).byToken(Tokens.hash(token)).orElseThrow(OpenLinks::expired);
      Optional<ProjectUser> user =
          visit == null
              ? Optional.empty()
              : new VisitDao(handle)
                  .userOf(link, Tokens.hash(visit), now, held)
                  .flatMap(id -> users.find(link.workspaceId(), link.projectId(), id))
                  .filter(proven -> !isOut(link, EmailAddress.parse(proven.email())));
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
              .orElseThrow(OpenLinks::expired);
      return new Opened(link, project, user.orElse(null));
    });
  }

  /** Whose access to the workspace has ended connects nothing. */
  boolean isOut(AuthLink link, EmailAddress address) {
    return admissions.isOut(link.workspaceId(), address);
  }

  static ProblemException expired() {
    return new ProblemException(
        ProblemType.TOKEN_EXPIRED, "Ask whoever gave you this link for a new one.");
  }
}
