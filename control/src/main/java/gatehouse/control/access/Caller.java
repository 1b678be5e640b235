package gatehouse.control.access;

import gatehouse.platform.http.ProblemException;
import gatehouse.platform.http.ProblemType;
import jakarta.enterprise.context.RequestScoped;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The caller of the request being answered, after the permission check. */
@RequestScoped
public class Caller {
  private @Nullable Identity identity;
  private @Nullable Membership membership;

  void is(@Nullable Identity who, @Nullable Membership where) {
    this.identity = who;
    this.membership = where;
  }

  public boolean isKnown() {
    return identity != null;
  }

  /**
   * Who it is.
   *
   * @throws ProblemException when nobody is signed in
   */
  public Identity identity() {
    if (identity == null) {
      throw new ProblemException(ProblemType.NOT_SIGNED_IN, "Sign in, then try again.");
    }
    return identity;
  }

  /** The account of a person; a workspace's token has none. */
  public UUID accountId() {
    UUID account = identity().accountId();
    if (account == null) {
      throw new ProblemException(
          ProblemType.NOT_ALLOWED, "This is for people; a workspace token cannot do it.");
    }
    return account;
  }

  /** The workspace named in the path, with the caller's place in it. */
  public Membership membership() {
    if (membership == null) {
      throw new IllegalStateException("This operation is not one of a workspace");
    }
    return membership;
  }

  public UUID workspaceId() {
    return membership().workspaceId();
  }

  public boolean holds(Permission permission) {
    return membership != null && permission.heldBy(membership.role());
  }
}
