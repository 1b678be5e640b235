package gatehouse.control.member;

import gatehouse.control.access.Role;
import gatehouse.control.account.EmailAddress;
import gatehouse.control.account.PersonName;
import gatehouse.control.group.GroupName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who is to be a member, as a file tells of them: what is absent was not told.
 *
 * @param team made when there is none of this name
 * @param tags must be there
 * @param allSites then {@code sites} is empty
 * @param sites must be there
 */
public record Candidate(
    EmailAddress email,
    PersonName name,
    @Nullable Role role,
    @Nullable GroupName team,
    List<GroupName> tags,
    boolean allSites,
    List<GroupName> sites) {
  public Candidate {
    tags = List.copyOf(tags);
    sites = List.copyOf(sites);
  }

  boolean tellsOfSites() {
    return allSites || !sites.isEmpty();
  }
}
