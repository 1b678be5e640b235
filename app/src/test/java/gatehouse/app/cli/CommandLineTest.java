package gatehouse.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.app.StartupException;
import gatehouse.platform.config.Setting;
import gatehouse.platform.config.SettingsGuide;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandLineTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @Test
  void helpNamesEveryCommandForPeopleWithWhatItDoes() {
    assertThat(run("help")).isZero();
    for (Command command : Commands.all()) {
      if (command.hidden()) {
        assertThat(said()).doesNotContain(command.name());
      } else {
        assertThat(said().lines())
            .anyMatch(line ->
                line.contains("gatehouse " + command.name())
                    && line.endsWith("  " + command.summary()));
      }
    }
    assertThat(said()).contains("gatehouse test", "gatehouse bench");
  }

  @Test
  void helpIsGivenInEveryUsualWay() {
    run("help");
    String help = said();
    for (String way : List.of("--help", "-h")) {
      assertThat(run(way)).isZero();
      assertThat(said()).isEqualTo(help);
    }
    assertThat(run()).isZero();
    assertThat(said()).isEqualTo(help);
  }

  @Test
  void everyCommandExplainsItself() {
    for (Command command : Commands.all()) {
      List<String> typed = new ArrayList<>(List.of(command.name().split(" ")));
      typed.add("--help");
      assertThat(run(typed.toArray(String[]::new))).isZero();
      assertThat(said()).startsWith("gatehouse " + command.name()).contains(command.summary());
      assertThat(command.summary()).doesNotEndWith(".");
      Set<String> settings = Set.copyOf(Setting.all().stream().map(Setting::option).toList());
      assertThat(command.flags()).doesNotContainAnyElementsOf(settings);
      assertThat(command.valued()).doesNotContainAnyElementsOf(settings);
    }
    run("help", "backup");
    String help = said();
    run("backup", "--help");
    assertThat(said()).isEqualTo(help);
  }

  @Test
  void aWrongCommandIsAnsweredWithTheLikelyOne() {
    assertThat(run("bakcup")).isEqualTo(2);
    assertThat(complaint()).contains("bakcup").contains("Did you mean backup?");
    assertThat(run("account")).isEqualTo(2);
    assertThat(complaint()).contains("account create, account reset-password");
  }

  @Test
  void tooFewAndTooManyWordsAreSaid() {
    assertThat(run("restore")).isEqualTo(2);
    assertThat(complaint()).contains("gatehouse restore <file> [--force]");
    assertThat(run("restore", "a", "b")).isEqualTo(2);
    assertThat(complaint()).contains("\"b\" is too much");
    assertThat(run("backup", "--froce")).isEqualTo(2);
    assertThat(complaint()).contains("--froce");
    assertThat(run("account", "create", "ann", "--data", "x")).isEqualTo(2);
    assertThat(complaint()).contains("ann");
  }

  @Test
  void aCommandThatFailsSaysOneSentence(@TempDir Path empty) {
    for (String[] typed :
        new String[][] {
          {"backup"},
          {"migrate"},
          {"restored"},
          {"restore", empty.resolve("x").toString()},
          {"account", "create", "ann@example.com"},
          {"account", "reset-password", "a@example.com"}
        }) {
      List<String> line = new ArrayList<>(List.of(typed));
      line.addAll(List.of("--data", empty.resolve("nothing").toString()));
      assertThat(run(line.toArray(String[]::new))).as(line.toString()).isEqualTo(1);
      assertThat(complaint()).startsWith("gatehouse: ").hasLineCount(1);
      assertThat(said()).isEmpty();
      assertThat(empty.resolve("nothing")).doesNotExist();
    }
  }

  @Test
  void whereAFailureComesFromIsShownOnlyWhenAskedFor() {
    assertThat(run(new Failing(new StartupException("no luck")), "fail")).isEqualTo(1);
    assertThat(complaint()).isEqualTo("gatehouse: no luck\n");
    assertThat(run(new Failing(new IllegalStateException("a\nb")), "fail")).isEqualTo(1);
    assertThat(complaint()).hasLineCount(1);
    assertThat(run(new Failing(new IllegalStateException("a")), "fail", "--verbose")).isEqualTo(1);
    assertThat(complaint()).contains("\tat ");
  }

  @Test
  void configPrintsTheGuideAndNeedsNoRightSettings() {
    assertThat(run("config")).isZero();
    assertThat(said()).isEqualTo(SettingsGuide.markdown());
  }

  @Test
  void versionsArePrinted() {
    assertThat(run("version")).isZero();
    assertThat(said()).matches("Gatehouse \\d+\\.\\S+, Java \\d+.*, PostgreSQL \\d+\\.\\d+\n");
    String versions = said();
    assertThat(run("--version")).isZero();
    assertThat(said()).isEqualTo(versions);
  }

  private int run(String... typed) {
    return run(Commands.all(), typed);
  }

  private int run(Command command, String... typed) {
    return run(List.of(command), typed);
  }

  private int run(List<Command> commands, String... typed) {
    out.reset();
    err.reset();
    return new CommandLine(commands, Map.of(), printer(out), printer(err)).run(List.of(typed));
  }

  private String said() {
    return out.toString(StandardCharsets.UTF_8);
  }

  private String complaint() {
    return err.toString(StandardCharsets.UTF_8);
  }

  private static PrintStream printer(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }

  private record Failing(RuntimeException failure) implements Command {
    @Override
    public String name() {
      return "fail";
    }

    @Override
    public String summary() {
      return "Fail";
    }

    @Override
    public int run(Invocation invocation) {
      throw failure;
    }
  }
}
