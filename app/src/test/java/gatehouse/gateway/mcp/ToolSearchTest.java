package gatehouse.gateway.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ToolSearchTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final ToolSearch search =
      ToolSearch.over(
          List.of(
              tool("github__create_issue", "Create a new issue in a repository", "title", "body"),
              tool("github__searchIssues", "Search issues and pull requests", "query"),
              tool("github__list_commits", "List commits of a branch in a repository", "branch"),
              tool("mail__send", "Send a message to one or more recipients", "to", "subject"),
              tool("mail__search", "Find messages in the mailbox", "query", "folder"),
              tool("jira__create_ticket", "File a ticket, such as an issue or a task", "project"),
              tool("files__read", "Read a file. Does not create or search anything.", "path"),
              tool("weather__today", "The forecast for a place", "city")),
          Map.of("mail", "Company mailbox", "github", "GitHub"));

  private static ObjectNode tool(String name, String description, String... parameters) {
    ObjectNode tool = JSON.createObjectNode().put("name", name).put("description", description);
    ObjectNode properties =
        tool.putObject("inputSchema").put("type", "object").putObject("properties");
    for (String parameter : parameters) {
      properties.putObject(parameter).put("type", "string");
    }
    return tool;
  }

  private List<String> find(String question) {
    return search.search(question, 10).stream()
        .map(found -> found.tool().path("name").asText())
        .toList();
  }

  @Test
  void whatFitsBestComesFirst() {
    assertThat(find("create an issue")).startsWith("github__create_issue");
    assertThat(find("searching for issues")).startsWith("github__searchIssues");
    assertThat(find("send a mail")).startsWith("mail__send");
    assertThat(find("find a message in my mailbox")).startsWith("mail__search");
    assertThat(find("commits of a branch")).startsWith("github__list_commits");
    assertThat(find("what will the weather be")).startsWith("weather__today");
  }

  @Test
  void wordsAreComparedByTheirStemsHoweverTheyAreWritten() {
    assertThat(find("SEARCH-ISSUE")).startsWith("github__searchIssues");
    assertThat(find("createIssue")).startsWith("github__create_issue");
    assertThat(find("forecasts")).containsExactly("weather__today");
  }

  @Test
  void parametersCountWhereNothingElseDoes() {
    assertThat(find("city")).containsExactly("weather__today");
    assertThat(find("subject")).containsExactly("mail__send");
  }

  @Test
  void nothingIsFoundWhereNothingFits() {
    assertThat(find("quantum entanglement")).isEmpty();
    assertThat(find("the of and")).isEmpty();
    assertThat(find("?!")).isEmpty();
    assertThat(ToolSearch.over(List.of(), Map.of()).search("mail", 5)).isEmpty();
    assertThat(search.search("issue", 1)).hasSize(1);
  }
}
