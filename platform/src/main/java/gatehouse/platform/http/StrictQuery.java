package gatehouse.platform.http;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.RecordComponent;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.stream.Collectors;

/**
 * A query parameter that an operation does not know is an error: a typo in a filter would show
 * everything.
 */
@Provider
class StrictQuery implements ContainerRequestFilter {
  private static final ConcurrentMap<Method, Set<String>> KNOWN = new ConcurrentHashMap<>();

  private final ResourceInfo resource;

  StrictQuery(@Context ResourceInfo resource) {
    this.resource = resource;
  }

  @Override
  public void filter(ContainerRequestContext request) {
    Set<String> given = request.getUriInfo().getQueryParameters().keySet();
    if (given.isEmpty() || resource.getResourceMethod().isAnnotationPresent(AnyQuery.class)) {
      return;
    }
    Set<String> known =
        KNOWN.computeIfAbsent(resource.getResourceMethod(), StrictQuery::parameters);
    for (String name : given) {
      if (!known.contains(name)) {
        throw ProblemException.invalid(
            "?" + name,
            known.isEmpty()
                ? "This operation takes no query parameters."
                : "There is no parameter of this name. Known: "
                    + known.stream().collect(Collectors.joining(", ")));
      }
    }
  }

  private static Set<String> parameters(Method method) {
    Set<String> names = new TreeSet<>();
    for (Parameter parameter : method.getParameters()) {
      QueryParam query = parameter.getAnnotation(QueryParam.class);
      if (query != null) {
        names.add(query.value());
      }
      if (parameter.isAnnotationPresent(BeanParam.class)) {
        names.addAll(ofBean(parameter.getType()));
      }
    }
    return names;
  }

  private static Set<String> ofBean(Class<?> type) {
    Set<String> names = new TreeSet<>();
    for (RecordComponent component : type.getRecordComponents()) {
      QueryParam query = component.getAccessor().getAnnotation(QueryParam.class);
      names.add(query == null ? component.getName() : query.value());
    }
    return names;
  }
}
