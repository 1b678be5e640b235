package gatehouse.control.agent;

import gatehouse.platform.events.EventBus;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/**
 * Remembers who was let in, so that the next call of the same agent for the same person costs no
 * query. A grant is good for a minute at most, only until anything changes that it rests on, and
 * only while this node hears the others.
 */
@ApplicationScoped
class Grants {
  /** By then its key's last use is noted anew, too. */
  private static final Duration LONGEST = Duration.ofMinutes(1);

  private static final int MOST = 50_000;

  private final AdmissionEpochs epochs;
  private final EventBus bus;
  private final Clock clock;
  private final ConcurrentMap<Call, Grant> calls = new ConcurrentHashMap<>();
  private final ConcurrentMap<Holder, Grant> holders = new ConcurrentHashMap<>();

  Grants(AdmissionEpochs epochs, EventBus bus, Clock clock) {
    this.epochs = epochs;
    this.bus = bus;
    this.clock = clock;
  }

  /** A call as it came in. Of the secret only its hash, in four numbers: secrets are not kept. */
  private record Call(
      UUID key,
      long hash1,
      long hash2,
      long hash3,
      long hash4,
      String workspace,
      String project,
      @Nullable String email,
      InetAddress address) {
    /** Most of the hash is the key's: the rest tells callers of one key apart. */
    @Override
    public int hashCode() {
      return (Long.hashCode(hash1) * 31 + Objects.hashCode(email)) * 31 + address.hashCode();
    }
  }

  private record Holder(UUID key, UUID projectUser) {}

  /**
   * Somebody who was let in.
   *
   * @param perMinute the limit of its key
   * @param ends when the key does, or a minute from when it was granted
   */
  record Grant(Admitted admitted, @Nullable Integer perMinute, long epoch, Instant ends) {}

  Optional<Grant> of(AgentCall call, KeyText key) {
    return Optional.ofNullable(calls.get(id(call, key))).filter(this::good);
  }

  boolean good(Admitted admitted) {
    Grant grant = holders.get(new Holder(admitted.keyId(), admitted.projectUserId()));
    return grant != null && good(grant);
  }

  void keep(AgentCall call, KeyText key, Grant grant) {
    if (calls.size() > MOST) {
      calls.clear(); // rare, and each costs its queries once more
    }
    calls.put(id(call, key), grant);
    keep(grant);
  }

  void keep(Grant grant) {
    if (holders.size() > MOST) {
      holders.clear();
    }
    Admitted admitted = grant.admitted();
    holders.put(new Holder(admitted.keyId(), admitted.projectUserId()), grant);
  }

  void forget(Admitted admitted) {
    holders.remove(new Holder(admitted.keyId(), admitted.projectUserId()));
  }

  /** The end of a grant that is made now. */
  Instant end(@Nullable Instant keyExpires) {
    Instant longest = clock.instant().plus(LONGEST);
    return keyExpires != null && keyExpires.isBefore(longest) ? keyExpires : longest;
  }

  private boolean good(Grant grant) {
    return bus.isHearing()
        && grant.epoch() == epochs.of(grant.admitted().project())
        && clock.instant().isBefore(grant.ends());
  }

  private static Call id(AgentCall call, KeyText key) {
    ByteBuffer hash = ByteBuffer.wrap(key.hash());
    return new Call(
        key.id(),
        hash.getLong(),
        hash.getLong(),
        hash.getLong(),
        hash.getLong(),
        call.workspace(),
        call.project(),
        call.email(),
        call.clientAddress());
  }
}
