package gatehouse.control.session;

import gatehouse.platform.http.ProblemException;
import gatehouse.platform.http.ProblemType;
import gatehouse.platform.http.PublicUrl;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Refuses changes that a page of another site makes in a person's name.
 *
 * <p>Every browser of today says in Sec-Fetch-Site whose page asks, and no page can forge it. An
 * older one sends Origin. A cookie without either is refused: no browser does that for a change.
 * Signing in is guarded too, or another site could sign a person in as somebody else.
 */
@Provider
@Priority(Priorities.AUTHENTICATION)
class CrossSiteFilter implements ContainerRequestFilter {
  private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");
  private static final Set<String> OWN = Set.of("same-origin", "none");

  private final PublicUrl publicUrl;

  CrossSiteFilter(PublicUrl publicUrl) {
    this.publicUrl = publicUrl;
  }

  @Override
  public void filter(ContainerRequestContext request) {
    if (READING.contains(request.getMethod())) {
      return;
    }
    String site = request.getHeaderString("Sec-Fetch-Site");
    String origin = request.getHeaderString("Origin");
    boolean own =
        site != null
            ? OWN.contains(site)
            : origin != null ? isOwn(origin, request) : !carriesSession(request);
    if (!own) {
      throw new ProblemException(
          ProblemType.CROSS_SITE,
          "Open Gatehouse itself and do it there; programs use an API token.");
    }
  }

  /** The Host header may be believed here: a page of another site cannot choose it. */
  private boolean isOwn(String origin, ContainerRequestContext request) {
    String host = request.getHeaderString(HttpHeaders.HOST);
    return origin.equals(publicUrl.origin())
        || (host != null && (origin.equals("http://" + host) || origin.equals("https://" + host)));
  }

  private static boolean carriesSession(ContainerRequestContext request) {
    @Nullable String authorization = request.getHeaderString(HttpHeaders.AUTHORIZATION);
    return authorization == null && SessionCookie.in(request).isPresent();
  }
}
