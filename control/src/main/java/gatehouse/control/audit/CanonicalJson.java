package gatehouse.control.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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

  private CanonicalJson() {}

  /** What is canonical JSON already, to be put into more of it as it is. */
  record Canonical(String json) {}

  /**
   * Anything that Jackson can write. Maps, lists, texts and whole numbers, of which audit entries
   * consist, are written straight away; for the others there is a tree first.
   */
  static String write(@Nullable Object value) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = MAPPER.getFactory().createGenerator(text)) {
      put(json, value);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
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

  private static void put(JsonGenerator json, @Nullable Object value) throws IOException {
    switch (value) {
      case null -> json.writeNull();
      case String text -> json.writeString(clean(text));
      case Integer number -> json.writeNumber(number);
      case Long number -> json.writeNumber(number);
      case Boolean bool -> json.writeBoolean(bool);
      case Canonical canonical -> json.writeRawValue(canonical.json());
      case List<?> list -> putAll(json, list);
      case Map<?, ?> map when map.keySet().stream().allMatch(String.class::isInstance) ->
          putSorted(json, map);
      case ObjectNode object -> {
        TreeMap<String, JsonNode> members = new TreeMap<>();
        object.properties().forEach(member -> members.put(member.getKey(), member.getValue()));
        putSorted(json, members);
      }
      case ArrayNode array -> putAll(json, array);
      case JsonNode node when node.isTextual() -> json.writeString(clean(node.textValue()));
      case JsonNode node when node.isNumber() -> putNumber(json, node.decimalValue());
      case JsonNode node -> json.writeRawValue(node.toString());
      default -> put(json, MAPPER.<JsonNode>valueToTree(value));
    }
  }

  private static void putAll(JsonGenerator json, Iterable<?> elements) throws IOException {
    json.writeStartArray();
    for (Object element : elements) {
      put(json, element);
    }
    json.writeEndArray();
  }

  private static void putSorted(JsonGenerator json, Map<?, ?> members) throws IOException {
    TreeMap<String, @Nullable Object> sorted = new TreeMap<>();
    members.forEach((name, value) -> sorted.put(clean((String) name), value));
    json.writeStartObject();
    for (Map.Entry<String, @Nullable Object> member : sorted.entrySet()) {
      json.writeFieldName(member.getKey());
      put(json, member.getValue());
    }
    json.writeEndObject();
  }

  private static void putNumber(JsonGenerator json, BigDecimal value) throws IOException {
    BigDecimal plain = value.stripTrailingZeros();
    if (plain.scale() <= 0) {
      json.writeNumber(plain.toBigInteger());
    } else {
      json.writeNumber(plain);
    }
  }
}
