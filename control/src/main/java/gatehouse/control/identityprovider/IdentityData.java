package gatehouse.control.identityprovider;

import gatehouse.control.personaldata.PersonalData;
import gatehouse.platform.ids.IdType;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Consumer;

/** The identity providers the person can sign in through. */
@ApplicationScoped
class IdentityData implements PersonalData {
  private final Identities identities;

  IdentityData(Identities identities) {
    this.identities = identities;
  }

  /** Who the person is at one provider. */
  record Piece(String provider, String providerName, String subject, Instant linkedAt) {
    static Piece of(LinkedIdentity identity) {
      return new Piece(
          IdType.IDENTITY_PROVIDER.format(identity.providerId()),
          identity.providerName(),
          identity.subject(),
          identity.linkedAt());
    }
  }

  @Override
  public String name() {
    return "identities";
  }

  @Override
  public void tell(UUID account, Consumer<Object> piece) {
    identities.of(account).forEach(identity -> piece.accept(Piece.of(identity)));
  }
}
