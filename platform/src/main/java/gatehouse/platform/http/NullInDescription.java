package gatehouse.platform.http;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.RecordComponentInfo;
import org.jspecify.annotations.Nullable;

/**
 * Tells the API's description what the code says of null: a record's component without
 * {@code @Nullable} is always there, one with it may be null.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public final class NullInDescription implements OASFilter {
  private static final DotName NULLABLE = DotName.createSimple(Nullable.class);

  private final IndexView index;

  public NullInDescription(IndexView index) {
    this.index = index;
  }

  @Override
  public void filterOpenAPI(OpenAPI description) {
    if (description.getComponents() == null || description.getComponents().getSchemas() == null) {
      return;
    }
    description
        .getComponents()
        .getSchemas()
        .forEach((name, schema) -> {
          Map<String, Schema> properties = schema.getProperties();
          if (properties != null) {
            record(name, properties.keySet()).forEach(component -> mark(schema, component));
          }
        });
  }

  /** The record a schema was made of; the same simple name may stand in several features. */
  private List<RecordComponentInfo> record(String schema, Set<String> properties) {
    String simple = schema.replaceAll("\\d+$", "");
    for (ClassInfo type : index.getKnownClasses()) {
      if (type.isRecord()
          && type.simpleName().equals(simple)
          && names(type.recordComponents()).equals(properties)) {
        return type.recordComponents();
      }
    }
    return List.of();
  }

  private static Set<String> names(List<RecordComponentInfo> components) {
    Set<String> names = new HashSet<>();
    components.forEach(component -> names.add(component.name()));
    return names;
  }

  private static void mark(Schema schema, RecordComponentInfo component) {
    String name = component.name();
    boolean nullable =
        component.type().hasAnnotation(NULLABLE) || component.hasAnnotation(NULLABLE);
    if (!nullable) {
      schema.addRequired(name);
      return;
    }
    Map<String, Schema> properties = schema.getProperties();
    Schema property = properties == null ? null : properties.get(name);
    if (property == null) {
      return;
    }
    if (property.getRef() != null) {
      Schema none = OASFactory.createSchema().addType(Schema.SchemaType.NULL);
      schema.addProperty(
          name, OASFactory.createSchema().anyOf(new ArrayList<>(List.of(property, none))));
    } else if (property.getType() != null && !property.getType().contains(Schema.SchemaType.NULL)) {
      property.addType(Schema.SchemaType.NULL);
    }
  }
}
