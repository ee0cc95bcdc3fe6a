/**
 * What is written: the files of a site, the manifest of what Demarc wrote there, and the lock that lets one build at a
 * time do so. Only files that Demarc wrote are ever removed.
 */
@NullMarked
package dev.demarc.output;

import org.jspecify.annotations.NullMarked;
