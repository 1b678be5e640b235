package gatehouse.platform.paging;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * How often each run of three letters occurs in a sample of the search texts.
 *
 * <p>An index of such runs reads the rows of every run it is asked for, and each address has ".com"
 * in it: asked for the rarest runs of a text only, it is hundreds of times faster.
 */
record Grams(Map<String, Integer> frequency, List<String> sample) {
  private static final int LENGTH = 3;
  private static final int USED = 3;

  static Grams of(List<String> sample) {
    Map<String, Integer> frequency = new HashMap<>();
    for (String text : sample) {
      in(text).forEach(gram -> frequency.merge(gram, 1, Integer::sum));
    }
    return new Grams(frequency, List.copyOf(sample));
  }

  /** True when a text has a run to look for. */
  static boolean canFind(String text) {
    return !in(text).isEmpty();
  }

  /** The runs of a text that are rarest, the rarest first. */
  List<String> rarest(String text) {
    return in(text).stream()
        .sorted(Comparator.comparing((String gram) -> frequency.getOrDefault(gram, 0)))
        .limit(USED)
        .toList();
  }

  /** About this part of all texts holds the text, however short. */
  double shareOf(String text) {
    return sample.isEmpty()
        ? 1
        : sample.stream().filter(one -> one.contains(text)).count() / (double) sample.size();
  }

  /** Only runs of letters and digits: the index leaves everything else out. */
  private static Set<String> in(String text) {
    return IntStream.rangeClosed(0, text.length() - LENGTH)
        .mapToObj(i -> text.substring(i, i + LENGTH))
        .filter(gram -> gram.codePoints().allMatch(Character::isLetterOrDigit))
        .collect(Collectors.toSet());
  }
}
