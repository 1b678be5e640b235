package gatehouse.platform.mail;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

final class OutboxDao {
  private final Handle handle;

  OutboxDao(Handle handle) {
    this.handle = handle;
  }

  void insert(
      UUID id, Letter letter, String messageId, byte @Nullable [] body, String state, Instant now) {
    handle
        .createUpdate(
            """
            insert into outbox_mail (id, workspace_id, kind, recipient, subject, message_id, body,
              state, next_attempt, created_at)
            values (:id, :workspace, :kind, :to, :subject, :messageId, :body, :state, :now, :now)
            """)
        .bind("id", id)
        .bind("workspace", letter.workspaceId())
        .bind("kind", letter.kind())
        .bind("to", letter.to())
        .bind("subject", letter.subject())
        .bind("messageId", messageId)
        .bind("body", body)
        .bind("state", state)
        .bind("now", now)
        .execute();
  }

  /**
   * Takes due mail for this node until {@code lease}; a node that dies leaves it to the others
   * then.
   */
  List<DueMail> take(Instant now, Instant lease, int most) {
    return handle
        .createQuery(
            """
            update outbox_mail set state = 'sending', attempts = attempts + 1, next_attempt = :lease
            where id in (select id from outbox_mail
              where state in ('queued', 'sending') and next_attempt <= :now
              order by next_attempt limit :most for update skip locked)
            returning id, recipient, subject, message_id, body, attempts, created_at
            """)
        .bind("now", now)
        .bind("lease", lease)
        .bind("most", most)
        .mapTo(DueMail.class)
        .list();
  }

  void sent(UUID id, Instant now) {
    handle.execute(
        "update outbox_mail set state = 'sent', sent_at = ?, body = null, failure = null where id = ?",
        now,
        id);
  }

  void failed(UUID id, String why) {
    handle.execute(
        "update outbox_mail set state = 'failed', body = null, failure = ? where id = ?", why, id);
  }

  void retry(UUID id, String why, Instant next) {
    handle.execute(
        "update outbox_mail set state = 'queued', failure = ?, next_attempt = ? where id = ?",
        why,
        next,
        id);
  }

  Counts counts(Instant failedSince) {
    return handle
        .createQuery(
            """
            select count(*) filter (where state in ('queued', 'sending')) as queued,
              count(*) filter (where state = 'failed' and created_at > :since) as failed,
              min(created_at) filter (where state in ('queued', 'sending')) as oldest_queued
            from outbox_mail
            """)
        .bind("since", failedSince)
        .mapTo(Counts.class)
        .one();
  }

  int sweep(Instant before) {
    return handle.execute(
        "delete from outbox_mail where created_at < ? and state not in ('queued', 'sending')",
        before);
  }

  /** Mail whose time has come. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record DueMail(
      UUID id,
      String recipient,
      String subject,
      String messageId,
      byte[] body,
      int attempts,
      Instant createdAt) {}

  record Counts(long queued, long failed, @Nullable Instant oldestQueued) {}
}
