package gatehouse.control.profile;

import gatehouse.control.account.Account;
import gatehouse.control.twofactor.TwoFactorState;
import gatehouse.platform.ids.IdType;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One's own account.
 *
 * @param profileComplete false until first and last name are known
 * @param pendingEmail the new address, while it waits for its proof
 */
record ProfileView(
    String id,
    String email,
    String name,
    String firstName,
    String lastName,
    String locale,
    String timeZone,
    boolean operator,
    boolean profileComplete,
    TwoFactorState twoFactor,
    boolean hasPassword,
    List<IdentityView> identities,
    @Nullable String pendingEmail,
    Instant createdAt) {

  record ProviderView(String id, String name) {}

  record IdentityView(ProviderView provider, String subject, Instant linkedAt) {
    static IdentityView of(OwnIdentity identity) {
      return new IdentityView(
          new ProviderView(
              IdType.IDENTITY_PROVIDER.format(identity.provider()), identity.providerName()),
          identity.subject(),
          identity.linkedAt());
    }
  }

  static ProfileView of(
      Account account,
      TwoFactorState twoFactor,
      List<OwnIdentity> identities,
      @Nullable String pendingEmail) {
    return new ProfileView(
        IdType.ACCOUNT.format(account.id()),
        account.email(),
        account.name(),
        account.firstName(),
        account.lastName(),
        account.locale(),
        account.timeZone(),
        account.operator(),
        account.profileComplete(),
        twoFactor,
        account.hasPassword(),
        identities.stream().map(IdentityView::of).toList(),
        pendingEmail,
        account.createdAt());
  }
}
