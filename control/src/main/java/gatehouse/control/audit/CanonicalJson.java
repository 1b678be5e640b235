package gatehouse.control.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.math.BigDecimal;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * JSON that is byte for byte the same however a database or a mapper turned it over: no spaces, an
 * object's names sorted by their UTF-16 units, numbers without needless zeroes, strings escaped
 * only where JSON asks for it.
 */
final class CanonicalJson {
  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .build();

  /** The characters with an escape of their own, and what it is. */
  private static final String ESCAPED = "\"\\\b\f\n\r\t";

  private static final String ESCAPES = "\"\\bfnrt";
  private static final HexFormat HEX = HexFormat.of().withUpperCase();

  /** Constants of enums, as Jackson writes them: to ask it each time costs more than the rest. */
  private static final Map<Enum<?>, JsonNode> CONSTANTS = new ConcurrentHashMap<>();

  private CanonicalJson() {}

  /** What is canonical JSON already, to be put into more of it as it is. */
  record Canonical(String json) {}

  /**
   * Anything that Jackson can write. Maps, lists, texts and whole numbers, of which audit entries
   * consist, are written straight away; for the others there is a tree first.
   */
  static String write(@Nullable Object value) {
    StringBuilder json = new StringBuilder();
    put(json, value);
    return json.toString();
  }

  static JsonNode read(String json) {
    try {
      return MAPPER.readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Not JSON", e);
    }
  }

  /** What PostgreSQL can keep: no NUL, no half of a surrogate pair. */
  static String clean(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == 0 || Character.isSurrogate(c)) {
        return new String(text.getBytes(UTF_8), UTF_8).replace('\0', '?');
      }
    }
    return text;
  }

  private static void put(StringBuilder json, @Nullable Object value) {
    switch (value) {
      case null -> json.append("null");
      case String text -> putText(json, text);
      case Integer number -> json.append(number.intValue());
      case Long number -> json.append(number.longValue());
      case Boolean bool -> json.append(bool.booleanValue());
      case Canonical canonical -> json.append(canonical.json());
      case List<?> list -> putAll(json, list);
      case Map<?, ?> map when map.keySet().stream().allMatch(String.class::isInstance) ->
          putSorted(json, map);
      case Enum<?> constant ->
          put(json, CONSTANTS.computeIfAbsent(constant, MAPPER::<JsonNode>valueToTree));
      case ObjectNode object -> {
        TreeMap<String, JsonNode> members = new TreeMap<>();
        object.properties().forEach(member -> members.put(member.getKey(), member.getValue()));
        putSorted(json, members);
      }
      case ArrayNode array -> putAll(json, array);
      case JsonNode node when node.isTextual() -> putText(json, node.textValue());
      case JsonNode node when node.isNumber() -> putNumber(json, node.decimalValue());
      case JsonNode node -> json.append(node);
      default -> put(json, MAPPER.<JsonNode>valueToTree(value));
    }
  }

  private static void putText(StringBuilder json, String text) {
    String clean = clean(text);
    json.append('"');
    int copied = 0;
    for (int i = 0; i < clean.length(); i++) {
      char c = clean.charAt(i);
      if (c < ' ' || c == '"' || c == '\\') {
        json.append(clean, copied, i).append('\\');
        int known = ESCAPED.indexOf(c);
        if (known >= 0) {
          json.append(ESCAPES.charAt(known));
        } else {
          json.append("u00").append(HEX.toHexDigits((byte) c));
        }
        copied = i + 1;
      }
    }
    json.append(clean, copied, clean.length()).append('"');
  }

  private static void putAll(StringBuilder json, Iterable<?> elements) {
    char before = '[';
    for (Object element : elements) {
      put(json.append(before), element);
      before = ',';
    }
    json.append(before == '[' ? "[]" : "]");
  }

  private static void putSorted(StringBuilder json, Map<?, ?> members) {
    TreeMap<String, @Nullable Object> sorted = new TreeMap<>();
    members.forEach((name, value) -> sorted.put(clean((String) name), value));
    char before = '{';
    for (Map.Entry<String, @Nullable Object> member : sorted.entrySet()) {
      putText(json.append(before), member.getKey());
      put(json.append(':'), member.getValue());
      before = ',';
    }
    json.append(before == '{' ? "{}" : "}");
  }

  private static void putNumber(StringBuilder json, BigDecimal value) {
    BigDecimal plain = value.stripTrailingZeros();
    json.append(plain.scale() <= 0 ? plain.toBigInteger() : plain);
  }
}
