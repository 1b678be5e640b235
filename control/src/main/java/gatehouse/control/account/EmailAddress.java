package gatehouse.control.account;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.net.IDN;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An e-mail address as it is shown and as it is compared.
 *
 * <p>The domain is kept in its ASCII form (punycode): what looks like a known domain but is another
 * then also looks different.
 *
 * @param text as shown and written to: {@code Ann.Lee@xn--bcher-kva.example}
 * @param key the same for all ways of writing one address; two accounts never share it
 */
@Schema(type = SchemaType.STRING, format = "email")
public record EmailAddress(String text, String key) {
  /** RFC 5321, 4.5.3.1.3: a path has 256 octets, two of them are the angle brackets. */
  public static final int LONGEST = 254;

  private static final int LONGEST_LOCAL = 64;

  /** Java knows the letters of Unicode 3.2 only; younger ones are letters all the same. */
  private static final int STRICT = IDN.USE_STD3_ASCII_RULES | IDN.ALLOW_UNASSIGNED;

  /** A domain that is what it looks like: one script, and nothing in punycode. */
  private static final Pattern PLAIN_DOMAIN =
      Pattern.compile(
          "(?!(.*\\.)?xn--)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]");

  /** Of many addresses most have the domain of the one before. */
  private static volatile String lastPlainDomain = "";

  private static final String SPECIAL = "!#$%&'*+-/=?^_`{|}~.";

  /**
   * Reads an address as a person typed it.
   *
   * @throws IllegalArgumentException with a sentence for that person
   */
  @JsonCreator
  public static EmailAddress parse(String typed) {
    if (typed.length() > 4 * LONGEST) {
      throw new IllegalArgumentException("An e-mail address has at most 254 characters");
    }
    // First of all: line breaks would end a mail's header, invisible characters hide in a list.
    if (typed.codePoints().anyMatch(EmailAddress::invisible)) {
      throw new IllegalArgumentException(
          "An e-mail address has no line breaks or invisible characters");
    }
    String plain = Normalizer.normalize(typed, Normalizer.Form.NFKC).strip();
    int at = plain.indexOf('@');
    if (at < 1 || at != plain.lastIndexOf('@') || at == plain.length() - 1) {
      throw new IllegalArgumentException("Must be an e-mail address such as ann@example.com");
    }
    String local = checkedLocal(plain.substring(0, at));
    String text = local + "@" + asciiDomain(plain.substring(at + 1));
    if (text.length() > LONGEST) {
      throw new IllegalArgumentException("An e-mail address has at most 254 characters");
    }
    return new EmailAddress(text, key(text));
  }

  /** Enough to recognise one's own address by, too little to learn another's. */
  public String masked() {
    int at = text.indexOf('@');
    int shown = text.offsetByCodePoints(0, 1);
    return text.substring(0, shown) + "•••" + text.substring(at);
  }

  public String domain() {
    return key.substring(key.indexOf('@') + 1);
  }

  @JsonValue
  @Override
  public String toString() {
    return text;
  }

  private static String key(String text) {
    return Normalizer.normalize(text.toLowerCase(Locale.ROOT), Normalizer.Form.NFKC);
  }

  private static boolean invisible(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      default -> false;
    };
  }

  private static String checkedLocal(String local) {
    boolean dots = local.startsWith(".") || local.endsWith(".") || local.contains("..");
    boolean known =
        local
            .codePoints()
            .allMatch(c ->
                c < 128
                    ? Character.isLetterOrDigit(c) || SPECIAL.indexOf(c) >= 0
                    : Character.isLetterOrDigit(c)
                        || Character.getType(c) == Character.NON_SPACING_MARK
                        || Character.getType(c) == Character.COMBINING_SPACING_MARK);
    if (dots || !known || local.length() > LONGEST_LOCAL) {
      throw new IllegalArgumentException(
          "The part before the @ has letters, digits, and single dots, dashes or the like");
    }
    Scripts.refuseMixed(local);
    return local;
  }

  private static String asciiDomain(String domain) {
    String lower = domain.toLowerCase(Locale.ROOT);
    if (lower.equals(lastPlainDomain)) {
      return lower;
    }
    if (PLAIN_DOMAIN.matcher(lower).matches()) {
      lastPlainDomain = lower;
      return lower; // most are, and the long way is twenty times longer
    }
    if (domain.indexOf('.') < 0 || domain.startsWith(".") || domain.endsWith(".")) {
      throw new IllegalArgumentException(
          "The part after the @ must be a domain such as example.com");
    }
    for (String label : domain.split("[.\\u3002]", -1)) {
      Scripts.refuseMixed(label);
    }
    try {
      String ascii = IDN.toASCII(domain, STRICT).toLowerCase(Locale.ROOT);
      for (String label : ascii.split("\\.", -1)) {
        // What is written in punycode to begin with must not slip past the check of its letters.
        Scripts.refuseMixed(IDN.toUnicode(label, STRICT));
      }
      if (!ascii.matches(".*\\.[a-z][a-z0-9-]*[a-z0-9]")) {
        throw new IllegalArgumentException(domain);
      }
      return ascii;
    } catch (MixedScriptsException e) {
      throw e;
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "The part after the @ must be a domain such as example.com", e);
    }
  }
}
