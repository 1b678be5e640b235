package gatehouse.control.invitation;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How the link that works now reached the invited person. */
enum Delivery {
  @JsonProperty("mail")
  MAIL,
  /** Somebody copied it and hands it over. */
  @JsonProperty("link")
  LINK
}
