package gatehouse.gateway.mcp;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Which server a resource's URI belongs to. URIs pass as they are, so that links within answers
 * keep working; where two servers offer the same, the later one's is shown as {@code server+uri}.
 */
final class ResourceRoutes {
  private static final int MOST = 10_000;

  private final Map<String, String> owners = new ConcurrentHashMap<>();
  private final Map<String, Template> templates = new ConcurrentHashMap<>();

  /** A resource as one server knows it. */
  record Place(String server, String uri) {}

  private record Template(String server, List<String> literals) {
    /** Whatever stands between the template's fixed parts: close enough to find its owner. */
    boolean fits(String uri) {
      int at = 0;
      for (int i = 0; i < literals.size(); i++) {
        String literal = literals.get(i);
        boolean isLast = i == literals.size() - 1;
        int found = isLast ? uri.length() - literal.length() : uri.indexOf(literal, at);
        if (found < at || (i == 0 && found != 0) || !uri.startsWith(literal, found)) {
          return false;
        }
        at = found + literal.length();
      }
      return true;
    }
  }

  static String marked(String server, String uri) {
    return server + "+" + uri;
  }

  /** The URI under which agents are shown a server's resource. */
  String shown(String server, String uri) {
    if (owners.size() >= MOST) {
      return uri;
    }
    String owner = owners.putIfAbsent(uri, server);
    return owner == null || owner.equals(server) ? uri : marked(server, uri);
  }

  String shownTemplate(String server, String template) {
    if (templates.size() >= MOST) {
      return template;
    }
    Template known = templates.putIfAbsent(template, new Template(server, literals(template)));
    return known == null || known.server().equals(server) ? template : marked(server, template);
  }

  @Nullable Place find(String uri, List<String> servers) {
    String owner = owners.get(uri);
    if (owner != null && servers.contains(owner)) {
      return new Place(owner, uri);
    }
    Template exact = templates.get(uri); // a template itself, as completions name them
    if (exact != null && servers.contains(exact.server())) {
      return new Place(exact.server(), uri);
    }
    int plus = uri.indexOf('+');
    if (plus > 0 && servers.contains(uri.substring(0, plus))) {
      return new Place(uri.substring(0, plus), uri.substring(plus + 1));
    }
    for (Template template : templates.values()) {
      if (servers.contains(template.server()) && template.fits(uri)) {
        return new Place(template.server(), uri);
      }
    }
    return null;
  }

  private static List<String> literals(String template) {
    List<String> literals = new ArrayList<>();
    int at = 0;
    for (int open = template.indexOf('{'); open >= 0; open = template.indexOf('{', at)) {
      int close = template.indexOf('}', open);
      if (close < 0) {
        break;
      }
      literals.add(template.substring(at, open));
      at = close + 1;
    }
    literals.add(template.substring(at));
    return List.copyOf(literals);
  }
}
