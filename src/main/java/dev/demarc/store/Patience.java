package dev.demarc.store;

import java.time.Duration;

/**
 * How long a build still waits for others. Only the time counts in which somebody stands and waits: a slow answer that
 * comes while other work is done costs nothing. Those who wait together count once.
 */
public final class Patience {

    /** Something that takes its time. */
    public interface Wait<T> {
        /** What it gives, after at most that long. */
        T until(Duration most);
    }

    private final long all;
    private long spent;
    private int waiting;
    private long since;

    /** So much patience. */
    public Patience(Duration all) {
        this.all = all.toNanos();
    }

    /** Waits for something, as long as patience lasts. */
    public <T> T spendOn(Wait<T> wait) {
        Duration left = begin();
        try {
            return wait.until(left);
        } finally {
            end();
        }
    }

    private synchronized Duration begin() {
        long now = System.nanoTime();
        if (waiting++ == 0) {
            since = now;
        }
        return Duration.ofNanos(Math.max(0, all - spent - (now - since)));
    }

    private synchronized void end() {
        if (--waiting == 0) {
            spent += System.nanoTime() - since;
        }
    }
}
