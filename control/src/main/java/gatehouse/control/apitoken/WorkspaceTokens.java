package gatehouse.control.apitoken;

import gatehouse.control.access.Identity;
import gatehouse.control.access.Membership;
import gatehouse.control.access.Role;
import gatehouse.control.audit.AuditEvent;
import gatehouse.control.audit.AuditLog;
import gatehouse.control.audit.Subject;
import gatehouse.platform.crypto.Tokens;
import gatehouse.platform.database.Database;
import gatehouse.platform.http.ProblemException;
import gatehouse.platform.http.ProblemType;
import gatehouse.platform.ids.IdType;
import gatehouse.platform.ids.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The tokens of a workspace, for programs. */
@ApplicationScoped
class WorkspaceTokens {
  private static final int MOST = 200;

  private final Database database;
  private final AuditLog audit;
  private final Tokens tokens;
  private final Ids ids;
  private final Clock clock;

  WorkspaceTokens(Database database, AuditLog audit, Tokens tokens, Ids ids, Clock clock) {
    this.database = database;
    this.audit = audit;
    this.tokens = tokens;
    this.ids = ids;
    this.clock = clock;
  }

  record Made(WorkspaceToken token, TokenText secret) {}

  List<WorkspaceToken> of(UUID workspace) {
    Instant now = clock.instant();
    return database.inWorkspace(
        workspace, handle -> new WorkspaceTokenDao(handle).of(workspace, now));
  }

  /**
   * Makes a token.
   *
   * @param maker who makes it: the token's role is not above theirs, now or later, and it ends with
   *     their membership
   */
  Made make(String name, Role role, Instant expiresAt, Identity maker, Membership membership) {
    UUID workspace = membership.workspaceId();
    UUID member = Objects.requireNonNull(membership.memberId());
    if (!membership.role().includes(role)) {
      throw new ProblemException(
          ProblemType.NOT_ALLOWED, "A token cannot have a role above your own.");
    }
    Instant now = clock.instant();
    TokenText secret = TokenText.fresh(tokens);
    WorkspaceToken token =
        new WorkspaceToken(
            ids.next(),
            name,
            secret.hint(),
            role.code(),
            now,
            TokenLife.checked(expiresAt, now),
            null,
            maker.accountId(),
            maker.name(),
            true);
    return database.inWorkspace(
        workspace,
        handle -> {
          if (!new WorkspaceTokenDao(handle)
              .insert(workspace, token, secret.hash(), member, MOST)) {
            throw new ProblemException(
                ProblemType.CONFLICT, "There are " + MOST + " tokens already. End one first.");
          }
          audit.record(
              workspace,
              new AuditEvent(
                  "api-token.made",
                  subject(token.id(), name),
                  Map.of(),
                  Map.of("role", role, "expiresAt", token.expiresAt().toString())));
          return new Made(token, secret);
        });
  }

  void end(UUID workspace, UUID id) {
    database.<@Nullable Void>inWorkspace(
        workspace,
        handle -> {
          String name =
              new WorkspaceTokenDao(handle)
                  .delete(workspace, id)
                  .orElseThrow(ProblemException::notFound);
          audit.record(workspace, new AuditEvent("api-token.ended", subject(id, name)));
          return null;
        });
  }

  private static Subject subject(UUID id, String name) {
    return new Subject("api-token", IdType.API_TOKEN.format(id), name);
  }
}
