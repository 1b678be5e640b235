package gatehouse.control.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import gatehouse.control.account.EmailAddress;
import gatehouse.control.activity.ErrorKind;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One event, read and checked as far as that goes without the database.
 *
 * @param at when it happened
 * @param session how the sender calls the session
 * @param query what calls for one request share; null when it is one of its own
 * @param call null for what reached no server
 */
record Activity(
    Kind kind,
    String source,
    String id,
    Instant at,
    String project,
    EmailAddress email,
    String agent,
    String session,
    Instant sessionStart,
    String client,
    String protocol,
    @Nullable String query,
    @Nullable Call call) {
  private static final int LONGEST = 200;
  private static final int LONGEST_QUERY = 64;
  private static final Duration AHEAD = Duration.ofMinutes(5);
  private static final Set<String> COMMON =
      Set.of("project", "email", "agent", "session", "sessionStart", "client", "protocol");
  private static final Set<String> OF_QUERY = with(COMMON, "query");
  private static final Set<String> OF_CALL =
      with(OF_QUERY, "server", "tool", "totalMicros", "upstreamMicros", "error");

  /** What an event tells. */
  enum Kind {
    SESSION("gatehouse.session"),
    QUERY("gatehouse.query"),
    TOOL_CALL("gatehouse.tool-call");

    private static final Map<String, Kind> BY_TYPE =
        Arrays.stream(values()).collect(Collectors.toMap(kind -> kind.type, kind -> kind));

    private final String type;

    Kind(String type) {
      this.type = type;
    }

    Set<String> fields() {
      return switch (this) {
        case SESSION -> COMMON;
        case QUERY -> OF_QUERY;
        case TOOL_CALL -> OF_CALL;
      };
    }
  }

  /** A tool call. */
  record Call(
      String server, String tool, int totalMicros, int upstreamMicros, @Nullable ErrorKind error) {}

  /**
   * Reads an event.
   *
   * @param oldest what is older has had its time
   * @param emails reads addresses
   */
  static Activity read(
      JsonNode node, Instant now, Instant oldest, Function<String, EmailAddress> emails)
      throws Refused {
    // Attributes beyond these are extensions: everyone may add some, and we do not look at them.
    Fields event = Fields.of("", node);
    if (!"1.0".equals(event.text("specversion", LONGEST))) {
      throw event.refused("specversion", "Must be 1.0");
    }
    String type = event.text("type", LONGEST);
    Kind kind = Kind.BY_TYPE.get(type);
    if (kind == null) {
      throw event.refused("type", "Must be one of " + types());
    }
    Instant at = time(event, "time", now, oldest);
    Fields data = Fields.of("/data", node.get("data"));
    data.only(kind.fields());
    Instant start =
        kind == Kind.SESSION && !data.object().has("sessionStart")
            ? at
            : time(data, "sessionStart", now, oldest);
    if (start.isAfter(at)) {
      throw data.refused("sessionStart", "Must not be after the event");
    }
    String client = data.optional("client", LONGEST);
    String protocol = data.optional("protocol", LONGEST);
    return new Activity(
        kind,
        event.text("source", LONGEST),
        event.text("id", LONGEST),
        at,
        data.text("project", LONGEST),
        email(data, emails),
        data.text("agent", LONGEST),
        data.text("session", LONGEST),
        start,
        client == null ? "" : client,
        protocol == null ? "" : protocol,
        kind == Kind.SESSION ? null : data.optional("query", LONGEST_QUERY),
        kind == Kind.TOOL_CALL ? call(data) : null);
  }

  private static Call call(Fields data) throws Refused {
    int total = data.micros("totalMicros");
    int upstream = data.micros("upstreamMicros");
    if (upstream > total) {
      throw data.refused("upstreamMicros", "Must not be more than totalMicros");
    }
    String error = data.optional("error", LONGEST);
    return new Call(
        data.text("server", LONGEST),
        data.text("tool", LONGEST),
        total,
        upstream,
        error == null ? null : kind(data, error));
  }

  private static ErrorKind kind(Fields data, String text) throws Refused {
    for (ErrorKind kind : ErrorKind.values()) {
      if (kind.name().toLowerCase(Locale.ROOT).replace('_', '-').equals(text)) {
        return kind;
      }
    }
    throw data.refused("error", "Must be authentication, rate-limit, timeout or execution");
  }

  private static EmailAddress email(Fields data, Function<String, EmailAddress> emails)
      throws Refused {
    try {
      return emails.apply(data.text("email", EmailAddress.LONGEST));
    } catch (IllegalArgumentException e) {
      throw data.refused("email", "Is not an e-mail address");
    }
  }

  private static Instant time(Fields fields, String name, Instant now, Instant oldest)
      throws Refused {
    Instant time = fields.time(name);
    if (time.isAfter(now.plus(AHEAD))) {
      throw fields.refused(name, "Must not be in the future");
    }
    if (time.isBefore(oldest)) {
      throw fields.refused(name, "Is before what is kept: nothing earlier than " + oldest);
    }
    return time;
  }

  private static Set<String> with(Set<String> fields, String... more) {
    return Stream.concat(fields.stream(), Arrays.stream(more)).collect(Collectors.toSet());
  }

  private static String types() {
    return String.join(", ", List.of(Kind.values()).stream().map(kind -> kind.type).toList());
  }
}
