package gatehouse.control.invitation;

import gatehouse.control.access.Role;
import gatehouse.control.account.Account;
import gatehouse.control.account.Accounts;
import gatehouse.control.personaldata.PersonalData;
import gatehouse.platform.database.Database;
import gatehouse.platform.ids.IdType;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The invitations to an account's address, in all workspaces. */
@ApplicationScoped
class InvitationData implements PersonalData {
  private final Database database;
  private final Accounts accounts;
  private final Clock clock;

  InvitationData(Database database, Accounts accounts, Clock clock) {
    this.database = database;
    this.accounts = accounts;
    this.clock = clock;
  }

  /** One invitation. */
  record Piece(
      String id,
      String workspace,
      String email,
      Role role,
      InvitationState state,
      @Nullable String note,
      String invitedBy,
      Instant createdAt,
      @Nullable Instant sentAt,
      Instant expiresAt) {
    static Piece of(Invitation invitation, Instant now) {
      return new Piece(
          IdType.INVITATION.format(invitation.id()),
          IdType.WORKSPACE.format(invitation.workspaceId()),
          invitation.email(),
          invitation.role(),
          invitation.stateAt(now),
          invitation.note(),
          invitation.inviterName(),
          invitation.createdAt(),
          invitation.sentAt(),
          invitation.expiresAt());
    }
  }

  @Override
  public String name() {
    return "invitations";
  }

  @Override
  public void tell(UUID account, Consumer<Object> piece) {
    Instant now = clock.instant();
    held(account).forEach(invitation -> piece.accept(Piece.of(invitation, now)));
  }

  @Override
  public List<String> ids(UUID account) {
    return held(account).stream().map(i -> IdType.INVITATION.format(i.id())).toList();
  }

  private List<Invitation> held(UUID account) {
    String key = accounts.find(account).map(Account::emailKey).orElse("");
    return database.acrossWorkspaces(handle -> new InvitationDao(handle).toAddress(key));
  }
}
