package gatehouse.control.identityprovider;

import gatehouse.platform.http.ProblemException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The page of the console to open after signing in. Never an address elsewhere: a link to this
 * server must not end on another one.
 *
 * @param path begins with one slash
 */
record ReturnTo(String path) {
  private static final int LONGEST = 1000;

  static ReturnTo of(@Nullable String text) {
    if (text == null || text.isEmpty()) {
      return new ReturnTo("/");
    }
    // Browsers read a backslash as a slash and drop tabs and line breaks: //elsewhere in disguise.
    boolean plain = text.chars().allMatch(c -> c > 0x20 && c < 0x7f && c != '\\');
    if (text.length() > LONGEST || !plain || !isLocal(text)) {
      throw ProblemException.invalid("?returnTo", "Must be a path on this server, such as /");
    }
    return new ReturnTo(text);
  }

  private static boolean isLocal(String text) {
    try {
      URI uri = new URI(text);
      String path = uri.getPath();
      return text.startsWith("/")
          && !text.startsWith("//")
          && uri.getScheme() == null
          && uri.getRawAuthority() == null
          && path != null
          && !path.startsWith("//")
          && !URI.create("/").resolve(uri).normalize().getPath().startsWith("/api/");
    } catch (URISyntaxException e) {
      return false;
    }
  }

  /** The same page with a word on what went wrong. */
  ReturnTo with(String name, String value) {
    int hash = path.indexOf('#');
    String page = hash < 0 ? path : path.substring(0, hash);
    String joint = page.indexOf('?') < 0 ? "?" : "&";
    return new ReturnTo(
        page + joint + name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8));
  }
}
