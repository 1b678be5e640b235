package gatehouse.control.signin;

import gatehouse.control.account.Account;
import gatehouse.control.device.Remembered;
import gatehouse.control.session.Opened;

/** A person who is in: their session and the browser they came with. */
public record Entered(Account account, Opened session, Remembered device) {}
