package dev.demarc.build;

import java.util.concurrent.atomic.AtomicLong;

/** So much memory, for what is wanted a second time and can be had again where there is none left. */
final class Room {

    /** There is none. */
    static final Room NONE = new Room(0);

    private final AtomicLong left;

    /** Room for so many bytes. */
    Room(long bytes) {
        this.left = new AtomicLong(bytes);
    }

    /** Takes some of it, for good; whether there was as much. */
    boolean take(long bytes) {
        return left.getAndUpdate(now -> now < bytes ? now : now - bytes) >= bytes;
    }
}
