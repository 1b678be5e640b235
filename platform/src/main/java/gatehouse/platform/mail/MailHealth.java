package gatehouse.platform.mail;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How the queue of mail is doing.
 *
 * @param configured a mail server is set
 * @param queued waiting or being tried again
 * @param failed given up in the last seven days
 * @param oldestQueued since when the oldest one waits
 */
public record MailHealth(
    boolean configured, long queued, long failed, @Nullable Instant oldestQueued) {}
