package gatehouse.control.agent;

import gatehouse.control.account.EmailAddress;
import gatehouse.control.agent.AdmissionException.Kind;
import gatehouse.control.project.Project;
import gatehouse.platform.http.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Decides whether a call of an agent is let in, and whether it still may go on. */
@ApplicationScoped
public class Admissions {
  private static final Logger LOG = Logger.getLogger("gatehouse.agents");
  private static final int TRIES = 3;

  private final Checks checks;
  private final Grants grants;
  private final AdmissionEpochs epochs;
  private final KeyMeter meter;
  private final Refusals refusals;
  private final RunningWork work;

  Admissions(
      Checks checks,
      Grants grants,
      AdmissionEpochs epochs,
      KeyMeter meter,
      Refusals refusals,
      RunningWork work) {
    this.checks = checks;
    this.grants = grants;
    this.epochs = epochs;
    this.meter = meter;
    this.refusals = refusals;
    this.work = work;
  }

  /**
   * Checks the key, the project, the address it comes from, its limit, whom it names, whether it
   * may name them, and whether that person may come in; in this order. On their first appearance
   * the person becomes a user of the project. Not in a transaction.
   *
   * @throws AdmissionException when it is not let in
   */
  public Admitted admit(AgentCall call) {
    KeyText key = KeyText.parse(call.key()).orElseThrow(Checks::invalid);
    Optional<Grants.Grant> known = grants.of(call, key);
    if (known.isPresent()) {
      meter.take(key.id(), known.get().perMinute());
      return known.get().admitted();
    }
    return admit(call, key);
  }

  private Admitted admit(AgentCall call, KeyText key) {
    for (int i = 1; ; i++) {
      long changes = epochs.changes();
      Checks.Valid valid = checks.key(key, call);
      AgentKey its = valid.holder().key();
      if (!AddressBlocks.allow(its.addresses(), call.clientAddress())) {
        refusals.note(valid.holder(), Kind.KEY, call, null);
        throw Checks.invalid();
      }
      if (i == 1) {
        meter.take(key.id(), its.perMinute());
      }
      Admitted admitted = admitted(valid, call, address(call));
      long epoch = epochs.of(valid.project());
      if (changes == epochs.changes()) {
        grants.keep(
            call,
            key,
            new Grants.Grant(admitted, its.perMinute(), epoch, grants.end(its.expiresAt())));
        return admitted;
      }
      // What was read first may have ended while the rest was read: once more, but not for ever.
      if (i == TRIES) {
        return admitted;
      }
    }
  }

  private Admitted admitted(Checks.Valid valid, AgentCall call, EmailAddress address) {
    AgentKeyDao.Holder holder = valid.holder();
    try {
      Checks.Named named = checks.user(valid, address);
      return new Admitted(
          valid.project(),
          holder.key().agentId(),
          holder.agentName(),
          holder.key().id(),
          named.user(),
          address.text(),
          ToolAccess.both(holder.rules(), named.rules()),
          holder.mode());
    } catch (AdmissionException refused) {
      refusals.note(holder, refused.kind(), call, address.text());
      throw refused;
    }
  }

  /**
   * Lets somebody in who manages the project and wants to see what an agent's calls do: as
   * themselves, or as somebody who has no account. Not in a transaction.
   *
   * @param account of whoever it is; null for a test person
   * @throws AdmissionException when that person must not come in
   * @throws ProblemException not-found when the project has no such agent
   */
  public Admitted play(Project project, UUID agent, EmailAddress address, @Nullable UUID account) {
    return checks.played(project, agent, address, account);
  }

  private static EmailAddress address(AgentCall call) {
    if (call.email() == null || call.email().isBlank()) {
      throw new AdmissionException(
          Kind.EMAIL_MISSING,
          "The request does not say for whom it is. Send the person's address as x-user-email.");
    }
    try {
      return EmailAddress.parse(call.email());
    } catch (IllegalArgumentException e) {
      throw new AdmissionException(Kind.EMAIL_MALFORMED, "x-user-email: " + e.getMessage() + ".");
    }
  }

  /** True for somebody who may not come in: suspended, banned, or without their account. */
  public boolean isOut(UUID workspace, EmailAddress address) {
    return checks.isOut(workspace, address);
  }

  /**
   * True while what was let in still holds. Answered from memory, for at most a second after the
   * other nodes were last heard; then from the database; false when that cannot be asked.
   */
  public boolean holds(Admitted admitted) {
    if (grants.good(admitted)) {
      return true;
    }
    try {
      long epoch = epochs.of(admitted.project());
      Optional<Checks.Still> still = checks.still(admitted);
      if (still.isEmpty()) {
        grants.forget(admitted);
        return false;
      }
      Checks.Still limits = still.get();
      grants.keep(
          new Grants.Grant(admitted, limits.perMinute(), epoch, grants.end(limits.expiresAt())));
      return true;
    } catch (RuntimeException e) {
      LOG.warnf("Work of an agent ends because it cannot be checked: %s", e.getMessage());
      return false;
    }
  }

  /**
   * Notes work that goes on. It is cut within a second when the person, the key, the agent or the
   * project ends; at once when it has ended already.
   *
   * @param cut must be quick; called once at most, from any thread
   */
  public Running running(Admitted admitted, Runnable cut) {
    return work.add(admitted, cut, this::holds);
  }
}
