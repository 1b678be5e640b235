package gatehouse.platform.http;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.jspecify.annotations.Nullable;

/** The named schemas that a request's body is made of, itself or further down. */
final class Requested {
  private final Map<String, Schema> named;
  private final Set<String> names = new HashSet<>();

  Requested(OpenAPI description) {
    this.named = description.getComponents().getSchemas();
    description.getPaths().getPathItems().values().stream()
        .flatMap(item -> item.getOperations().values().stream())
        .filter(operation -> operation.getRequestBody() != null)
        .forEach(operation -> follow(operation.getRequestBody().getContent()));
  }

  Set<String> names() {
    return names;
  }

  private void follow(@Nullable Content content) {
    if (content != null) {
      content.getMediaTypes().values().forEach(body -> follow(body.getSchema()));
    }
  }

  private void follow(@Nullable Schema schema) {
    if (schema == null) {
      return;
    }
    if (schema.getRef() != null) {
      String name = schema.getRef().substring(schema.getRef().lastIndexOf('/') + 1);
      if (names.add(name)) {
        follow(named.get(name));
      }
      return;
    }
    follow(schema.getItems());
    follow(schema.getAdditionalPropertiesSchema());
    if (schema.getProperties() != null) {
      schema.getProperties().values().forEach(this::follow);
    }
    Stream.of(schema.getAllOf(), schema.getAnyOf(), schema.getOneOf())
        .flatMap(some -> some == null ? Stream.<Schema>empty() : some.stream())
        .forEach(this::follow);
  }
}
