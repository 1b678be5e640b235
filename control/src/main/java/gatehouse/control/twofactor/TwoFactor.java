package gatehouse.control.twofactor;

import gatehouse.control.account.Account;
import gatehouse.control.account.AccountChanged;
import gatehouse.control.account.AccountStatus;
import gatehouse.control.account.Accounts;
import gatehouse.control.audit.AuditEvent;
import gatehouse.control.audit.AuditLog;
import gatehouse.control.device.Devices;
import gatehouse.platform.crypto.Sealer;
import gatehouse.platform.database.Database;
import gatehouse.platform.http.ProblemException;
import gatehouse.platform.http.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/** Turns the second factor on and off, and uses codes up. */
@ApplicationScoped
public class TwoFactor {
  private final Database database;
  private final Accounts accounts;
  private final Devices devices;
  private final AuditLog audit;
  private final Sealer sealer;
  private final SecureRandom random;
  private final Clock clock;

  TwoFactor(
      Database database,
      Accounts accounts,
      Devices devices,
      AuditLog audit,
      Sealer sealer,
      SecureRandom random,
      Clock clock) {
    this.database = database;
    this.accounts = accounts;
    this.devices = devices;
    this.audit = audit;
    this.sealer = sealer;
    this.random = random;
    this.clock = clock;
  }

  public TwoFactorState state(UUID account) {
    return database.joined(handle -> {
      TwoFactorDao dao = new TwoFactorDao(handle);
      return dao.secret(account)
          .filter(secret -> secret.confirmedAt() != null)
          .map(secret ->
              new TwoFactorState(true, dao.recoveryCodesLeft(account), secret.confirmedAt()))
          .orElse(new TwoFactorState(false, 0, null));
    });
  }

  /** Makes a secret that waits for its first code; a second call replaces it. */
  public Enrolment begin(UUID account) {
    byte[] bytes = new byte[Totp.SECRET_BYTES];
    random.nextBytes(bytes);
    String secret = Base32.encode(bytes);
    return database.joined(handle -> {
      Account owner = accounts.locked(account);
      byte[] sealed = sealer.seal(secret, place(account));
      if (!new TwoFactorDao(handle).pending(account, sealed, clock.instant())) {
        throw new ProblemException(
            ProblemType.CONFLICT,
            "Two-factor sign-in is on. Turn it off first to use another app.");
      }
      String uri = uri(owner.email(), secret);
      return new Enrolment(secret, uri, QrCodeSvg.of(uri));
    });
  }

  /** Turns it on with the app's first code, and answers the recovery codes: shown this once. */
  public List<String> confirm(UUID account, String code) {
    return database.joined(handle -> {
      TwoFactorDao dao = new TwoFactorDao(handle);
      Account owner = accounts.locked(account);
      OptionalLong step =
          dao.secret(account)
              .filter(secret -> secret.confirmedAt() == null)
              .map(secret -> step(account, secret, code))
              .orElseThrow(() ->
                  new ProblemException(
                      ProblemType.CONFLICT, "Begin by scanning the picture with your app."));
      if (step.isEmpty() || !dao.confirm(account, step.getAsLong(), clock.instant())) {
        throw ProblemException.invalid(
            "/code", "This is not the code of now. Check that your phone's clock is right.");
      }
      accounts.twoFactorIs(account, true);
      devices.untrustAll(account);
      audit.record(AuditLog.SERVER, new AuditEvent("account.two-factor-enabled", owner.subject()));
      return replaceCodes(dao, account);
    });
  }

  public List<String> newRecoveryCodes(UUID account) {
    return database.joined(handle -> {
      Account owner = accounts.locked(account);
      if (!owner.twoFactor()) {
        throw new ProblemException(ProblemType.CONFLICT, "Two-factor sign-in is not on.");
      }
      audit.record(
          AuditLog.SERVER, new AuditEvent("account.recovery-codes-replaced", owner.subject()));
      return replaceCodes(new TwoFactorDao(handle), account);
    });
  }

  /** Turns it off; whether the caller may is the caller's matter. Off already: nothing happens. */
  public void disable(UUID account) {
    database.joined(handle -> {
      Account owner = accounts.locked(account);
      boolean was = new TwoFactorDao(handle).delete(account);
      if (owner.twoFactor()) {
        accounts.twoFactorIs(account, false);
        devices.untrustAll(account);
        audit.record(
            AuditLog.SERVER, new AuditEvent("account.two-factor-disabled", owner.subject()));
      }
      return was;
    });
  }

  /**
   * Uses a code up, from the app or a recovery code.
   *
   * @return false when it is wrong or was used already
   */
  public boolean take(UUID account, String typed) {
    String code = typed.replaceAll("[\\s-]", "");
    return database.joined(handle -> {
      TwoFactorDao dao = new TwoFactorDao(handle);
      Optional<TwoFactorDao.Secret> secret =
          dao.secret(account).filter(found -> found.confirmedAt() != null);
      if (secret.isEmpty()) {
        return false;
      }
      if (!code.matches("[0-9]{6}")) {
        return dao.takeRecoveryCode(account, RecoveryCodes.hash(account, code));
      }
      OptionalLong step = step(account, secret.get(), code);
      return step.isPresent() && dao.take(account, step.getAsLong());
    });
  }

  /** A deleted account keeps no secret. */
  void ended(@Observes AccountChanged change) {
    if (change.after().status() == AccountStatus.DELETED) {
      database.joined(handle -> new TwoFactorDao(handle).delete(change.after().id()));
    }
  }

  private OptionalLong step(UUID account, TwoFactorDao.Secret secret, String code) {
    byte[] sealed = HexFormat.of().parseHex(secret.sealed());
    byte[] bytes = Base32.decode(sealer.open(sealed, place(account)));
    return Totp.step(bytes, code.replaceAll("\\s", ""), secret.lastStep(), clock.instant());
  }

  private List<String> replaceCodes(TwoFactorDao dao, UUID account) {
    List<String> codes = RecoveryCodes.fresh(random);
    dao.replaceRecoveryCodes(
        account, codes.stream().map(code -> RecoveryCodes.hash(account, code)).toList());
    return codes;
  }

  private static String place(UUID account) {
    return "account_totp:" + account;
  }

  private static String uri(String email, String secret) {
    String label = URLEncoder.encode("Gatehouse:" + email, StandardCharsets.UTF_8);
    return "otpauth://totp/"
        + label.replace("+", "%20")
        + "?secret="
        + secret
        + "&issuer=Gatehouse";
  }
}
