package gatehouse.platform.net;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

/** The other side, byte by byte: counts who comes, and answers as badly as a test wants. */
final class Peer implements AutoCloseable {
  private final ServerSocket socket;
  private final AtomicInteger connections = new AtomicInteger();

  /** What it does once the request's head has been read. */
  @FunctionalInterface
  interface Manners {
    void answer(OutputStream out) throws IOException, InterruptedException;
  }

  private Peer(ServerSocket socket, Manners manners) {
    this.socket = socket;
    Thread.ofVirtual().start(() -> serve(manners));
  }

  static Peer at(String address, int port, Manners manners) {
    try {
      ServerSocket socket = new ServerSocket();
      socket.bind(new InetSocketAddress(InetAddress.ofLiteral(address), port));
      return new Peer(socket, manners);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Peer that(Manners manners) {
    return at("127.0.0.1", 0, manners);
  }

  static Peer saying(String... lines) {
    return that(out -> write(out, String.join("\r\n", lines)));
  }

  static void write(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.ISO_8859_1));
    out.flush();
  }

  int port() {
    return socket.getLocalPort();
  }

  int connections() {
    return connections.get();
  }

  private void serve(Manners manners) {
    while (!socket.isClosed()) {
      try {
        Socket caller = socket.accept();
        connections.incrementAndGet();
        Thread.ofVirtual().start(() -> talk(caller, manners));
      } catch (IOException e) {
        return;
      }
    }
  }

  private static void talk(Socket caller, Manners manners) {
    try (caller) {
      readHead(caller.getInputStream());
      manners.answer(caller.getOutputStream());
    } catch (IOException e) {
      // The caller hung up, which is what most tests are about.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void readHead(InputStream in) throws IOException {
    int last = 0;
    for (int b = in.read(); b >= 0; b = in.read()) {
      last = (last << 8) | b;
      if (last == 0x0d0a0d0a) {
        return;
      }
    }
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
