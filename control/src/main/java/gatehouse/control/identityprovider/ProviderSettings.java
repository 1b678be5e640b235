package gatehouse.control.identityprovider;

import gatehouse.control.access.Role;
import gatehouse.platform.http.ProblemException;
import gatehouse.platform.net.GuardedHttp;
import gatehouse.platform.net.OutgoingException;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.IDN;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Puts a change on a provider's settings; what is wrong is said with its field. */
@ApplicationScoped
class ProviderSettings {
  private static final List<String> SCOPES = List.of("openid", "email", "profile");
  private static final String DOMAIN =
      "([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]";

  private final GuardedHttp http;

  ProviderSettings(GuardedHttp http) {
    this.http = http;
  }

  Provider create(UUID id, @Nullable UUID workspace, ProviderChange draft, Instant now) {
    String issuer = needed(draft.issuer(), "/issuer", "Enter the provider's issuer address");
    String clientId = needed(draft.clientId(), "/clientId", "Enter the client id it gave you");
    String name = needed(draft.name(), "/name", "Enter the name people will see");
    Provider blank =
        new Provider(
            id,
            workspace,
            name,
            issuer,
            clientId,
            false,
            SCOPES,
            true,
            false,
            Role.AGENT_USER,
            List.of(),
            false,
            now,
            1);
    return apply(blank, draft);
  }

  Provider apply(Provider old, ProviderChange change) {
    Provider changed =
        new Provider(
            old.id(),
            old.workspaceId(),
            change.name() == null ? old.name() : change.name().strip(),
            change.issuer() == null ? old.issuer() : issuer(change.issuer()),
            or(change.clientId(), old.clientId()),
            change.clientSecret() == null ? old.hasSecret() : change.clientSecret().isPresent(),
            change.scopes() == null ? old.scopes() : scopes(change.scopes()),
            or(change.enabled(), old.enabled()),
            or(change.jit(), old.jit()),
            or(change.defaultRole(), old.defaultRole()),
            change.allowedDomains() == null
                ? old.allowedDomains()
                : domains(change.allowedDomains()),
            or(change.trustEmail(), old.trustEmail()),
            old.createdAt(),
            old.version());
    if (changed.trustEmail() && changed.workspaceId() != null) {
      throw ProblemException.invalid(
          "/trustEmail", "Only a provider of the whole server can be trusted with e-mails");
    }
    // Or whoever may set the issuer, but not read the secret, could have it sent to themselves.
    if (old.hasSecret()
        && change.clientSecret() == null
        && !changed.issuer().equals(old.issuer())) {
      throw ProblemException.invalid(
          "/clientSecret", "Another issuer needs its own secret: enter it too, or null for none");
    }
    if ((changed.jit() || changed.trustEmail()) && changed.allowedDomains().isEmpty()) {
      throw ProblemException.invalid(
          "/allowedDomains", "Name the e-mail domains it may bring in, or * for any");
    }
    return changed;
  }

  private String issuer(String text) {
    try {
      URI issuer = http.check(text);
      if (issuer.getRawQuery() != null) {
        throw ProblemException.invalid("/issuer", "An issuer has no query (Discovery 1.0, 3)");
      }
      return issuer.toString();
    } catch (OutgoingException e) {
      throw ProblemException.invalid("/issuer", e.getMessage());
    }
  }

  private static List<String> scopes(List<String> wanted) {
    SequencedSet<String> scopes = new LinkedHashSet<>(wanted);
    scopes.addFirst("openid"); // without it there is no ID token
    return List.copyOf(scopes);
  }

  private static List<String> domains(List<String> wanted) {
    SequencedSet<String> domains = new LinkedHashSet<>();
    for (int i = 0; i < wanted.size(); i++) {
      domains.add(domain(wanted.get(i).strip(), "/allowedDomains/" + i));
    }
    return List.copyOf(domains);
  }

  /** In the form e-mail addresses are compared in. */
  private static String domain(String typed, String pointer) {
    if (typed.equals(Provider.ANY_DOMAIN)) {
      return typed;
    }
    try {
      String bare = typed.startsWith("@") ? typed.substring(1) : typed;
      String ascii = IDN.toASCII(bare, IDN.USE_STD3_ASCII_RULES).toLowerCase(Locale.ROOT);
      if (ascii.matches(DOMAIN)) {
        return ascii;
      }
    } catch (IllegalArgumentException notADomain) {
      // falls through to the one answer
    }
    throw ProblemException.invalid(pointer, "Must be a domain such as example.com");
  }

  private static <T> T or(@Nullable T wanted, T old) {
    return wanted == null ? old : wanted;
  }

  private static String needed(@Nullable String value, String pointer, String message) {
    if (value == null) {
      throw ProblemException.invalid(pointer, message);
    }
    return value;
  }

  /** What differs, before and after, for the audit log. Never the secret, only that it changed. */
  static Difference difference(Provider old, Provider changed, boolean newSecret) {
    List<Map.Entry<String, Object>> before = new ArrayList<>(fields(old).entrySet());
    Map<String, Object> after = fields(changed);
    before.removeIf(entry -> entry.getValue().equals(after.get(entry.getKey())));
    Map<String, Object> was = new LinkedHashMap<>();
    Map<String, Object> is = new LinkedHashMap<>();
    for (Map.Entry<String, Object> entry : before) {
      was.put(entry.getKey(), entry.getValue());
      is.put(entry.getKey(), java.util.Objects.requireNonNull(after.get(entry.getKey())));
    }
    if (newSecret) {
      is.put("clientSecret", changed.hasSecret() ? "replaced" : "removed");
    }
    return new Difference(was, is);
  }

  static Map<String, Object> fields(Provider provider) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("name", provider.name());
    fields.put("issuer", provider.issuer());
    fields.put("clientId", provider.clientId());
    fields.put("scopes", provider.scopes());
    fields.put("enabled", provider.enabled());
    fields.put("jit", provider.jit());
    fields.put("defaultRole", provider.defaultRole().label());
    fields.put("allowedDomains", provider.allowedDomains());
    fields.put("trustEmail", provider.trustEmail());
    return fields;
  }

  /** Changed fields as they were and as they are. */
  record Difference(Map<String, Object> before, Map<String, Object> after) {
    boolean none() {
      return after.isEmpty();
    }
  }
}
