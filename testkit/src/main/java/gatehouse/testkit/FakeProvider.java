package gatehouse.testkit;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jwt.JWTClaimsSet;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * An OpenID Connect provider that lies as a test wants. It lets everyone in at once, without a
 * page; left alone it tells the truth.
 */
public final class FakeProvider implements AutoCloseable {
  public static final String CLIENT_ID = "gatehouse";
  public static final String CLIENT_SECRET = "a client secret that is long enough for HS256";

  private static final AtomicInteger NEXT = new AtomicInteger();

  /** Of this one alone: ports come again, and the server under test remembers issuers. */
  private final String path = "/" + NEXT.incrementAndGet();

  private final HttpServer server;
  private final FakeSigning keys = new FakeSigning();
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final Map<String, String> nonces = new HashMap<>();

  private String subject = "someone";
  private Map<String, Object> person = Map.of();
  private UnaryOperator<JWTClaimsSet.Builder> lie = claims -> claims;
  private Signature signature = Signature.RIGHT;
  private UnaryOperator<Map<String, Object>> description = metadata -> metadata;
  private @Nullable String saidIssuer;
  private @Nullable String userInfo;

  /** How it signs. */
  public enum Signature {
    RIGHT,
    NONE,
    UNKNOWN_KEY,
    /** Another key under the id of the right one. */
    FORGED_KEY,
    MAC_WITH_SECRET,
    /** The published key taken as the secret of a MAC: right for who lets the token choose. */
    MAC_WITH_PUBLIC_KEY
  }

  private FakeProvider(HttpServer server) {
    this.server = server;
    server.createContext("/", this::answer);
    server.start();
  }

  public static FakeProvider start() {
    try {
      return new FakeProvider(
          HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 50));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public String issuer() {
    return "http://127.0.0.1:" + port() + path;
  }

  public int port() {
    return server.getAddress().getPort();
  }

  /** The paths that were asked for, in order. */
  public List<String> requests() {
    return List.copyOf(requests);
  }

  /** Who signs in next, and what is said of them in the ID token. */
  public FakeProvider person(String sub, Map<String, Object> claims) {
    subject = sub;
    person = Map.copyOf(claims);
    return this;
  }

  /** Someone with a verified address. */
  public FakeProvider person(String sub, String email) {
    return person(sub, Map.of("email", email, "email_verified", true));
  }

  public FakeProvider claims(UnaryOperator<JWTClaimsSet.Builder> change) {
    lie = change;
    return this;
  }

  public FakeProvider signs(Signature how) {
    signature = how;
    return this;
  }

  public FakeProvider describes(UnaryOperator<Map<String, Object>> change) {
    description = change;
    return this;
  }

  /** The parameter {@code iss} it sends the browser back with. */
  public FakeProvider says(@Nullable String issuer) {
    saidIssuer = issuer;
    return this;
  }

  public FakeProvider userInfo(String json) {
    userInfo = json;
    return this;
  }

  private void answer(HttpExchange call) throws IOException {
    try (call) {
      String asked = call.getRequestURI().getPath();
      String below = asked.startsWith(path + "/") ? asked.substring(path.length()) : "";
      requests.add(below);
      switch (below) {
        case "/.well-known/openid-configuration" ->
            FakeHttp.send(call, 200, FakeHttp.json(description.apply(metadata())));
        case "/auth" -> authorize(call);
        case "/token" -> token(call);
        case "/jwks" -> FakeHttp.send(call, 200, keys.published());
        case "/me" ->
            FakeHttp.send(call, 200, userInfo == null ? "{\"sub\":\"" + subject + "\"}" : userInfo);
        default -> call.sendResponseHeaders(404, -1);
      }
    }
  }

  private Map<String, Object> metadata() {
    Map<String, Object> metadata = new HashMap<>();
    metadata.put("issuer", issuer());
    metadata.put("authorization_endpoint", issuer() + "/auth");
    metadata.put("token_endpoint", issuer() + "/token");
    metadata.put("jwks_uri", issuer() + "/jwks");
    metadata.put("userinfo_endpoint", issuer() + "/me");
    metadata.put("response_types_supported", List.of("code"));
    metadata.put("subject_types_supported", List.of("public"));
    metadata.put("id_token_signing_alg_values_supported", List.of("RS256", "HS256", "none"));
    return metadata;
  }

  private void authorize(HttpExchange call) throws IOException {
    Map<String, String> query = FakeHttp.form(call.getRequestURI().getRawQuery());
    String code = "code-" + nonces.size();
    nonces.put(code, query.getOrDefault("nonce", ""));
    String iss =
        saidIssuer == null ? "" : "&iss=" + URLEncoder.encode(saidIssuer, StandardCharsets.UTF_8);
    call.getResponseHeaders()
        .set(
            "Location",
            query.get("redirect_uri") + "?code=" + code + "&state=" + query.get("state") + iss);
    call.sendResponseHeaders(302, -1);
  }

  private void token(HttpExchange call) throws IOException {
    String body = FakeHttp.body(call);
    String nonce = nonces.get(FakeHttp.form(body).getOrDefault("code", ""));
    Date now = Date.from(Instant.now());
    JWTClaimsSet.Builder claims =
        new JWTClaimsSet.Builder()
            .issuer(issuer())
            .subject(subject)
            .audience(CLIENT_ID)
            .issueTime(now)
            .expirationTime(Date.from(now.toInstant().plusSeconds(300)))
            .claim("nonce", nonce);
    person.forEach(claims::claim);
    try {
      String token = keys.sign(lie.apply(claims).build(), signature);
      FakeHttp.send(
          call,
          200,
          "{\"access_token\":\"access\",\"token_type\":\"Bearer\",\"id_token\":\"" + token + "\"}");
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
