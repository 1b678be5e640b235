package gatehouse.control.identityprovider;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A sign-in that is under way at a provider. Its state and its browser's cookie are known by their
 * hashes only.
 *
 * @param accountId who wants to link an identity; null when somebody signs in
 */
record Attempt(UUID id, UUID providerId, String nonce, String returnTo, @Nullable UUID accountId) {}
