package gatehouse.control.member;

import com.fasterxml.jackson.annotation.JsonProperty;
import gatehouse.control.access.Role;
import gatehouse.control.account.EmailAddress;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Somebody to be made a member.
 *
 * @param role AgentUser when absent
 * @param status active when absent: then a mail with a link to the first password is sent
 * @param sites none when absent
 */
record NewMember(
    @NotBlank(message = "Type the first name") String firstName,
    @NotBlank(message = "Type the last name") String lastName,
    @NotNull(message = "Type the e-mail address") EmailAddress email,
    @Nullable Role role,
    @Nullable Standing status,
    @Nullable String team,
    @Nullable List<String> tags,
    @Nullable SitesWanted sites) {

  /** What an Admin may choose of a status; nobody is made to be invited. */
  enum Standing {
    @JsonProperty("active")
    ACTIVE,
    @JsonProperty("disabled")
    DISABLED;

    MemberStatus status() {
      return this == ACTIVE ? MemberStatus.ACTIVE : MemberStatus.DISABLED;
    }
  }

  Role wantedRole() {
    return Objects.requireNonNullElse(role, Role.AGENT_USER);
  }

  MemberStatus wantedStatus() {
    return Objects.requireNonNullElse(status, Standing.ACTIVE).status();
  }

  SitesWanted wantedSites() {
    return Objects.requireNonNullElse(sites, SitesWanted.NONE);
  }
}
