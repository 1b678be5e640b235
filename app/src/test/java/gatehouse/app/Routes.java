package gatehouse.app;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import gatehouse.control.access.Permission;
import gatehouse.control.access.Requires;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.util.ArrayList;
import java.util.List;

/** Every operation of the API, read off the code. */
public final class Routes {
  private static final List<Route> ALL = read();

  private Routes() {}

  /** One operation and what it asks for. */
  public record Route(String method, String path, Permission permission) {}

  public static List<Route> all() {
    return ALL;
  }

  /** The operations of one workspace. */
  public static List<Route> ofWorkspaces() {
    return ALL.stream().filter(route -> route.path().contains("{ws}")).toList();
  }

  private static List<Route> read() {
    List<Route> routes = new ArrayList<>();
    for (JavaClass resource :
        new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("gatehouse.control", "gatehouse.app")) {
      if (resource.isAnnotatedWith(Path.class)) {
        String base = "/api" + resource.getAnnotationOfType(Path.class).value();
        resource.getMethods().forEach(method -> add(routes, base, method));
      }
    }
    return List.copyOf(routes);
  }

  private static void add(List<Route> routes, String base, JavaMethod method) {
    method.getAnnotations().stream()
        .filter(annotation -> annotation.getRawType().isAnnotatedWith(HttpMethod.class))
        .forEach(verb ->
            routes.add(
                new Route(
                    verb.getRawType().getSimpleName(),
                    base + path(method),
                    method.getAnnotationOfType(Requires.class).value())));
  }

  private static String path(JavaMethod method) {
    return method.isAnnotatedWith(Path.class) ? method.getAnnotationOfType(Path.class).value() : "";
  }
}
