package gatehouse.control.twofactor;

/**
 * What an authenticator app needs. Shown once, counts from the first right code on.
 *
 * @param secret base 32, to type by hand
 * @param uri the same as otpauth address
 * @param qrSvg the address as a picture
 */
public record Enrolment(String secret, String uri, String qrSvg) {
  @Override
  public String toString() {
    return "Enrolment";
  }
}
