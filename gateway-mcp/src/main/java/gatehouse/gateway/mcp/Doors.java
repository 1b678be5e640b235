package gatehouse.gateway.mcp;

import gatehouse.control.activity.ActivitySink;
import gatehouse.control.agent.Admissions;
import gatehouse.control.authlink.AuthLinks;
import gatehouse.control.credential.Credentials;
import gatehouse.control.mcpserver.McpServer;
import gatehouse.control.mcpserver.McpServers;
import gatehouse.control.project.Project;
import gatehouse.platform.ids.Ids;
import gatehouse.platform.net.GuardedStreams;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What sessions need of the rest of the server. */
@ApplicationScoped
class Doors {
  private final Outgoing outgoing;
  private final GuardedStreams streams;
  private final Credentials credentials;
  private final McpServers servers;
  private final Admissions admissions;
  private final AuthLinks authLinks;
  private final ActivitySink activity;
  private final ToolCache tools;
  private final Ids ids;
  private final Clock clock;
  private final Duration callTimeout;
  private final ExecutorService threads =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("mcp-", 0).factory());

  Doors(
      Outgoing outgoing,
      GuardedStreams streams,
      Credentials credentials,
      McpServers servers,
      Admissions admissions,
      AuthLinks authLinks,
      ActivitySink activity,
      ToolCache tools,
      Ids ids,
      Clock clock,
      @ConfigProperty(name = "gatehouse.mcp-call-seconds", defaultValue = "300") int seconds) {
    this.outgoing = outgoing;
    this.streams = streams;
    this.credentials = credentials;
    this.servers = servers;
    this.admissions = admissions;
    this.authLinks = authLinks;
    this.activity = activity;
    this.tools = tools;
    this.ids = ids;
    this.clock = clock;
    this.callTimeout = Duration.ofSeconds(seconds);
  }

  Outgoing outgoing() {
    return outgoing;
  }

  GuardedStreams streams() {
    return streams;
  }

  Credentials credentials() {
    return credentials;
  }

  List<McpServer> servers(Project project) {
    return servers.enabled(project.workspaceId(), project.id());
  }

  Admissions admissions() {
    return admissions;
  }

  AuthLinks authLinks() {
    return authLinks;
  }

  ActivitySink activity() {
    return activity;
  }

  ToolCache tools() {
    return tools;
  }

  Ids ids() {
    return ids;
  }

  Clock clock() {
    return clock;
  }

  /** How long a server may be silent during a call. */
  Duration callTimeout() {
    return callTimeout;
  }

  /** Virtual threads, for whatever may wait. */
  ExecutorService threads() {
    return threads;
  }
}
