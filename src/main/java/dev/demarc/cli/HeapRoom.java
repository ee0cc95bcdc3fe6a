package dev.demarc.cli;

/**
 * Room for the objects of a large wiki.
 *
 * <p>Java is started with a young generation that suits small wikis, which most runs are over before they fill. Five thousand
 * pages fill it two hundred times, and each time everything waits. How large it may become is written in {@code bin/demarc};
 * Java looks only when it collects the whole heap, which takes ten milliseconds while hardly anything is in it.
 */
final class HeapRoom {

    private static final int MANY_FILES = 2000;

    private HeapRoom() {}

    /**
     * Lets the young generation grow before a wiki is read anew.
     *
     * @param files how many there are to read
     */
    static void make(int files) {
        if (files >= MANY_FILES) {
            System.gc();
        }
    }
}
