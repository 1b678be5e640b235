package gatehouse.testkit;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.management.JMException;
import javax.management.ObjectName;
import javax.management.StandardMBean;
import org.jspecify.annotations.Nullable;

/** A mail server for all tests, behind a wire that a test can disturb. */
public final class MailForTests implements QuarkusTestResourceLifecycleManager {
  private static final String NAME = "gatehouse.testkit:type=MailForTests";

  private @Nullable GreenMail server;
  private @Nullable SmtpWire wire;

  @Override
  public Map<String, String> start() {
    GreenMail mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    mail.start();
    SmtpWire between = SmtpWire.to(mail.getSmtp().getPort());
    this.server = mail;
    this.wire = between;
    offer(mail, between);
    return Map.of(
        "gatehouse.smtp-url",
        "smtp://127.0.0.1:" + between.port(),
        "gatehouse.mail-from",
        "gatehouse@example.com",
        "gatehouse.smtp-patience",
        "2S");
  }

  @Override
  public void stop() {
    if (wire != null) {
      wire.close();
    }
    if (server != null) {
      server.stop();
    }
  }

  /** All mail that arrived for an address, as it went over the wire. */
  public static List<String> arrivedFor(String address) {
    return List.of((String[]) call("arrivedFor", address));
  }

  /** Disturbs the wire: see {@link SmtpWire.Fault}. */
  public static void disturb(SmtpWire.Fault fault) {
    call("disturb", fault.name());
  }

  /** Forgets all mail and mends the wire. */
  static void startAfresh() {
    call("forget", "");
    disturb(SmtpWire.Fault.NONE);
  }

  /** How often the server was connected to. */
  public static int connections() {
    return (Integer) call("connections", "");
  }

  private static Object call(String operation, String argument) {
    try {
      return ManagementFactory.getPlatformMBeanServer()
          .invoke(
              new ObjectName(NAME),
              operation,
              new Object[] {argument},
              new String[] {String.class.getName()});
    } catch (JMException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void offer(GreenMail mail, SmtpWire wire) {
    try {
      ManagementFactory.getPlatformMBeanServer()
          .registerMBean(
              new StandardMBean(new Desk(mail, wire), Control.class), new ObjectName(NAME));
    } catch (JMException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What crosses from the tests' class loader to the one that holds the server. */
  public interface Control {
    String[] arrivedFor(String address);

    int connections(String ignored);

    void forget(String ignored);

    void disturb(String fault);
  }

  private record Desk(GreenMail mail, SmtpWire wire) implements Control {
    @Override
    public String[] arrivedFor(String address) {
      List<String> arrived = new ArrayList<>();
      try {
        for (var message : mail.getReceivedMessages()) {
          if (message.getAllRecipients()[0].toString().equalsIgnoreCase(address)) {
            var out = new java.io.ByteArrayOutputStream();
            message.writeTo(out);
            arrived.add(out.toString(java.nio.charset.StandardCharsets.UTF_8));
          }
        }
      } catch (jakarta.mail.MessagingException | java.io.IOException e) {
        throw new IllegalStateException(e);
      }
      return arrived.toArray(String[]::new);
    }

    @Override
    public int connections(String ignored) {
      return wire.connections();
    }

    @Override
    public void forget(String ignored) {
      try {
        mail.purgeEmailFromAllMailboxes();
      } catch (com.icegreen.greenmail.store.FolderException e) {
        throw new IllegalStateException(e);
      }
    }

    @Override
    public void disturb(String fault) {
      wire.disturb(SmtpWire.Fault.valueOf(fault));
    }
  }
}
