package gatehouse.bench;

import gatehouse.platform.postgres.Visit;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/**
 * The floor of handing in: COPY of the very rows that the server wrote, calls, queries and
 * sessions, into tables with the same indexes and references, committed as often.
 */
final class CopyFloor implements AutoCloseable {
  private static final List<String> TABLES = List.of("mcp_session", "tool_query", "tool_call");
  private static final char BETWEEN = '\f';

  private final List<Connection> connections = new ArrayList<>();

  /** Makes the tables; there is one connection for each copy at a time. */
  CopyFloor(Visit visit, int atATime) throws SQLException {
    for (int i = 0; i < atATime; i++) {
      connections.add(visit.superuser("gatehouse"));
      connections.getLast().setAutoCommit(false);
    }
  }

  /** Copies what was written after this batch; answers how many calls a second. */
  double measure(long after) throws SQLException, IOException {
    List<String> batches = batches(after);
    Connection first = connections.getFirst();
    try (Statement statement = first.createStatement()) {
      for (String table : TABLES) {
        statement.execute("drop table if exists floor_" + table);
        statement.execute(
            "create table floor_%1$s (like %1$s including defaults including indexes)"
                .formatted(table));
        statement.execute(
            "alter table floor_%s add foreign key (workspace_id, project_user_id) references project_user"
                    .formatted(table)
                + " (workspace_id, id) on delete cascade");
      }
    }
    first.commit();
    BlockingQueue<Connection> free =
        new ArrayBlockingQueue<>(connections.size(), false, connections);
    return Feed.each(
        batches,
        connections.size(),
        batch -> {
          Connection connection = free.take();
          String[] texts = batch.split(String.valueOf(BETWEEN), -1);
          for (int i = 0; i < texts.length; i++) {
            copies(connection)
                .copyIn("copy floor_" + TABLES.get(i) + " from stdin", new StringReader(texts[i]));
          }
          connection.commit();
          free.add(connection);
        });
  }

  /**
   * Each with its share of sessions, queries and calls, in the order in which they were written.
   */
  private List<String> batches(long after) throws SQLException, IOException {
    List<List<String>> rows = new ArrayList<>();
    for (String table : TABLES) {
      ByteArrayOutputStream text = new ByteArrayOutputStream();
      copies(connections.getFirst())
          .copyOut(
              "copy (select * from %s where batch > %d order by batch) to stdout"
                  .formatted(table, after),
              text);
      rows.add(Arrays.asList(text.toString(StandardCharsets.UTF_8).split("(?<=\n)", -1)));
    }
    int parts = rows.getLast().size() / Feed.AT_ONCE;
    List<String> batches = new ArrayList<>();
    for (int i = 0; i < parts; i++) {
      List<String> texts = new ArrayList<>();
      for (List<String> of : rows) {
        texts.add(String.join("", of.subList(of.size() * i / parts, of.size() * (i + 1) / parts)));
      }
      batches.add(String.join(String.valueOf(BETWEEN), texts));
    }
    return batches;
  }

  private static CopyManager copies(Connection connection) throws SQLException {
    return connection.unwrap(PGConnection.class).getCopyAPI();
  }

  @Override
  public void close() throws SQLException {
    for (Connection connection : connections) {
      connection.close();
    }
  }
}
