package gatehouse.control.signin;

import gatehouse.control.device.Devices;
import gatehouse.control.onetime.OneTimeLinks;
import gatehouse.control.proof.Guesses;
import gatehouse.control.session.Sessions;
import gatehouse.platform.jobs.Housekeeping;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

/** Deletes what no longer works: ended sessions, used links, old counts and notes of sign-ins. */
@ApplicationScoped
class SignInHousekeeping implements Housekeeping {
  private final Sessions sessions;
  private final OneTimeLinks links;
  private final Guesses guesses;
  private final Devices devices;
  private final SignInEvents events;

  SignInHousekeeping(
      Sessions sessions,
      OneTimeLinks links,
      Guesses guesses,
      Devices devices,
      SignInEvents events) {
    this.sessions = sessions;
    this.links = links;
    this.guesses = guesses;
    this.devices = devices;
    this.events = events;
  }

  @Override
  public String name() {
    return "ended sessions, links and counts";
  }

  @Override
  public int sweep(Instant now) {
    return sessions.sweep() + links.sweep() + guesses.sweep() + devices.sweep() + events.sweep();
  }
}
