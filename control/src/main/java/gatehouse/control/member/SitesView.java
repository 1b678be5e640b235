package gatehouse.control.member;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The sites a member may enter: the word "all", or which ones. */
@Schema(oneOf = {SitesView.Every.class, SitesView.SiteRef[].class})
sealed interface SitesView {
  /** Every site, those that are made later too. */
  @Schema(name = "AllSites")
  enum Every implements SitesView {
    @JsonProperty("all")
    ALL
  }

  /** These, by name; none of them means that the member cannot connect. */
  record Some(@JsonValue List<SiteRef> sites) implements SitesView {
    public Some {
      sites = List.copyOf(sites);
    }
  }

  /** A site by its name. */
  record SiteRef(String id, String name) {}
}
