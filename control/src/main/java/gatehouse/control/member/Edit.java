package gatehouse.control.member;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import gatehouse.control.access.Role;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One decision about a member, for one or for a hundred thousand of them. What it does can be taken
 * back: it only changes their {@link Standing}.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "edit")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Edit.ChangeRole.class, name = "change-role"),
  @JsonSubTypes.Type(value = Edit.Suspend.class, name = "suspend"),
  @JsonSubTypes.Type(value = Edit.Reactivate.class, name = "reactivate"),
  @JsonSubTypes.Type(value = Edit.Ban.class, name = "ban"),
  @JsonSubTypes.Type(value = Edit.Unban.class, name = "unban"),
  @JsonSubTypes.Type(value = Edit.Settings.class, name = "edit-settings")
})
public sealed interface Edit {
  /** Bans without an end run until then: a time that every client can read. */
  Instant FOREVER = Instant.parse("9999-12-31T00:00:00Z");

  /** For the audit log, such as {@code member.suspended}. */
  String audited();

  /**
   * The new standing; the same one when there is nothing to do.
   *
   * @throws NotPossible when this cannot be done with this member
   */
  Standing apply(Standing old, Instant now) throws NotPossible;

  /** Why something cannot be done with a member, in a person's words. */
  final class NotPossible extends Exception {
    private static final long serialVersionUID = 1;

    NotPossible(String why) {
      super(why, null, false, false);
    }
  }

  record ChangeRole(Role role) implements Edit {
    @Override
    public String audited() {
      return "member.role-changed";
    }

    @Override
    public Standing apply(Standing old, Instant now) {
      return old.withRole(role);
    }
  }

  record Suspend() implements Edit {
    @Override
    public String audited() {
      return "member.suspended";
    }

    @Override
    public Standing apply(Standing old, Instant now) throws NotPossible {
      if (old.status() == MemberStatus.INVITED) {
        throw new NotPossible("Has not accepted the invitation yet; cancel it instead");
      }
      return old.withStatus(MemberStatus.DISABLED);
    }
  }

  record Reactivate() implements Edit {
    @Override
    public String audited() {
      return "member.reactivated";
    }

    @Override
    public Standing apply(Standing old, Instant now) throws NotPossible {
      if (old.status() == MemberStatus.INVITED) {
        throw new NotPossible("Has not accepted the invitation yet");
      }
      return old.withStatus(MemberStatus.ACTIVE);
    }
  }

  /**
   * Blocks sign-in to the workspace.
   *
   * @param until null for without end
   */
  record Ban(@Nullable Instant until) implements Edit {
    @Override
    public String audited() {
      return "member.banned";
    }

    @Override
    public Standing apply(Standing old, Instant now) {
      return old.withBan(until == null ? FOREVER : until);
    }
  }

  record Unban() implements Edit {
    @Override
    public String audited() {
      return "member.unbanned";
    }

    @Override
    public Standing apply(Standing old, Instant now) {
      return old.isBanned(now) ? old.withBan(null) : old;
    }
  }

  /**
   * Several settings at once; what is null stays.
   *
   * @param team null to keep it
   */
  record Settings(
      @Nullable MemberStatus status,
      @Nullable TeamEdit team,
      @Nullable SetEdit tags,
      @Nullable SetEdit sites)
      implements Edit {
    @Override
    public String audited() {
      return "member.settings-changed";
    }

    @Override
    public Standing apply(Standing old, Instant now) throws NotPossible {
      Standing edited = old;
      if (status == MemberStatus.DISABLED) {
        edited = new Suspend().apply(edited, now);
      } else if (status == MemberStatus.ACTIVE) {
        edited = new Reactivate().apply(edited, now);
      }
      if (team != null) {
        edited = edited.withTeam(team.id());
      }
      if (tags != null) {
        edited = edited.withTags(tags.apply(old.tags()));
      }
      if (sites != null) {
        edited = edited.withSites(oneOrAll(sites.apply(old.sites())));
      }
      return edited;
    }

    private static List<UUID> oneOrAll(List<UUID> sites) {
      return sites.contains(MemberRow.ALL_SITES) ? List.of(MemberRow.ALL_SITES) : sites;
    }
  }

  /**
   * The team to be in.
   *
   * @param id null for none
   */
  record TeamEdit(@Nullable UUID id) {}

  /** What becomes of a set of ids. */
  record SetEdit(Mode mode, List<UUID> ids) {
    public SetEdit {
      ids = List.copyOf(ids);
    }

    /** How the given ids meet those that are there. */
    public enum Mode {
      @JsonProperty("keep")
      KEEP,
      @JsonProperty("replace")
      REPLACE,
      @JsonProperty("add")
      ADD,
      @JsonProperty("remove")
      REMOVE
    }

    List<UUID> apply(List<UUID> old) {
      Set<UUID> made = new LinkedHashSet<>(mode == Mode.REPLACE ? ids : old);
      switch (mode) {
        case ADD -> made.addAll(ids);
        case REMOVE -> ids.forEach(made::remove);
        case KEEP, REPLACE -> {}
      }
      return new ArrayList<>(made);
    }
  }
}
