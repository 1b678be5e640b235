package gatehouse.control.view;

import java.time.Instant;
import java.util.UUID;

/** A named view of a list. */
record SavedView(
    UUID id,
    String list,
    String name,
    UUID ownerAccount,
    boolean shared,
    String address,
    Instant createdAt,
    long version) {}
