package gatehouse.control.group;

import gatehouse.platform.ids.IdType;

/** The kinds of groups. A member has at most one team, and any number of tags and sites. */
public enum GroupKind {
  TEAM("team", IdType.TEAM),
  TAG("tag", IdType.TAG),
  SITE("site", IdType.SITE);

  private final String label;
  private final IdType idType;

  GroupKind(String label, IdType idType) {
    this.label = label;
    this.idType = idType;
  }

  /** As people call one of them; also the name of its table. */
  public String label() {
    return label;
  }

  public IdType idType() {
    return idType;
  }

  /** The list of all of them, as the API's address has it. */
  String list() {
    return label + "s";
  }

  /** Several of them are written in one cell of a file, with commas. */
  boolean severalInACell() {
    return this != TEAM;
  }
}
