package gatehouse.control.account;

import gatehouse.platform.database.Database;
import gatehouse.platform.http.ProblemException;
import gatehouse.platform.http.ProblemType;
import gatehouse.platform.ids.IdType;
import gatehouse.platform.paging.Cursor;
import gatehouse.platform.paging.Page;
import gatehouse.platform.paging.PageRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** All accounts of the server, for those who run it. One active operator is always left. */
@ApplicationScoped
public class AccountRegister {
  private final Database database;
  private final Clock clock;
  private final Event<AccountChanged> changes;

  AccountRegister(Database database, Clock clock, Event<AccountChanged> changes) {
    this.database = database;
    this.clock = clock;
    this.changes = changes;
  }

  /**
   * Accounts by address.
   *
   * @param search any part of name or address; null for all
   * @param status null for all but the deleted
   */
  public Page<Account> page(
      @Nullable String search, @Nullable AccountStatus status, PageRequest request) {
    String wanted =
        search == null || search.isBlank() ? null : search.strip().toLowerCase(Locale.ROOT);
    String code = status == null ? null : status.code();
    Cursor after = Cursor.decode(request.cursor(), "email");
    return database.joined(handle -> {
      AccountRegisterDao dao = new AccountRegisterDao(handle);
      List<Account> rows =
          dao.page(wanted, code, after == null ? null : after.value(), request.limit() + 1);
      return Page.cut(
          rows,
          request,
          row -> new Cursor("email", row.emailKey(), row.id()),
          Page.Total.of(dao.count(wanted, code, Page.Total.COUNTED + 1)));
    });
  }

  /** Makes someone an operator, or one no longer. */
  public Account setOperator(UUID id, boolean operator) {
    return change(id, dao -> dao.operator(id, operator));
  }

  /** Lets an account sign in, or no longer; whoever calls ends its sessions. */
  public Account setStatus(UUID id, AccountStatus status) {
    return change(id, dao -> dao.status(id, status.code()));
  }

  /**
   * Leaves a tombstone: the id, and a name that says so. Whoever calls has ended memberships,
   * sessions and tokens in the same transaction.
   */
  public Account bury(UUID id) {
    String outside = IdType.ACCOUNT.format(id);
    return change(
        id, dao -> dao.bury(id, "Deleted User (ID: " + outside + ")", outside, clock.instant()));
  }

  private Account change(UUID id, Consumer<AccountRegisterDao> work) {
    return database.joined(handle -> {
      AccountRegisterDao dao = new AccountRegisterDao(handle);
      dao.holdOperators();
      AccountDao accounts = new AccountDao(handle);
      Account before =
          accounts
              .locked(id)
              .filter(account -> account.status() != AccountStatus.DELETED)
              .orElseThrow(ProblemException::notFound);
      work.accept(dao);
      if (dao.activeOperators() == 0) {
        throw new ProblemException(
            ProblemType.CONFLICT,
            "This is the last active operator. Make someone else operator first.");
      }
      Account after = accounts.byId(id).orElseThrow(ProblemException::notFound);
      changes.fire(new AccountChanged(before, after));
      return after;
    });
  }
}
