package gatehouse.control.agent;

import com.fasterxml.jackson.annotation.JsonProperty;
import gatehouse.control.account.EmailAddress;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Whom a key may name.
 *
 * @param emails in the form addresses are compared in
 * @param domains in the form addresses are compared in; a domain does not include those below it
 */
record Binding(Kind kind, List<String> emails, List<String> domains, @Nullable UUID team) {
  static final Binding ANYBODY = new Binding(Kind.ANY, List.of(), List.of(), null);

  Binding {
    emails = List.copyOf(emails);
    domains = List.copyOf(domains);
  }

  /** The kinds; their names stand in the database. */
  enum Kind {
    @JsonProperty("list")
    LIST,
    @JsonProperty("domains")
    DOMAINS,
    @JsonProperty("team")
    TEAM,
    @JsonProperty("any")
    ANY
  }

  /**
   * True when it may name this address.
   *
   * @param teamOf the team of the active member behind the address, if any
   */
  boolean allows(EmailAddress address, @Nullable UUID teamOf) {
    return switch (kind) {
      case LIST -> emails.contains(address.key());
      case DOMAINS -> domains.contains(address.domain());
      case TEAM -> team != null && team.equals(teamOf);
      case ANY -> true;
    };
  }
}
