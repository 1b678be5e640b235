package gatehouse.control.signin;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A sign-in, or what was meant to be one; {@code times} of one minute are one. */
record SignInEvent(
    UUID id,
    Instant at,
    String method,
    String result,
    @Nullable String reason,
    @Nullable UUID identityProvider,
    @Nullable UUID deviceId,
    String address,
    String userAgent,
    int times) {}
