package gatehouse.platform.http;

import static org.eclipse.microprofile.openapi.models.media.Schema.SchemaType.ARRAY;
import static org.eclipse.microprofile.openapi.models.media.Schema.SchemaType.INTEGER;
import static org.eclipse.microprofile.openapi.models.media.Schema.SchemaType.OBJECT;
import static org.eclipse.microprofile.openapi.models.media.Schema.SchemaType.STRING;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.MethodInfo;
import org.jboss.jandex.Type;
import org.jboss.resteasy.reactive.ResponseStatus;

/**
 * Tells the API's description which status a success has, and that everything else is a problem
 * document. Left alone the description guesses the status from the HTTP method.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public final class AnswersInDescription implements OASFilter {
  private static final DotName PATH = DotName.createSimple(Path.class);
  private static final String BASE = "/api";
  private static final String PROBLEM = "Problem";

  private final IndexView index;

  public AnswersInDescription(IndexView index) {
    this.index = index;
  }

  @Override
  public void filterOpenAPI(OpenAPI description) {
    if (description.getPaths() == null || description.getComponents() == null) {
      return;
    }
    Map<String, MethodInfo> methods = methods();
    description
        .getPaths()
        .getPathItems()
        .forEach((path, item) ->
            item.getOperations()
                .forEach((verb, operation) -> {
                  MethodInfo method = methods.get(verb + " " + path);
                  if (method != null) {
                    describe(operation, method);
                  }
                }));
    describeProblem(description);
  }

  /** The methods that answer, by "GET /api/v1/me" and so on. */
  private Map<String, MethodInfo> methods() {
    Map<String, MethodInfo> found = new HashMap<>();
    for (AnnotationInstance path : index.getAnnotations(PATH)) {
      if (path.target().kind() != org.jboss.jandex.AnnotationTarget.Kind.CLASS) {
        continue;
      }
      for (MethodInfo method : path.target().asClass().methods()) {
        AnnotationInstance below = method.annotation(PATH);
        String address =
            BASE + path.value().asString() + (below == null ? "" : below.value().asString());
        for (PathItem.HttpMethod verb : PathItem.HttpMethod.values()) {
          if (method.hasAnnotation(DotName.createSimple("jakarta.ws.rs." + verb))) {
            found.put(verb + " " + address, method);
          }
        }
      }
    }
    return found;
  }

  private static void describe(Operation operation, MethodInfo method) {
    APIResponses answers = operation.getResponses();
    APIResponse success = OASFactory.createAPIResponse();
    for (String status : List.copyOf(answers.getAPIResponses().keySet())) {
      if (status.startsWith("2")) {
        success = answers.getAPIResponse(status);
      }
      answers.removeAPIResponse(status);
    }
    if (isEventStream(method)) {
      success.setContent(content(MediaType.SERVER_SENT_EVENTS, type(STRING)));
    }
    String status = status(method);
    answers.addAPIResponse(status, success.description(words(status)));
    answers.addAPIResponse(
        "default", OASFactory.createAPIResponse().ref("#/components/responses/" + PROBLEM));
  }

  private static String status(MethodInfo method) {
    AnnotationInstance said = method.annotation(DotName.createSimple(ResponseStatus.class));
    if (said != null) {
      return String.valueOf(said.value().asInt());
    }
    return isEmpty(method.returnType()) && !isEventStream(method) ? "204" : "200";
  }

  private static boolean isEmpty(Type type) {
    return type.kind() == Type.Kind.VOID
        || (type.kind() == Type.Kind.PARAMETERIZED_TYPE
            && type.asParameterizedType()
                .arguments()
                .getFirst()
                .name()
                .toString()
                .equals("java.lang.Void"));
  }

  private static boolean isEventStream(MethodInfo method) {
    AnnotationInstance produces = method.annotation(DotName.createSimple(Produces.class));
    return produces != null
        && List.of(produces.value().asStringArray()).contains(MediaType.SERVER_SENT_EVENTS);
  }

  private static String words(String status) {
    return switch (status) {
      case "200" -> "OK";
      case "201" -> "Created";
      case "202" -> "Accepted";
      case "204" -> "No Content";
      case "303" -> "See Other";
      default -> status;
    };
  }

  private static void describeProblem(OpenAPI description) {
    Schema error =
        type(OBJECT)
            .addProperty("pointer", type(STRING))
            .addProperty("detail", type(STRING))
            .required(List.of("pointer", "detail"));
    Schema problem =
        type(OBJECT)
            .addProperty("type", type(STRING).description("Ends in the name to decide by"))
            .addProperty("title", type(STRING))
            .addProperty("status", type(INTEGER))
            .addProperty("detail", type(STRING))
            .addProperty("errors", type(ARRAY).items(error))
            .required(List.of("type", "title", "status"));
    description.getComponents().addSchema(PROBLEM, problem);
    description
        .getComponents()
        .addResponse(
            PROBLEM,
            OASFactory.createAPIResponse()
                .description("What is wrong, and what to do next")
                .content(
                    content(
                        Problem.MEDIA_TYPE,
                        OASFactory.createSchema().ref("#/components/schemas/" + PROBLEM))));
  }

  private static Content content(String mediaType, Schema schema) {
    return OASFactory.createContent()
        .addMediaType(mediaType, OASFactory.createMediaType().schema(schema));
  }

  private static Schema type(Schema.SchemaType type) {
    return OASFactory.createSchema().addType(type);
  }
}
