package gatehouse.control.agent;

/** Which tools may be used. */
public interface ToolAccess {
  /** True for a tool or a prompt of a server, by the server's own name for it. */
  boolean allows(String serverSlug, String tool);

  /**
   * True when a server's resources may be read: where only some of its tools are allowed by name,
   * nothing else of it is.
   */
  boolean mayRead(String serverSlug);

  /** True when at least something of a server may be allowed: it need not be asked otherwise. */
  boolean mayUse(String serverSlug);

  /** What both of them allow. */
  static ToolAccess both(ToolAccess one, ToolAccess other) {
    return other.equals(ToolRules.EVERYTHING) ? one : new Both(one, other);
  }

  /** What is left when two say which tools may be used. */
  record Both(ToolAccess one, ToolAccess other) implements ToolAccess {
    @Override
    public boolean allows(String serverSlug, String tool) {
      return one.allows(serverSlug, tool) && other.allows(serverSlug, tool);
    }

    @Override
    public boolean mayRead(String serverSlug) {
      return one.mayRead(serverSlug) && other.mayRead(serverSlug);
    }

    @Override
    public boolean mayUse(String serverSlug) {
      return one.mayUse(serverSlug) && other.mayUse(serverSlug);
    }
  }
}
