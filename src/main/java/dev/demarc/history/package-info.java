/**
 * The past of a wiki's files, read only, from the git repository in which they lie; and other repositories' files, which
 * are fetched into a cache folder. Yields places, bytes and plain files, and leaves it to others to read them. The only package that knows JGit, which is slow to load: whether there is a repository at
 * all is seen without it. What can't be read of a repository is not known, and that is no fault of the wiki's.
 */
@NullMarked
package dev.demarc.history;

import org.jspecify.annotations.NullMarked;
