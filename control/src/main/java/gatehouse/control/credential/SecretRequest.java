package gatehouse.control.credential;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * A secret that somebody gives. What it may hold fits into a header and into an address.
 *
 * @param untested true to keep it without asking the server whether it takes it
 */
public record SecretRequest(
    @NotBlank(message = "Give the secret")
        @Size(max = 4_000, message = "Must not be longer than 4000 characters")
        @Pattern(
            regexp = "[\\x21-\\x7e]([\\x20-\\x7e]*[\\x21-\\x7e])?",
            message = "Must be plain characters, without spaces around them")
        String secret,
    @Nullable Boolean untested) {

  public boolean isToBeTested() {
    return !Boolean.TRUE.equals(untested);
  }

  @Override
  public String toString() {
    return "SecretRequest";
  }
}
