package gatehouse.testkit;

import gatehouse.control.letter.Letter;
import gatehouse.control.letter.Letters;
import gatehouse.platform.database.Database;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;

/** Everybody's letters in tests; only those of transactions that committed. */
@Alternative
@Priority(1)
@ApplicationScoped
public class Mailbox implements Letters {
  private final List<Letter> letters = new CopyOnWriteArrayList<>();
  private final Database database;

  Mailbox(Database database) {
    this.database = database;
  }

  @Override
  public boolean available() {
    return true;
  }

  @Override
  public void send(Letter letter) {
    database.afterCommit(() -> letters.add(letter));
  }

  /** Letters to this address, the newest last. */
  public List<Letter> to(String address) {
    return letters.stream().filter(letter -> letter.to().equals(address)).toList();
  }

  /** The newest letter of this kind to this address. */
  public Letter last(String address, String kind) {
    return to(address).stream()
        .filter(letter -> letter.kind().equals(kind))
        .reduce((first, second) -> second)
        .orElseThrow(() -> new NoSuchElementException(kind + " to " + address));
  }

  /** The secret in a letter's link. */
  public static String token(Letter letter) {
    String url = Objects.requireNonNull(letter.link()).url();
    return url.replaceAll("^.*/|\\?.*$", "");
  }
}
