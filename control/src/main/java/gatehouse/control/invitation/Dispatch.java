package gatehouse.control.invitation;

import gatehouse.control.access.Role;
import gatehouse.control.audit.Actor;
import gatehouse.control.audit.CurrentActor;
import gatehouse.control.workspace.Workspace;
import gatehouse.platform.crypto.Tokens;
import gatehouse.platform.database.Database;
import gatehouse.platform.http.PublicUrl;
import gatehouse.platform.mail.Letter;
import gatehouse.platform.mail.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Makes links and sends them, in the open transaction. The link before stops working. */
@ApplicationScoped
class Dispatch {
  private static final String NO_MAIL =
      "No mail server is set: copy the link and hand it over yourself.";

  private final Database database;
  private final Tokens tokens;
  private final Outbox outbox;
  private final CurrentActor actor;
  private final PublicUrl publicUrl;
  private final Clock clock;

  Dispatch(
      Database database,
      Tokens tokens,
      Outbox outbox,
      CurrentActor actor,
      PublicUrl publicUrl,
      Clock clock) {
    this.database = database;
    this.tokens = tokens;
    this.outbox = outbox;
    this.actor = actor;
    this.publicUrl = publicUrl;
    this.clock = clock;
  }

  /**
   * Whom to send to.
   *
   * @param before the mail with the link that was in force, if any
   */
  record Target(
      UUID id,
      UUID memberId,
      String email,
      String emailKey,
      Role role,
      @Nullable String note,
      @Nullable UUID before) {}

  void mail(Workspace workspace, List<Target> targets, @Nullable Duration life) {
    if (targets.isEmpty()) {
      return;
    }
    Actor inviter = actor.get();
    Instant now = clock.instant();
    Instant expires = life == null ? expiry(workspace, now) : now.plus(life);
    List<String> secrets = targets.stream().map(target -> tokens.next()).toList();
    List<Letter> letters = new ArrayList<>();
    for (int i = 0; i < targets.size(); i++) {
      Target target = targets.get(i);
      letters.add(
          InvitationLetters.invitation(
              workspace,
              target.email(),
              target.role(),
              inviter.name(),
              target.note(),
              expires,
              url(secrets.get(i))));
    }
    outbox.withdraw(targets.stream().map(Target::before).filter(Objects::nonNull).toList());
    List<UUID> mails = outbox.send(letters);
    String failure = outbox.available() ? null : NO_MAIL;
    List<InvitationChangeDao.Sending> sendings = new ArrayList<>();
    for (int i = 0; i < targets.size(); i++) {
      Target target = targets.get(i);
      sendings.add(
          new InvitationChangeDao.Sending(
              target.id(),
              target.memberId(),
              target.email(),
              target.emailKey(),
              target.role(),
              Tokens.hash(secrets.get(i)),
              mails.get(i),
              failure,
              target.note()));
    }
    database.<@Nullable Void>inWorkspace(
        workspace.id(),
        handle -> {
          new InvitationChangeDao(handle)
              .send(workspace.id(), sendings, inviter.id(), inviter.name(), now, expires);
          return null;
        });
  }

  /** A link to hand over; no mail with another one goes out any more. */
  Link link(Workspace workspace, Invitation invitation) {
    UUID mail = invitation.mailId();
    outbox.withdraw(mail == null ? List.of() : List.of(mail));
    String secret = tokens.next();
    Instant now = clock.instant();
    Instant expires = expiry(workspace, now);
    database.<@Nullable Void>inWorkspace(
        workspace.id(),
        handle -> {
          new InvitationChangeDao(handle)
              .link(workspace.id(), invitation.id(), Tokens.hash(secret), now, expires);
          return null;
        });
    return new Link(url(secret), expires);
  }

  private static Instant expiry(Workspace workspace, Instant now) {
    return now.plus(Duration.ofDays(workspace.invitationDays()));
  }

  private String url(String token) {
    return publicUrl.of("/invitation/" + token);
  }

  /** A link as it is told, once. */
  record Link(String url, Instant expiresAt) {
    @Override
    public String toString() {
      return "Link[" + expiresAt + "]";
    }
  }
}
