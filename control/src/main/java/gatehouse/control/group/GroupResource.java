package gatehouse.control.group;

import gatehouse.control.access.Caller;
import gatehouse.platform.http.EntityTags;
import gatehouse.platform.paging.Page;
import gatehouse.platform.paging.PageRequest;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiFunction;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/**
 * What the resources of teams, tags and sites have in common: all but their names and their views.
 *
 * @param <V> a group as the API shows it
 */
abstract class GroupResource<V> {
  private final Groups groups;
  private final Caller caller;
  private final GroupKind kind;
  private final BiFunction<Group, Long, V> view;

  /**
   * One kind's.
   *
   * @param view a group with the number of its members, as the API shows it
   */
  GroupResource(Groups groups, Caller caller, GroupKind kind, BiFunction<Group, Long, V> view) {
    this.groups = groups;
    this.caller = caller;
    this.kind = kind;
    this.view = view;
  }

  Page<V> page(@Nullable String q, @Nullable Integer limit, @Nullable String cursor) {
    Page<Group> page = groups.page(workspace(), kind, q, PageRequest.of(limit, cursor));
    Map<UUID, Long> members = groups.counts(workspace(), kind);
    return page.map(group -> shown(group, members));
  }

  RestResponse<V> made(GroupRequest.NewGroup body) {
    GroupName name = GroupName.ofRequest(kind, body.name());
    return answer(RestResponse.Status.CREATED, groups.create(workspace(), kind, name));
  }

  RestResponse<V> one(String id) {
    return answer(RestResponse.Status.OK, groups.find(workspace(), kind, idOf(id)));
  }

  RestResponse<V> renamed(String id, @Nullable String ifMatch, GroupRequest.GroupChange body) {
    GroupName name = body.name() == null ? null : GroupName.ofRequest(kind, body.name());
    return answer(
        RestResponse.Status.OK, groups.rename(workspace(), kind, idOf(id), name, ifMatch));
  }

  void deleted(String id) {
    groups.delete(workspace(), kind, idOf(id));
  }

  private RestResponse<V> answer(RestResponse.Status status, Group group) {
    return RestResponse.ResponseBuilder.create(
            status, shown(group, groups.counts(workspace(), kind)))
        .header("ETag", EntityTags.of(group.version()))
        .build();
  }

  private V shown(Group group, Map<UUID, Long> members) {
    return view.apply(group, members.getOrDefault(group.id(), 0L));
  }

  private UUID workspace() {
    return caller.workspaceId();
  }

  private UUID idOf(String id) {
    return kind.idType().parse(id);
  }
}
