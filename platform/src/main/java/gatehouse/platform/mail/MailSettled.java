package gatehouse.platform.mail;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Fired in the transaction that notes a mail's end: the mail server took it, or it was given up.
 *
 * @param mail its id in the outbox
 * @param failure why it was given up; null when it was sent
 */
public record MailSettled(UUID mail, Instant at, @Nullable String failure) {}
