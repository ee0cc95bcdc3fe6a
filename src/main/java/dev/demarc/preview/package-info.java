/**
 * The preview: serves what the build promises, watches the wiki, and tells open pages what changed. It puts one script
 * into a page on its way out; the build knows nothing of it.
 */
@NullMarked
package dev.demarc.preview;

import org.jspecify.annotations.NullMarked;
