package gatehouse.control.emailchange;

import gatehouse.control.access.Caller;
import gatehouse.control.access.Permission;
import gatehouse.control.access.Requires;
import gatehouse.control.account.EmailAddress;
import gatehouse.platform.crypto.PasswordPolicy;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** One's own address. */
@Path("/v1/me/email")
@RunOnVirtualThread
class OwnEmailResource {
  private final EmailChanges changes;
  private final Caller caller;

  OwnEmailResource(EmailChanges changes, Caller caller) {
    this.changes = changes;
    this.caller = caller;
  }

  /** The new address; the password again, unless the account has none. */
  record EmailChangeRequest(
      @Nullable @Size(max = 4 * PasswordPolicy.LONGEST) String password,
      @NotNull EmailAddress email) {
    @Override
    public String toString() {
      return "EmailChangeRequest[" + email + "]";
    }
  }

  @POST
  @ResponseStatus(202)
  @Requires(value = Permission.SIGNED_IN, personOnly = true)
  @Operation(summary = "Ask to sign in with another address; it changes when that is proven")
  public void request(@Valid @NotNull EmailChangeRequest body) {
    changes.request(caller.accountId(), caller.identity(), body.password(), body.email());
  }

  @DELETE
  @ResponseStatus(204)
  @Requires(value = Permission.SIGNED_IN, personOnly = true)
  @Operation(summary = "Stop the change")
  public void cancel() {
    changes.cancel(caller.accountId());
  }
}
