package gatehouse.control.agent;

/** Which tools may be used. */
public interface ToolAccess {
  /** True for a tool (prompt, resource) of a server, by the server's own name for it. */
  boolean allows(String serverSlug, String tool);

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
    public boolean mayUse(String serverSlug) {
      return one.mayUse(serverSlug) && other.mayUse(serverSlug);
    }
  }
}
