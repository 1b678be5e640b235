package gatehouse.control.member;

import gatehouse.control.access.Role;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How many Admins there are to lose and how many seats to take, counted along a chunk. */
final class Room {
  private final boolean counted;
  private long admins;
  private long seats;

  private Room(boolean counted, long admins, long seats) {
    this.counted = counted;
    this.admins = admins;
    this.seats = seats;
  }

  /** Of a workspace that is held until the transaction ends. */
  static Room of(long admins, long seats) {
    return new Room(true, admins, seats);
  }

  /** For changes that no Admin and no seat depends on; nobody has to wait for those. */
  static Room nothingAtStake() {
    return new Room(false, 0, 0);
  }

  /** Why a change cannot be; null when it can, and is counted. */
  @Nullable String refusal(Standing old, Standing wanted, Instant now) {
    int seatsMore = (wanted.takesSeat() ? 1 : 0) - (old.takesSeat() ? 1 : 0);
    if (!counted) {
      boolean atStake = old.role() == Role.ADMIN || wanted.role() == Role.ADMIN || seatsMore > 0;
      return atStake ? Edits.LATER : null;
    }
    int adminsMore = (wanted.isActiveAdmin(now) ? 1 : 0) - (old.isActiveAdmin(now) ? 1 : 0);
    if (admins + adminsMore < 1 && adminsMore < 0) {
      return Edits.LAST_ADMIN;
    }
    if (seatsMore > 0 && seats < seatsMore) {
      return Edits.NO_SEAT;
    }
    admins += adminsMore;
    seats -= seatsMore;
    return null;
  }
}
