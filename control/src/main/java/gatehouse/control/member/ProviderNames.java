package gatehouse.control.member;

import java.util.UUID;

/** Names an identity provider for the member list; answered by the feature that keeps them. */
public interface ProviderNames {
  /** The name, or "removed" when the provider is gone. */
  String of(UUID provider);
}
