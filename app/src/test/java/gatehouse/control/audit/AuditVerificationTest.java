package gatehouse.control.audit;

import static gatehouse.testkit.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.platform.ids.Ids;
import gatehouse.platform.jobs.Job;
import gatehouse.platform.jobs.JobState;
import gatehouse.platform.jobs.Jobs;
import gatehouse.platform.paging.Page;
import gatehouse.platform.paging.PageRequest;
import gatehouse.platform.tables.TableFormat;
import gatehouse.testkit.Superuser;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@QuarkusTest
class AuditVerificationTest {
  @Inject AuditLog audit;
  @Inject AuditReader reader;
  @Inject AuditVerification verification;
  @Inject AuditExport export;
  @Inject Jobs jobs;
  @Inject Ids ids;
  @TempDir Path folder;

  private UUID workspace = new UUID(0, 1);

  @BeforeEach
  void fiveEntries() {
    workspace = ids.next();
    for (int i = 1; i <= 5; i++) {
      audit.record(
          workspace,
          new AuditEvent(
              i == 3 ? "thing.removed" : "thing.changed",
              new Subject("thing", "thg_" + i, "=HYPERLINK(\"http://evil/" + i + "\")"),
              Map.of("size", new BigDecimal("1.50"), "tiny", 1e-9, "text", "é\u0000\ud800"),
              Map.of("list", List.of(3, 2, 1), "nested", Map.of("b", 1, "a", 1e20))));
    }
  }

  @Test
  void anUntouchedChainIsFoundWhole() {
    Job job = verified();

    assertThat(job.error()).isNull();
    assertThat(job.state()).isEqualTo(JobState.SUCCEEDED);
    assertThat(job.done()).isEqualTo(5);
  }

  @Test
  void anAlteredEntryIsNamed() {
    tamper("update audit_entry set actor_name = 'Someone else' where seq = 3 and ");

    assertThat(verified().error()).contains("number 3").contains("thing.removed");
  }

  @Test
  void anAlteredBeforeIsNamed() {
    tamper("update audit_entry set before = jsonb_set(before, '{size}', '2') where seq = 4 and ");

    assertThat(verified().error()).contains("number 4");
  }

  @Test
  void aMissingEntryIsNamed() {
    tamper("delete from audit_entry where seq = 2 and ");

    assertThat(verified().error()).contains("number 2 is missing");
  }

  @Test
  void aCutOffEndIsFound() {
    tamper("delete from audit_entry where seq >= 4 and ");

    assertThat(verified().error()).contains("behind number 3");
  }

  @Test
  void filtersNarrowTheListAndPagesHangTogether() {
    AuditFilter removed = AuditFilter.of(null, "thing.removed", null, null, null, null);
    assertThat(reader.page(workspace, removed, PageRequest.of(null, null)).items())
        .singleElement()
        .satisfies(entry -> assertThat(entry.seq()).isEqualTo(3));
    AuditFilter things = AuditFilter.of("system", "thing", null, null, null, "hyperlink");
    Page<AuditEntryView> first = reader.page(workspace, things, PageRequest.of(3, null));
    Page<AuditEntryView> second =
        reader.page(workspace, things, PageRequest.of(3, first.nextCursor()));

    assertThat(first.items()).extracting(AuditEntryView::seq).containsExactly(5L, 4L, 3L);
    assertThat(second.items()).extracting(AuditEntryView::seq).containsExactly(2L, 1L);
    assertThat(second.nextCursor()).isNull();
    assertThat(first.total().value()).isEqualTo(5);
    assertThat(reader.actions(workspace)).containsExactly("thing.changed", "thing.removed");
    assertThat(reader.page(ids.next(), AuditFilter.ALL, PageRequest.of(null, null)).items())
        .isEmpty();
  }

  @Test
  void exportedCellsAreInertInCsvAndXlsx() throws IOException {
    String csv = new String(exported(TableFormat.CSV), StandardCharsets.UTF_8);
    assertThat(csv.lines()).hasSize(6);
    assertThat(csv).contains("'=HYPERLINK").doesNotContain(",=HYPERLINK").doesNotContain("\"=");

    String sheet = sheet(exported(TableFormat.XLSX));
    assertThat(sheet).contains("HYPERLINK").doesNotContain("<f>").contains("t=\"inlineStr\"");
  }

  private byte[] exported(TableFormat format) throws IOException {
    Job job =
        ended(
            jobs.start(
                workspace,
                export,
                new AuditExport.Wanted(workspace, AuditFilter.ALL, format),
                "Export"));
    assertThat(job.error()).isNull();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    jobs.copyFile(workspace, job.id(), out);
    return out.toByteArray();
  }

  private String sheet(byte[] xlsx) throws IOException {
    Path file = Files.write(folder.resolve("audit.xlsx"), xlsx);
    try (ZipFile zip = new ZipFile(file.toFile())) {
      return new String(
          zip.getInputStream(zip.getEntry("xl/worksheets/sheet1.xml")).readAllBytes(),
          StandardCharsets.UTF_8);
    }
  }

  private void tamper(String sql) {
    assertThat(Superuser.execute(sql + "workspace_id = '" + workspace + "'")).isPositive();
  }

  private Job verified() {
    return ended(
        jobs.start(workspace, verification, new AuditVerification.Chain(workspace), "Verify"));
  }

  private Job ended(Job job) {
    eventually(() -> assertThat(jobs.find(workspace, job.id()).state().isFinished()).isTrue());
    return jobs.find(workspace, job.id());
  }
}
