package gatehouse.control.onetime;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A link that works.
 *
 * @param accountId whose it is; null for the setup of the server
 * @param email an address it is about, if it is about one
 */
public record OneTimeLink(@Nullable UUID accountId, @Nullable String email) {}
