package gatehouse.control.ingest;

import com.fasterxml.jackson.databind.ObjectMapper;
import gatehouse.control.access.Caller;
import gatehouse.control.access.Permission;
import gatehouse.control.access.Requires;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Where other gateways hand in what happened there. */
@Path("/ingest/v1/activity")
@RunOnVirtualThread
class IngestResource {
  private static final String CLOUD_EVENTS = "application/cloudevents-batch+json";

  private final Ingest ingest;
  private final Caller caller;
  private final ObjectMapper json;

  IngestResource(Ingest ingest, Caller caller, ObjectMapper json) {
    this.ingest = ingest;
    this.caller = caller;
    this.json = json;
  }

  /** How many of each, and one verdict for each event, in their order. */
  record Verdicts(long accepted, long duplicates, long rejected, List<Verdict> items) {
    static Verdicts of(List<Verdict> items) {
      return new Verdicts(
          count(items, Verdict.Outcome.ACCEPTED),
          count(items, Verdict.Outcome.DUPLICATE),
          count(items, Verdict.Outcome.REJECTED),
          items);
    }

    private static long count(List<Verdict> items, Verdict.Outcome outcome) {
      return items.stream().filter(one -> one.outcome() == outcome).count();
    }
  }

  @POST
  @Consumes({CLOUD_EVENTS, MediaType.APPLICATION_JSON})
  @Requires(value = Permission.PROJECTS_WRITE, inTokensWorkspace = true)
  @Operation(
      summary = "Hand in what happened at another gateway",
      description =
          "Also, and shorter, at /ingest/v1/activity. A batch of up to 5,000 CloudEvents (1.0, JSON)"
              + " with the API token of a workspace. What is accepted is in the database when this"
              + " answers; an event of the same source and id counts once, however often it comes.")
  public Verdicts take(@NotNull(message = "A JSON array of CloudEvents is needed") InputStream body)
      throws IOException {
    try (EventReader events = new EventReader(json, body)) {
      return Verdicts.of(ingest.take(caller.workspaceId(), events));
    }
  }
}
