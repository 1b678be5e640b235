package gatehouse.platform.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;

class PasswordPolicyTest {
  private static final List<String> ANN = List.of("ann.keller@acme.example", "Annika", "Keller");

  @Example
  void takesPhrasesOfAnyScriptWithoutRulesOfComposition() {
    for (String good :
        List.of(
            "purple otters sing at dawn",
            "ночью кошки танцуют",
            "猫が夜に屋根の上で静かに踊っている",
            "🦊 over the 🌉 twice, never",
            "aaaa bridge nine lamp")) {
      assertThat(PasswordPolicy.objection(good, false, ANN)).as(good).isEmpty();
    }
  }

  @Example
  void countsCharactersAsPeopleDo() {
    assertThat(PasswordPolicy.objection("fourteen chars", false, ANN)).isPresent();
    assertThat(PasswordPolicy.objection("fifteen chars!!", false, ANN)).isEmpty();
    assertThat(PasswordPolicy.objection("otterly", true, ANN)).isPresent();
    assertThat(PasswordPolicy.objection("otterlyx", true, ANN)).isEmpty();
    assertThat(PasswordPolicy.objection("🦊🌉🐻🦁🐯🐨🐼", true, ANN)).as("seven").isPresent();
    assertThat(PasswordPolicy.objection("🦊🌉🐻🦁🐯🐨🐼🐸", true, ANN)).as("eight").isEmpty();
    assertThat(PasswordPolicy.objection("ab cd efg".repeat(29), false, ANN)).isPresent();
  }

  @Example
  void refusesWhatEveryoneTriesFirst() {
    for (String common :
        List.of(
            "password1",
            "PASSWORD1",
            "Ｐassword1",
            "sunshine",
            "Sunshine2024!",
            "iloveyou!!!!!!!!!!",
            "!!!trustno1",
            "password1234567",
            "1234567890123456",
            "qwertyuiopasdfghjkl",
            "1qaz2wsx3edc4rfv5tgb",
            "abcdefghijklmnopqrst",
            "zyxwvutsrqponmlkjihg",
            "correct horse battery staple",
            "blueblueblueblueblue",
            "                    ")) {
      assertThat(PasswordPolicy.objection(common, true, ANN)).as(common).isPresent();
    }
  }

  @Example
  void refusesWhatOthersKnowOfThePerson() {
    for (String known :
        List.of(
            "ann.keller@acme.example",
            "my name is ANNIKA, hello",
            "the Keller family dog barks",
            "gatehouse on the hill, old")) {
      assertThat(PasswordPolicy.objection(known, false, ANN)).as(known).isPresent();
    }
  }

  @Property
  void refusesAnyRepetition(
      @ForAll @AlphaChars @StringLength(min = 1, max = 12) String unit,
      @ForAll @IntRange(min = 2, max = 20) int times) {
    String repeated = unit.repeat(times);
    assertThat(PasswordPolicy.objection(repeated, true, List.of())).isPresent();
  }

  @Property
  void neverFailsOnAnyText(@ForAll @StringLength(max = 400) String text) {
    assertThat(PasswordPolicy.objection(text, false, ANN)).isNotNull();
  }
}
