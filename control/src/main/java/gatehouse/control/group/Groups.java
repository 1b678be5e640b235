package gatehouse.control.group;

import gatehouse.control.access.Permission;
import gatehouse.control.audit.AuditEvent;
import gatehouse.control.audit.AuditLog;
import gatehouse.platform.database.Database;
import gatehouse.platform.events.Event;
import gatehouse.platform.events.Events;
import gatehouse.platform.http.EntityTags;
import gatehouse.platform.http.FieldError;
import gatehouse.platform.http.ProblemException;
import gatehouse.platform.http.ProblemType;
import gatehouse.platform.ids.Ids;
import gatehouse.platform.paging.Cursor;
import gatehouse.platform.paging.Folded;
import gatehouse.platform.paging.Page;
import gatehouse.platform.paging.PageRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Keeps the teams, tags and sites of workspaces. */
@ApplicationScoped
public class Groups {
  private static final String SORT = "name";
  private static final int LONGEST_SEARCH = 200;

  private final Database database;
  private final GroupUse use;
  private final AuditLog audit;
  private final Events events;
  private final Ids ids;
  private final Clock clock;

  Groups(Database database, GroupUse use, AuditLog audit, Events events, Ids ids, Clock clock) {
    this.database = database;
    this.use = use;
    this.audit = audit;
    this.events = events;
    this.ids = ids;
    this.clock = clock;
  }

  /** One page, by name. */
  Page<Group> page(UUID workspace, GroupKind kind, @Nullable String q, PageRequest request) {
    String search = q == null ? "" : Folded.of(q);
    if (search.length() > LONGEST_SEARCH) {
      throw ProblemException.invalid(
          "?q", "Must not be longer than " + LONGEST_SEARCH + " characters");
    }
    Cursor after = Cursor.decode(request.cursor(), SORT);
    return database.inWorkspace(
        workspace,
        handle -> {
          GroupDao dao = new GroupDao(handle, workspace, kind);
          return Page.cut(
              dao.page(search, after == null ? null : after.value(), request.limit() + 1),
              request,
              group -> new Cursor(SORT, group.nameKey(), group.id()),
              new Page.Total(dao.count(search), true));
        });
  }

  Group find(UUID workspace, GroupKind kind, UUID id) {
    return database.inWorkspace(
        workspace,
        handle ->
            new GroupDao(handle, workspace, kind).find(id).orElseThrow(ProblemException::notFound));
  }

  /** How many members each group of a kind has; absent for none. */
  Map<UUID, Long> counts(UUID workspace, GroupKind kind) {
    return use.counts(workspace, kind);
  }

  /** Those of these ids that are there, in no order. */
  public List<Group> some(UUID workspace, GroupKind kind, Collection<UUID> wanted) {
    return wanted.isEmpty()
        ? List.of()
        : database.inWorkspace(
            workspace, handle -> new GroupDao(handle, workspace, kind).some(wanted));
  }

  /**
   * All of these, and none of them is deleted before the open transaction ends: for who gives them
   * to a member.
   *
   * @param field of the request, for the answer when one is not there
   */
  public List<Group> held(UUID workspace, GroupKind kind, Collection<UUID> wanted, String field) {
    if (wanted.isEmpty()) {
      return List.of();
    }
    List<Group> found =
        database.inWorkspace(
            workspace, handle -> new GroupDao(handle, workspace, kind).held(wanted));
    if (found.size() < wanted.stream().distinct().count()) {
      throw ProblemException.invalid(field, "There is no such " + kind.label() + " here");
    }
    return found;
  }

  /** Those of these names that are there, held as by {@link #held}. */
  public List<Group> heldByName(UUID workspace, GroupKind kind, Collection<String> keys) {
    return keys.isEmpty()
        ? List.of()
        : database.inWorkspace(
            workspace, handle -> new GroupDao(handle, workspace, kind).heldByName(keys));
  }

  Group create(UUID workspace, GroupKind kind, GroupName name) {
    return database.inWorkspace(
        workspace,
        handle -> {
          List<Group> made = ensure(workspace, kind, List.of(name));
          if (made.isEmpty()) {
            throw taken(kind);
          }
          return made.getFirst();
        });
  }

  /** Makes those that are not there, in the open transaction, and answers only what it made. */
  public List<Group> ensure(UUID workspace, GroupKind kind, Collection<GroupName> names) {
    return database.inWorkspace(
        workspace,
        handle -> {
          GroupDao dao = new GroupDao(handle, workspace, kind);
          List<Group> made = new ArrayList<>();
          for (GroupName name : names) {
            UUID id = ids.next();
            if (dao.insert(id, name, clock.instant())) {
              made.add(dao.find(id).orElseThrow());
            }
          }
          for (Group group : made) {
            audit.record(
                workspace,
                new AuditEvent(
                    kind.label() + ".created",
                    group.subject(),
                    Map.of(),
                    Map.of("name", group.name())));
          }
          if (!made.isEmpty()) {
            tell(workspace, kind);
          }
          return made;
        });
  }

  Group rename(
      UUID workspace, GroupKind kind, UUID id, @Nullable GroupName name, @Nullable String ifMatch) {
    return database.inWorkspace(
        workspace,
        handle -> {
          GroupDao dao = new GroupDao(handle, workspace, kind);
          Group old = dao.locked(id).orElseThrow(ProblemException::notFound);
          EntityTags.check(ifMatch, old.version());
          if (name == null || name.text().equals(old.name())) {
            return old;
          }
          if (!dao.rename(id, name)) {
            throw taken(kind);
          }
          audit.record(
              workspace,
              new AuditEvent(
                  kind.label() + ".renamed",
                  old.subject(),
                  Map.of("name", old.name()),
                  Map.of("name", name.text())));
          tell(workspace, kind);
          return dao.find(id).orElseThrow(ProblemException::notFound);
        });
  }

  /** Deletes it and takes everyone out of it. */
  void delete(UUID workspace, GroupKind kind, UUID id) {
    database.<@Nullable Void>inWorkspace(
        workspace,
        handle -> {
          GroupDao dao = new GroupDao(handle, workspace, kind);
          // Waits for whoever is giving it to a member, and keeps others from doing so.
          Group old = dao.locked(id).orElseThrow(ProblemException::notFound);
          int members = use.leave(workspace, kind, id);
          dao.delete(id);
          audit.record(
              workspace,
              new AuditEvent(
                  kind.label() + ".deleted",
                  old.subject(),
                  Map.of("name", old.name(), "members", members),
                  Map.of()));
          tell(workspace, kind);
          return null;
        });
  }

  private void tell(UUID workspace, GroupKind kind) {
    events.publish(
        new Event(
            "lists.changed",
            workspace,
            null,
            Permission.MEMBERS_READ.id(),
            Map.of("list", kind.list())));
  }

  private static ProblemException taken(GroupKind kind) {
    String detail = "There is a " + kind.label() + " of this name already";
    return new ProblemException(
        ProblemType.CONFLICT, detail, List.of(new FieldError("/name", detail)));
  }
}
