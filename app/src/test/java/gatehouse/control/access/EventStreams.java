package gatehouse.control.access;

import io.restassured.specification.RequestSpecification;

/** A stream does not end by itself: only its head is read. */
final class EventStreams {
  private EventStreams() {}

  static int open(RequestSpecification as, String path) {
    return as.accept("text/event-stream")
        .config(
            io.restassured.RestAssured.config()
                .httpClient(
                    io.restassured.config.HttpClientConfig.httpClientConfig()
                        .setParam("http.socket.timeout", 60_000)))
        .when()
        .head(path)
        .statusCode();
  }
}
