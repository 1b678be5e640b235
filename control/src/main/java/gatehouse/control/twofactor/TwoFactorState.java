package gatehouse.control.twofactor;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Whether the second factor is on, and how many recovery codes are left. */
public record TwoFactorState(
    boolean enabled, int recoveryCodesLeft, @Nullable Instant confirmedAt) {}
