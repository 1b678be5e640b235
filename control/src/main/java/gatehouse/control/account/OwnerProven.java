package gatehouse.control.account;

import java.util.UUID;

/**
 * Fired in the transaction in which someone proved, by a link in a mail, that an account's address
 * is theirs and took the account back: whatever others may have put into it ends.
 */
public record OwnerProven(UUID account) {}
