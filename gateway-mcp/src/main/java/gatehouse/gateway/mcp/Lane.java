package gatehouse.gateway.mcp;

import io.vertx.core.http.HttpClientResponse;

/** One message's way upstream and what comes back of it. */
interface Lane {
  /** The server answers with a stream of events; who is slow to take them holds it back. */
  void streaming(Flow flow);

  /** A request or notification of the server that belongs to this message. */
  void message(Message message);

  /** The answer, a result or an error. The last thing that comes, or {@link #failed} is. */
  void done(Message response);

  void failed(UpstreamFailure why);

  /** True while the server itself waits for somebody: its silence is not held against it. */
  default boolean isWaiting() {
    return false;
  }

  /** Holds a stream back while the other side cannot take more. */
  interface Flow {
    void pause();

    void resume();

    static Flow of(HttpClientResponse response) {
      return new Flow() {
        @Override
        public void pause() {
          response.pause();
        }

        @Override
        public void resume() {
          response.resume();
        }
      };
    }
  }
}
