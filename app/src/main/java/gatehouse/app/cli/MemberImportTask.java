package gatehouse.app.cli;

import gatehouse.app.StartupException;
import gatehouse.control.importing.MemberImports;
import gatehouse.control.member.Existing;
import gatehouse.control.member.Verdict;
import gatehouse.control.workspace.Workspace;
import gatehouse.control.workspace.Workspaces;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/** Imports members: workspace, file, whether to update those who are, whether to only look. */
class MemberImportTask extends Task {
  private static final double NANOS = 1e9;

  private final Workspaces workspaces;
  private final MemberImports imports;

  MemberImportTask(Workspaces workspaces, MemberImports imports) {
    this.workspaces = workspaces;
    this.imports = imports;
  }

  @Override
  String work(String... arguments) {
    Workspace of = MemberListTask.workspace(workspaces, arguments[0]);
    Path file = Path.of(arguments[1]);
    Existing existing = Boolean.parseBoolean(arguments[2]) ? Existing.UPDATE : Existing.SKIP;
    boolean dryRun = Boolean.parseBoolean(arguments[3]);
    PrintStream err = new PrintStream(System.err, false, StandardCharsets.UTF_8);
    Map<Verdict.Kind, Long> counts = new EnumMap<>(Verdict.Kind.class);
    long began = System.nanoTime();
    try (InputStream in = Files.newInputStream(file)) {
      imports.run(
          of.id(),
          in,
          existing,
          dryRun,
          (row, verdict) -> {
            counts.merge(verdict.kind(), 1L, Long::sum);
            if (verdict.kind() == Verdict.Kind.FAILED) {
              err.printf("line %d: %s (%s)%n", row.line(), verdict.reason(), row.email());
            }
          });
    } catch (IOException e) {
      throw new StartupException("cannot read %s: %s".formatted(file, e.getMessage()));
    } finally {
      err.flush();
    }
    Duration took = Duration.ofNanos(System.nanoTime() - began);
    long rows = counts.values().stream().mapToLong(Long::longValue).sum();
    return String.format(
        Locale.ROOT,
        "%s%s: %d added, %d updated, %d skipped, %d failed; %d rows in %.1f s, %.0f a second",
        dryRun ? "Nothing was changed. " : "",
        of.name(),
        counts.getOrDefault(Verdict.Kind.ADDED, 0L),
        counts.getOrDefault(Verdict.Kind.UPDATED, 0L),
        counts.getOrDefault(Verdict.Kind.SKIPPED, 0L),
        counts.getOrDefault(Verdict.Kind.FAILED, 0L),
        rows,
        took.toNanos() / NANOS,
        rows * NANOS / Math.max(1, took.toNanos()));
  }
}
