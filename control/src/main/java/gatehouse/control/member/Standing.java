package gatehouse.control.member;

import com.fasterxml.jackson.annotation.JsonInclude;
import gatehouse.control.access.Role;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a member is and may reach: everything that an Admin decides about them.
 *
 * @param bannedUntil null when not banned
 * @param sites holds {@link MemberRow#ALL_SITES} alone for all of them
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY) // one is kept with each item of a job, twice
public record Standing(
    Role role,
    MemberStatus status,
    @Nullable Instant bannedUntil,
    @Nullable UUID team,
    List<UUID> tags,
    List<UUID> sites) {

  public Standing {
    tags = tags == null ? List.of() : List.copyOf(tags);
    sites = sites == null ? List.of() : List.copyOf(sites);
  }

  static Standing of(MemberRow row) {
    return new Standing(
        row.role(), row.status(), row.bannedUntil(), row.team(), row.tags(), row.sites());
  }

  /** One of those of whom a workspace always has at least one. */
  boolean isActiveAdmin(Instant now) {
    return role == Role.ADMIN && status == MemberStatus.ACTIVE && !isBanned(now);
  }

  boolean isBanned(Instant now) {
    return bannedUntil != null && now.isBefore(bannedUntil);
  }

  /** Everyone but the disabled takes a seat. */
  boolean takesSeat() {
    return status != MemberStatus.DISABLED;
  }

  Standing withRole(Role other) {
    return new Standing(other, status, bannedUntil, team, tags, sites);
  }

  Standing withStatus(MemberStatus other) {
    return new Standing(role, other, bannedUntil, team, tags, sites);
  }

  Standing withBan(@Nullable Instant until) {
    return new Standing(role, status, until, team, tags, sites);
  }

  Standing withTeam(@Nullable UUID other) {
    return new Standing(role, status, bannedUntil, other, tags, sites);
  }

  Standing withTags(List<UUID> others) {
    return new Standing(role, status, bannedUntil, team, others, sites);
  }

  Standing withSites(List<UUID> others) {
    return new Standing(role, status, bannedUntil, team, tags, others);
  }
}
