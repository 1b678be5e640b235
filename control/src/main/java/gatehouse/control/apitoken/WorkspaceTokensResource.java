package gatehouse.control.apitoken;

import com.fasterxml.jackson.annotation.JsonInclude;
import gatehouse.control.access.Caller;
import gatehouse.control.access.Permission;
import gatehouse.control.access.Requires;
import gatehouse.control.access.Role;
import gatehouse.platform.ids.IdType;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** The API tokens of a workspace. */
@Path("/v1/workspaces/{ws}/api-tokens")
@RunOnVirtualThread
class WorkspaceTokensResource {
  private final WorkspaceTokens tokens;
  private final Caller caller;

  WorkspaceTokensResource(WorkspaceTokens tokens, Caller caller) {
    this.tokens = tokens;
    this.caller = caller;
  }

  /**
   * A token to be made.
   *
   * @param role what its programs may do; not above one's own
   * @param expiresAt within a year
   */
  record NewWorkspaceToken(
      @NotBlank @Size(max = 100) @Pattern(regexp = "\\P{Cntrl}*", message = "No control characters")
          String name,
      @NotNull Role role,
      @NotNull Instant expiresAt) {}

  /** Who made a token. */
  record Maker(String id, String name) {
    static @Nullable Maker of(WorkspaceToken token) {
      UUID account = token.maker();
      return account == null
          ? null
          : new Maker(
              IdType.ACCOUNT.format(account), Objects.requireNonNullElse(token.makerName(), ""));
    }
  }

  record WorkspaceTokenList(List<WorkspaceTokenView> items) {}

  /**
   * A token as Admins see it.
   *
   * @param works false while its maker is no active member of the workspace
   * @param token the secret; only in the answer to making it
   */
  record WorkspaceTokenView(
      String id,
      String name,
      String hint,
      Role role,
      Instant createdAt,
      Instant expiresAt,
      @Nullable Instant lastUsedAt,
      @Nullable Maker madeBy,
      boolean works,
      @Nullable @JsonInclude(JsonInclude.Include.NON_NULL) String token) {

    static WorkspaceTokenView of(WorkspaceToken token, @Nullable String secret) {
      return new WorkspaceTokenView(
          IdType.API_TOKEN.format(token.id()),
          token.name(),
          token.hint(),
          Role.of(token.role()),
          token.createdAt(),
          token.expiresAt(),
          token.lastUsed(),
          Maker.of(token),
          token.makerActive(),
          secret);
    }

    @Override
    public String toString() {
      return "WorkspaceTokenView[" + id + "]";
    }
  }

  @GET
  @Requires(Permission.API_TOKENS_READ)
  @Operation(summary = "The workspace's API tokens")
  public WorkspaceTokenList list(@PathParam("ws") String ws) {
    return new WorkspaceTokenList(
        tokens.of(caller.workspaceId()).stream()
            .map(token -> WorkspaceTokenView.of(token, null))
            .toList());
  }

  @POST
  @ResponseStatus(201)
  @Requires(value = Permission.API_TOKENS_WRITE, personOnly = true)
  @Operation(summary = "Make an API token of the workspace; its secret is shown this once")
  public WorkspaceTokenView make(
      @PathParam("ws") String ws, @Valid @NotNull NewWorkspaceToken body) {
    WorkspaceTokens.Made made =
        tokens.make(
            body.name().strip(),
            body.role(),
            body.expiresAt(),
            caller.identity(),
            caller.membership());
    return WorkspaceTokenView.of(made.token(), made.secret().text());
  }

  @DELETE
  @Path("/{token}")
  @ResponseStatus(204)
  @Requires(Permission.API_TOKENS_WRITE)
  @Operation(summary = "End an API token of the workspace")
  public void end(@PathParam("ws") String ws, @PathParam("token") String token) {
    tokens.end(caller.workspaceId(), IdType.API_TOKEN.parse(token));
  }
}
