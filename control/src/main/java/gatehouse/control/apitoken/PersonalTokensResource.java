package gatehouse.control.apitoken;

import com.fasterxml.jackson.annotation.JsonInclude;
import gatehouse.control.access.Caller;
import gatehouse.control.access.Identity;
import gatehouse.control.access.Permission;
import gatehouse.control.access.Requires;
import gatehouse.platform.ids.IdType;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
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
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** One's own API tokens. */
@Path("/v1/me/api-tokens")
@RunOnVirtualThread
class PersonalTokensResource {
  private final PersonalTokens tokens;
  private final Caller caller;

  PersonalTokensResource(PersonalTokens tokens, Caller caller) {
    this.tokens = tokens;
    this.caller = caller;
  }

  /**
   * A token to be made.
   *
   * @param scopes read, or read and write; write alone means both
   * @param expiresAt within a year
   */
  record NewPersonalToken(
      @NotBlank @Size(max = 100) @Pattern(regexp = "\\P{Cntrl}*", message = "No control characters")
          String name,
      @NotEmpty Set<Identity.@NotNull Scope> scopes,
      @NotNull Instant expiresAt) {}

  record PersonalTokenList(List<PersonalTokenView> items) {}

  /**
   * A token as its owner sees it.
   *
   * @param token the secret; only in the answer to making it
   */
  record PersonalTokenView(
      String id,
      String name,
      String hint,
      List<Identity.Scope> scopes,
      Instant createdAt,
      Instant expiresAt,
      @Nullable Instant lastUsedAt,
      @Nullable @JsonInclude(JsonInclude.Include.NON_NULL) String token) {

    static PersonalTokenView of(PersonalToken token, @Nullable String secret) {
      return new PersonalTokenView(
          IdType.API_TOKEN.format(token.id()),
          token.name(),
          token.hint(),
          token.mayWrite()
              ? List.of(Identity.Scope.READ, Identity.Scope.WRITE)
              : List.of(Identity.Scope.READ),
          token.createdAt(),
          token.expiresAt(),
          token.lastUsed(),
          secret);
    }

    @Override
    public String toString() {
      return "PersonalTokenView[" + id + "]";
    }
  }

  @GET
  @Requires(Permission.SIGNED_IN)
  @Operation(summary = "One's own API tokens")
  public PersonalTokenList list() {
    return new PersonalTokenList(
        tokens.of(caller.accountId()).stream()
            .map(token -> PersonalTokenView.of(token, null))
            .toList());
  }

  @POST
  @ResponseStatus(201)
  @Requires(value = Permission.SIGNED_IN, personOnly = true)
  @Operation(summary = "Make an API token; its secret is shown this once")
  public PersonalTokenView make(@Valid @NotNull NewPersonalToken body) {
    PersonalTokens.Made made =
        tokens.make(
            caller.accountId(),
            body.name().strip(),
            body.scopes().contains(Identity.Scope.WRITE),
            body.expiresAt());
    return PersonalTokenView.of(made.token(), made.secret().text());
  }

  @DELETE
  @Path("/{token}")
  @ResponseStatus(204)
  @Requires(Permission.SIGNED_IN)
  @Operation(summary = "End one of one's API tokens")
  public void end(@PathParam("token") String token) {
    tokens.end(caller.accountId(), IdType.API_TOKEN.parse(token));
  }
}
