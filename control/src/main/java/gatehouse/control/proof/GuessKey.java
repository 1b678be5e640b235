package gatehouse.control.proof;

import gatehouse.platform.crypto.Tokens;
import java.util.UUID;

/** What guesses are counted by. */
public record GuessKey(GuessLimit limit, String name) {
  public static GuessKey ofAccount(String emailKey) {
    return new GuessKey(GuessLimit.ACCOUNT, emailKey);
  }

  public static GuessKey ofDevice(UUID device) {
    return new GuessKey(GuessLimit.KNOWN_DEVICE, device.toString());
  }

  /** An IPv6 address counts as its /64: a home has 2^64 of them. */
  public static GuessKey ofAddress(String address) {
    return new GuessKey(GuessLimit.ADDRESS, NetworkOf.address(address));
  }

  public static GuessKey ofMailTo(String emailKey) {
    return new GuessKey(GuessLimit.MAIL, emailKey);
  }

  public static GuessKey ofMailSender(String address) {
    return new GuessKey(GuessLimit.MAIL_SENDER, NetworkOf.address(address));
  }

  byte[] hash() {
    return Tokens.hash(limit.code() + ':' + name);
  }
}
