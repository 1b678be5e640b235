package gatehouse.testkit;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** How a {@link FakeAuthorization} sends browsers back: with a code, at once. */
final class FakeConsent {
  private volatile UnaryOperator<Map<String, String>> change = all -> all;

  void change(UnaryOperator<Map<String, String>> how) {
    change = how;
  }

  void give(HttpExchange call, FakeTokens tokens, String issuer) throws IOException {
    Map<String, String> query = FakeHttp.form(call.getRequestURI().getRawQuery());
    Map<String, String> back = new TreeMap<>();
    back.put("code", tokens.code(query));
    back.put("state", query.getOrDefault("state", ""));
    back.put("iss", issuer);
    StringBuilder where = new StringBuilder(query.getOrDefault("redirect_uri", "")).append('?');
    change
        .apply(back)
        .forEach((key, value) ->
            where
                .append(key)
                .append('=')
                .append(URLEncoder.encode(value, StandardCharsets.UTF_8))
                .append('&'));
    call.getResponseHeaders().set("Location", where.toString());
    call.sendResponseHeaders(302, -1);
  }
}
