/**
 * Results of builds on a server that a team shares: how they are named, packed, fetched and left there, over plain HTTP.
 * Loaded only where the settings name such a server.
 *
 * <p>What comes from there is worth only time. It is believed when its SHA-256 is the one that was asked for, and a server
 * that is slow, down or odd costs a note and a second or two, never a build. This package must not know what a page is:
 * which result may stand for which file is for the hall to say.
 */
@NullMarked
package dev.demarc.store;

import org.jspecify.annotations.NullMarked;
