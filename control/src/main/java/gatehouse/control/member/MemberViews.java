package gatehouse.control.member;

import gatehouse.control.group.Group;
import gatehouse.platform.ids.IdType;
import gatehouse.platform.paging.Page;
import gatehouse.platform.paging.PageRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Turns rows into what the API shows. */
@ApplicationScoped
class MemberViews {
  private final MemberList list;
  private final MemberNames names;

  MemberViews(MemberList list, MemberNames names) {
    this.list = list;
    this.names = names;
  }

  /** One page, with the names of what its rows refer to. */
  Page<MemberView> page(
      UUID workspace, MemberFilter filter, @Nullable String sort, PageRequest request) {
    Page<MemberRow> page = list.page(workspace, filter, sort, request);
    MemberNames.Known known = names.of(workspace, page.items());
    return page.map(row -> view(row, known));
  }

  MemberView of(UUID workspace, MemberRow row) {
    return view(row, names.of(workspace, List.of(row)));
  }

  private static MemberView view(MemberRow member, MemberNames.Known known) {
    Group team = known.team(member);
    return new MemberView(
        IdType.MEMBER.format(member.id()),
        IdType.PERSON.format(member.personId()),
        member.shownName(),
        member.firstName(),
        member.lastName(),
        member.email(),
        member.role(),
        member.status(),
        member.bannedUntil(),
        team == null ? null : new MemberView.TeamRef(team.typeId(), team.name()),
        known.tags(member).stream()
            .map(tag -> new MemberView.TagRef(tag.typeId(), tag.name(), false))
            .toList(),
        sites(member, known),
        known.provider(member),
        member.twoFactor(),
        member.lastLogin(),
        member.createdAt());
  }

  private static SitesView sites(MemberRow member, MemberNames.Known known) {
    return member.hasAllSites()
        ? SitesView.Every.ALL
        : new SitesView.Some(
            known.sites(member).stream()
                .map(site -> new SitesView.SiteRef(site.typeId(), site.name()))
                .toList());
  }
}
