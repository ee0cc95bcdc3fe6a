package dev.demarc.history;

import java.util.List;

/**
 * What one commit did to the files below the folder. A commit's name says all of this, so it never changes.
 *
 * @param commit its whole name
 * @param parent that of the commit before it, by first parents; empty for the first of all
 * @param second when it was made, in seconds since 1970
 * @param touched in the order of their places. A merge touches what it brings to the branch
 */
record Logged(String commit, String parent, int second, List<Touched> touched) {

    /**
     * A file that came, went or was changed.
     *
     * @param before name of the content that it had before; empty if there was no plain file
     */
    record Touched(String place, String before) {}
}
