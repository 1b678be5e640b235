package gatehouse.control.profile;

import gatehouse.control.account.Account;
import gatehouse.control.account.AccountStatus;
import gatehouse.control.account.Accounts;
import gatehouse.control.emailchange.EmailChanges;
import gatehouse.control.personaldata.PersonalData;
import gatehouse.control.twofactor.TwoFactor;
import gatehouse.control.twofactor.TwoFactorState;
import gatehouse.platform.ids.IdType;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The account itself. */
@ApplicationScoped
class ProfileData implements PersonalData {
  private final Accounts accounts;
  private final TwoFactor twoFactor;
  private final EmailChanges emailChanges;

  ProfileData(Accounts accounts, TwoFactor twoFactor, EmailChanges emailChanges) {
    this.accounts = accounts;
    this.twoFactor = twoFactor;
    this.emailChanges = emailChanges;
  }

  /** The account as its owner may know it. */
  record Piece(
      String id,
      String email,
      String name,
      String firstName,
      String lastName,
      String locale,
      String timeZone,
      AccountStatus status,
      boolean operator,
      boolean hasPassword,
      TwoFactorState twoFactor,
      @Nullable String pendingEmail,
      @Nullable Instant lastLogin,
      Instant createdAt) {}

  @Override
  public String name() {
    return "profile";
  }

  @Override
  public void tell(UUID id, Consumer<Object> piece) {
    Account account = accounts.get(id);
    piece.accept(
        new Piece(
            IdType.ACCOUNT.format(id),
            account.email(),
            account.name(),
            account.firstName(),
            account.lastName(),
            account.locale(),
            account.timeZone(),
            account.status(),
            account.operator(),
            account.hasPassword(),
            twoFactor.state(id),
            emailChanges.pending(id).orElse(null),
            account.lastLogin(),
            account.createdAt()));
  }
}
