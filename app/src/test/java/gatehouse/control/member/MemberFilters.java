package gatehouse.control.member;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads a filter from a query, as the API would. */
final class MemberFilters {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<String> SINGLE = List.of("q", "twoFactor", "banned");

  private MemberFilters() {}

  static MemberFilter of(String query) {
    Map<String, Object> values = new HashMap<>();
    for (String part : query.isEmpty() ? List.<String>of() : List.of(query.split("&", -1))) {
      if (part.startsWith("limit=")) {
        continue;
      }
      String[] pair = {part.substring(0, part.indexOf('=')), part.substring(part.indexOf('=') + 1)};
      String value = URLDecoder.decode(pair[1], StandardCharsets.UTF_8);
      if (SINGLE.contains(pair[0])) {
        values.put(pair[0], value);
      } else {
        @SuppressWarnings("unchecked")
        List<Object> list =
            (List<Object>) values.computeIfAbsent(pair[0], name -> new ArrayList<>());
        list.add(value);
      }
    }
    return JSON.convertValue(values, MemberFilter.class);
  }
}
