package gatehouse.control.mcpserver;

import gatehouse.control.project.Label;
import gatehouse.platform.http.ProblemException;
import gatehouse.platform.http.WireNames;
import gatehouse.platform.net.GuardedHttp;
import gatehouse.platform.net.OutgoingException;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.LinkedHashMap;
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
            ? new Auth(old.auth(), old.level(), old.authName(), old.authPrefix())
            : auth(change.auth());
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

  private record Auth(AuthKind kind, AuthLevel level, @Nullable String name, String prefix) {}

  private static Auth auth(ServerRequest.McpServerAuth wanted) {
    AuthLevel level = Objects.requireNonNullElse(wanted.level(), AuthLevel.USER);
    return switch (wanted.kind()) {
      case NONE -> {
        absent(wanted.level(), "/auth/level");
        absent(wanted.name(), "/auth/name");
        absent(wanted.prefix(), "/auth/prefix");
        yield new Auth(AuthKind.NONE, level, null, "");
      }
      case HEADER -> header(wanted, level);
      case QUERY -> {
        absent(wanted.prefix(), "/auth/prefix");
        if (wanted.name() == null || !PARAMETER.matcher(wanted.name()).matches()) {
          throw ProblemException.invalid(
              "/auth/name", "Name the parameter: 1 to 64 letters, digits, dots and dashes");
        }
        yield new Auth(AuthKind.QUERY, level, wanted.name(), "");
      }
    };
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
    return new Auth(AuthKind.HEADER, level, name, prefix);
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
    fields.put("enabled", server.enabled());
    return fields;
  }
}
