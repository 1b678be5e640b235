package gatehouse.control.personaldata;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import gatehouse.platform.ids.IdType;
import gatehouse.platform.jobs.JobRun;
import gatehouse.platform.jobs.RunJobKind;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Writes one JSON file: an object with an array for each part, piece by piece. */
@ApplicationScoped
class DataExport implements RunJobKind<DataExport.Wanted> {
  private static final int BATCH = 1_000;

  private final Instance<PersonalData> features;
  private final OwnEntries entries;
  private final ObjectMapper json;
  private final Clock clock;

  DataExport(
      @Any Instance<PersonalData> features, OwnEntries entries, ObjectMapper json, Clock clock) {
    this.features = features;
    this.entries = entries;
    this.json = json;
    this.clock = clock;
  }

  /** Whose data. */
  record Wanted(UUID account) {}

  @Override
  public String name() {
    return "data-export";
  }

  @Override
  public Class<Wanted> arguments() {
    return Wanted.class;
  }

  @Override
  public @Nullable String permission() {
    return null; // everyone may have their own
  }

  @Override
  public void run(Wanted wanted, JobRun run) {
    List<PersonalData> parts =
        features.stream().sorted(Comparator.comparing(PersonalData::name)).toList();
    Instant now = clock.instant();
    String day = DateTimeFormatter.ISO_LOCAL_DATE.withZone(ZoneOffset.UTC).format(now);
    long total = parts.size() + 2L;
    try (JsonGenerator file =
        json.createGenerator(run.file("gatehouse-my-data-" + day + ".json", "application/json"))) {
      Pieces pieces = new Pieces(file, run, total);
      file.useDefaultPrettyPrinter();
      file.writeStartObject();
      file.writeStringField("account", IdType.ACCOUNT.format(wanted.account()));
      file.writeStringField("madeAt", now.toString());
      for (PersonalData part : parts) {
        pieces.begin(part.name());
        part.tell(wanted.account(), pieces::write);
        pieces.end();
      }
      pieces.begin("auditEntriesByYou");
      entries.by(wanted.account(), pieces::write);
      pieces.end();
      pieces.begin("auditEntriesAboutYou");
      for (PersonalData part : parts) {
        for (String id : part.ids(wanted.account())) {
          entries.about(id, wanted.account(), pieces::write);
        }
      }
      entries.about(IdType.ACCOUNT.format(wanted.account()), wanted.account(), pieces::write);
      pieces.end();
      file.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes pieces; now and then asks whether the job is still wanted. */
  private static final class Pieces {
    private final JsonGenerator file;
    private final JobRun run;
    private final long total;
    private long parts;
    private long pieces;

    Pieces(JsonGenerator file, JobRun run, long total) {
      this.file = file;
      this.run = run;
      this.total = total;
    }

    void begin(String part) throws IOException {
      file.writeArrayFieldStart(part);
    }

    void write(Object piece) {
      try {
        file.writePOJO(piece);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      if (++pieces % BATCH == 0) {
        run.progress(parts, total, null);
      }
    }

    void end() throws IOException {
      file.writeEndArray();
      run.progress(++parts, total, null);
    }
  }
}
