package gatehouse.app;

import static io.restassured.RestAssured.given;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ApiDescriptionTest {
  @Test
  void theCommittedDescriptionIsWhatTheServerOffers() {
    Golden.check("openapi.yaml", given().get("/openapi.yaml").asString());
  }
}
