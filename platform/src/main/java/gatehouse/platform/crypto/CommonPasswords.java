package gatehouse.platform.crypto;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;

/** The passwords that were found most often in leaks, about 49,000, in lower case. */
final class CommonPasswords {
  private static final String RESOURCE = "/gatehouse/common-passwords.txt.gz";

  private CommonPasswords() {}

  static boolean contains(String lowerCase) {
    return Loaded.LIST.contains(lowerCase);
  }

  /** Loaded when the first password is chosen, not at the start. */
  private static final class Loaded {
    static final Set<String> LIST = load();

    private static Set<String> load() {
      try (InputStream packed =
              Objects.requireNonNull(CommonPasswords.class.getResourceAsStream(RESOURCE));
          BufferedReader lines =
              new BufferedReader(
                  new InputStreamReader(new GZIPInputStream(packed), StandardCharsets.UTF_8))) {
        return lines.lines().collect(Collectors.toUnmodifiableSet());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
