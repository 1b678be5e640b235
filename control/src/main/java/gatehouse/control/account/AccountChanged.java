package gatehouse.control.account;

/**
 * Fired in the transaction of the change, so that copies of an account's name, address, status and
 * two-factor state are never behind it.
 */
public record AccountChanged(Account before, Account after) {}
