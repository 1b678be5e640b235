package gatehouse.testkit;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The wire to a mail server: passes everything on, or fails in one of the ways mail servers fail.
 */
public final class SmtpWire implements AutoCloseable {
  private final ServerSocket door;
  private final int target;
  private final AtomicInteger connections = new AtomicInteger();
  private volatile Fault fault = Fault.NONE;

  private SmtpWire(ServerSocket door, int target) {
    this.door = door;
    this.target = target;
  }

  /** How it fails. */
  public enum Fault {
    NONE,
    /** Takes the connection and says nothing. */
    HANGS,
    /** Greets with 451: come back later. */
    BUSY,
    /** Refuses every recipient for good. */
    REFUSES,
    /** The server takes the mail, but its answer never arrives. */
    CUT_AFTER_DATA
  }

  static SmtpWire to(int target) {
    try {
      SmtpWire wire =
          new SmtpWire(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), target);
      Thread.ofVirtual().start(wire::accept);
      return wire;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  int port() {
    return door.getLocalPort();
  }

  int connections() {
    return connections.get();
  }

  void disturb(Fault next) {
    this.fault = next;
  }

  @Override
  public void close() {
    try {
      door.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void accept() {
    try {
      while (true) {
        Socket client = door.accept();
        connections.incrementAndGet();
        Fault how = fault;
        Thread.ofVirtual().start(() -> serve(client, how));
      }
    } catch (IOException closed) {
      // the end of the tests
    }
  }

  private void serve(Socket client, Fault how) {
    try (client) {
      switch (how) {
        case HANGS -> {
          int read = client.getInputStream().read();
          while (read >= 0) {
            read = client.getInputStream().read();
          }
        }
        case BUSY -> say(client, "451 4.3.2 try again later\r\n");
        case REFUSES -> refuse(client);
        case NONE, CUT_AFTER_DATA -> relay(client, how);
      }
    } catch (IOException gone) {
      // the client went away
    }
  }

  private static void say(Socket client, String words) throws IOException {
    client.getOutputStream().write(words.getBytes(StandardCharsets.US_ASCII));
    client.getOutputStream().flush();
  }

  private static void refuse(Socket client) throws IOException {
    say(client, "220 wire\r\n");
    try (var lines =
        new java.io.BufferedReader(
            new java.io.InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        say(client, line.startsWith("RCPT") ? "550 5.1.1 mailbox unavailable\r\n" : "250 fine\r\n");
      }
    }
  }

  private void relay(Socket client, Fault how) throws IOException {
    try (Socket server = new Socket(InetAddress.getLoopbackAddress(), target)) {
      Thread back =
          Thread.ofVirtual().start(() -> copy(server, client, how == Fault.CUT_AFTER_DATA));
      InputStream in = client.getInputStream();
      OutputStream out = server.getOutputStream();
      byte[] buffer = new byte[8192];
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        out.write(buffer, 0, n);
        out.flush();
      }
      server.shutdownOutput();
      back.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * Answers of the server; with {@code cut} the one after the mail itself is swallowed with the
   * line.
   */
  private static void copy(Socket server, Socket client, boolean cut) {
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    byte[] buffer = new byte[8192];
    try {
      for (int n = server.getInputStream().read(buffer);
          n >= 0;
          n = server.getInputStream().read(buffer)) {
        boolean afterData = said.toString(StandardCharsets.US_ASCII).contains("\n354");
        said.write(buffer, 0, n);
        if (cut && afterData) {
          client.close();
          return;
        }
        client.getOutputStream().write(buffer, 0, n);
        client.getOutputStream().flush();
      }
      client.close();
    } catch (IOException gone) {
      // one side went away
    }
  }
}
