package gatehouse.control.member;

import gatehouse.control.access.Permission;
import gatehouse.platform.events.Event;
import gatehouse.platform.events.Events;
import gatehouse.platform.http.WireNames;
import gatehouse.platform.ids.IdType;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Tells open pages what became of a member: the list's readers, and the member's own pages. */
@ApplicationScoped
class MemberNews {
  private final Events events;
  private final jakarta.enterprise.event.Event<MemberChanged> followers;

  MemberNews(Events events, jakarta.enterprise.event.Event<MemberChanged> followers) {
    this.events = events;
    this.followers = followers;
  }

  void joined(Member member) {
    followers.fire(new MemberChanged(null, member));
    list(member);
    seats(member.workspaceId());
  }

  void removed(Member member) {
    followers.fire(new MemberChanged(member, null));
    list(member);
    seats(member.workspaceId());
    if (member.accountId() != null) {
      own(member.workspaceId(), member.accountId(), "access.ended", Map.of("reason", "removed"));
    }
  }

  /** Someone who was invited has come. */
  void arrived(Member old, Member arrived) {
    followers.fire(new MemberChanged(old, arrived));
    list(arrived);
    seats(arrived.workspaceId());
  }

  /** For those who follow people that were invited and have not come yet. */
  void invitedChanged(Member old, Member changed) {
    followers.fire(new MemberChanged(old, changed));
  }

  /**
   * One event for a chunk: a list is read anew once, whoever changed in it.
   *
   * @param accounts of the members whose own pages are to be told at once; others notice within a
   *     second by themselves
   */
  void changed(UUID workspace, List<Edits.Changed> changed, Map<UUID, UUID> accounts) {
    if (changed.isEmpty()) {
      return;
    }
    events.publish(
        new Event(
            "member.changed",
            workspace,
            null,
            Permission.MEMBERS_READ.id(),
            changed.size() == 1
                ? Map.of("id", IdType.MEMBER.format(changed.getFirst().row().id()))
                : Map.of("count", changed.size())));
    if (changed.stream().anyMatch(one -> one.before().takesSeat() != one.after().takesSeat())) {
      seats(workspace);
    }
    for (Edits.Changed one : changed) {
      UUID account = accounts.get(one.row().id());
      if (account != null) {
        own(workspace, account, one);
      }
    }
  }

  /** Other than role and status. */
  void edited(Member member) {
    list(member);
  }

  /** Many at once: one word that the list is another, not a word on each. */
  void manyChanged(UUID workspace) {
    events.publish(
        new Event("member.changed", workspace, null, Permission.MEMBERS_READ.id(), Map.of()));
  }

  /** Many joined or were invited: the list is another, and seats are taken. */
  void manyJoined(UUID workspace) {
    manyChanged(workspace);
    seats(workspace);
  }

  private void own(UUID workspace, UUID account, Edits.Changed one) {
    if (one.before().role() != one.after().role()) {
      own(workspace, account, "role.changed", Map.of("role", WireNames.of(one.after().role())));
    }
    boolean suspended =
        one.before().status() != one.after().status()
            && one.after().status() == MemberStatus.DISABLED;
    boolean banned =
        one.after().bannedUntil() != null
            && !one.after().bannedUntil().equals(one.before().bannedUntil());
    if (suspended || banned) {
      own(workspace, account, "access.ended", Map.of("reason", suspended ? "suspended" : "banned"));
    }
  }

  private void list(Member member) {
    events.publish(
        new Event(
            "member.changed",
            member.workspaceId(),
            null,
            Permission.MEMBERS_READ.id(),
            Map.of("id", IdType.MEMBER.format(member.id()))));
  }

  private void seats(UUID workspace) {
    events.publish(
        new Event("licence.changed", workspace, null, Permission.LICENCE_READ.id(), Map.of()));
  }

  private void own(UUID workspace, UUID account, String type, Map<String, String> data) {
    events.publish(new Event(type, workspace, account, null, data));
  }
}
