package gatehouse.control.signin;

import gatehouse.control.personaldata.PersonalData;
import gatehouse.platform.ids.IdType;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** When and from where somebody signed in, or tried to. */
@ApplicationScoped
class SignInData implements PersonalData {
  private static final int BATCH = 1_000;

  private final SignInEvents events;

  SignInData(SignInEvents events) {
    this.events = events;
  }

  /** One event. */
  record Piece(
      Instant at,
      String method,
      String result,
      @Nullable String reason,
      @Nullable String identityProvider,
      @Nullable String device,
      String address,
      String userAgent,
      int times) {
    static Piece of(SignInEvent event) {
      UUID provider = event.identityProvider();
      UUID device = event.deviceId();
      return new Piece(
          event.at(),
          event.method(),
          event.result(),
          event.reason(),
          provider == null ? null : IdType.IDENTITY_PROVIDER.format(provider),
          device == null ? null : IdType.ACCOUNT_DEVICE.format(device),
          event.address(),
          event.userAgent(),
          event.times());
    }
  }

  @Override
  public String name() {
    return "signIns";
  }

  @Override
  public void tell(UUID account, Consumer<Object> piece) {
    List<SignInEvent> batch = events.of(account, null, BATCH);
    while (!batch.isEmpty()) {
      batch.forEach(event -> piece.accept(Piece.of(event)));
      batch = events.of(account, batch.getLast(), BATCH);
    }
  }
}
