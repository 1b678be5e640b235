package gatehouse.control.operator;

import gatehouse.control.access.Caller;
import gatehouse.control.access.Permission;
import gatehouse.control.access.Requires;
import gatehouse.control.account.AccountStatus;
import gatehouse.platform.http.ProblemException;
import gatehouse.platform.ids.IdType;
import gatehouse.platform.paging.Page;
import gatehouse.platform.paging.PageRequest;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import org.jspecify.annotations.Nullable;

@Path("/v1/operator/accounts")
@RunOnVirtualThread
class OperatorAccountsResource {
  private final OperatedAccounts accounts;
  private final Caller caller;

  OperatorAccountsResource(OperatedAccounts accounts, Caller caller) {
    this.accounts = accounts;
    this.caller = caller;
  }

  @GET
  @Requires(Permission.OPERATOR)
  public Page<OperatedAccount> list(
      @QueryParam("q") @Nullable String q,
      @QueryParam("status") @Nullable AccountStatus status,
      @QueryParam("limit") @Nullable Integer limit,
      @QueryParam("cursor") @Nullable String cursor) {
    return accounts.page(q, status, PageRequest.of(limit, cursor));
  }

  @PATCH
  @Path("/{account}")
  @Requires(value = Permission.OPERATOR, personOnly = true)
  public OperatedAccount change(
      @PathParam("account") String account,
      @Valid @NotNull(message = "A JSON body is needed") StandingChange body) {
    if (body.status() == AccountStatus.DELETED) {
      throw ProblemException.invalid("/status", "Delete the account with DELETE");
    }
    return accounts.change(
        IdType.ACCOUNT.parse(account), body.operator(), body.status(), caller.accountId());
  }

  @DELETE
  @Path("/{account}")
  @Requires(value = Permission.OPERATOR, personOnly = true)
  public void delete(@PathParam("account") String account) {
    accounts.delete(IdType.ACCOUNT.parse(account));
  }

  /** For someone who lost phone and recovery codes. */
  @POST
  @Path("/{account}/reset-two-factor")
  @Requires(value = Permission.OPERATOR, personOnly = true)
  public void resetTwoFactor(@PathParam("account") String account) {
    accounts.resetTwoFactor(IdType.ACCOUNT.parse(account));
  }

  /** For someone who forgot their password where no mail is sent: a link to hand over. */
  @POST
  @Path("/{account}/password-reset-link")
  @Requires(value = Permission.OPERATOR, personOnly = true)
  public ResetLink resetLink(@PathParam("account") String account) {
    return new ResetLink(accounts.resetLink(IdType.ACCOUNT.parse(account)));
  }

  /** A link that works once, for an hour. */
  record ResetLink(String url) {
    @Override
    public String toString() {
      return "ResetLink";
    }
  }

  /** What may be changed of an account's standing. */
  record StandingChange(@Nullable Boolean operator, @Nullable AccountStatus status) {}
}
