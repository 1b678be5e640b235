package gatehouse.control.invitation;

import gatehouse.control.account.EmailAddress;
import gatehouse.control.person.People;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** The addresses of one request: each once, those that are none with the reason. */
final class Typed {
  private static final int SHOWN = 260;

  private final Map<String, People.Address> valid = new LinkedHashMap<>();
  private final List<Line> lines = new ArrayList<>();

  /** One different address: its key, or why it is none. */
  private record Line(String key, InviteResult refused) {}

  private Typed() {}

  static Typed of(List<String> emails) {
    Typed typed = new Typed();
    Set<String> wrong = new java.util.HashSet<>();
    for (String email : emails) {
      try {
        EmailAddress address = EmailAddress.parse(email);
        if (typed.valid.putIfAbsent(
                address.key(), new People.Address(address.text(), address.key()))
            == null) {
          typed.lines.add(new Line(address.key(), none(email, "")));
        }
      } catch (IllegalArgumentException e) {
        if (wrong.add(email)) {
          typed.lines.add(new Line("", none(email, String.valueOf(e.getMessage()))));
        }
      }
    }
    return typed;
  }

  Iterable<People.Address> addresses() {
    return valid.values();
  }

  Set<String> keys() {
    return valid.keySet();
  }

  /** One result for each different address, in the order they were typed. */
  List<InviteResult> results(Function<String, InviteResult> ofKey) {
    return lines.stream()
        .map(line -> line.key().isEmpty() ? line.refused() : ofKey.apply(line.key()))
        .toList();
  }

  private static InviteResult none(String email, String why) {
    String shown = email.length() <= SHOWN ? email : email.substring(0, SHOWN) + "…";
    return new InviteResult(shown, Outcome.INVALID, null, why);
  }
}
