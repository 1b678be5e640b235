package gatehouse.app;

import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.control.access.Permission;
import gatehouse.control.access.Role;
import gatehouse.platform.http.ProblemType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the guide says of the code, where the code can tell. */
class GuideTest {
  private static final Path ROOT = Path.of(System.getProperty("project.root", ".."));
  private static final String BEGIN =
      "<!-- permissions: begin (made from the code; a test compares) -->\n\n";
  private static final String END = "\n<!-- permissions: end -->";
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:]+)(?:#[^)]*)?\\)");

  @Test
  void theGuideShowsWhichRoleHoldsWhichPermission() throws IOException {
    String page = Files.readString(ROOT.resolve("docs/guide/workspaces.md"));
    int begin = page.indexOf(BEGIN) + BEGIN.length();
    Golden.check(
        "docs/guide/workspaces.md",
        page.substring(0, begin) + permissions() + page.substring(page.indexOf(END)));
  }

  @Test
  void theGuideExplainsEveryProblemWithItsStatus() throws IOException {
    List<String> explained =
        Files.readAllLines(ROOT.resolve("docs/guide/problems.md")).stream()
            .filter(line -> line.startsWith("| `"))
            .map(line -> line.replaceAll("^\\| `([a-z-]+)` \\| (\\d+) \\|.*", "$1 $2"))
            .toList();
    assertThat(explained)
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(ProblemType.values())
                .map(type -> type.slug() + " " + type.status())
                .toList());
  }

  @Test
  void linksBetweenThePagesLeadSomewhere() throws IOException {
    try (Stream<Path> files = Files.walk(ROOT.resolve("docs"))) {
      for (Path file : files.filter(f -> f.toString().endsWith(".md")).toList()) {
        Matcher link = LINK.matcher(Files.readString(file));
        while (link.find()) {
          assertThat(file.resolveSibling(link.group(1)).normalize()).as("in %s", file).exists();
        }
      }
    }
  }

  private static String permissions() {
    StringBuilder table = new StringBuilder("| Permission | What it allows |");
    for (Role role : Role.values()) {
      table.append(' ').append(role.label()).append(" |");
    }
    table.append("\n|---|---|").append("---|".repeat(Role.values().length)).append('\n');
    for (Permission permission : Permission.values()) {
      if (permission.ofWorkspace()) {
        table
            .append("| `%s` | %s | ".formatted(permission.id(), permission.description()))
            .append(
                Arrays.stream(Role.values())
                    .map(role -> permission.heldBy(role) ? "yes" : "–")
                    .collect(Collectors.joining(" | ")))
            .append(" |\n");
      }
    }
    return table.toString();
  }
}
