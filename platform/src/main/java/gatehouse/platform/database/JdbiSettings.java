package gatehouse.platform.database;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.time.OffsetDateTime;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.AccessibleObjectStrategy;
import org.jdbi.v3.core.mapper.reflect.ReflectionMappers;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jdbi.v3.core.statement.StatementExceptions;
import org.jdbi.v3.jackson2.Jackson2Config;
import org.jdbi.v3.jackson2.Jackson2Plugin;
import org.jdbi.v3.postgres.PostgresPlugin;

/** How Jdbi is set up: records out, JSON columns by Jackson, unused parameters refused. */
final class JdbiSettings {
  private JdbiSettings() {}

  static Jdbi on(DataSource source) {
    ObjectMapper json = JsonMapper.builder().addModule(new JavaTimeModule()).build();
    Jdbi jdbi =
        Jdbi.create(source).installPlugin(new PostgresPlugin()).installPlugin(new Jackson2Plugin());
    jdbi.getConfig(Jackson2Config.class).setMapper(json);
    jdbi.getConfig(ReflectionMappers.class)
        .setStrictMatching(false)
        .setAccessibleObjectStrategy(AccessibleObjectStrategy.FORCE_MAKE_ACCESSIBLE);
    jdbi.getConfig(SqlStatements.class).setUnusedBindingAllowed(false);
    jdbi.registerArrayType(OffsetDateTime.class, "timestamptz");
    jdbi.registerArgument(new TypedArguments());
    jdbi.registerArgument(new PlainArrays());
    jdbi.registerRowMapper(new RecordMappers());
    // Never the bound values: they would carry people's data and secrets into the log.
    jdbi.getConfig(StatementExceptions.class)
        .setMessageRendering(StatementExceptions.MessageRendering.NONE);
    return jdbi;
  }
}
