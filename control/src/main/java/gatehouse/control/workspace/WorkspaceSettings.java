package gatehouse.control.workspace;

import gatehouse.platform.http.ProblemException;
import gatehouse.platform.ids.IdType;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Puts a change on a workspace and tells what became different. */
@SuppressWarnings("NullableOptional") // null: absent in the patch; empty: null there
final class WorkspaceSettings {
  private static final Set<String> NOT_SETTINGS = Set.of("id", "createdAt", "version");

  private WorkspaceSettings() {}

  static Workspace apply(Workspace old, WorkspaceChange change) {
    return new Workspace(
        old.id(),
        old.slug(),
        or(change.name() == null ? null : change.name().strip(), old.name()),
        merged(change.contactEmail(), old.contactEmail()),
        or(change.locale(), old.locale()),
        or(zone(change.timeZone()), old.timeZone()),
        or(change.invitationDays(), old.invitationDays()),
        merged(change.sessionIdleMinutes(), old.sessionIdleMinutes()),
        merged(change.sessionHours(), old.sessionHours()),
        or(change.requireTwoFactor(), old.requireTwoFactor()),
        or(change.managersMayInviteAdmins(), old.managersMayInviteAdmins()),
        provider(change.requiredProvider(), old.requiredProvider()),
        old.seats(),
        old.createdAt(),
        old.version());
  }

  static Workspace withSeats(Workspace old, @Nullable Integer seats) {
    return new Workspace(
        old.id(),
        old.slug(),
        old.name(),
        old.contactEmail(),
        old.locale(),
        old.timeZone(),
        old.invitationDays(),
        old.sessionIdleMinutes(),
        old.sessionHours(),
        old.requireTwoFactor(),
        old.managersMayInviteAdmins(),
        old.requiredProvider(),
        seats,
        old.createdAt(),
        old.version());
  }

  private static <T> T or(@Nullable T wanted, T old) {
    return wanted == null ? old : wanted;
  }

  private static <T> @Nullable T merged(@Nullable Optional<T> wanted, @Nullable T old) {
    return wanted == null ? old : wanted.orElse(null);
  }

  private static @Nullable UUID provider(@Nullable Optional<String> wanted, @Nullable UUID old) {
    if (wanted == null) {
      return old;
    }
    try {
      return wanted.map(IdType.IDENTITY_PROVIDER::parse).orElse(null);
    } catch (IllegalArgumentException e) {
      throw ProblemException.invalid(
          "/requiredProvider", "Must be the id of an identity provider of this workspace, or null");
    }
  }

  private static @Nullable String zone(@Nullable String wanted) {
    if (wanted == null) {
      return null;
    }
    try {
      return ZoneId.of(wanted).getId();
    } catch (DateTimeException e) {
      throw ProblemException.invalid("/timeZone", "Must be a time zone such as Europe/Vienna");
    }
  }

  /** The settings that differ, before and after, by their names in the API. */
  static Difference difference(Workspace old, Workspace saved) {
    Map<String, @Nullable Object> before = new LinkedHashMap<>();
    Map<String, @Nullable Object> after = new LinkedHashMap<>();
    for (RecordComponent setting : Workspace.class.getRecordComponents()) {
      Object was = value(setting, old);
      Object is = value(setting, saved);
      if (!NOT_SETTINGS.contains(setting.getName()) && !Objects.equals(was, is)) {
        before.put(setting.getName(), was);
        after.put(setting.getName(), is);
      }
    }
    return new Difference(before, after);
  }

  private static @Nullable Object value(RecordComponent setting, Workspace workspace) {
    try {
      return setting.getAccessor().invoke(workspace);
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Changed settings as they were and as they are. */
  record Difference(Map<String, @Nullable Object> before, Map<String, @Nullable Object> after) {}
}
