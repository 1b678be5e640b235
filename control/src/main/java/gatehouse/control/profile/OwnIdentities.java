package gatehouse.control.profile;

import java.util.List;
import java.util.UUID;

/** Tells which identity providers an account can sign in through. */
public interface OwnIdentities {
  List<OwnIdentity> of(UUID account);
}
