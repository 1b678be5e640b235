package gatehouse.control.agent;

import gatehouse.control.agent.AdmissionException.Kind;
import jakarta.enterprise.context.ApplicationScoped;

/** Decides whether a call of an agent is let in, and whether it still may go on. */
@ApplicationScoped
public class Admissions {
  /**
   * Checks the key, the project, the address it comes from, its limit, whom it names, whether it
   * may name them, and whether that person may come in; in this order. On their first appearance
   * the person becomes a user of the project.
   *
   * @throws AdmissionException when it is not let in
   */
  public Admitted admit(AgentCall call) {
    throw new AdmissionException(Kind.KEY, "The agent key is missing or not valid here.");
  }

  /**
   * True while what was let in still holds. Answered from memory, for at most a second after the
   * other nodes were last heard; then from the database; false when that cannot be asked.
   */
  public boolean holds(Admitted admitted) {
    return false;
  }

  /**
   * Notes work that goes on. It is cut within a second when the person, the key, the agent or the
   * project ends; at once when it has ended already.
   *
   * @param cut must be quick and may be called more than once, from any thread
   */
  public Running running(Admitted admitted, Runnable cut) {
    cut.run();
    return () -> {};
  }
}
