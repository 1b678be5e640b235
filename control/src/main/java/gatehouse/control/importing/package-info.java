/**
 * Members from a file: reads it, judges each row, and takes in who can be taken in.
 *
 * <p>Never decides who becomes a member; {@link gatehouse.control.member.MemberIntake} does.
 */
@NullMarked
package gatehouse.control.importing;

import org.jspecify.annotations.NullMarked;
