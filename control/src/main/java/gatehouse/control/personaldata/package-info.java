/**
 * The file of everything held about one account, made for its owner.
 *
 * <p>Owns the job and the file's outline; each feature contributes what it holds as a {@link
 * gatehouse.control.personaldata.PersonalData}. Never holds a secret or a hash, and never shows
 * what is about somebody else.
 */
@NullMarked
package gatehouse.control.personaldata;

import org.jspecify.annotations.NullMarked;
