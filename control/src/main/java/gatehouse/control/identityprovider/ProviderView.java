package gatehouse.control.identityprovider;

import gatehouse.control.access.Role;
import gatehouse.platform.http.EntityTags;
import gatehouse.platform.ids.IdType;
import gatehouse.platform.paging.Page;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jboss.resteasy.reactive.RestResponse;

/** A provider as the API shows it: never its secret, only whether there is one. */
record ProviderView(
    String id,
    String name,
    String issuer,
    String clientId,
    boolean hasSecret,
    List<String> scopes,
    boolean enabled,
    boolean jit,
    Role defaultRole,
    List<String> allowedDomains,
    boolean trustEmail,
    URI redirectUri,
    Instant createdAt) {

  static ProviderView of(Provider provider, URI redirectUri) {
    return new ProviderView(
        IdType.IDENTITY_PROVIDER.format(provider.id()),
        provider.name(),
        provider.issuer(),
        provider.clientId(),
        provider.hasSecret(),
        provider.scopes(),
        provider.enabled(),
        provider.jit(),
        provider.defaultRole(),
        provider.allowedDomains(),
        provider.trustEmail(),
        redirectUri,
        provider.createdAt());
  }

  static RestResponse<ProviderView> answer(
      RestResponse.Status status, Provider provider, URI redirectUri) {
    return RestResponse.ResponseBuilder.<ProviderView>create(status)
        .entity(of(provider, redirectUri))
        .header("ETag", EntityTags.of(provider.version()))
        .build();
  }

  /** There are few, so they come in one page. */
  static Page<ProviderView> page(List<Provider> providers, URI redirectUri) {
    return new Page<>(
        providers.stream().map(provider -> of(provider, redirectUri)).toList(),
        null,
        Page.Total.of(providers.size()));
  }
}
