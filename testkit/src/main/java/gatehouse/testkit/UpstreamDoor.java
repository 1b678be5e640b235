package gatehouse.testkit;

import com.sun.net.httpserver.HttpExchange;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Whom a {@link TestUpstream} answers: everyone, until a test says otherwise. */
final class UpstreamDoor {
  private volatile String header = "";
  private volatile String secret = "";
  private volatile @Nullable Predicate<String> tokens;
  private volatile String challenge = "";

  void want(String name, String value) {
    header = name;
    secret = value;
  }

  void protect(Predicate<String> takes, String wwwAuthenticate) {
    challenge = wwwAuthenticate;
    tokens = takes;
  }

  /** False when it is to be answered with 401; what that says of tokens is in its headers then. */
  boolean opensFor(HttpExchange http) {
    if (!header.isEmpty() && !secret.equals(http.getRequestHeaders().getFirst(header))) {
      return false;
    }
    Predicate<String> takes = tokens;
    String sent = String.valueOf(http.getRequestHeaders().getFirst("Authorization"));
    if (takes != null && !takes.test(sent.replaceFirst("^Bearer ", ""))) {
      http.getResponseHeaders().set("WWW-Authenticate", challenge);
      return false;
    }
    return true;
  }
}
