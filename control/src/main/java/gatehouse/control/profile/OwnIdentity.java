package gatehouse.control.profile;

import java.time.Instant;
import java.util.UUID;

/** A sign-in at an identity provider that leads to this account. */
public record OwnIdentity(UUID provider, String providerName, String subject, Instant linkedAt) {}
