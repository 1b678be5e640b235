package gatehouse.control.mcpserver;

import gatehouse.control.project.Label;
import gatehouse.platform.http.ProblemException;
import gatehouse.platform.http.WireNames;
import gatehouse.platform.net.GuardedHttp;
import gatehouse.platform.net.OutgoingException;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Puts a request on a server's settings; what is wrong is said with its field. */
@ApplicationScoped
class ServerSettings {
  private static final int LONGEST_DESCRIPTION = 500;
  private static final String AUTHORIZATION = "Authorization";
  private static final Pattern TOKEN = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]{1,64}");
  private static final Pattern PARAMETER = Pattern.compile("[A-Za-z0-9._~-]{1,64}");
  // RFC 6749, 3.3 and appendix A.
  private static final Pattern SCOPE = Pattern.compile("[\\x21\\x23-\\x5b\\x5d-\\x7e]{1,200}");
  private static final Pattern VISIBLE = Pattern.compile("[\\x20-\\x7e]{1,2000}");
  private static final Pattern PREFIX = Pattern.compile("[ -~]{0,32}");

  /** Those that carry the protocol itself, or lead a request elsewhere. */
  private static final Set<String> OURS =
      Set.of(
          "accept",
          "accept-encoding",
          "connection",
          "content-encoding",
          "content-length",
          "content-type",
          "cookie",
          "expect",
          "forwarded",
          "host",
          "keep-alive",
          "last-event-id",
          "origin",
          "referer",
          "te",
          "trailer",
          "transfer-encoding",
          "upgrade",
          "via");

  private final GuardedHttp http;

  ServerSettings(GuardedHttp http) {
    this.http = http;
  }

  McpServer apply(McpServer old, ServerRequest.McpServerChange change) {
    URI url = change.url() == null ? old.url() : url(change.url());
    Auth auth =
        change.auth() == null
            ? new Auth(old.auth(), old.level(), old.authName(), old.authPrefix(), old.oauth())
            : auth(change.auth(), old.oauth());
    if (auth.kind() == AuthKind.QUERY && names(url, Objects.requireNonNull(auth.name()))) {
      throw ProblemException.invalid("/auth/name", "The address has this parameter already");
    }
    return new McpServer(
        old.workspaceId(),
        old.projectId(),
        old.id(),
        old.slug(),
        change.name() == null ? old.name() : Label.of(change.name(), "/name"),
        change.description() == null
            ? old.description()
            : Label.text(change.description(), "/description", LONGEST_DESCRIPTION),
        url,
        auth.kind(),
        auth.level(),
        auth.name(),
        auth.prefix(),
        // Another server may belong to another authorization server.
        url.equals(old.url()) ? auth.oauth() : unpinned(auth.oauth()),
        change.enabled() == null ? old.enabled() : change.enabled(),
        old.createdAt(),
        old.version());
  }

  URI url(String typed) {
    try {
      return http.check(typed);
    } catch (OutgoingException e) {
      throw ProblemException.invalid("/url", e.getMessage());
    }
  }

  private record Auth(
      AuthKind kind, AuthLevel level, @Nullable String name, String prefix, OAuthSettings oauth) {}

  private static Auth auth(ServerRequest.McpServerAuth wanted, OAuthSettings old) {
    if (wanted.kind() != AuthKind.OAUTH) {
      absent(wanted.scopes(), "/auth/scopes");
      absent(wanted.clientId(), "/auth/clientId");
      absent(wanted.clientSecret(), "/auth/clientSecret");
    }
    AuthLevel level = Objects.requireNonNullElse(wanted.level(), AuthLevel.USER);
    return switch (wanted.kind()) {
      case NONE -> {
        absent(wanted.level(), "/auth/level");
        absent(wanted.name(), "/auth/name");
        absent(wanted.prefix(), "/auth/prefix");
        yield new Auth(AuthKind.NONE, level, null, "", OAuthSettings.NONE);
      }
      case HEADER -> header(wanted, level);
      case QUERY -> {
        absent(wanted.prefix(), "/auth/prefix");
        if (wanted.name() == null || !PARAMETER.matcher(wanted.name()).matches()) {
          throw ProblemException.invalid(
              "/auth/name", "Name the parameter: 1 to 64 letters, digits, dots and dashes");
        }
        yield new Auth(AuthKind.QUERY, level, wanted.name(), "", OAuthSettings.NONE);
      }
      case OAUTH -> {
        absent(wanted.name(), "/auth/name");
        absent(wanted.prefix(), "/auth/prefix");
        yield new Auth(AuthKind.OAUTH, level, null, "", oauth(wanted, old));
      }
    };
  }

  private static OAuthSettings oauth(ServerRequest.McpServerAuth wanted, OAuthSettings old) {
    List<String> scopes =
        wanted.scopes() == null ? List.of() : wanted.scopes().stream().distinct().toList();
    for (String scope : scopes) {
      if (!SCOPE.matcher(scope).matches()) {
        throw ProblemException.invalid("/auth/scopes", "A scope has no spaces, quotes or umlauts");
      }
    }
    String id = wanted.clientId() == null || wanted.clientId().isBlank() ? null : wanted.clientId();
    String secret = wanted.clientSecret();
    if (id != null && !VISIBLE.matcher(id).matches()) {
      throw ProblemException.invalid("/auth/clientId", "Must be plain characters");
    }
    if (secret != null && !secret.isEmpty() && id == null) {
      throw ProblemException.invalid("/auth/clientId", "Give the id that the secret belongs to");
    }
    if (secret != null && !secret.isEmpty() && !VISIBLE.matcher(secret).matches()) {
      throw ProblemException.invalid("/auth/clientSecret", "Must be plain characters");
    }
    boolean same = Objects.equals(id, old.clientId());
    boolean has = secret == null ? same && old.hasSecret() : !secret.isEmpty();
    // Given anew, it may belong to the authorization server that the server names now.
    return new OAuthSettings(scopes, id, has, same && secret == null ? old.issuer() : null);
  }

  private static OAuthSettings unpinned(OAuthSettings oauth) {
    return new OAuthSettings(oauth.scopes(), oauth.clientId(), oauth.hasSecret(), null);
  }

  private static Auth header(ServerRequest.McpServerAuth wanted, AuthLevel level) {
    String name = Objects.requireNonNullElse(wanted.name(), AUTHORIZATION);
    String lower = name.toLowerCase(Locale.ROOT);
    if (!TOKEN.matcher(name).matches()) {
      throw ProblemException.invalid("/auth/name", "Must be the name of a header");
    }
    if (OURS.contains(lower) || lower.startsWith("mcp-") || lower.startsWith("proxy-")) {
      throw ProblemException.invalid("/auth/name", "This header carries something else");
    }
    String usual = name.equalsIgnoreCase(AUTHORIZATION) ? "Bearer " : "";
    String prefix = Objects.requireNonNullElse(wanted.prefix(), usual);
    if (!PREFIX.matcher(prefix).matches()) {
      throw ProblemException.invalid(
          "/auth/prefix", "At most 32 letters, digits, signs and spaces");
    }
    return new Auth(AuthKind.HEADER, level, name, prefix, OAuthSettings.NONE);
  }

  private static void absent(@Nullable Object value, String pointer) {
    if (value != null) {
      throw ProblemException.invalid(pointer, "This kind of authentication has none: leave it out");
    }
  }

  private static boolean names(URI url, String parameter) {
    String query = url.getRawQuery();
    return query != null
        && Pattern.compile("&")
            .splitAsStream(query)
            .anyMatch(pair -> pair.equals(parameter) || pair.startsWith(parameter + "="));
  }

  /** For the audit log. */
  static Map<String, Object> fields(McpServer server) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("name", server.name());
    fields.put("description", server.description());
    fields.put("url", server.url().toString());
    fields.put("auth", WireNames.of(server.auth()));
    fields.put("level", WireNames.of(server.level()));
    fields.put("authName", Objects.requireNonNullElse(server.authName(), ""));
    fields.put("authPrefix", server.authPrefix());
    if (server.auth() == AuthKind.OAUTH) {
      fields.put("scopes", String.join(" ", server.oauth().scopes()));
      fields.put("clientId", Objects.requireNonNullElse(server.oauth().clientId(), ""));
      fields.put("clientSecret", server.oauth().hasSecret() ? "set" : "");
    }
    fields.put("enabled", server.enabled());
    return fields;
  }
}
