package gatehouse.control.apitoken;

import gatehouse.control.access.Authenticator;
import gatehouse.control.access.Identity;
import gatehouse.platform.http.ProblemException;
import gatehouse.platform.http.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;
import java.util.Optional;

/**
 * Knows a program by {@code Authorization: Bearer ghp_…} (RFC 6750). A token that does not work is
 * an error and never falls back to a cookie: the caller would act as somebody else.
 */
@ApplicationScoped
public class ApiTokenAuthenticator implements Authenticator {
  private static final String SCHEME = "Bearer ";

  private final ApiTokens tokens;

  ApiTokenAuthenticator(ApiTokens tokens) {
    this.tokens = tokens;
  }

  @Override
  public Optional<Identity> authenticate(ContainerRequestContext request) {
    List<String> headers = request.getHeaders().get(HttpHeaders.AUTHORIZATION);
    if (headers == null || headers.isEmpty()) {
      return Optional.empty();
    }
    String header = headers.getFirst();
    if (headers.size() > 1 || !header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
      throw refused("The Authorization header must be: Bearer, a space, and one API token.");
    }
    return Optional.of(
        tokens
            .identify(header.substring(SCHEME.length()).strip())
            .orElseThrow(
                () -> refused("This API token does not work: it is mistyped, ended or expired.")));
  }

  @Override
  public Optional<Identity> again(Identity identity) {
    return identity.kind() == Identity.Kind.SESSION ? Optional.empty() : tokens.again(identity);
  }

  private static ProblemException refused(String detail) {
    return new ProblemException(ProblemType.NOT_SIGNED_IN, detail);
  }
}
