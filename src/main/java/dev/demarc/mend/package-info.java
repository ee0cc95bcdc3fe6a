/**
 * Mends texts: which edits of findings can be made together, the texts that they yield, how those differ from before,
 * and how they come to the disk. It knows no rule and no format: whether a finding is right, and what mends it, was
 * decided by whoever found it.
 *
 * <p>Files here are a person's own, other than those that {@code output} writes: each is read again and compared before
 * it is replaced.
 */
@NullMarked
package dev.demarc.mend;

import org.jspecify.annotations.NullMarked;
