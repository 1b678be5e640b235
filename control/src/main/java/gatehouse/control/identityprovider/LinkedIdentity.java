package gatehouse.control.identityprovider;

import java.time.Instant;
import java.util.UUID;

/** A provider's person that an account is. */
public record LinkedIdentity(
    UUID providerId, String providerName, String subject, Instant linkedAt) {}
