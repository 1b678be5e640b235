package gatehouse.app.cli;

import java.util.Set;

/** One thing the program does when asked. */
interface Command {
  /** One word, or two such as {@code account create}. */
  String name();

  /** What may follow the name, such as {@code [file] [--without-key]}. */
  default String parameters() {
    return "";
  }

  /** One line, without a full stop. */
  String summary();

  /** The rest of its help. */
  default String details() {
    return "";
  }

  /** Its own options without a value. */
  default Set<String> flags() {
    return Set.of();
  }

  /** Its own options with a value. */
  default Set<String> valued() {
    return Set.of();
  }

  /** How many words must follow the name. */
  default int leastWords() {
    return 0;
  }

  /** How many words may follow the name. */
  default int mostWords() {
    return leastWords();
  }

  /** For the launcher, not for people. */
  default boolean hidden() {
    return false;
  }

  /** Does it and answers the exit status. */
  int run(Invocation invocation);
}
