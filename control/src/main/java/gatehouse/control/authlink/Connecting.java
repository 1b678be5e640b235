package gatehouse.control.authlink;

import gatehouse.control.credential.CredentialEnds;
import gatehouse.control.credential.CredentialKeeper;
import gatehouse.control.credential.Held;
import gatehouse.control.credential.Holder;
import gatehouse.control.credential.OAuthConnecting;
import gatehouse.control.credential.SecretRequest;
import gatehouse.control.mcpserver.McpServer;
import gatehouse.control.mcpserver.McpServers;
import gatehouse.control.mcpserver.SecretCheck;
import gatehouse.control.projectuser.ProjectUser;
import gatehouse.control.projectuser.ProjectUsers;
import gatehouse.platform.database.Database;
import gatehouse.platform.http.ProblemException;
import gatehouse.platform.ids.IdType;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the holder of a link does once an address is proven: connects servers, disconnects them. */
@ApplicationScoped
class Connecting {
  private final Database database;
  private final OpenLinks links;
  private final ProjectUsers users;
  private final McpServers servers;
  private final CredentialKeeper credentials;
  private final CredentialEnds ends;
  private final SecretCheck check;
  private final OAuthConnecting oauth;

  Connecting(
      Database database,
      OpenLinks links,
      ProjectUsers users,
      McpServers servers,
      CredentialKeeper credentials,
      CredentialEnds ends,
      SecretCheck check,
      OAuthConnecting oauth) {
    this.database = database;
    this.links = links;
    this.users = users;
    this.servers = servers;
    this.credentials = credentials;
    this.ends = ends;
    this.check = check;
    this.oauth = oauth;
  }

  /** Those that a link is for, by slug. */
  private List<McpServer> servers(AuthLink link) {
    return servers.of(link.workspaceId(), link.projectId()).stream().filter(link::isFor).toList();
  }

  /** The servers of a link with what this person has connected. */
  ConnectServers shown(OpenLinks.Opened opened) {
    ProjectUser user = opened.proven();
    Map<UUID, Held> held = new HashMap<>();
    credentials.ofUser(user.workspaceId(), user.id()).forEach(one -> held.put(one.serverId(), one));
    Map<UUID, String> failures = oauth.failures(holder(user));
    return new ConnectServers(
        user.email(),
        user.test(),
        servers(opened.link()).stream()
            .map(server ->
                ConnectServers.ConnectServer.of(
                    server, held.get(server.id()), failures.get(server.id())))
            .toList());
  }

  /** Where this browser goes to connect a server by signing in to it. */
  URI depart(OpenLinks.Opened opened, String server, String visit, String returnTo) {
    return oauth.depart(holder(opened.proven()), server(opened.link(), server), visit, returnTo);
  }

  void connect(String token, @Nullable String visit, String server, SecretRequest wanted) {
    OpenLinks.Opened opened = links.open(token, visit);
    McpServer to = server(opened.link(), server);
    if (wanted.isToBeTested()) {
      check.check(to, wanted.secret(), String.valueOf(opened.proven().id()));
    }
    database.<@Nullable Void>acrossWorkspaces(handle -> {
      ProjectUser user = links.held(token, visit).proven();
      credentials.connect(holder(user), to, wanted.secret());
      users.touched(user);
      return null;
    });
  }

  void disconnect(OpenLinks.Opened opened, String server) {
    ProjectUser user = opened.proven();
    if (!ends.disconnect(holder(user), server(opened.link(), server))) {
      throw ProblemException.notFound();
    }
    users.touched(user);
  }

  private McpServer server(AuthLink link, String id) {
    UUID wanted = IdType.MCP_SERVER.parse(id);
    return servers(link).stream()
        .filter(server -> server.id().equals(wanted))
        .findFirst()
        .orElseThrow(ProblemException::notFound);
  }

  private static Holder holder(ProjectUser user) {
    return new Holder(user.workspaceId(), user.projectId(), user.id(), user.email());
  }
}
