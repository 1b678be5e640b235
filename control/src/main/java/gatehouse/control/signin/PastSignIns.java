package gatehouse.control.signin;

import gatehouse.control.session.Client;
import gatehouse.control.session.SignInMethod;
import gatehouse.platform.database.Database;
import gatehouse.platform.ids.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Takes over sign-ins of the past, which come along with people. */
@ApplicationScoped
public class PastSignIns {
  private final Database database;
  private final Event<SignedIn> news;
  private final Ids ids;

  PastSignIns(Database database, Event<SignedIn> news, Ids ids) {
    this.database = database;
    this.news = news;
    this.ids = ids;
  }

  /** One sign-in to be noted. */
  record Past(UUID id, UUID account, Instant at) {}

  /** When each account signed in; the newest counts as its last login. */
  public void add(Map<UUID, List<Instant>> times, Client client) {
    List<Past> all = new ArrayList<>();
    times.forEach((account, own) -> own.forEach(at -> all.add(new Past(ids.next(), account, at))));
    database.<@Nullable Void>acrossWorkspaces(handle -> {
      new SignInEventDao(handle).past(all, client);
      times.forEach((account, own) ->
          news.fire(new SignedIn(account, SignInMethod.PASSWORD, null, Collections.max(own))));
      return null;
    });
  }
}
