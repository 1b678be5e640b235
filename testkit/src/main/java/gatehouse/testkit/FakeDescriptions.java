package gatehouse.testkit;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What a {@link FakeAuthorization} says of itself and of the MCP server beside it, and where. */
final class FakeDescriptions {
  /** Stands for what is made when it is asked for. */
  private static final String OF_ISSUER = "";

  private final Map<String, String> documents = new ConcurrentHashMap<>();
  private volatile UnaryOperator<Map<String, Object>> change = all -> all;

  void put(String where, String text) {
    documents.put(where, text);
  }

  void remove(String where) {
    documents.remove(where);
  }

  void issuerAt(String where) {
    documents.put(where, OF_ISSUER);
  }

  void forgetIssuer() {
    documents.keySet().removeIf(key -> !key.contains("protected-resource"));
  }

  void change(UnaryOperator<Map<String, Object>> how) {
    change = how;
  }

  void resource(String where, String resource, String issuer, Map<String, ?> other) {
    Map<String, Object> all = new TreeMap<>();
    all.put("resource", resource);
    all.put("authorization_servers", List.of(issuer));
    all.putAll(other);
    documents.put(where, FakeHttp.json(all));
  }

  /** Null when there is nothing at this path. */
  @Nullable String at(String path, String issuer) {
    String document = documents.get(path);
    return OF_ISSUER.equals(document) ? FakeHttp.json(change.apply(of(issuer))) : document;
  }

  private static Map<String, Object> of(String issuer) {
    Map<String, Object> all = new HashMap<>();
    all.put("issuer", issuer);
    all.put("authorization_endpoint", issuer + "/authorize");
    all.put("token_endpoint", issuer + "/token");
    all.put("registration_endpoint", issuer + "/register");
    all.put("revocation_endpoint", issuer + "/revoke");
    all.put("response_types_supported", List.of("code"));
    all.put("code_challenge_methods_supported", List.of("S256"));
    all.put("authorization_response_iss_parameter_supported", true);
    return all;
  }
}
