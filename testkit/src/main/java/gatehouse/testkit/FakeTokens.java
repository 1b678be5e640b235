package gatehouse.testkit;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** The codes and tokens of a {@link FakeAuthorization}: codes once, refresh tokens that rotate. */
final class FakeTokens {
  final List<String> revoked = new CopyOnWriteArrayList<>();
  final List<Map<String, String>> requests = new CopyOnWriteArrayList<>();
  volatile String error = "";
  volatile int errorStatus = 400;
  volatile boolean repeats;
  volatile int revocationStatus = 200;
  volatile int lifetimeSeconds = 3600;
  volatile Runnable beforeRefresh = () -> {};

  private final Map<String, Map<String, String>> codes = new ConcurrentHashMap<>();
  private final Set<String> working = ConcurrentHashMap.newKeySet();
  private final Set<String> refreshing = ConcurrentHashMap.newKeySet();
  private final AtomicInteger numbers = new AtomicInteger();

  int number() {
    return numbers.incrementAndGet();
  }

  /** A code for whoever asked with these parameters. */
  String code(Map<String, String> asked) {
    String code = "code-" + number();
    codes.put(code, asked);
    return code;
  }

  boolean takes(String access) {
    return working.contains(access);
  }

  void forgetAccess() {
    working.clear();
  }

  void redeem(HttpExchange call) throws IOException {
    Map<String, String> form = FakeHttp.form(FakeHttp.body(call));
    String basic = call.getRequestHeaders().getFirst("Authorization");
    if (basic != null) {
      form.put("basic", basic);
    }
    requests.add(form);
    if (!error.isEmpty()) {
      FakeHttp.send(
          call,
          errorStatus,
          FakeHttp.json(
              repeats
                  ? Map.of("error", error, "error_description", form.values().toString())
                  : Map.of("error", error)));
      return;
    }
    if ("authorization_code".equals(form.get("grant_type"))) {
      Map<String, String> asked = codes.remove(form.getOrDefault("code", ""));
      boolean right =
          asked != null
              && challengeOf(form.getOrDefault("code_verifier", ""))
                  .equals(asked.get("code_challenge"))
              && asked.getOrDefault("resource", "?").equals(form.get("resource"));
      give(call, right, asked == null ? "" : asked.getOrDefault("scope", ""));
    } else {
      beforeRefresh.run();
      give(call, refreshing.remove(form.getOrDefault("refresh_token", "")), "");
    }
  }

  private void give(HttpExchange call, boolean right, String scope) throws IOException {
    if (!right) {
      FakeHttp.send(call, 400, "{\"error\":\"invalid_grant\"}");
      return;
    }
    int number = number();
    working.add("canary-access-" + number);
    refreshing.add("canary-refresh-" + number);
    Map<String, Object> tokens = new TreeMap<>();
    tokens.put("access_token", "canary-access-" + number);
    tokens.put("refresh_token", "canary-refresh-" + number);
    tokens.put("token_type", "Bearer");
    tokens.put("expires_in", lifetimeSeconds);
    if (!scope.isEmpty()) {
      tokens.put("scope", scope);
    }
    FakeHttp.send(call, 200, FakeHttp.json(tokens));
  }

  void takeBack(HttpExchange call) throws IOException {
    Map<String, String> form = FakeHttp.form(FakeHttp.body(call));
    if (revocationStatus == 200) {
      revoked.add(form.getOrDefault("token", ""));
      working.remove(form.get("token"));
      refreshing.remove(form.get("token"));
    }
    FakeHttp.send(call, revocationStatus, "{}");
  }

  private static String challengeOf(String verifier) {
    try {
      return Base64.getUrlEncoder()
          .withoutPadding()
          .encodeToString(
              MessageDigest.getInstance("SHA-256")
                  .digest(verifier.getBytes(StandardCharsets.US_ASCII)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
