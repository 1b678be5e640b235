package gatehouse.control.member;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Which sites a member shall enter: the word "all", or ids.
 *
 * @param ids empty for all of them, too
 */
@Schema(oneOf = {SitesView.Every.class, String[].class})
public record SitesWanted(boolean all, List<String> ids) {
  public static final SitesWanted NONE = new SitesWanted(false, List.of());

  public SitesWanted {
    ids = List.copyOf(ids);
  }

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  static SitesWanted of(JsonNode node) {
    if (node.isTextual() && node.textValue().equals("all")) {
      return new SitesWanted(true, List.of());
    }
    List<String> ids = new ArrayList<>();
    for (JsonNode id : node) {
      if (!node.isArray() || !id.isTextual()) {
        throw wrong();
      }
      ids.add(id.textValue());
    }
    if (!node.isArray()) {
      throw wrong();
    }
    return new SitesWanted(false, ids);
  }

  private static IllegalArgumentException wrong() {
    return new IllegalArgumentException("Must be \"all\" or a list of ids of sites");
  }
}
