package gatehouse.platform.config;

import inet.ipaddr.AddressStringException;
import inet.ipaddr.IPAddress;
import inet.ipaddr.IPAddressString;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * What a setting's text must be.
 *
 * @param expects completes "must be …", with an example
 * @param reader throws IllegalArgumentException for anything else
 */
record Kind<T>(String expects, Function<String, T> reader) {
  private static final Pattern HOST =
      Pattern.compile("[\\p{Alnum}]([\\p{Alnum}.-]{0,251}[\\p{Alnum}])?(:\\d{1,5})?");

  T read(String text) {
    if (text.chars().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException("control character");
    }
    return reader.apply(text);
  }

  static Kind<String> text() {
    return new Kind<>("a text", text -> text);
  }

  /** Accepts base64 because a keyset's own text is awkward in an environment. */
  static Kind<String> keyset() {
    return new Kind<>(
        "the text of the key file, or that text in base64",
        text -> {
          if (text.startsWith("{")) {
            return text;
          }
          String decoded = new String(Base64.getDecoder().decode(text), StandardCharsets.UTF_8);
          require(decoded.startsWith("{"));
          return decoded;
        });
  }

  static Kind<Integer> number(int from, int to) {
    return new Kind<>(
        "a whole number from " + from + " to " + to,
        text -> {
          int number = Integer.parseInt(text);
          require(number >= from && number <= to);
          return number;
        });
  }

  static Kind<String> choice(String... values) {
    return new Kind<>(
        "one of " + String.join(", ", values),
        text -> {
          require(Arrays.asList(values).contains(text));
          return text;
        });
  }

  static Kind<Path> path() {
    return new Kind<>(
        "the name of a file or folder",
        text -> {
          try {
            return Path.of(text);
          } catch (InvalidPathException e) {
            throw new IllegalArgumentException(e);
          }
        });
  }

  static Kind<String> networkAddress() {
    return new Kind<>(
        "a network address such as 127.0.0.1, 0.0.0.0 or ::",
        text -> {
          if (text.equals("localhost")) {
            return "127.0.0.1";
          }
          IPAddress address = address(text);
          require(!address.isMultiple() && !address.isPrefixed());
          return address.toCanonicalString();
        });
  }

  static Kind<List<String>> blocks() {
    return list(
        "addresses or blocks separated by commas, such as 10.0.0.0/8,192.168.1.7",
        text -> address(text).toCanonicalString());
  }

  static Kind<List<String>> hosts() {
    return list(
        "hosts separated by commas, each with or without a port, such as sso.example.internal:8443",
        text -> {
          require(HOST.matcher(text).matches());
          return text.toLowerCase(Locale.ROOT);
        });
  }

  static Kind<URI> origin() {
    return new Kind<>(
        "an address without a path, such as https://gatehouse.example",
        text -> {
          URI uri = uri(text.replaceFirst("/+$", ""));
          String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
          require(scheme.equals("http") || scheme.equals("https"));
          require(uri.getHost() != null && uri.getRawUserInfo() == null);
          require("".equals(uri.getRawPath()));
          require(uri.getRawQuery() == null && uri.getRawFragment() == null);
          return uri;
        });
  }

  static Kind<URI> mailServer() {
    return new Kind<>(
        "a mail server such as smtp://user:password@mail.example:587 or smtps://mail.example"
            + " (write special characters of the password as %40)",
        text -> {
          URI uri = uri(text);
          String scheme = String.valueOf(uri.getScheme());
          require(scheme.equals("smtp") || scheme.equals("smtps"));
          require(uri.getHost() != null && uri.getPort() <= 65_535);
          require(uri.getRawPath() == null || uri.getRawPath().replace("/", "").isEmpty());
          require(uri.getRawQuery() == null && uri.getRawFragment() == null);
          return uri;
        });
  }

  /** Becomes a JDBC address; users and passwords have settings of their own. */
  static Kind<String> database() {
    return new Kind<>(
        "an address such as postgresql://db.example:5432/gatehouse, without user and password",
        text -> {
          URI uri = uri(text.replaceFirst("^jdbc:", ""));
          String scheme = String.valueOf(uri.getScheme());
          require(scheme.equals("postgresql") || scheme.equals("postgres"));
          require(uri.getHost() != null && uri.getRawUserInfo() == null);
          require(uri.getPort() <= 65_535 && uri.getRawFragment() == null);
          require(uri.getRawPath() != null && uri.getRawPath().length() > 1);
          String query = uri.getRawQuery();
          require(query == null || !query.matches("(?i)(.*&)?(user|password)=.*"));
          return "jdbc:postgresql://"
              + uri.getRawAuthority()
              + uri.getRawPath()
              + (query == null ? "" : "?" + query);
        });
  }

  static Kind<String> mailbox() {
    return new Kind<>(
        "an e-mail address, with or without a name, such as Gatehouse <gatehouse@example.com>",
        text -> {
          try {
            InternetAddress address = new InternetAddress(text, true);
            require(address.getAddress() != null && address.getAddress().contains("@"));
            return text;
          } catch (AddressException e) {
            throw new IllegalArgumentException(e);
          }
        });
  }

  private static Kind<List<String>> list(String expects, Function<String, String> each) {
    return new Kind<>(
        expects,
        text ->
            Arrays.stream(text.split(","))
                .map(String::strip)
                .filter(item -> !item.isEmpty())
                .map(each)
                .toList());
  }

  private static IPAddress address(String text) {
    try {
      require(text.matches("[0-9a-fA-F.:/]+"));
      return new IPAddressString(text).toAddress();
    } catch (AddressStringException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private static URI uri(String text) {
    try {
      return new URI(text);
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private static void require(boolean holds) {
    if (!holds) {
      throw new IllegalArgumentException();
    }
  }
}
