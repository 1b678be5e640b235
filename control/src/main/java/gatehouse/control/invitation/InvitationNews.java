package gatehouse.control.invitation;

import gatehouse.control.access.Permission;
import gatehouse.platform.events.Event;
import gatehouse.platform.events.Events;
import gatehouse.platform.ids.IdType;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.UUID;

/** Tells open pages that invitations changed. */
@ApplicationScoped
class InvitationNews {
  private final Events events;

  InvitationNews(Events events) {
    this.events = events;
  }

  void changed(Invitation invitation) {
    publish(invitation.workspaceId(), Map.of("id", IdType.INVITATION.format(invitation.id())));
  }

  /** Many at once: one word, not one on each. */
  void changed(UUID workspace) {
    publish(workspace, Map.of());
  }

  private void publish(UUID workspace, Map<String, String> data) {
    events.publish(
        new Event("invitation.changed", workspace, null, Permission.INVITATIONS_READ.id(), data));
  }
}
