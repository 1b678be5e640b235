package gatehouse.control.identityprovider;

import gatehouse.control.access.Caller;
import gatehouse.control.access.Permission;
import gatehouse.control.access.Requires;
import gatehouse.control.identityprovider.SignInFlow.Answer;
import gatehouse.control.identityprovider.SignInFlow.Departure;
import gatehouse.control.identityprovider.SignInFlow.Taken;
import gatehouse.control.session.SessionCookie;
import gatehouse.control.signin.EntranceCookies;
import gatehouse.control.signin.Visit;
import gatehouse.platform.http.AnyQuery;
import gatehouse.platform.http.ProblemException;
import gatehouse.platform.http.ProblemType;
import gatehouse.platform.http.RequestInfo;
import gatehouse.platform.http.SeeOther;
import gatehouse.platform.ids.IdType;
import gatehouse.platform.limits.Limit;
import gatehouse.platform.limits.Limits;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.NewCookie;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Where browsers leave to a provider and come back; they are always sent on to a page. */
@Path("/v1/identity-providers")
@RunOnVirtualThread
class SignInResource {
  /** Ties the answer to the browser that asked: a link with somebody else's answer is worthless. */
  static final String COOKIE = "gatehouse_provider";

  private static final int LONGEST_STATE = 100;
  private static final int LONGEST_CODE = 4096;

  private final SignInFlow flow;
  private final SessionCookie cookies;
  private final EntranceCookies entranceCookies;
  private final RequestInfo info;
  private final Caller caller;
  private final Limits limits;

  SignInResource(
      SignInFlow flow,
      SessionCookie cookies,
      EntranceCookies entranceCookies,
      RequestInfo info,
      Caller caller,
      Limits limits) {
    this.flow = flow;
    this.cookies = cookies;
    this.entranceCookies = entranceCookies;
    this.info = info;
    this.caller = caller;
    this.limits = limits;
  }

  @GET
  @Path("/{idp}/start")
  @Requires(Permission.ANYONE)
  @ResponseStatus(303)
  public RestResponse<Void> start(
      @PathParam("idp") String idp, @QueryParam("returnTo") @Nullable String returnTo) {
    ReturnTo page = ReturnTo.of(returnTo);
    limits.take(Limit.PROVIDER_STARTS, info.address().orElse(""));
    try {
      Departure departure = flow.begin(IdType.IDENTITY_PROVIDER.parse(idp), page, null);
      return SeeOther.to(departure.address().toString(), keep(departure.browser()));
    } catch (ProblemException e) {
      if (e.type() == ProblemType.NOT_FOUND) {
        throw e;
      }
      return SeeOther.to(signInPage(page.path(), e));
    }
  }

  /** Providers add parameters of their own, so unknown ones are not an error here. */
  @GET
  @Path("/callback")
  @AnyQuery
  @Requires(Permission.ANYONE)
  @ResponseStatus(303)
  public RestResponse<Void> callback(
      @QueryParam("state") @Nullable String state,
      @QueryParam("code") @Nullable String code,
      @QueryParam("iss") @Nullable String issuer,
      @QueryParam("error") @Nullable String error,
      @CookieParam(COOKIE) @Nullable String browser,
      @Context HttpServerRequest request) {
    Optional<Taken> taken =
        state == null || browser == null || state.length() > LONGEST_STATE
            ? Optional.empty()
            : flow.take(state, browser);
    if (taken.isEmpty()) {
      return SeeOther.to(
          signInPage(
              "/",
              new ProblemException(
                  ProblemType.TOKEN_EXPIRED, "This sign-in was finished, or took too long.")));
    }
    boolean tooLong = code != null && code.length() > LONGEST_CODE;
    Answer answer = new Answer(tooLong ? null : code, issuer, printable(error));
    return taken.get().attempt().accountId() == null
        ? signIn(taken.get(), answer, Visit.of(request, info))
        : link(taken.get(), answer);
  }

  private RestResponse<Void> signIn(Taken taken, Answer answer, Visit visit) {
    String page = taken.attempt().returnTo();
    try {
      NewCookie[] kept = entranceCookies.of(flow.arrive(taken, answer, visit));
      return SeeOther.to(
          page, Stream.concat(Stream.of(kept), Stream.of(keep(""))).toArray(NewCookie[]::new));
    } catch (ProblemException e) {
      return SeeOther.to(signInPage(page, e), keep(""));
    }
  }

  private RestResponse<Void> link(Taken taken, Answer answer) {
    ReturnTo page = new ReturnTo(taken.attempt().returnTo());
    try {
      flow.link(taken, answer, caller.isKnown() ? caller.identity().accountId() : null);
      return SeeOther.to(page.path(), keep(""));
    } catch (ProblemException e) {
      return SeeOther.to(page.with("problem", e.type().slug()).path(), keep(""));
    }
  }

  private static String signInPage(String returnTo, ProblemException e) {
    ReturnTo page = new ReturnTo("/sign-in").with("problem", e.type().slug());
    return (returnTo.equals("/") ? page : page.with("returnTo", returnTo)).path();
  }

  private NewCookie keep(String browser) {
    return cookies.cookie(COOKIE, browser, browser.isEmpty() ? Duration.ZERO : SignInFlow.PATIENCE);
  }

  private static @Nullable String printable(@Nullable String error) {
    return error == null
        ? null
        : error.replaceAll("[^a-z_]", "?").substring(0, Math.min(error.length(), 60));
  }
}
