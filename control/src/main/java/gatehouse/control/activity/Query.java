package gatehouse.control.activity;

import java.time.Instant;
import java.util.UUID;

/**
 * One request of an agent on a person's behalf that has reached no server: whoever made a call has
 * said with it that there is a query.
 *
 * @param query what the session's calls for one request share; at most 64 characters
 */
public record Query(
    UUID workspace,
    UUID project,
    UUID projectUser,
    UUID agent,
    UUID session,
    String query,
    Instant at) {
  Query with(String text) {
    return text.equals(query)
        ? this
        : new Query(workspace, project, projectUser, agent, session, text, at);
  }
}
