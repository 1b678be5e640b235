package gatehouse.control.member;

import gatehouse.control.access.Permission;
import gatehouse.platform.events.Event;
import gatehouse.platform.events.Events;
import gatehouse.platform.http.WireNames;
import gatehouse.platform.ids.IdType;
import jakarta.enterprise.context.ApplicationScoped;
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
    own(member, "access.ended", Map.of("reason", "removed"));
  }

  void changed(Member old, Member changed) {
    followers.fire(new MemberChanged(old, changed));
    list(changed);
    if (old.role() != changed.role()) {
      own(changed, "role.changed", Map.of("role", WireNames.of(changed.role())));
    }
    if (old.status() != changed.status()) {
      seats(changed.workspaceId());
      if (changed.status() == MemberStatus.DISABLED) {
        own(changed, "access.ended", Map.of("reason", "suspended"));
      }
    }
  }

  /** Many at once: one word that the list is another, not a word on each. */
  void manyChanged(UUID workspace) {
    events.publish(
        new Event("member.changed", workspace, null, Permission.MEMBERS_READ.id(), Map.of()));
  }

  /** Many were invited: the list is another, and seats are taken. */
  void invited(UUID workspace) {
    manyChanged(workspace);
    seats(workspace);
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

  private void own(Member member, String type, Map<String, String> data) {
    if (member.accountId() != null) {
      events.publish(new Event(type, member.workspaceId(), member.accountId(), null, data));
    }
  }
}
