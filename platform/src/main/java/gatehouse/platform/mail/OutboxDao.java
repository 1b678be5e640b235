package gatehouse.platform.mail;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

final class OutboxDao {
  private final Handle handle;

  OutboxDao(Handle handle) {
    this.handle = handle;
  }

  void insert(List<NewMail> mails, Instant now) {
    PreparedBatch batch =
        handle.prepareBatch(
            """
            insert into outbox_mail (id, workspace_id, kind, recipient, subject, message_id, body,
              state, next_attempt, created_at)
            values (:id, :workspaceId, :kind, :to, :subject, :messageId, :body, :state, :now, :now)
            """);
    for (NewMail mail : mails) {
      batch
          .bind("id", mail.id())
          .bind("workspaceId", mail.workspaceId())
          .bind("kind", mail.kind())
          .bind("to", mail.to())
          .bind("subject", mail.subject())
          .bind("messageId", mail.messageId())
          .bind("body", mail.body())
          .bind("state", mail.state())
          .bind("now", now)
          .add();
    }
    batch.execute();
  }

  /**
   * Passes over what a node is sending in this moment: its note of the end must not wait for us.
   */
  int withdraw(Collection<UUID> ids) {
    return handle
        .createUpdate(
            """
            delete from outbox_mail where id in (select id from outbox_mail
              where id = any(:ids) and state = 'queued' order by id for update skip locked)
            """)
        .bind("ids", ids.toArray(UUID[]::new))
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

  /**
   * It went out: true at whichever attempt, also when this node was so late that another has taken
   * it up since.
   *
   * @return false when it was known already
   */
  boolean sent(DueMail mail, Instant now) {
    return handle.execute(
            """
            update outbox_mail set state = 'sent', sent_at = ?, body = null, failure = null
            where id = ? and state <> 'sent'
            """,
            now,
            mail.id())
        == 1;
  }

  /** False, and nothing happens, when the mail is another attempt's by now. */
  boolean failed(DueMail mail, String why) {
    return handle.execute(
            """
            update outbox_mail set state = 'failed', body = null, failure = ?
            where id = ? and state = 'sending' and attempts = ?
            """,
            why,
            mail.id(),
            mail.attempts())
        == 1;
  }

  /** False, and nothing happens, when the mail is another attempt's by now. */
  boolean retry(DueMail mail, String why, Instant next) {
    return handle.execute(
            """
            update outbox_mail set state = 'queued', failure = ?, next_attempt = ?
            where id = ? and state = 'sending' and attempts = ?
            """,
            why,
            next,
            mail.id(),
            mail.attempts())
        == 1;
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

  /** Mail to be put into the queue. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record NewMail(
      UUID id,
      @Nullable UUID workspaceId,
      String kind,
      String to,
      String subject,
      String messageId,
      byte @Nullable [] body,
      String state) {}

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
