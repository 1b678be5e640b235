package gatehouse.control.member;

import gatehouse.control.access.Role;
import gatehouse.control.account.EmailAddress;
import jakarta.validation.constraints.Pattern;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is changed of a member (JSON merge patch, RFC 7396): an absent field stays; team null takes
 * them out of their team.
 */
@SuppressWarnings("NullableOptional") // null: absent in the patch; empty: null there
record MemberChange(
    @Nullable Role role,
    NewMember.@Nullable Standing status,
    @Nullable @Pattern(regexp = "(?s).*\\S.*", message = "Type a name") String firstName,
    @Nullable @Pattern(regexp = "(?s).*\\S.*", message = "Type a name") String lastName,
    @Nullable EmailAddress email,
    @Nullable Optional<String> team,
    @Nullable List<String> tags,
    @Nullable SitesWanted sites) {

  boolean describes() {
    return firstName != null || lastName != null || email != null;
  }

  boolean places() {
    return team != null || tags != null || sites != null;
  }
}
