package gatehouse.control.audit;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Who did something.
 *
 * @param id the TypeID of the account or token; null for the system and the command line
 * @param name the name at that time
 */
public record Actor(Type type, @Nullable String id, String name) {
  public static final Actor SYSTEM = new Actor(Type.SYSTEM, null, "Gatehouse");
  public static final Actor COMMAND_LINE = new Actor(Type.COMMAND_LINE, null, "Command line");

  /** What kind of actor it is. */
  @Schema(name = "ActorType")
  public enum Type {
    @JsonProperty("account")
    ACCOUNT,
    @JsonProperty("token")
    TOKEN,
    @JsonProperty("system")
    SYSTEM,
    @JsonProperty("command-line")
    COMMAND_LINE;

    String wireName() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }
}
