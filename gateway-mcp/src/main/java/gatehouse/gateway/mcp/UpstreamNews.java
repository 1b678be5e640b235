package gatehouse.gateway.mcp;

import java.util.List;

/** The streams on which a server tells things of its own accord. */
final class UpstreamNews {
  private final UpstreamSession session;
  private final UpstreamStream general;
  private final UpstreamListening listening;

  UpstreamNews(Outgoing outgoing, UpstreamSession session) {
    this.session = session;
    this.general = new UpstreamStream(outgoing, session);
    this.listening = new UpstreamListening(outgoing.vertx(), session);
  }

  /** With a session it tells what it likes, on one stream. */
  void hearAll() {
    general.open();
  }

  /** Without, it is told what is wanted. */
  void want(boolean lists, List<String> uris) {
    listening.want(lists, uris);
  }

  /** Waits a moment until it can tell. */
  void await() {
    if (session.isStateless()) {
      listening.await();
    } else if (session.id() != null) {
      general.await();
    }
  }
}
