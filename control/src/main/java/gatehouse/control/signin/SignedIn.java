package gatehouse.control.signin;

import gatehouse.control.session.SignInMethod;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Fired in the transaction of a sign-in, before anything is answered. */
public record SignedIn(UUID account, SignInMethod method, @Nullable UUID provider, Instant at) {}
