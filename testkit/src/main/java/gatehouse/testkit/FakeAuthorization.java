package gatehouse.testkit;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * An authorization server, and an MCP server's door beside it, that lie as a test wants. It lets
 * everyone in at once, without a page; left alone it keeps to OAuth 2.1: codes once, PKCE, resource
 * indicators, refresh tokens that rotate, revocation.
 */
public final class FakeAuthorization implements AutoCloseable {
  private final HttpServer server;
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final FakeDescriptions documents = new FakeDescriptions();
  private final FakeTokens tokens = new FakeTokens();
  private final FakeConsent consent = new FakeConsent();
  private volatile @Nullable String challenge;
  private volatile String path = "";

  private FakeAuthorization(HttpServer server) {
    this.server = server;
    server.createContext("/", this::handle);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.start();
  }

  /** Describes itself at the first places that are asked for, with the server at {@code /mcp}. */
  public static FakeAuthorization start() {
    try {
      FakeAuthorization fake =
          new FakeAuthorization(
              HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 50));
      fake.resourceAt("/.well-known/oauth-protected-resource/mcp", Map.of());
      fake.describedAt("/.well-known/oauth-authorization-server");
      return fake;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public String origin() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  public String issuer() {
    return origin() + path;
  }

  /** The MCP server whose tokens it gives out: everything there is answered with 401. */
  public String mcp() {
    return origin() + "/mcp";
  }

  /** The issuer gets a path. */
  public FakeAuthorization below(String newPath) {
    path = newPath;
    documents.forgetIssuer();
    resourceAt("/.well-known/oauth-protected-resource/mcp", Map.of());
    return this;
  }

  /** What 401 says in {@code WWW-Authenticate}. */
  public FakeAuthorization challenges(String header) {
    challenge = header;
    return this;
  }

  /** Serves what the MCP server says of itself here, with these fields other than the truth. */
  public FakeAuthorization resourceAt(String where, Map<String, ?> other) {
    documents.resource(where, mcp(), issuer(), other);
    return this;
  }

  /** Serves what the authorization server says of itself here. */
  public FakeAuthorization describedAt(String where) {
    documents.issuerAt(where);
    return this;
  }

  public FakeAuthorization document(String where, String text) {
    documents.put(where, text);
    return this;
  }

  public FakeAuthorization without(String where) {
    documents.remove(where);
    return this;
  }

  public FakeAuthorization describes(UnaryOperator<Map<String, Object>> change) {
    documents.change(change);
    return this;
  }

  /** Changes the parameters that it sends the browser back with. */
  public FakeAuthorization answers(UnaryOperator<Map<String, String>> change) {
    consent.change(change);
    return this;
  }

  /** From now on no tokens, but this error; none again when empty. */
  public FakeAuthorization refuses(int status, String error) {
    tokens.errorStatus = status;
    tokens.error = error;
    return this;
  }

  /** Its refusals hold what it was sent. */
  public FakeAuthorization repeatsWhatItGot() {
    tokens.repeats = true;
    return this;
  }

  public FakeAuthorization lifetime(int seconds) {
    tokens.lifetimeSeconds = seconds;
    return this;
  }

  public FakeAuthorization revocation(int status) {
    tokens.revocationStatus = status;
    return this;
  }

  /** Runs while a refresh token is being redeemed, before the answer. */
  public FakeAuthorization beforeRefresh(Runnable work) {
    tokens.beforeRefresh = work;
    return this;
  }

  /** The paths that were asked for, in order. */
  public List<String> requests() {
    return List.copyOf(requests);
  }

  public List<Map<String, String>> tokenRequests() {
    return List.copyOf(tokens.requests);
  }

  public long refreshes() {
    return tokens.requests.stream()
        .filter(form -> "refresh_token".equals(form.get("grant_type")))
        .count();
  }

  /** The tokens that were given back, in order. */
  public List<String> revoked() {
    return List.copyOf(tokens.revoked);
  }

  /** True for an access token that works now. */
  public boolean takes(String token) {
    return tokens.takes(token);
  }

  /** Access tokens end before their time. */
  public void forgetAccess() {
    tokens.forgetAccess();
  }

  private void handle(HttpExchange call) throws IOException {
    try (call) {
      String asked = call.getRequestURI().getPath();
      requests.add(asked);
      String document = documents.at(asked, issuer());
      if (document != null) {
        FakeHttp.send(call, 200, document);
      } else if (asked.equals("/mcp")) {
        if (challenge != null) {
          call.getResponseHeaders().set("WWW-Authenticate", challenge);
        }
        call.sendResponseHeaders(401, -1);
      } else if (asked.startsWith(path)) {
        protocol(call, asked.substring(path.length()));
      } else {
        call.sendResponseHeaders(404, -1);
      }
    }
  }

  private void protocol(HttpExchange call, String asked) throws IOException {
    switch (asked) {
      case "/authorize" -> consent.give(call, tokens, issuer());
      case "/token" -> tokens.redeem(call);
      case "/register" -> {
        String id = "client-" + tokens.number();
        FakeHttp.send(
            call,
            201,
            "{\"client_id\":\"%s\",\"client_secret\":\"secret of %s\",\"client_secret_expires_at\":0,"
                    .formatted(id, id)
                + FakeHttp.body(call).substring(1));
      }
      case "/revoke" -> tokens.takeBack(call);
      case "/redirect" -> {
        call.getResponseHeaders().set("Location", issuer());
        call.sendResponseHeaders(302, -1);
      }
      case "/endless" -> FakeHttp.endless(call);
      default -> call.sendResponseHeaders(404, -1);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
