package gatehouse.control.signin;

import gatehouse.control.account.EmailAddress;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * The first account and the first workspace.
 *
 * @param token from the setup link
 * @param workspaceSlug what stands in addresses; made from the name when it is missing
 */
record SetupRequest(
    @NotNull @Size(max = 100) String token,
    @NotNull EmailAddress email,
    @NotBlank @Size(max = 120) String firstName,
    @NotBlank @Size(max = 120) String lastName,
    @NotNull String password,
    @NotBlank @Size(max = 100) @Pattern(regexp = "\\P{Cntrl}*", message = "No control characters")
        String workspaceName,
    @Nullable @Size(max = 40) String workspaceSlug) {

  @Override
  public String toString() {
    return "SetupRequest[" + email + "]";
  }
}
