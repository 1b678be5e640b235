package gatehouse.control.mcpserver;

import gatehouse.control.project.ProjectNews;
import gatehouse.platform.crypto.Sealer;
import gatehouse.platform.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The OAuth clients that administrators have registered by hand: their secrets, and for whom. */
@ApplicationScoped
public class GivenClients {
  private final Database database;
  private final Sealer sealer;
  private final ProjectNews news;

  GivenClients(Database database, Sealer sealer, ProjectNews news) {
    this.database = database;
    this.sealer = sealer;
    this.news = news;
  }

  /** A new secret, or none where the client it belonged to is gone; otherwise it stays. */
  void keep(McpServerDao dao, McpServer of, ServerRequest.@Nullable McpServerAuth auth) {
    String secret = auth == null ? null : auth.clientSecret();
    if (!of.oauth().hasSecret()) {
      dao.keepSecret(of.id(), null);
    } else if (secret != null) {
      dao.keepSecret(of.id(), sealer.seal(secret, place(of)));
    }
  }

  /** The secret of the client that an administrator has registered by hand. */
  public Optional<String> secret(McpServer server) {
    byte[] sealed =
        database.inWorkspace(
            server.workspaceId(),
            handle ->
                new McpServerDao(handle, server.workspaceId(), server.projectId())
                    .secret(server.id()));
    return Optional.ofNullable(sealed).map(bytes -> sealer.open(bytes, place(server)));
  }

  /** Notes the authorization server that the client given by hand is used at. */
  public void pinIssuer(McpServer server, String issuer) {
    database.<@Nullable Void>inWorkspace(
        server.workspaceId(),
        handle -> {
          McpServerDao dao = new McpServerDao(handle, server.workspaceId(), server.projectId());
          if (dao.pinIssuer(server.id(), issuer)) {
            news.changed(server.workspaceId(), server.projectId(), "servers");
          }
          return null;
        });
  }

  private static String place(McpServer server) {
    return "mcp_server.client_secret:" + server.id() + ":" + server.workspaceId();
  }
}
