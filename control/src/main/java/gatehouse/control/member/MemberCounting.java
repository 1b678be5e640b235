package gatehouse.control.member;

import gatehouse.platform.jobs.Recurring;
import gatehouse.platform.paging.Lists;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/** Adds up the counts that each change of members appends to. */
@ApplicationScoped
class MemberCounting implements Recurring {
  private final Lists lists;

  MemberCounting(Lists lists) {
    this.lists = lists;
  }

  @Override
  public String name() {
    return "count-members";
  }

  @Override
  public Duration pause() {
    return Duration.ofSeconds(30);
  }

  @Override
  public void run() {
    lists.fold(MemberListDao.TABLE);
  }
}
