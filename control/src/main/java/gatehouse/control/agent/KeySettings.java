package gatehouse.control.agent;

import gatehouse.control.account.EmailAddress;
import gatehouse.control.group.GroupKind;
import gatehouse.control.group.Groups;
import gatehouse.control.project.Label;
import gatehouse.platform.http.ProblemException;
import gatehouse.platform.ids.IdType;
import gatehouse.platform.ids.MalformedIdException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Makes a key of a request; what is wrong is said with its field. */
@ApplicationScoped
class KeySettings {
  private final Groups groups;
  private final Clock clock;

  KeySettings(Groups groups, Clock clock) {
    this.groups = groups;
    this.clock = clock;
  }

  AgentKey checked(UUID workspace, UUID agent, UUID id, KeyRequest.NewAgentKey wanted) {
    Instant now = clock.instant();
    if (wanted.expiresAt() != null && !wanted.expiresAt().isAfter(now)) {
      throw ProblemException.invalid("/expiresAt", "Must be in the future");
    }
    return new AgentKey(
        agent,
        id,
        Label.of(wanted.name(), "/name"),
        binding(workspace, wanted.binding()),
        AddressBlocks.ofRequest(Objects.requireNonNullElse(wanted.addresses(), List.of())),
        wanted.perMinute(),
        wanted.expiresAt(),
        null,
        now);
  }

  private Binding binding(UUID workspace, KeyRequest.NewKeyBinding wanted) {
    Binding.Kind kind = wanted.kind();
    only(kind == Binding.Kind.LIST, wanted.emails(), "/binding/emails", "Name at least one");
    only(kind == Binding.Kind.DOMAINS, wanted.domains(), "/binding/domains", "Name at least one");
    only(kind == Binding.Kind.TEAM, wanted.team(), "/binding/team", "Choose a team");
    return new Binding(
        kind,
        emails(Objects.requireNonNullElse(wanted.emails(), List.of())),
        domains(Objects.requireNonNullElse(wanted.domains(), List.of())),
        wanted.team() == null ? null : team(workspace, wanted.team()));
  }

  private static void only(boolean needed, @Nullable Object value, String pointer, String message) {
    boolean empty = value == null || (value instanceof List<?> list && list.isEmpty());
    if (needed && empty) {
      throw ProblemException.invalid(pointer, message);
    }
    if (!needed && value != null) {
      throw ProblemException.invalid(pointer, "This kind of binding has none: leave it out");
    }
  }

  private static List<String> emails(List<String> typed) {
    Set<String> keys = new LinkedHashSet<>();
    for (int i = 0; i < typed.size(); i++) {
      try {
        keys.add(EmailAddress.parse(typed.get(i)).key());
      } catch (IllegalArgumentException e) {
        throw ProblemException.invalid("/binding/emails/" + i, String.valueOf(e.getMessage()));
      }
    }
    return List.copyOf(keys);
  }

  private static List<String> domains(List<String> typed) {
    Set<String> domains = new LinkedHashSet<>();
    for (int i = 0; i < typed.size(); i++) {
      String bare = typed.get(i).strip().replaceFirst("^@", "");
      try {
        // An address at the domain brings it into the form that addresses are compared in.
        domains.add(EmailAddress.parse("someone@" + bare).domain());
      } catch (IllegalArgumentException e) {
        throw ProblemException.invalid(
            "/binding/domains/" + i, "Must be a domain such as example.com");
      }
    }
    return List.copyOf(domains);
  }

  private UUID team(UUID workspace, String typed) {
    try {
      UUID team = IdType.TEAM.parse(typed);
      if (!groups.some(workspace, GroupKind.TEAM, List.of(team)).isEmpty()) {
        return team;
      }
    } catch (MalformedIdException noSuchThing) {
      // falls through to the one answer
    }
    throw ProblemException.invalid("/binding/team", "There is no such team here");
  }
}
