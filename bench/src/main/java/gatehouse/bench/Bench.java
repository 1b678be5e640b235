package gatehouse.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Runs the benchmarks named on the command line, or all. Their data is gone afterwards, unless
 * {@code -Dbench.folder} names a place for it: then plans can be looked at.
 */
public final class Bench {
  private Bench() {}

  public static void main(String... names) throws IOException {
    Map<String, Benchmark> all = new TreeMap<>();
    all.put("activity", new ActivityBench());
    all.put("bulk", new BulkBench());
    all.put("decision", new DecisionBench());
    all.put("gateway", new GatewayBench());
    all.put("import", new ImportBench());
    all.put("list", new ListBench());
    all.put("sign-in", new SignInBench());
    all.put("start", new StartBench());
    Set<String> wanted = names.length == 0 ? all.keySet() : Set.of(names);
    if (!all.keySet().containsAll(wanted)) {
      System.err.println("There are these benchmarks: " + String.join(", ", all.keySet()));
      System.exit(2);
    }
    String kept = System.getProperty("bench.folder");
    Path folder = kept == null ? Files.createTempDirectory("gatehouse-bench") : Path.of(kept);
    System.out.printf("%-44s %12s %12s %8s %10s%n", "what", "measured", "floor", "ratio", "budget");
    try {
      for (Map.Entry<String, Benchmark> bench : all.entrySet()) {
        if (wanted.contains(bench.getKey())) {
          bench.getValue().run(folder.resolve(bench.getKey()), Bench::print);
        }
      }
    } finally {
      if (kept == null) {
        Folders.delete(folder);
      }
    }
  }

  private static void print(Figure figure) {
    System.out.printf(
        "%-44s %9.1f %s %9.1f %s %8.2f %10s%n",
        figure.what(),
        figure.measured(),
        figure.unit(),
        figure.floor(),
        figure.unit(),
        figure.measured() / figure.floor(),
        figure.budget());
  }

  /** One benchmark. */
  interface Benchmark {
    /** Measures, with {@code folder} for its files, and tells each figure when it is known. */
    void run(Path folder, Consumer<Figure> told) throws IOException;
  }

  /**
   * One measured figure.
   *
   * @param unit two characters, such as ms
   * @param floor what cannot be undercut, measured in this run
   * @param budget what it may be
   */
  record Figure(String what, double measured, double floor, String unit, String budget) {}
}
