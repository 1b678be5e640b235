package gatehouse.control.device;

import gatehouse.control.personaldata.PersonalData;
import gatehouse.control.session.OwnSession;
import gatehouse.control.session.Sessions;
import gatehouse.control.session.SignInMethod;
import gatehouse.platform.ids.IdType;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Where the person is signed in. */
@ApplicationScoped
class SessionData implements PersonalData {
  private final Sessions sessions;

  SessionData(Sessions sessions) {
    this.sessions = sessions;
  }

  /** One session, without its token. */
  record Piece(
      String id,
      @Nullable String device,
      SignInMethod method,
      @Nullable String identityProvider,
      String address,
      String userAgent,
      Instant createdAt,
      Instant lastSeenAt,
      Instant expiresAt) {
    static Piece of(OwnSession session) {
      UUID device = session.deviceId();
      UUID provider = session.identityProvider();
      return new Piece(
          IdType.ACCOUNT_SESSION.format(session.id()),
          device == null ? null : IdType.ACCOUNT_DEVICE.format(device),
          session.method(),
          provider == null ? null : IdType.IDENTITY_PROVIDER.format(provider),
          session.address(),
          session.userAgent(),
          session.createdAt(),
          session.lastSeen(),
          session.ends());
    }
  }

  @Override
  public String name() {
    return "sessions";
  }

  @Override
  public void tell(UUID account, Consumer<Object> piece) {
    sessions.of(account).forEach(session -> piece.accept(Piece.of(session)));
  }
}
