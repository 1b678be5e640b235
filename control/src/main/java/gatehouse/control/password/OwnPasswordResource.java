package gatehouse.control.password;

import gatehouse.control.access.Caller;
import gatehouse.control.access.Permission;
import gatehouse.control.access.Requires;
import gatehouse.platform.crypto.PasswordPolicy;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** One's own password. */
@Path("/v1/me/password")
@RunOnVirtualThread
class OwnPasswordResource {
  private final PasswordChange change;
  private final Caller caller;

  OwnPasswordResource(PasswordChange change, Caller caller) {
    this.change = change;
    this.caller = caller;
  }

  /**
   * Both passwords.
   *
   * @param currentPassword absent only for an account that has none yet
   */
  record PasswordChangeRequest(
      @Nullable @Size(max = 4 * PasswordPolicy.LONGEST) String currentPassword,
      @NotNull @Size(min = 1, max = 4 * PasswordPolicy.LONGEST) String newPassword) {
    @Override
    public String toString() {
      return "PasswordChangeRequest";
    }
  }

  @PUT
  @ResponseStatus(204)
  @Requires(value = Permission.SIGNED_IN, personOnly = true)
  @Operation(summary = "Change one's password; one's other sessions end")
  public void change(@Valid @NotNull PasswordChangeRequest body) {
    change.change(
        caller.accountId(), caller.identity(), body.currentPassword(), body.newPassword());
  }
}
