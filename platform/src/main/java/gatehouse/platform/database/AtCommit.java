package gatehouse.platform.database;

import java.util.List;

/**
 * Writes everything one transaction collected, together, just before it commits. For rows whose
 * lock everybody wants: it is held for the shortest time and taken in one order.
 */
@FunctionalInterface
public interface AtCommit<E> {
  void write(List<E> elements);
}
