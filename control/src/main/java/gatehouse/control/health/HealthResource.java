package gatehouse.control.health;

import gatehouse.control.access.Permission;
import gatehouse.control.access.Requires;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

@Path("/v1/health")
@RunOnVirtualThread
class HealthResource {
  private final HealthCheck check;

  HealthResource(HealthCheck check) {
    this.check = check;
  }

  @GET
  @Requires(Permission.SERVER_HEALTH)
  public ServerHealth get() {
    return check.now();
  }
}
