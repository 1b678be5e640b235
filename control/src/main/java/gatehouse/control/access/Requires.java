package gatehouse.control.access;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What a caller needs for this operation. An operation without it is refused, and fails the build.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Requires {
  Permission value();

  /** True where a workspace token may not go: what only a person can do. */
  boolean personOnly() default false;

  /**
   * True for a change to one's own account that may also be made in a session that a workspace's
   * own identity provider opened; see {@link ProviderReach}.
   */
  boolean throughAnyProvider() default false;

  /** True where the workspace is not in the path: it is that of the workspace's token. */
  boolean inTokensWorkspace() default false;

  /** True for reading what such a session may not see: more than one's own account's pages show. */
  boolean notThroughAnyProvider() default false;
}
