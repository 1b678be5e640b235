package gatehouse.control.activity;

import java.util.UUID;

/** Which query it is. */
public record QueryRef(UUID projectUser, UUID session, String query) {}
