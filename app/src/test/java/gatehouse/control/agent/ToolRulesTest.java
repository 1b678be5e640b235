package gatehouse.control.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ToolRulesTest {
  @Test
  void withoutRulesEverythingIsAllowed() {
    assertThat(ToolRules.EVERYTHING.allows("mail", "send")).isTrue();
    assertThat(ToolRules.EVERYTHING.mayUse("mail")).isTrue();
  }

  @Test
  void onlyWhatAnAllowRuleNamesIsAllowed() {
    ToolRules rules = new ToolRules(List.of("mail", "files__read", "web__*"), List.of());
    assertThat(rules.allows("mail", "send")).isTrue();
    assertThat(rules.allows("web", "get")).isTrue();
    assertThat(rules.allows("files", "read")).isTrue();
    assertThat(rules.allows("files", "write")).isFalse();
    assertThat(rules.allows("mail2", "send")).isFalse();
    assertThat(rules.mayUse("files")).isTrue();
    assertThat(rules.mayUse("mail2")).isFalse();
  }

  @Test
  void denyWins() {
    ToolRules rules = new ToolRules(List.of("mail"), List.of("mail__send", "files"));
    assertThat(rules.allows("mail", "read")).isTrue();
    assertThat(rules.allows("mail", "send")).isFalse();
    assertThat(rules.mayUse("mail")).isTrue();
    ToolRules none = new ToolRules(List.of(), List.of("files__*"));
    assertThat(none.allows("files", "read")).isFalse();
    assertThat(none.mayUse("files")).isFalse();
    assertThat(none.mayUse("mail")).isTrue();
  }
}
