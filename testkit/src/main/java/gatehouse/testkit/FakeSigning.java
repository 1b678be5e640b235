package gatehouse.testkit;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.nio.charset.StandardCharsets;

/** The keys of a {@link FakeProvider}, used rightly and wrongly. */
final class FakeSigning {
  private final RSAKey key = newKey("one");

  /** The public part, as the provider shows it. */
  String published() {
    return new JWKSet(key).toString();
  }

  String sign(JWTClaimsSet claims, FakeProvider.Signature how) throws JOSEException {
    return switch (how) {
      case RIGHT -> signed(claims, key, "one");
      case NONE -> new PlainJWT(claims).serialize();
      case UNKNOWN_KEY -> signed(claims, newKey("other"), "other");
      case FORGED_KEY -> signed(claims, newKey("other"), "one");
      case MAC_WITH_SECRET ->
          mac(claims, FakeProvider.CLIENT_SECRET.getBytes(StandardCharsets.UTF_8));
      case MAC_WITH_PUBLIC_KEY -> mac(claims, key.toRSAPublicKey().getEncoded());
    };
  }

  private static String signed(JWTClaimsSet claims, RSAKey with, String kid) throws JOSEException {
    SignedJWT token =
        new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(kid).build(), claims);
    token.sign(new RSASSASigner(with));
    return token.serialize();
  }

  private static String mac(JWTClaimsSet claims, byte[] secret) throws JOSEException {
    SignedJWT token =
        new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.HS256).keyID("one").build(), claims);
    token.sign(new MACSigner(secret));
    return token.serialize();
  }

  private static RSAKey newKey(String kid) {
    try {
      return new RSAKeyGenerator(2048).keyID(kid).generate();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }
}
