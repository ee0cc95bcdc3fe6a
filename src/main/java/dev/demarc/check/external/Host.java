package dev.demarc.check.external;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** How one host is treated: one request at a time, no faster than agreed, and left alone when it asks for it. */
final class Host {

    /** So many addresses in a row without an answer, and the others are not waited for. */
    private static final int PATIENCE = 3;

    private final Semaphore turn = new Semaphore(1, true);
    private final Map<String, Integer> silences = new HashMap<>();
    private final Map<String, Unanswered> down = new HashMap<>();
    private long next;

    /**
     * Waits for a turn.
     *
     * @param gap milliseconds from the beginning of one request to that of the next
     * @param end when the time of the whole check is up
     * @return whether it came in time; then {@link #leave} has to follow
     */
    boolean enter(Pace pace, long gap, long end) throws InterruptedException {
        if (!turn.tryAcquire(Math.max(0, end - pace.now()), TimeUnit.MILLISECONDS)) {
            return false;
        }
        long wait = waiting(pace);
        if (pace.now() + wait >= end) {
            turn.release();
            return false;
        }
        if (wait > 0) {
            pause(pace, wait);
        }
        holdBack(pace.now() + gap);
        return true;
    }

    private void pause(Pace pace, long wait) throws InterruptedException {
        try {
            pace.pause(wait);
        } catch (InterruptedException e) {
            turn.release();
            throw e;
        }
    }

    private synchronized long waiting(Pace pace) {
        return next == 0 ? 0 : Math.max(0, next - pace.now());
    }

    /** Gives the turn to whoever waits. */
    void leave() {
        turn.release();
    }

    /** Asks nothing before a moment. */
    synchronized void holdBack(long until) {
        next = next == 0 ? until : Math.max(next, until);
    }

    /** Why this server isn't asked any more; nothing if it is. */
    synchronized @Nullable Unanswered isDown(String authority) {
        return down.get(authority);
    }

    /** Remembers an answer. */
    synchronized void answered(String authority) {
        silences.remove(authority);
    }

    /** Remembers that there was none, after asking as often as agreed. */
    synchronized void unanswered(String authority, Unanswered why) {
        boolean given = switch (why.verdict()) {
            case NO_CONNECTION, CERTIFICATE, UNTRUSTED, NO_HOST, NO_NAMES -> true;
            case SILENT -> silences.merge(authority, 1, Integer::sum) >= PATIENCE;
            case FOUND, GONE, UNSURE, ROUND, BROKEN_OFF, PRIVATE, LATE -> false;
        };
        if (given) {
            down.put(authority, why);
        }
    }
}
