package gatehouse.control.signin;

import gatehouse.control.account.Account;
import gatehouse.control.account.AccountStatus;
import gatehouse.control.account.Accounts;
import gatehouse.control.account.PasswordCheck;
import gatehouse.control.audit.AuditEvent;
import gatehouse.control.audit.AuditLog;
import gatehouse.control.device.Device;
import gatehouse.control.device.Devices;
import gatehouse.control.proof.Admission;
import gatehouse.control.proof.GuessKey;
import gatehouse.control.proof.Guesses;
import gatehouse.control.proof.PasswordProof;
import gatehouse.control.session.SignInMethod;
import gatehouse.control.twofactor.TwoFactor;
import gatehouse.platform.database.Database;
import gatehouse.platform.http.ProblemException;
import gatehouse.platform.http.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Signs people in by password and second factor.
 *
 * <p>Whatever is wrong, the answer is one and the work is one: the same statements, one hash. So
 * neither tells whether an account exists, is disabled or has no password.
 */
@ApplicationScoped
class SignIns {
  private final Database database;
  private final Accounts accounts;
  private final Devices devices;
  private final Guesses guesses;
  private final PasswordProof proof;
  private final TwoFactor twoFactor;
  private final Entrance entrance;
  private final WorkspacesOf workspaces;
  private final SignInEvents events;
  private final AuditLog audit;
  private final SignInQueue queue;
  private final Clock clock;

  SignIns(
      Database database,
      Accounts accounts,
      Devices devices,
      Guesses guesses,
      PasswordProof proof,
      TwoFactor twoFactor,
      Entrance entrance,
      WorkspacesOf workspaces,
      SignInEvents events,
      AuditLog audit,
      SignInQueue queue,
      Clock clock) {
    this.database = database;
    this.accounts = accounts;
    this.devices = devices;
    this.guesses = guesses;
    this.proof = proof;
    this.twoFactor = twoFactor;
    this.entrance = entrance;
    this.workspaces = workspaces;
    this.events = events;
    this.audit = audit;
    this.queue = queue;
    this.clock = clock;
  }

  /**
   * One attempt.
   *
   * @param found the account of the address, if there is one
   * @param device the browser, if the account knows it
   */
  private record Attempt(
      @Nullable PasswordCheck found,
      @Nullable Device device,
      List<GuessKey> keys,
      Admission admission,
      Visit visit) {

    @Nullable UUID account() {
      return found == null ? null : found.accountId();
    }

    @Nullable UUID deviceId() {
      return device == null ? null : device.id();
    }
  }

  Arrival signIn(SignInRequest typed, Visit visit) {
    Attempt attempt = queue.pass(() -> database.acrossWorkspaces(handle -> begin(typed, visit)));
    if (!attempt.admission().admitted()) {
      throw attempt.admission().refusal();
    }
    PasswordCheck found = attempt.found();
    if (!proof.holds(found, typed.password()) || found == null) {
      failed(attempt, reason(found));
      throw Entrance.refused();
    }
    Optional<Arrival> arrival = database.acrossWorkspaces(handle -> enter(attempt, found, typed));
    if (arrival.isPresent()) {
      return arrival.get();
    }
    if (typed.code() == null) {
      // The password was right, so this was no guess; but the owner has not come in either.
      attempt.keys().forEach(guesses::takeBack);
      throw secondFactor("Type the code of your authenticator app, or a recovery code.");
    }
    failed(attempt, FailureReason.WRONG_CODE);
    throw secondFactor("This code is wrong or was used already. Wait for the next one.");
  }

  private Attempt begin(SignInRequest typed, Visit visit) {
    Optional<PasswordCheck> found = accounts.passwordOf(typed.email());
    // For nobody's address the same statement runs, with an id that no account has.
    UUID account = found.map(PasswordCheck::accountId).orElse(AuditLog.SERVER);
    Optional<Device> device = devices.known(account, visit.device());
    List<GuessKey> keys =
        device
            .map(known -> List.of(GuessKey.ofDevice(known.id())))
            .orElseGet(() ->
                List.of(
                    GuessKey.ofAddress(visit.client().address()),
                    GuessKey.ofAccount(typed.email().key())));
    Attempt attempt =
        new Attempt(found.orElse(null), device.orElse(null), keys, guesses.admit(keys), visit);
    if (!attempt.admission().admitted()) {
      note(attempt, FailureReason.TOO_MANY);
    }
    return attempt;
  }

  /** Nothing when the second factor is missing or wrong. */
  private Optional<Arrival> enter(Attempt attempt, PasswordCheck found, SignInRequest typed) {
    Account account = accounts.locked(found.accountId());
    boolean changed =
        accounts
            .passwordOf(account.id())
            .filter(now ->
                Objects.equals(now.changedAt(), found.changedAt())
                    && now.status() == AccountStatus.ACTIVE)
            .isEmpty();
    if (changed) {
      throw Entrance.refused();
    }
    Device device = attempt.device();
    boolean trusted = device != null && device.trusted(clock.instant());
    String code = typed.code();
    if (account.twoFactor() && !trusted && (code == null || !twoFactor.take(account.id(), code))) {
      return Optional.empty();
    }
    attempt
        .keys()
        .forEach(key -> {
          switch (key.limit()) {
            // Not forgotten: whoever has one account here could else clear the way to all others.
            case ADDRESS -> guesses.takeBack(key);
            default -> guesses.forget(key);
          }
        });
    boolean trust = typed.trust() && account.twoFactor();
    Entered entered = entrance.letIn(account, SignInMethod.PASSWORD, null, attempt.visit(), trust);
    return Optional.of(new Arrival(entered, workspaces.of(account.id())));
  }

  private void failed(Attempt attempt, FailureReason reason) {
    queue.<@Nullable Void>pass(() ->
        database.acrossWorkspaces(handle -> {
          note(attempt, reason);
          return null;
        }));
  }

  private void note(Attempt attempt, FailureReason reason) {
    UUID account = attempt.account();
    events.failed(account, reason, attempt.deviceId(), attempt.visit().client());
    if (attempt.admission().justBlocked() && account != null) {
      audit.record(
          AuditLog.SERVER,
          new AuditEvent(
              "account.sign-in-slowed-down",
              accounts.get(account).subject(),
              Map.of(),
              Map.of("knownDevice", attempt.device() != null)));
    }
  }

  private static FailureReason reason(@Nullable PasswordCheck found) {
    if (found == null) {
      return FailureReason.UNKNOWN_ACCOUNT;
    }
    if (found.status() != AccountStatus.ACTIVE) {
      return FailureReason.ACCOUNT_ENDED;
    }
    return found.hash() == null ? FailureReason.NO_PASSWORD : FailureReason.WRONG_PASSWORD;
  }

  private static ProblemException secondFactor(String detail) {
    return new ProblemException(ProblemType.TWO_FACTOR_REQUIRED, detail);
  }
}
