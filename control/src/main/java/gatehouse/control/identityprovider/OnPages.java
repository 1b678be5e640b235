package gatehouse.control.identityprovider;

import gatehouse.control.profile.OwnIdentities;
import gatehouse.control.profile.OwnIdentity;
import gatehouse.control.signin.ProviderButton;
import gatehouse.control.signin.ProviderButtons;
import gatehouse.platform.ids.IdType;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What other features' pages show of identity providers: buttons to sign in, linked identities. */
@ApplicationScoped
class OnPages implements ProviderButtons, OwnIdentities {
  private final Providers providers;
  private final Identities identities;

  OnPages(Providers providers, Identities identities) {
    this.providers = providers;
    this.identities = identities;
  }

  @Override
  public List<ProviderButton> buttons(@Nullable UUID workspace) {
    Stream<Provider> own = workspace == null ? Stream.empty() : providers.of(workspace).stream();
    return Stream.concat(own, providers.of((UUID) null).stream())
        .filter(Provider::enabled)
        .map(OnPages::button)
        .toList();
  }

  @Override
  public List<OwnIdentity> of(UUID account) {
    return identities.of(account).stream()
        .map(identity ->
            new OwnIdentity(
                identity.providerId(),
                identity.providerName(),
                identity.subject(),
                identity.linkedAt()))
        .toList();
  }

  private static ProviderButton button(Provider provider) {
    return new ProviderButton(
        provider.id(),
        provider.name(),
        "/api/v1/identity-providers/" + IdType.IDENTITY_PROVIDER.format(provider.id()) + "/start");
  }
}
