package gatehouse.control.ingest;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import gatehouse.platform.http.ProblemException;
import java.io.CharConversionException;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** Reads a JSON array of events one by one: all of them as trees would be the most of a request. */
final class EventReader implements Closeable {
  private static final int MOST = 5_000;

  private final JsonParser parser;
  private final ObjectReader event;
  private int count;

  EventReader(ObjectMapper json, InputStream body) throws IOException {
    parser = json.createParser(body);
    event = json.readerFor(JsonNode.class).without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    if (nextToken() != JsonToken.START_ARRAY) {
      throw ProblemException.invalid("", "Must be a JSON array of CloudEvents");
    }
  }

  /**
   * The next event; null when there are no more.
   *
   * @throws ProblemException when there are too many, or something stands behind the array
   */
  @Nullable JsonNode next() throws IOException {
    if (nextToken() == JsonToken.END_ARRAY) {
      if (nextToken() != null) {
        throw ProblemException.invalid("", "Must be one JSON array, and nothing behind it");
      }
      return null;
    }
    if (++count > MOST) {
      throw ProblemException.invalid("", "Must not have more than 5,000 events");
    }
    return event.readValue(parser);
  }

  private @Nullable JsonToken nextToken() throws IOException {
    try {
      return parser.nextToken();
    } catch (CharConversionException e) {
      throw ProblemException.invalid("", "Must be JSON in UTF-8");
    }
  }

  @Override
  public void close() throws IOException {
    parser.close();
  }
}
