package gatehouse.control.agent;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is asked for of an agent key. */
final class KeyRequest {
  private KeyRequest() {}

  /**
   * Whom a key may name.
   *
   * @param emails with {@code list} only
   * @param domains with {@code domains} only; a domain does not include those below it
   * @param team its id, with {@code team} only: the active members of it
   */
  record NewKeyBinding(
      @NotNull(message = "Say whom it may name: list, domains, team or any") Binding.Kind kind,
      @Nullable @Size(max = 1_000, message = "At most 1,000") List<@NotNull String> emails,
      @Nullable @Size(max = 100, message = "At most 100") List<@NotNull String> domains,
      @Nullable String team) {}

  /**
   * A new key.
   *
   * @param expiresAt it has no end when absent
   * @param addresses blocks it may be used from, such as 192.0.2.0/24; anywhere when absent
   * @param perMinute how many calls a minute it is good for; without limit when absent
   */
  record NewAgentKey(
      @NotNull(message = "Give it a name") String name,
      @Nullable Instant expiresAt,
      @Nullable List<@NotNull String> addresses,
      @Nullable
          @Min(value = 1, message = "Must be from 1 to 100,000")
          @Max(value = 100_000, message = "Must be from 1 to 100,000")
          Integer perMinute,
      @NotNull(message = "Say whom it may name") @Valid NewKeyBinding binding) {}
}
