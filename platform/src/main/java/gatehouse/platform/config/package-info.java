/**
 * Owns what an operator can set: each setting's name, kind, default and description in one list,
 * read from the command line, the environment and one file, in that order. Never starts with a
 * value it does not understand, never prints a secret, and never decides what a setting does: the
 * features read their values under the setting's key.
 */
@NullMarked
package gatehouse.platform.config;

import org.jspecify.annotations.NullMarked;
