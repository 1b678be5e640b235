package gatehouse.app.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.testkit.Superuser;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ReferenceChecksTest {
  private static final String NOWHERE = "00000000-0000-7000-8000-00000000dead";

  @Test
  void whatIsLostIsFound() throws SQLException {
    try (Connection connection = Superuser.connect();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      Finding before = ReferenceChecks.of(statement); // other tests may have lost some on purpose
      statement.execute(
          "insert into person (workspace_id, id, account_id, email, email_key, created_at) values"
              + " ('%1$s', '%1$s', '%1$s', 'lost@example.com', 'lost@example.com', now())"
                  .formatted(NOWHERE));
      Finding lost = ReferenceChecks.of(statement);
      assertThat(lost.level()).isEqualTo(Finding.Level.BAD);
      assertThat(lost.text())
          .contains("people of no workspace", "people of no account")
          .isNotEqualTo(before.text());
      connection.rollback();
      assertThat(ReferenceChecks.of(statement)).isEqualTo(before);
    }
  }
}
