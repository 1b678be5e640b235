package gatehouse.control.exporting;

import com.fasterxml.jackson.annotation.JsonProperty;
import gatehouse.control.access.Caller;
import gatehouse.control.access.Permission;
import gatehouse.control.access.Requires;
import gatehouse.control.member.MemberFilter;
import gatehouse.control.member.MemberList;
import gatehouse.platform.http.ProblemException;
import gatehouse.platform.jobs.JobView;
import gatehouse.platform.jobs.Jobs;
import gatehouse.platform.tables.TableFormat;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** Lists as files. */
@Path("/v1/workspaces/{ws}/exports")
@RunOnVirtualThread
class ExportsResource {
  private final MemberExport members;
  private final Jobs jobs;
  private final Caller caller;

  ExportsResource(MemberExport members, Jobs jobs, Caller caller) {
    this.members = members;
    this.jobs = jobs;
    this.caller = caller;
  }

  /** The lists that can be exported. */
  enum ExportedList {
    @JsonProperty("members")
    MEMBERS
  }

  /**
   * What to export.
   *
   * @param filter as in the list; everyone when absent
   * @param sort as in the list
   * @param columns in the wanted order; the usual ones when absent
   */
  record ExportRequest(
      @NotNull(message = "Name the list") ExportedList list,
      @Nullable MemberFilter filter,
      @Nullable String sort,
      @Nullable List<@NotNull MemberColumn> columns,
      @NotNull(message = "Must be csv or xlsx") TableFormat format) {

    MemberExport.Wanted wanted() {
      List<MemberColumn> chosen = Objects.requireNonNullElse(columns, MemberColumn.USUAL);
      if (chosen.isEmpty() || chosen.stream().distinct().count() < chosen.size()) {
        throw ProblemException.invalid("/columns", "Name at least one column, and each once");
      }
      MemberFilter all = Objects.requireNonNullElse(filter, MemberFilter.ALL);
      all.check("/filter");
      MemberList.checkSort(sort, "/sort");
      return new MemberExport.Wanted(all, sort, chosen, format);
    }
  }

  @POST
  @ResponseStatus(202)
  @Requires(Permission.MEMBERS_READ)
  @Operation(summary = "Write a list into a file, as it is filtered and sorted")
  public JobView start(
      @PathParam("ws") String ws,
      @Valid @NotNull(message = "A JSON body is needed") ExportRequest body) {
    return JobView.of(jobs.start(caller.workspaceId(), members, body.wanted(), "Export users"));
  }
}
