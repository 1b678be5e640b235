package gatehouse.control.authlink;

import gatehouse.control.account.EmailAddress;
import gatehouse.control.mcpserver.McpServer;
import gatehouse.platform.http.ProblemException;
import gatehouse.platform.ids.IdType;
import gatehouse.platform.ids.MalformedIdException;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A link to be made.
 *
 * @param email whose it is; for a personal one
 * @param domains whose addresses may use it; for the other kind
 * @param servers which to connect; all when absent
 * @param expiresAt a week from now for a personal one, 30 days for the other kind when absent
 */
record AuthLinkRequest(
    @NotNull(message = "Must be user or personal") AuthLink.Kind kind,
    @Nullable EmailAddress email,
    @Nullable @Size(min = 1, max = 20, message = "Must have 1 to 20 domains")
        List<@NotBlank(message = "Must be a domain") String> domains,
    @Nullable
        @Size(min = 1, max = 100, message = "Must have 1 to 100 servers; leave it out for all")
        List<@NotBlank(message = "Must be an id") String> servers,
    @Nullable Instant expiresAt,
    @Nullable @Size(max = 200, message = "Must not be longer than 200 characters") String note) {
  private static final Duration OF_ONE = Duration.ofDays(7);
  private static final Duration OF_MANY = Duration.ofDays(30);
  private static final Duration LONGEST = Duration.ofDays(365);

  AuthLinks.Wanted checked(List<McpServer> connectable, Instant now) {
    boolean personal = kind == AuthLink.Kind.PERSONAL;
    if (personal == (email == null)) {
      throw ProblemException.invalid(
          "/email", personal ? "Say for whom it is" : "Only a personal link is for one address");
    }
    if (personal == (domains != null)) {
      throw ProblemException.invalid(
          "/domains",
          personal ? "A personal link is for one address" : "Say whose addresses may use it");
    }
    Instant end = Objects.requireNonNullElse(expiresAt, now.plus(personal ? OF_ONE : OF_MANY));
    if (!end.isAfter(now) || end.isAfter(now.plus(LONGEST))) {
      throw ProblemException.invalid("/expiresAt", "Must be within a year from now");
    }
    return new AuthLinks.Wanted(
        kind,
        email,
        domains == null
            ? List.of()
            : domains.stream().map(AuthLinkRequest::domain).distinct().toList(),
        servers == null
            ? List.of()
            : servers.stream().map(text -> server(text, connectable)).distinct().toList(),
        end,
        note == null ? "" : note.strip());
  }

  private static String domain(String text) {
    try {
      return EmailAddress.parse("anyone@" + text.strip()).domain();
    } catch (IllegalArgumentException e) {
      throw ProblemException.invalid(
          "/domains", "\"%s\" is not a domain such as example.com".formatted(text));
    }
  }

  private static UUID server(String text, List<McpServer> connectable) {
    try {
      UUID id = IdType.MCP_SERVER.parse(text);
      if (connectable.stream().anyMatch(server -> server.id().equals(id))) {
        return id;
      }
    } catch (MalformedIdException e) {
      // the same answer
    }
    throw ProblemException.invalid(
        "/servers", "\"%s\" is no server of this project that people connect to".formatted(text));
  }
}
