package gatehouse.platform.http;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.deser.std.StringDeserializer;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import io.quarkus.jackson.ObjectMapperCustomizer;
import jakarta.inject.Singleton;
import java.io.IOException;

/**
 * How requests are read: unknown fields, doubled fields, numbers as texts and what follows the end
 * are errors. In a merge patch an {@code Optional} field is null when absent, empty when null.
 */
@Singleton
class StrictJson implements ObjectMapperCustomizer {
  private static final int LONGEST_TEXT = 5_000_000;

  @Override
  public int priority() {
    return MAXIMUM_PRIORITY; // before Quarkus registers its own Jdk8Module
  }

  @Override
  @SuppressWarnings("deprecation") // the builder's way is not open to a customizer
  public void customize(ObjectMapper mapper) {
    mapper
        .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
        .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
        .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
        .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
        .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
        .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
        .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
        .registerModule(new Jdk8Module().configureReadAbsentAsNull(true))
        .registerModule(
            new SimpleModule("gatehouse").addDeserializer(String.class, new CleanText()));
    mapper
        .getFactory()
        .setStreamReadConstraints(
            StreamReadConstraints.builder()
                .maxStringLength(LONGEST_TEXT)
                .maxNestingDepth(32)
                .build());
  }

  /** PostgreSQL keeps no NUL in a text; refuse it here, with the field's name. */
  private static final class CleanText extends StringDeserializer {
    private static final long serialVersionUID = 1L;

    @Override
    public String deserialize(JsonParser parser, DeserializationContext context)
        throws IOException {
      if (parser.currentToken().isNumeric() || parser.currentToken().isBoolean()) {
        throw MismatchedInputException.from(parser, String.class, "Must be a text");
      }
      String text = super.deserialize(parser, context);
      if (text.indexOf('\0') >= 0) {
        throw MismatchedInputException.from(parser, String.class, "No NUL characters");
      }
      if (text.codePoints().anyMatch(CleanText::isHalf)) {
        throw MismatchedInputException.from(parser, String.class, "No halves of characters");
      }
      return text;
    }

    /** A surrogate without its other half would be kept as a question mark. */
    private static boolean isHalf(int codePoint) {
      return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
    }
  }
}
