package gatehouse.platform.http;

import com.fasterxml.jackson.annotation.JsonInclude;
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
import org.jboss.jandex.FieldInfo;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.RecordComponentInfo;
import org.jspecify.annotations.Nullable;

/**
 * Tells the API's description what the code says of null: a record's component without
 * {@code @Nullable} is always there, one with it may be null. In an answer it is there even then;
 * in a request it may be left out.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public final class NullInDescription implements OASFilter {
  private static final DotName NULLABLE = DotName.createSimple(Nullable.class);
  private static final DotName LEFT_OUT = DotName.createSimple(JsonInclude.class);

  private final IndexView index;

  public NullInDescription(IndexView index) {
    this.index = index;
  }

  @Override
  public void filterOpenAPI(OpenAPI description) {
    if (description.getComponents() == null || description.getComponents().getSchemas() == null) {
      return;
    }
    Set<String> requested = new Requested(description).names();
    description
        .getComponents()
        .getSchemas()
        .forEach((name, schema) -> {
          if (schema.getOneOf() != null) {
            schema.setType(null); // An "object" is guessed beside the choices.
          }
          Map<String, Schema> properties = schema.getProperties();
          if (properties != null) {
            record(name, properties.keySet())
                .forEach(component -> mark(schema, component, !requested.contains(name)));
          }
        });
  }

  /**
   * The record a schema was made of; the same simple name may stand in several features, and a
   * generic one is followed by what it is of.
   */
  private List<RecordComponentInfo> record(String schema, Set<String> properties) {
    String simple = schema.replaceAll("\\d+$", "");
    for (ClassInfo type : index.getKnownClasses()) {
      if (type.isRecord()
          && (type.simpleName().equals(simple)
              || (!type.typeParameters().isEmpty() && simple.startsWith(type.simpleName())))
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

  /** The annotation is not one for components; the compiler puts it on the field. */
  private static boolean leftOut(RecordComponentInfo component) {
    FieldInfo field = component.declaringClass().field(component.name());
    return field != null && field.hasAnnotation(LEFT_OUT);
  }

  private static void mark(Schema schema, RecordComponentInfo component, boolean answered) {
    String name = component.name();
    boolean nullable =
        component.type().hasAnnotation(NULLABLE) || component.hasAnnotation(NULLABLE);
    List<String> required = schema.getRequired();
    if ((!nullable || (answered && !leftOut(component)))
        && (required == null || !required.contains(name))) {
      schema.addRequired(name);
    }
    Map<String, Schema> properties = schema.getProperties();
    Schema property = properties == null ? null : properties.get(name);
    if (property != null && property.getRef() != null) {
      property.setType(null); // An "object" is guessed beside the name of an enum.
    }
    if (!nullable || property == null) {
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
