package gatehouse.control.invitation;

import gatehouse.control.access.Role;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/** SQL on the table invitation that writes. */
final class InvitationChangeDao {
  private final Handle handle;

  InvitationChangeDao(Handle handle) {
    this.handle = handle;
  }

  /** An invitation as it is sent, for the first time or anew. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Sending(
      UUID id,
      UUID memberId,
      String email,
      String emailKey,
      Role role,
      byte[] tokenHash,
      UUID mailId,
      @Nullable String failure,
      @Nullable String note) {}

  /** What was there for the same place is sent anew: its old link and its old state are gone. */
  void send(
      UUID workspace,
      List<Sending> sendings,
      @Nullable String inviterId,
      String inviterName,
      Instant now,
      Instant expires) {
    PreparedBatch batch =
        handle.prepareBatch(
            """
            insert into invitation (workspace_id, id, member_id, email, email_key, role, state,
              delivery, failure, token_hash, mail_id, note, inviter_id, inviter_name, created_at,
              expires_at)
            values (:workspace, :id, :member, :email, :emailKey, :role, 'queued', 'mail', :failure,
              :hash, :mail, :note, :inviterId, :inviterName, :now, :expires)
            on conflict (workspace_id, member_id) do update set role = excluded.role,
              state = 'queued', delivery = 'mail', failure = excluded.failure,
              token_hash = excluded.token_hash, mail_id = excluded.mail_id,
              note = coalesce(excluded.note, invitation.note), sent_at = null,
              expires_at = excluded.expires_at, version = invitation.version + 1
            """);
    for (Sending sending : sendings) {
      batch
          .bind("workspace", workspace)
          .bind("id", sending.id())
          .bind("member", sending.memberId())
          .bind("email", sending.email())
          .bind("emailKey", sending.emailKey())
          .bind("role", sending.role().code())
          .bind("failure", sending.failure())
          .bind("hash", sending.tokenHash())
          .bind("mail", sending.mailId())
          .bind("note", sending.note())
          .bind("inviterId", inviterId)
          .bind("inviterName", inviterName)
          .bind("now", now)
          .bind("expires", expires)
          .add();
    }
    batch.execute();
  }

  /** Gives it a fresh link that somebody hands over. */
  void link(UUID workspace, UUID id, byte[] tokenHash, Instant now, Instant expires) {
    handle
        .createUpdate(
            """
            update invitation set state = 'sent', delivery = 'link', failure = null, mail_id = null,
              token_hash = :hash, sent_at = :now, expires_at = :expires, version = version + 1
            where workspace_id = :workspace and id = :id
            """)
        .bind("hash", tokenHash)
        .bind("now", now)
        .bind("expires", expires)
        .bind("workspace", workspace)
        .bind("id", id)
        .execute();
  }

  /** Uses the token up; of two at once, one gets it. */
  Optional<Invitation> take(byte[] tokenHash, Instant now) {
    return handle
        .createQuery(
            "update invitation set state = 'accepted', token_hash = null, ended_at = :now,"
                + " version = version + 1 where token_hash = :hash and expires_at > :now and "
                + InvitationDao.OPEN
                + " returning "
                + InvitationDao.FIELDS)
        .bind("hash", tokenHash)
        .bind("now", now)
        .map(new InvitationDao.Rows())
        .findOne();
  }

  /** Ends the open invitation of a place, if there is one. */
  Optional<Invitation> end(UUID workspace, UUID member, InvitationState state, Instant now) {
    return handle
        .createQuery(
            "update invitation set state = :state, token_hash = null, failure = null,"
                + " ended_at = :now, version = version + 1"
                + " where workspace_id = :workspace and member_id = :member and "
                + InvitationDao.OPEN
                + " returning "
                + InvitationDao.FIELDS)
        .bind("state", state.code())
        .bind("now", now)
        .bind("workspace", workspace)
        .bind("member", member)
        .map(new InvitationDao.Rows())
        .findOne();
  }

  Optional<Invitation> role(UUID workspace, UUID member, Role role) {
    return handle
        .createQuery(
            "update invitation set role = :role, version = version + 1"
                + " where workspace_id = :workspace and member_id = :member and role <> :role and "
                + InvitationDao.OPEN
                + " returning "
                + InvitationDao.FIELDS)
        .bind("role", role.code())
        .bind("workspace", workspace)
        .bind("member", member)
        .map(new InvitationDao.Rows())
        .findOne();
  }

  Optional<Invitation> settled(UUID mail, Instant at, @Nullable String failure) {
    return handle
        .createQuery(
            """
            update invitation set state = case when cast(:failure as text) is null then 'sent'
                else 'failed' end, failure = :failure,
              sent_at = case when cast(:failure as text) is null then cast(:at as timestamptz) end,
              version = version + 1
            where mail_id = :mail and state = 'queued' returning
            """
                + InvitationDao.FIELDS)
        .bind("mail", mail)
        .bind("at", at)
        .bind("failure", failure)
        .map(new InvitationDao.Rows())
        .findOne();
  }

  /** Follows an account that is invited and has another address now. */
  void readdress(Collection<UUID> members, String email, String emailKey) {
    handle
        .createUpdate(
            "update invitation set email = :email, email_key = :key where member_id = any(:members)"
                + " and "
                + InvitationDao.OPEN)
        .bind("email", email)
        .bind("key", emailKey)
        .bind("members", members.toArray(UUID[]::new))
        .execute();
  }

  /** Leaves no address of someone whose account was deleted. */
  void bury(String emailKey, String tombstone) {
    handle
        .createUpdate(
            "update invitation set email = :tombstone, email_key = :tombstone, note = null"
                + " where email_key = :key and not "
                + InvitationDao.OPEN)
        .bind("tombstone", tombstone)
        .bind("key", emailKey)
        .execute();
  }
}
