package gatehouse.app.demo;

import gatehouse.control.access.Role;
import gatehouse.control.account.EmailAddress;
import gatehouse.control.account.PersonName;
import gatehouse.control.group.GroupKind;
import gatehouse.control.group.GroupName;
import gatehouse.control.member.Candidate;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Who works where in the sample organisation: the same people each time. */
final class DemoPeople {
  private static final List<String> NAMES =
      List.of(
          "Amara Okafor",
          "Anika Sharma",
          "Aoife Brennan",
          "Bram de Vries",
          "Camille Laurent",
          "Chiara Bellini",
          "Daniel Achterberg",
          "Diego Salazar",
          "Elif Yıldız",
          "Émile Gauthier",
          "Fatima El Amrani",
          "Freya Andersen",
          "Giulia Ferraro",
          "Hannah Kowalczyk",
          "Hiroshi Tanaka",
          "Imani Mwangi",
          "Ingrid Solberg",
          "Jonas Richter",
          "Karolina Nowak",
          "Kwame Mensah",
          "Lena Fischer",
          "Lukas Brandt",
          "Mai Nguyen",
          "Marcus Thorne",
          "Marta Kovács",
          "Mateo Rojas",
          "Nadia Petrova",
          "Niamh Byrne",
          "Noor Haddad",
          "Oskar Lindqvist",
          "Priya Raghunathan",
          "Rafael Monteiro",
          "Rania Aziz",
          "Sanne Bakker",
          "Siobhán Kelly",
          "Sofie Lindgren",
          "Tariq Rahman",
          "Tomás Herrera",
          "Wei Zhang",
          "Yara Costa");

  private static final List<String> TEAMS =
      List.of("Sales", "Support", "Engineering", "Finance", "Field service", "People");
  private static final List<String> SITES = List.of("Headquarters", "Branch North", "Datacentre");
  private static final List<String> TAGS = List.of("Contractor", "Remote", "VIP");

  private DemoPeople() {}

  /** A person to be made, and their place. */
  record Placed(Candidate candidate, boolean suspended, boolean banned, int signInsADay) {}

  static List<GroupName> sites() {
    return SITES.stream().map(name -> GroupName.parse(GroupKind.SITE, name)).toList();
  }

  static List<GroupName> tags() {
    return TAGS.stream().map(name -> GroupName.parse(GroupKind.TAG, name)).toList();
  }

  /**
   * People of one workspace, nobody twice; the domain tells their organisation.
   *
   * @param count at most the square of the number of names
   */
  static List<Placed> of(String domain, int count) {
    int names = NAMES.size();
    List<Placed> people = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      // Each first name meets every last name once before a pair comes again.
      String first = firstOf(NAMES.get(i % names));
      String last = lastOf(NAMES.get((i + i / names) % names));
      people.add(
          new Placed(
              new Candidate(
                  EmailAddress.parse(address(first + " " + last, domain)),
                  PersonName.of(first, last),
                  role(i),
                  i % 9 == 4
                      ? null
                      : GroupName.parse(GroupKind.TEAM, TEAMS.get(i % 7 % TEAMS.size())),
                  i % 4 == 1 ? List.of(tags().get(i % TAGS.size())) : List.of(),
                  i % 11 == 2,
                  i % 11 != 2 && i % 3 == 0 ? List.of(sites().get(i % SITES.size())) : List.of()),
              i % 37 == 7,
              i % 101 == 13,
              i % 6 == 5 ? 0 : 1 + i % 3));
    }
    return people;
  }

  /** Addresses of some of them, who may all come in. */
  static List<String> addresses(String domain, int count) {
    return of(domain, count * 2).stream()
        .filter(one -> !one.suspended() && !one.banned())
        .map(one -> one.candidate().email().text())
        .limit(count)
        .toList();
  }

  private static String firstOf(String name) {
    return name.substring(0, name.indexOf(' '));
  }

  private static String lastOf(String name) {
    return name.substring(name.indexOf(' ') + 1);
  }

  private static Role role(int i) {
    if (i == 0 || i == 600) {
      return Role.ADMIN;
    }
    return switch (i % 40) {
      case 1 -> Role.MANAGER;
      case 2, 3, 11, 12, 21, 22, 31, 32 -> Role.EDITOR;
      case 5, 25 -> Role.MONITOR;
      default -> Role.AGENT_USER;
    };
  }

  private static String address(String name, String domain) {
    String plain =
        Normalizer.normalize(name.replace('ı', 'i'), Normalizer.Form.NFKD)
            .replaceAll("\\p{M}", "")
            .toLowerCase(Locale.ROOT)
            .replace(" ", ".");
    return plain + "@" + domain;
  }
}
