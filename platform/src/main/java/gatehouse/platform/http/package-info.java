/**
 * What every endpoint shares: the error vocabulary, entity tags, strict input, request ids. Never
 * knows a feature; features throw, this package answers.
 */
@NullMarked
package gatehouse.platform.http;

import org.jspecify.annotations.NullMarked;
