package gatehouse.control.profile;

import gatehouse.control.account.Account;
import gatehouse.control.account.Accounts;
import gatehouse.control.account.PersonName;
import gatehouse.control.audit.AuditEvent;
import gatehouse.control.audit.AuditLog;
import gatehouse.platform.database.Database;
import gatehouse.platform.http.EntityTags;
import gatehouse.platform.http.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Changes one's own profile. */
@ApplicationScoped
class Profiles {
  private final Database database;
  private final Accounts accounts;
  private final AuditLog audit;

  Profiles(Database database, Accounts accounts, AuditLog audit) {
    this.database = database;
    this.accounts = accounts;
    this.audit = audit;
  }

  Account change(UUID id, ProfileChange wanted, @Nullable String ifMatch) {
    String zone = zone(wanted.timeZone());
    return database.acrossWorkspaces(handle -> {
      Account before = accounts.locked(id);
      EntityTags.check(ifMatch, before.version());
      PersonName name =
          PersonName.of(
              Objects.requireNonNullElse(wanted.firstName(), before.firstName()),
              Objects.requireNonNullElse(wanted.lastName(), before.lastName()));
      String locale = Objects.requireNonNullElse(wanted.locale(), before.locale());
      String timeZone = Objects.requireNonNullElse(zone, before.timeZone());
      Map<String, String> old = fields(before);
      Map<String, String> made = new LinkedHashMap<>();
      made.put("firstName", name.first());
      made.put("lastName", name.last());
      made.put("locale", locale);
      made.put("timeZone", timeZone);
      if (made.equals(old)) {
        return before;
      }
      Account after = accounts.changeProfile(id, name.first(), name.last(), locale, timeZone);
      made.entrySet().removeIf(field -> old.remove(field.getKey(), field.getValue()));
      audit.record(
          AuditLog.SERVER, new AuditEvent("account.profile-changed", after.subject(), old, made));
      return after;
    });
  }

  private static Map<String, String> fields(Account account) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("firstName", account.firstName());
    fields.put("lastName", account.lastName());
    fields.put("locale", account.locale());
    fields.put("timeZone", account.timeZone());
    return fields;
  }

  private static @Nullable String zone(@Nullable String wanted) {
    try {
      return wanted == null ? null : ZoneId.of(wanted).getId();
    } catch (DateTimeException e) {
      throw ProblemException.invalid("/timeZone", "Must be a time zone such as Europe/Vienna");
    }
  }
}
