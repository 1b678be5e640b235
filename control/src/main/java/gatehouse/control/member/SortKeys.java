package gatehouse.control.member;

import gatehouse.platform.paging.Folded;

/** By what a member is sorted. */
final class SortKeys {
  private SortKeys() {}

  /** The folded name; an empty name sorts by the address. */
  static String of(String name, String email) {
    return Folded.of(name.isBlank() ? email : name);
  }
}
