package gatehouse.control.playground;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import gatehouse.control.access.Identity;
import gatehouse.control.account.EmailAddress;
import gatehouse.control.agent.AdmissionException;
import gatehouse.control.agent.Admissions;
import gatehouse.control.agent.Admitted;
import gatehouse.control.audit.AuditEvent;
import gatehouse.control.audit.AuditLog;
import gatehouse.control.audit.Subject;
import gatehouse.control.project.Project;
import gatehouse.control.projectuser.ProjectUser;
import gatehouse.control.projectuser.TestPeople;
import gatehouse.platform.database.Database;
import gatehouse.platform.http.ProblemException;
import gatehouse.platform.http.ProblemType;
import gatehouse.platform.ids.IdType;
import gatehouse.platform.limits.Limit;
import gatehouse.platform.limits.Limits;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Lists and calls tools for whoever manages a project. */
@ApplicationScoped
class Playing {
  private static final int LONGEST_TOOL = 200;

  private final Admissions admissions;
  private final TestPeople testPeople;
  private final PlaygroundGateway gateway;
  private final Database database;
  private final AuditLog audit;
  private final Limits limits;

  Playing(
      Admissions admissions,
      TestPeople testPeople,
      PlaygroundGateway gateway,
      Database database,
      AuditLog audit,
      Limits limits) {
    this.admissions = admissions;
    this.testPeople = testPeople;
    this.gateway = gateway;
    this.database = database;
    this.audit = audit;
    this.limits = limits;
  }

  /** What was asked, of which project, by whom, for whom. */
  record Play(Project project, UUID agent, Identity player, @Nullable UUID person) {}

  /** The tools as the agent is shown them. */
  JsonNode tools(Play play) {
    return gateway.ask(admit(play), "tools/list", JsonNodeFactory.instance.objectNode());
  }

  /** Calls one. That it was called is in the audit log; what with, and what came of it, is not. */
  JsonNode call(Play play, String tool, JsonNode arguments) {
    Admitted who = admit(play);
    String name = tool.length() <= LONGEST_TOOL ? tool : tool.substring(0, LONGEST_TOOL);
    database.<@Nullable Void>inWorkspace(
        play.project().workspaceId(),
        handle -> {
          audit.record(
              play.project().workspaceId(),
              new AuditEvent(
                  "playground.called",
                  new Subject("agent", IdType.AGENT.format(who.agentId()), who.agentName()),
                  Map.of(),
                  Map.of("tool", name, "person", who.email())));
          return null;
        });
    ObjectNode params = JsonNodeFactory.instance.objectNode().put("name", tool);
    params.set("arguments", arguments);
    return gateway.ask(who, "tools/call", params);
  }

  private Admitted admit(Play play) {
    limits.take(Limit.PLAYGROUND, String.valueOf(play.player().credentialId()));
    EmailAddress address = play.person() == null ? own(play.player()) : test(play);
    try {
      return admissions.play(
          play.project(),
          play.agent(),
          address,
          play.person() == null ? play.player().accountId() : null);
    } catch (AdmissionException e) {
      throw new ProblemException(ProblemType.NOT_ALLOWED, e.detail());
    }
  }

  /** Whoever sits there, proven by having signed in; a token may be in a program's hands. */
  private static EmailAddress own(Identity player) {
    if (player.kind() != Identity.Kind.SESSION) {
      throw ProblemException.invalid(
          "/person", "Name a test person: a token does not act for whom it belongs to");
    }
    return EmailAddress.parse(player.email());
  }

  private EmailAddress test(Play play) {
    ProjectUser user =
        testPeople.usable(
            play.project().workspaceId(),
            play.project().id(),
            java.util.Objects.requireNonNull(play.person()));
    return EmailAddress.parse(user.email());
  }
}
