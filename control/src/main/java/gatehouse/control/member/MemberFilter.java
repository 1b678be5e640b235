package gatehouse.control.member;

import gatehouse.control.access.Role;
import gatehouse.platform.http.FieldError;
import gatehouse.platform.http.ProblemException;
import gatehouse.platform.ids.IdType;
import gatehouse.platform.ids.MalformedIdException;
import gatehouse.platform.paging.Condition;
import gatehouse.platform.paging.Folded;
import gatehouse.platform.paging.ListQuery;
import jakarta.ws.rs.QueryParam;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Which members are meant, as a list, an export or a bulk action is asked for them. Several values
 * of one filter are OR, filters are AND; what is left out does not filter.
 *
 * @param q any part of name or address
 * @param team ids, or {@code none}
 * @param tag ids, or {@code none}
 * @param site ids, {@code all} for members with all sites, or {@code none}
 * @param provider ids, or {@code internal}
 */
public record MemberFilter(
    @QueryParam("q") @Nullable String q,
    @QueryParam("status") @Nullable List<MemberStatus> status,
    @QueryParam("role") @Nullable List<Role> role,
    @QueryParam("team") @Nullable List<String> team,
    @QueryParam("tag") @Nullable List<String> tag,
    @QueryParam("site") @Nullable List<String> site,
    @QueryParam("provider") @Nullable List<String> provider,
    @QueryParam("twoFactor") @Nullable Boolean twoFactor,
    @QueryParam("lastLogin") @Nullable List<LastLogin> lastLogin,
    @QueryParam("banned") @Nullable Boolean banned) {

  private static final String NONE = "none";
  private static final Instant FIRST_LOGIN = Instant.EPOCH;

  /** Everyone. */
  public static final MemberFilter ALL =
      new MemberFilter(null, null, null, null, null, null, null, null, null, null);

  /** Those with this text in name or address. */
  public static MemberFilter ofSearch(String q) {
    return new MemberFilter(q, null, null, null, null, null, null, null, null, null);
  }

  /** Names and addresses are searched as they are sorted: folded. */
  @Nullable String search() {
    String folded = q == null ? "" : Folded.of(q);
    if (folded.length() > ListQuery.LONGEST_SEARCH) {
      throw ProblemException.invalid(
          "?q", "Must not be longer than " + ListQuery.LONGEST_SEARCH + " characters");
    }
    return folded.isEmpty() ? null : folded;
  }

  /**
   * Refuses what cannot be asked for.
   *
   * @param under where the filter stands in a request's body, such as {@code /filter}
   */
  public void check(String under) {
    try {
      search();
      conditions(Instant.EPOCH);
    } catch (ProblemException e) {
      throw new ProblemException(
          e.type(),
          e.detail(),
          e.errors().stream()
              .map(error ->
                  new FieldError(error.pointer().replaceFirst("^\\?", under + "/"), error.detail()))
              .toList());
    }
  }

  /** What it asks for, for the audit log. */
  public Map<String, Object> told() {
    Map<String, Object> told = new LinkedHashMap<>();
    BiConsumer<String, @Nullable Object> put =
        (name, value) -> {
          if (value != null && !(value instanceof List<?> several && several.isEmpty())) {
            told.put(name, value);
          }
        };
    put.accept("q", q);
    put.accept("status", status);
    put.accept("role", some(role).stream().map(Role::label).toList());
    put.accept("team", team);
    put.accept("tag", tag);
    put.accept("site", site);
    put.accept("provider", provider);
    put.accept("twoFactor", twoFactor);
    put.accept("lastLogin", lastLogin);
    put.accept("banned", banned);
    return told;
  }

  /** The conditions of the list's engine. */
  List<Condition> conditions(Instant now) {
    List<Condition> all = new ArrayList<>();
    if (!some(role).isEmpty() || !some(status).isEmpty() || twoFactor != null) {
      all.add(new Condition.Facets(Facet.matching(some(role), some(status), twoFactor)));
    }
    if (!some(team).isEmpty()) {
      all.add(
          new Condition.OneOf(
              "team_id", "team", ids("?team", some(team), IdType.TEAM), some(team).contains(NONE)));
    }
    if (!some(tag).isEmpty()) {
      all.add(
          new Condition.AnyOf(
              "tags", "tag", ids("?tag", some(tag), IdType.TAG), some(tag).contains(NONE)));
    }
    if (!some(site).isEmpty()) {
      all.add(
          new Condition.AnyOf(
              "sites", "site", ids("?site", some(site), IdType.SITE), some(site).contains(NONE)));
    }
    if (!some(provider).isEmpty()) {
      all.add(
          new Condition.OneOf(
              "identity_provider",
              "provider",
              ids("?provider", some(provider), IdType.IDENTITY_PROVIDER),
              some(provider).contains("internal")));
    }
    if (!some(lastLogin).isEmpty()) {
      all.add(lastLogin(now));
    }
    if (banned != null) {
      all.add(
          banned
              ? new Condition.Between("banned_until", now, null)
              : new Condition.NotAfter("banned_until", now));
    }
    return all;
  }

  private Condition lastLogin(Instant now) {
    boolean never = some(lastLogin).contains(LastLogin.NEVER);
    Duration shortest =
        some(lastLogin).stream()
            .map(LastLogin::ago)
            .filter(Objects::nonNull)
            .min(Duration::compareTo)
            .orElse(null);
    return shortest == null
        ? new Condition.Never("last_login")
        : new Condition.Between("last_login", never ? null : FIRST_LOGIN, now.minus(shortest));
  }

  private static List<UUID> ids(String field, List<String> texts, IdType type) {
    List<UUID> ids = new ArrayList<>();
    for (String text : texts) {
      if (type == IdType.SITE && text.equals("all")) {
        ids.add(MemberRow.ALL_SITES);
      } else if (!text.equals(type == IdType.IDENTITY_PROVIDER ? "internal" : NONE)) {
        try {
          ids.add(type.parse(text));
        } catch (MalformedIdException e) {
          throw ProblemException.invalid(field, "\"%s\" is not an id of this kind".formatted(text));
        }
      }
    }
    return ids;
  }

  private static <T> List<T> some(@Nullable List<T> values) {
    return values == null ? List.of() : values;
  }
}
