package gatehouse.bench;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;

/** An MCP server with one tool that does next to nothing. */
final class EchoServer implements AutoCloseable {
  static final String TOOL = "echo";

  private final Vertx vertx = Vertx.vertx();
  private final HttpServer server =
      vertx
          .createHttpServer()
          .requestHandler(EchoServer::answer)
          .listen(0, "127.0.0.1")
          .toCompletionStage()
          .toCompletableFuture()
          .join();

  String address() {
    return "http://127.0.0.1:" + server.actualPort() + "/mcp";
  }

  @Override
  public void close() {
    vertx.close();
  }

  private static void answer(HttpServerRequest request) {
    if (!request.method().name().equals("POST")) {
      request.response().setStatusCode(405).end();
      return;
    }
    request
        .body()
        .onSuccess(body -> {
          JsonObject message = new JsonObject(body);
          if (!message.containsKey("id")) {
            request.response().setStatusCode(202).end();
            return;
          }
          JsonObject result =
              switch (message.getString("method")) {
                case "initialize" ->
                    new JsonObject(
                        """
                        {"protocolVersion":"2025-11-25","capabilities":{"tools":{}},
                         "serverInfo":{"name":"bench","version":"1"}}
                        """);
                case "tools/list" ->
                    new JsonObject(
                        """
                        {"tools":[{"name":"echo","inputSchema":{"type":"object"}}]}
                        """);
                default -> new JsonObject("{\"content\":[{\"type\":\"text\",\"text\":\"hello\"}]}");
              };
          request
              .response()
              .putHeader("Content-Type", "application/json")
              .putHeader("Mcp-Session-Id", "bench")
              .end(
                  new JsonObject()
                      .put("jsonrpc", "2.0")
                      .put("id", message.getValue("id"))
                      .put("result", result)
                      .toBuffer());
        });
  }
}
