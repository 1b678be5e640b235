package gatehouse.control.member;

import gatehouse.control.access.Role;
import gatehouse.control.personaldata.PersonalData;
import gatehouse.platform.database.Database;
import gatehouse.platform.ids.IdType;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The workspaces that know the person, as members or as who they once were there. */
@ApplicationScoped
class MembershipData implements PersonalData {
  private final Database database;

  MembershipData(Database database) {
    this.database = database;
  }

  /** A person's row and, while they are a member, their member's. */
  record Held(
      UUID workspaceId,
      String slug,
      String workspaceName,
      UUID personId,
      String email,
      String name,
      Instant personCreatedAt,
      @Nullable UUID memberId,
      @Nullable Integer role,
      @Nullable Integer status,
      @Nullable Instant bannedUntil,
      @Nullable Instant lastLogin,
      @Nullable Instant memberCreatedAt,
      @Nullable String team,
      @Nullable String tags,
      @Nullable String sites) {}

  /** One workspace; without what only members have when they were removed there. */
  record Piece(
      String workspace,
      String slug,
      String workspaceName,
      String person,
      String email,
      String name,
      Instant knownSince,
      @Nullable String member,
      @Nullable Role role,
      @Nullable MemberStatus status,
      @Nullable Instant bannedUntil,
      @Nullable Instant lastLogin,
      @Nullable Instant memberSince,
      @Nullable String team,
      @Nullable String tags,
      @Nullable String sites) {
    static Piece of(Held held) {
      UUID member = held.memberId();
      Integer role = held.role();
      Integer status = held.status();
      return new Piece(
          IdType.WORKSPACE.format(held.workspaceId()),
          held.slug(),
          held.workspaceName(),
          IdType.PERSON.format(held.personId()),
          held.email(),
          held.name(),
          held.personCreatedAt(),
          member == null ? null : IdType.MEMBER.format(member),
          role == null ? null : Role.of(role),
          status == null ? null : MemberStatus.of(status),
          held.bannedUntil(),
          held.lastLogin(),
          held.memberCreatedAt(),
          held.team(),
          held.tags(),
          held.sites());
    }
  }

  @Override
  public String name() {
    return "memberships";
  }

  @Override
  public void tell(UUID account, Consumer<Object> piece) {
    held(account).forEach(held -> piece.accept(Piece.of(held)));
  }

  @Override
  public List<String> ids(UUID account) {
    return held(account).stream()
        .flatMap(held -> java.util.stream.Stream.ofNullable(held.memberId()))
        .map(IdType.MEMBER::format)
        .toList();
  }

  private List<Held> held(UUID account) {
    return database.acrossWorkspaces(handle -> new MembershipDao(handle).held(account));
  }
}
