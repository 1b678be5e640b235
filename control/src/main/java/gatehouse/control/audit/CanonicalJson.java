package gatehouse.control.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BigIntegerNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.math.BigDecimal;
import java.util.TreeMap;

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

  static String write(Object value) {
    JsonNode node = MAPPER.valueToTree(value);
    return canonical(node).toString();
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
    return new String(text.getBytes(UTF_8), UTF_8).replace('\0', '?');
  }

  private static JsonNode canonical(JsonNode node) {
    return switch (node) {
      case ObjectNode object -> {
        TreeMap<String, JsonNode> sorted = new TreeMap<>();
        object.properties().forEach(p -> sorted.put(clean(p.getKey()), canonical(p.getValue())));
        ObjectNode result = JsonNodeFactory.instance.objectNode();
        sorted.forEach(result::set);
        yield result;
      }
      case ArrayNode array -> {
        ArrayNode result = JsonNodeFactory.instance.arrayNode(array.size());
        array.forEach(element -> result.add(canonical(element)));
        yield result;
      }
      case TextNode text -> TextNode.valueOf(clean(text.textValue()));
      default -> node.isNumber() ? number(node.decimalValue()) : node;
    };
  }

  private static JsonNode number(BigDecimal value) {
    BigDecimal plain = value.stripTrailingZeros();
    return plain.scale() <= 0
        ? BigIntegerNode.valueOf(plain.toBigInteger())
        : DecimalNode.valueOf(plain);
  }
}
