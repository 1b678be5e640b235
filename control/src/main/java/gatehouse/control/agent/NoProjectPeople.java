package gatehouse.control.agent;

import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/** Where no feature keeps project users, there are none, and nobody is let in. */
@DefaultBean
@ApplicationScoped
class NoProjectPeople implements ProjectPeople {
  @Override
  public UUID appeared(UUID workspace, UUID project, UUID person) {
    throw new AdmissionException(
        AdmissionException.Kind.ENDED, "This server keeps no users of projects.");
  }

  @Override
  public Optional<UUID> known(UUID workspace, UUID project, UUID person) {
    return Optional.empty();
  }
}
