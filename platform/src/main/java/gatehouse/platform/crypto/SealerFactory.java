package gatehouse.platform.crypto;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The server's one sealer, from the keyset that the start-up read from its key file. */
class SealerFactory {
  @Produces
  @Singleton
  Sealer sealer(@ConfigProperty(name = "gatehouse.secrets-keyset") String keyset) {
    return new Sealer(keyset);
  }
}
