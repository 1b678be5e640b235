package gatehouse.control.importing;

import gatehouse.control.access.Caller;
import gatehouse.control.access.Permission;
import gatehouse.control.access.Requires;
import gatehouse.control.member.Existing;
import gatehouse.platform.http.ProblemException;
import gatehouse.platform.http.ProblemType;
import gatehouse.platform.ids.IdType;
import gatehouse.platform.jobs.Job;
import gatehouse.platform.jobs.JobView;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.ByteArrayInputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** Files of people. */
@Path("/v1/workspaces/{ws}/imports")
@RunOnVirtualThread
class ImportsResource {
  private static final int LARGEST = 5 * 1024 * 1024;

  private final MemberImports imports;
  private final Caller caller;

  ImportsResource(MemberImports imports, Caller caller) {
    this.imports = imports;
    this.caller = caller;
  }

  @POST
  @ResponseStatus(202)
  @Requires(Permission.MEMBERS_WRITE)
  @Operation(
      summary = "Import users from a CSV file, or check it with dryRun",
      description =
          "The body is the file, at most 5 MB. The first row has the headings First Name, Last Name,"
              + " Email, and if wanted Team, Remote Sites, Role, Tags; map=heading:field says it of"
              + " others, with the fields firstName, lastName, email, team, sites, role, tags,"
              + " ignored. existing says what happens to members: skip (the default) or update.")
  public JobView start(
      @PathParam("ws") String ws,
      @QueryParam("dryRun") @Nullable Boolean dryRun,
      @QueryParam("existing") @Nullable Existing existing,
      @QueryParam("map") List<String> map,
      @HeaderParam("Content-Type") @Nullable String type,
      @RequestBody(
              required = true,
              content =
                  @Content(
                      mediaType = "text/csv",
                      schema = @Schema(type = SchemaType.STRING, format = "binary")))
          byte[] body) {
    if (type == null || !type.toLowerCase(Locale.ROOT).startsWith("text/csv")) {
      throw new ProblemException(ProblemType.UNSUPPORTED_MEDIA_TYPE, "Send the file as text/csv.");
    }
    if (body.length > LARGEST) {
      throw new ProblemException(
          ProblemType.TOO_LARGE, "An import file has at most 5 MB. Split it.");
    }
    return JobView.of(
        imports.start(
            caller.workspaceId(),
            new ByteArrayInputStream(body),
            mapping(map),
            Objects.requireNonNullElse(existing, Existing.SKIP),
            Boolean.TRUE.equals(dryRun)));
  }

  @GET
  @Path("/{job}/errors.csv")
  @Produces("text/csv")
  @Requires(Permission.MEMBERS_WRITE)
  @Operation(summary = "The rows that were not taken in, each with the reason")
  public Response errors(@PathParam("ws") String ws, @PathParam("job") String job) {
    Job found = imports.find(caller.workspaceId(), IdType.JOB.parse(job));
    StreamingOutput body = out -> imports.writeErrors(found, out);
    return Response.ok(body, "text/csv; charset=utf-8")
        .header("Content-Disposition", "attachment; filename=\"errors.csv\"")
        .header("X-Content-Type-Options", "nosniff")
        .header("Cache-Control", "private, no-store")
        .build();
  }

  private static Map<String, ImportField> mapping(List<String> map) {
    Map<String, ImportField> mapping = new HashMap<>();
    for (String entry : map) {
      int colon = entry.lastIndexOf(':');
      ImportField field =
          colon < 1 ? null : ImportField.ofId(entry.substring(colon + 1)).orElse(null);
      if (field == null) {
        throw ProblemException.invalid(
            "?map", "Must be a heading, a colon and a field, such as Vorname:firstName");
      }
      mapping.put(entry.substring(0, colon).strip(), field);
    }
    return mapping;
  }
}
