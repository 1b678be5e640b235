package gatehouse.control.member;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import gatehouse.control.access.Caller;
import gatehouse.control.access.Permission;
import gatehouse.control.bulk.BulkList;
import gatehouse.control.bulk.BulkPreview;
import gatehouse.control.bulk.BulkRequest;
import gatehouse.control.group.GroupKind;
import gatehouse.control.group.Groups;
import gatehouse.platform.http.ProblemException;
import gatehouse.platform.ids.IdType;
import gatehouse.platform.ids.MalformedIdException;
import gatehouse.platform.jobs.Job;
import gatehouse.platform.jobs.Jobs;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Bulk actions on members: {@link Edit}s, which can be taken back, and {@link MemberAct}s. */
@ApplicationScoped
class MemberBulk implements BulkList {
  private final Jobs jobs;
  private final Edits edits;
  private final EditJob editJob;
  private final ActJob actJob;
  private final EditReader reader;
  private final MemberList list;
  private final Groups groups;
  private final Caller caller;
  private final ObjectMapper json;
  private final Clock clock;

  MemberBulk(
      Jobs jobs,
      Edits edits,
      EditJob editJob,
      ActJob actJob,
      EditReader reader,
      MemberList list,
      Groups groups,
      Caller caller,
      ObjectMapper json,
      Clock clock) {
    this.jobs = jobs;
    this.edits = edits;
    this.editJob = editJob;
    this.actJob = actJob;
    this.reader = reader;
    this.list = list;
    this.groups = groups;
    this.caller = caller;
    this.json = json;
    this.clock = clock;
  }

  @Override
  public String list() {
    return "members";
  }

  @Override
  public Permission permission() {
    return Permission.MEMBERS_WRITE;
  }

  @Override
  public Job start(UUID workspace, BulkRequest request) {
    Chosen chosen = chosen(request);
    if (EditReader.NAMES.contains(request.action())) {
      Edit edit = read(workspace, request);
      return jobs.start(workspace, editJob, new EditJob.Wanted(chosen, edit), title(edit));
    }
    MemberAct act = act(request);
    return jobs.start(workspace, actJob, new ActJob.Wanted(chosen, act.name()), act.title());
  }

  @Override
  public BulkPreview preview(UUID workspace, BulkRequest request) {
    Chosen chosen = chosen(request);
    UUID self = edits.self(workspace, caller.identity().accountId());
    if (EditReader.NAMES.contains(request.action())) {
      Edit edit = read(workspace, request);
      return edits.preview(workspace, chosen, EditJob.decision(edit, self));
    }
    MemberAct act = act(request);
    Tally tally = new Tally();
    chosen.each(
        list, workspace, row -> tally.add(row.id().equals(self) ? EditJob.YOU : act.refusal(row)));
    return tally.preview();
  }

  private Edit read(UUID workspace, BulkRequest request) {
    Edit edit = reader.read(request.action(), request.arguments());
    if (edit instanceof Edit.Settings settings) {
      UUID team = settings.team() == null ? null : settings.team().id();
      known(workspace, GroupKind.TEAM, team == null ? List.of() : List.of(team), "/team");
      known(workspace, GroupKind.TAG, idsOf(settings.tags()), "/tags/ids");
      known(workspace, GroupKind.SITE, idsOf(settings.sites()), "/sites/ids");
    }
    return edit;
  }

  private static List<UUID> idsOf(Edit.@Nullable SetEdit set) {
    return set == null
        ? List.of()
        : set.ids().stream().filter(id -> !id.equals(MemberRow.ALL_SITES)).distinct().toList();
  }

  /** What is another workspace's is not there. */
  private void known(UUID workspace, GroupKind kind, List<UUID> ids, String pointer) {
    if (groups.some(workspace, kind, ids).size() < ids.size()) {
      throw ProblemException.invalid(
          "/arguments" + pointer, "There is nothing of this id; it may have been deleted");
    }
  }

  private MemberAct act(BulkRequest request) {
    if (request.arguments() != null && !request.arguments().isEmpty()) {
      throw ProblemException.invalid("/arguments", "This action takes no arguments");
    }
    return actJob
        .act(request.action())
        .orElseThrow(() -> {
          TreeSet<String> known = new TreeSet<>(EditReader.NAMES);
          known.addAll(actJob.names());
          return ProblemException.invalid("/action", "Must be one of: " + String.join(", ", known));
        });
  }

  private Chosen chosen(BulkRequest request) {
    if (request.scope() != null) {
      throw ProblemException.invalid("/scope", "A workspace has one list of members");
    }
    if (request.ids() != null) {
      List<UUID> ids = new ArrayList<>();
      for (String id : request.ids()) {
        try {
          ids.add(IdType.MEMBER.parse(id));
        } catch (MalformedIdException e) {
          throw ProblemException.invalid("/ids", "\"%s\" is not a member's id".formatted(id));
        }
      }
      return new Chosen(ids, null);
    }
    try {
      MemberFilter filter =
          json.treeToValue(Objects.requireNonNull(request.filter()), MemberFilter.class);
      if (filter == null) {
        throw ProblemException.invalid("/filter", "Must be an object");
      }
      filter.search();
      filter.conditions(clock.instant()); // a wrong id is said now, not by the job
      return new Chosen(null, filter);
    } catch (JsonProcessingException | IllegalArgumentException e) {
      throw ProblemException.invalid(
          "/filter", "Must have the names and values of the list's own filters");
    }
  }

  private static String title(Edit edit) {
    return switch (edit) {
      case Edit.ChangeRole(var role) -> "Change role to " + role.label();
      case Edit.Suspend suspend -> "Suspend members";
      case Edit.Reactivate reactivate -> "Reactivate members";
      case Edit.Ban ban -> "Ban members";
      case Edit.Unban unban -> "Unban members";
      case Edit.Settings settings -> "Edit members' settings";
    };
  }
}
