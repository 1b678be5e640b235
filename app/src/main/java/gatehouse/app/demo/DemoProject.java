package gatehouse.app.demo;

import com.fasterxml.jackson.databind.JsonNode;
import gatehouse.control.account.EmailAddress;
import gatehouse.control.audit.Actor;
import gatehouse.control.audit.CurrentActor;
import gatehouse.control.credential.CredentialKeeper;
import gatehouse.control.credential.Holder;
import gatehouse.control.mcpserver.McpServer;
import gatehouse.control.mcpserver.McpServers;
import gatehouse.control.project.Project;
import gatehouse.control.project.ProjectGate;
import gatehouse.control.projectuser.ProjectUser;
import gatehouse.control.projectuser.ProjectUsers;
import gatehouse.control.workspace.Workspaces;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The sample organisation's project: three MCP servers, two agents, and people of whom most have
 * connected the server that asks for a key. What is there already stays; agents get new keys at
 * each start, because a key is shown once.
 */
@ApplicationScoped
class DemoProject {
  private static final String PROJECTS = "/workspaces/acme/projects";
  static final String PROJECT = PROJECTS + "/support-copilot";
  private static final String KEY = "Sample agents";

  /** Every so many-th person has not connected the helpdesk. */
  private static final int UNCONNECTED = 6;

  private final ProjectGate gate;
  private final McpServers servers;
  private final ProjectUsers users;
  private final CredentialKeeper credentials;
  private final Workspaces workspaces;

  DemoProject(
      ProjectGate gate,
      McpServers servers,
      ProjectUsers users,
      CredentialKeeper credentials,
      Workspaces workspaces) {
    this.gate = gate;
    this.servers = servers;
    this.users = users;
    this.credentials = credentials;
    this.workspaces = workspaces;
  }

  /** An agent and the key it calls with. */
  record Agent(String name, String key) {}

  /**
   * What is there.
   *
   * @param fresh true when the project was made right now
   * @param calendar the id of the server that wants OAuth
   */
  record Prepared(boolean fresh, String calendar, List<Agent> agents) {}

  /**
   * Makes what is missing.
   *
   * @param ports where the servers listen, by slug
   */
  Prepared prepare(DemoApi api, Map<String, Integer> ports)
      throws IOException, InterruptedException {
    boolean fresh = api.find(PROJECT) == null;
    if (fresh) {
      api.post(
          PROJECTS,
          Map.of(
              "name", "Support Copilot",
              "slug", "support-copilot",
              "description", "Answers tickets and looks things up."));
    }
    server(api, "everything", "Everything", ports, null);
    server(
        api,
        "helpdesk",
        "Helpdesk",
        ports,
        Map.of("kind", "header", "level", "user", "name", "X-Helpdesk-Key", "prefix", ""));
    String calendar =
        server(api, DemoCalendar.SLUG, "Calendar", ports, Map.of("kind", "oauth", "level", "user"));
    List<Agent> agents = new ArrayList<>();
    for (String name : List.of("Support assistant", "Research helper")) {
      agents.add(agent(api, name));
    }
    return new Prepared(fresh, calendar, agents);
  }

  /** People connect the helpdesk with a key of theirs; those who had none yet. */
  void connect(List<String> people) {
    var acme = workspaces.find("acme").orElseThrow();
    Project project = gate.of(acme.id(), "support-copilot");
    McpServer helpdesk =
        servers.of(acme.id(), project.id()).stream()
            .filter(one -> one.slug().equals("helpdesk"))
            .findFirst()
            .orElseThrow();
    for (int i = 0; i < people.size(); i++) {
      if (i % UNCONNECTED == UNCONNECTED - 1) {
        continue;
      }
      String secret = "desk-" + i;
      ProjectUser user =
          users.ofAddress(acme.id(), project.id(), EmailAddress.parse(people.get(i)));
      if (credentials.ofUser(acme.id(), user.id()).isEmpty()) {
        Holder holder = new Holder(acme.id(), project.id(), user.id(), user.email());
        CurrentActor.<@Nullable Void>as(
            Actor.COMMAND_LINE,
            () -> {
              credentials.connect(holder, helpdesk, secret);
              return null;
            });
      }
    }
  }

  private static String server(
      DemoApi api,
      String slug,
      String name,
      Map<String, Integer> ports,
      @Nullable Map<String, Object> auth)
      throws IOException, InterruptedException {
    String url = "http://127.0.0.1:" + ports.get(slug) + "/mcp";
    JsonNode known = named(api.find(PROJECT + "/servers"), "slug", slug);
    if (known == null) {
      Map<String, Object> wanted = new LinkedHashMap<>();
      wanted.put("name", name);
      wanted.put("slug", slug);
      wanted.put("url", url);
      if (auth != null) {
        wanted.put("auth", auth);
      }
      known = api.post(PROJECT + "/servers", wanted);
    } else if (!known.path("url").asText().equals(url)) {
      api.patch(PROJECT + "/servers/" + known.path("id").asText(), Map.of("url", url));
    }
    return known.path("id").asText();
  }

  private static Agent agent(DemoApi api, String name) throws IOException, InterruptedException {
    JsonNode known = named(api.find(PROJECT + "/agents"), "name", name);
    if (known == null) {
      known = api.post(PROJECT + "/agents", Map.of("name", name));
    }
    String keys = PROJECT + "/agents/" + known.path("id").asText() + "/keys";
    JsonNode old = named(api.find(keys), "name", KEY);
    if (old != null) {
      api.delete(keys + "/" + old.path("id").asText());
    }
    JsonNode made =
        api.post(
            keys,
            Map.of(
                "name",
                KEY,
                "binding",
                Map.of("kind", "domains", "domains", List.of("acme.example"))));
    return new Agent(name, made.path("key").asText());
  }

  private static @Nullable JsonNode named(@Nullable JsonNode list, String field, String value) {
    if (list != null) {
      for (JsonNode one : list.path("items")) {
        if (one.path(field).asText().equals(value)) {
          return one;
        }
      }
    }
    return null;
  }
}
