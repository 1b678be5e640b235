package gatehouse.control.agent;

import gatehouse.control.agent.AdmissionException.Kind;
import gatehouse.control.audit.Actor;
import gatehouse.control.audit.AuditEvent;
import gatehouse.control.audit.AuditLog;
import gatehouse.platform.database.Database;
import gatehouse.platform.ids.IdType;
import gatehouse.platform.limits.Limit;
import gatehouse.platform.limits.Limits;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Notes in the audit log what a valid key was refused: once a minute a key and reason, so that a
 * program that keeps trying does not fill the log.
 */
@ApplicationScoped
class Refusals {
  private final Database database;
  private final AuditLog audit;
  private final Limits limits;

  Refusals(Database database, AuditLog audit, Limits limits) {
    this.database = database;
    this.audit = audit;
    this.limits = limits;
  }

  void note(AgentKeyDao.Holder holder, Kind kind, AgentCall call, @Nullable String email) {
    String key = IdType.AGENT_KEY.format(holder.key().id());
    if (!limits.within(Limit.AGENT_REFUSALS_RECORDED, key + " " + kind)) {
      return;
    }
    Map<String, Object> what = new LinkedHashMap<>();
    what.put("reason", reason(kind));
    what.put("address", call.clientAddress().getHostAddress());
    if (email != null) {
      what.put("email", email);
    }
    database.<@Nullable Void>inWorkspace(
        holder.workspace(),
        handle -> {
          audit.record(
              holder.workspace(),
              new Actor(Actor.Type.TOKEN, key, holder.agentName()),
              new AuditEvent("agent.refused", holder.key().subject(), Map.of(), what));
          return null;
        });
  }

  private static String reason(Kind kind) {
    return switch (kind) {
      case KEY -> "address-not-allowed";
      case NOT_BOUND -> "not-bound";
      case ENDED -> "access-ended";
      case NO_PROJECT, TOO_MANY, EMAIL_MISSING, EMAIL_MALFORMED ->
          throw new IllegalArgumentException("Not noted: " + kind);
    };
  }
}
