package gatehouse.app.demo;

import gatehouse.control.access.Role;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Who works where in the sample organisation: the same people at every start. */
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

  private DemoPeople() {}

  /** A person to be made, and their place. */
  record Placed(String email, String firstName, String lastName, Role role, boolean suspended) {}

  /** People of one workspace; the domain tells their organisation. */
  static List<Placed> of(String domain, int from, int count) {
    List<Placed> people = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String name = NAMES.get((from + i) % NAMES.size());
      int space = name.indexOf(' ');
      people.add(
          new Placed(
              address(name, domain),
              name.substring(0, space),
              name.substring(space + 1),
              role(i),
              i % 11 == 7));
    }
    return people;
  }

  private static Role role(int i) {
    return switch (i % 10) {
      case 0 -> i == 0 ? Role.ADMIN : Role.MANAGER;
      case 1, 2, 3 -> Role.EDITOR;
      case 4 -> Role.MONITOR;
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
