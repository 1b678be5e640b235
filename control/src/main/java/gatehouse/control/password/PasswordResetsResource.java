package gatehouse.control.password;

import gatehouse.control.access.Permission;
import gatehouse.control.access.Requires;
import gatehouse.control.account.EmailAddress;
import gatehouse.platform.crypto.PasswordPolicy;
import gatehouse.platform.http.RequestInfo;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** Forgotten passwords. */
@Path("/v1/password-resets")
@RunOnVirtualThread
class PasswordResetsResource {
  private final PasswordResets resets;
  private final RequestInfo request;

  PasswordResetsResource(PasswordResets resets, RequestInfo request) {
    this.resets = resets;
    this.request = request;
  }

  /** The address to mail a link to. */
  record PasswordResetRequest(@NotNull EmailAddress email) {}

  /** Whose password it is, recognisable by its owner only. */
  record PasswordResetView(String email) {}

  /** The new password, and the second factor where one is on. */
  record PasswordResetCompletion(
      @NotNull @Size(min = 1, max = 4 * PasswordPolicy.LONGEST) String password,
      @Nullable @Size(max = 64) String totp) {
    @Override
    public String toString() {
      return "PasswordResetCompletion";
    }
  }

  @POST
  @ResponseStatus(202)
  @Requires(Permission.ANYONE)
  @Operation(summary = "Ask for a link to a new password; the answer is the same for any address")
  public void request(@Valid @NotNull PasswordResetRequest body) {
    resets.request(body.email(), request.address().orElse(""));
  }

  @GET
  @Path("/{token}")
  @Requires(Permission.ANYONE)
  @Operation(summary = "Whether a link still works, and for whom")
  public PasswordResetView show(@PathParam("token") String token) {
    return new PasswordResetView(EmailAddress.parse(resets.show(token).email()).masked());
  }

  @POST
  @Path("/{token}")
  @ResponseStatus(204)
  @Requires(Permission.ANYONE)
  @Operation(summary = "Set the new password; all sessions end")
  public void complete(
      @PathParam("token") String token, @Valid @NotNull PasswordResetCompletion body) {
    resets.perform(token, body.password(), body.totp());
  }
}
