package gatehouse.control.importing;

import gatehouse.control.audit.Actor;
import gatehouse.control.audit.CurrentActor;
import gatehouse.control.member.Candidate;
import gatehouse.control.member.Existing;
import gatehouse.control.member.MemberIntake;
import gatehouse.control.member.Verdict;
import gatehouse.platform.http.ProblemException;
import gatehouse.platform.jobs.InOrder;
import gatehouse.platform.jobs.Job;
import gatehouse.platform.jobs.JobItem;
import gatehouse.platform.jobs.Jobs;
import gatehouse.platform.tables.TableFormat;
import gatehouse.platform.tables.TableWriter;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Starts imports, and tells what became of the rows. */
@ApplicationScoped
public class MemberImports {
  private static final int CHUNK = 1_000;

  private final MemberImport kind;
  private final MemberIntake intake;
  private final Jobs jobs;
  private final CurrentActor actor;
  private final int mostRows;

  MemberImports(
      MemberImport kind,
      MemberIntake intake,
      Jobs jobs,
      CurrentActor actor,
      @ConfigProperty(name = "gatehouse.import-rows", defaultValue = "500") int mostRows) {
    this.kind = kind;
    this.intake = intake;
    this.jobs = jobs;
    this.actor = actor;
    this.mostRows = mostRows == 0 ? Integer.MAX_VALUE : mostRows;
  }

  /**
   * Starts the job that takes a file in.
   *
   * @throws ProblemException when the file is none of people, or too long
   */
  Job start(
      UUID workspace,
      InputStream file,
      Map<String, ImportField> mapping,
      Existing existing,
      boolean dryRun) {
    List<ImportRow> rows;
    try (ImportFile read = ImportFile.of(file, mapping)) {
      rows = read.rows(mostRows);
    }
    return jobs.start(
        workspace,
        kind,
        new MemberImport.Order(rows, existing, dryRun),
        dryRun ? "Check a file of users" : "Import users");
  }

  /** An import; anything else is not there. */
  Job find(UUID workspace, UUID id) {
    Job job = jobs.find(workspace, id);
    if (!job.kind().equals(kind.name())) {
      throw ProblemException.notFound();
    }
    return job;
  }

  /** Writes the rows that were not taken in, as they were and why; corrected, they are a file. */
  void writeErrors(Job job, OutputStream out) throws IOException {
    try (TableWriter table = TableFormat.CSV.writer(out, "Errors")) {
      table.row(
          Stream.concat(
                  ImportField.told().stream().map(ImportField::heading),
                  Stream.of("Line", "Reason"))
              .toList());
      long position = 0;
      List<JobItem> items;
      do {
        items = jobs.items(job.workspaceId(), job.id(), null, position, CHUNK);
        for (JobItem item : items) {
          position = item.seq();
          if (item.outcome() != null && !item.outcome().equals("done")) {
            ImportRow row = kind.read(item).row();
            table.row(
                Stream.concat(
                        row.cells().stream(),
                        Stream.of(
                            Long.toString(row.line()),
                            Objects.requireNonNullElse(item.reason(), "")))
                    .toList());
          }
        }
      } while (!items.isEmpty());
    }
  }

  /**
   * Takes a file of any length in, without a job: for the command line. Each thousand rows are a
   * transaction, and two of them are under way at a time; after a crash the same file goes on where
   * it was, for who is a member is skipped.
   *
   * @param told each row's line, address and verdict
   */
  public void run(
      UUID workspace,
      InputStream file,
      Existing existing,
      boolean dryRun,
      BiConsumer<ImportRow, Verdict> told) {
    MemberIntake.Rehearsal rehearsal = intake.rehearse(workspace, existing);
    Actor by = actor.get();
    Function<List<ImportFile.Read>, List<Verdict>> work =
        dryRun
            ? chunk -> rehearsal.judge(candidates(chunk))
            : chunk ->
                CurrentActor.as(by, () -> intake.take(workspace, candidates(chunk), existing));
    // A rehearsal counts the seats along the file, and updates lock each other out anyway.
    int atOnce = dryRun || existing == Existing.UPDATE ? 1 : 2;
    try (ImportFile read = ImportFile.of(file, Map.of());
        InOrder<List<ImportFile.Read>, List<Verdict>> chunks =
            new InOrder<>(
                atOnce,
                work,
                (chunk, verdicts) -> {
                  for (int i = 0; i < verdicts.size(); i++) {
                    told.accept(chunk.get(i).row(), verdicts.get(i));
                  }
                })) {
      List<ImportFile.Read> chunk = new ArrayList<>(CHUNK);
      for (ImportFile.Read next = read.next(); next != null; next = read.next()) {
        if (next.candidate() == null) {
          told.accept(next.row(), Verdict.failed(String.valueOf(next.row().fault())));
          continue;
        }
        chunk.add(next);
        if (chunk.size() == CHUNK) {
          chunks.give(chunk);
          chunk = new ArrayList<>(CHUNK);
        }
      }
      if (!chunk.isEmpty()) {
        chunks.give(chunk);
      }
      chunks.finish();
    }
  }

  private static List<Candidate> candidates(List<ImportFile.Read> chunk) {
    return chunk.stream().map(ImportFile.Read::candidate).flatMap(Stream::ofNullable).toList();
  }
}
