package dev.demarc.preview;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;

/**
 * Makes few changes of many: the first is handed on at once, for somebody waits; what follows it closely is gathered.
 *
 * <p>An editor's save is seldom one event, and a branch that is checked out is thousands. No change is ever lost: what
 * comes while one is being dealt with is the next.
 */
final class Gathering {

    private static final long QUIET_NANOS = TimeUnit.MILLISECONDS.toNanos(15);
    /** An editor that has emptied a file, or taken it away, writes the new one in pieces that follow each other at once. */
    private static final long BREATH_NANOS = TimeUnit.MILLISECONDS.toNanos(3);

    /** Of more files at a time it isn't asked again and again how far each of them is. */
    private static final int FEW = 8;

    private static final long LONGEST_NANOS = TimeUnit.MILLISECONDS.toNanos(60);

    private final BlockingQueue<Change> heard = new LinkedBlockingQueue<>();

    void add(Change change) {
        heard.add(change);
    }

    /** Hands on changes until the thread is interrupted. */
    void handTo(Consumer<Change> worker) {
        try {
            while (true) {
                var first = pending(heard.take());
                worker.accept(first.isHalfWay() ? untilWhole(first) : first);
                for (var next = heard.poll(LONGEST_NANOS, TimeUnit.NANOSECONDS);
                        next != null;
                        next = heard.poll(LONGEST_NANOS, TimeUnit.NANOSECONDS)) {
                    worker.accept(untilQuiet(next));
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Somebody waits, so it takes no longer than until the files are there. */
    private Change untilWhole(Change first) throws InterruptedException {
        return until(
                gathered -> gathered.paths().size() > FEW || gathered.isHalfWay() ? QUIET_NANOS : BREATH_NANOS, first);
    }

    private Change untilQuiet(Change first) throws InterruptedException {
        return until(gathered -> QUIET_NANOS, first);
    }

    /** What comes until it is quiet for as long as it has to be after what has come. */
    private Change until(ToLongFunction<Change> quiet, Change first) throws InterruptedException {
        long end = System.nanoTime() + LONGEST_NANOS;
        var gathered = first;
        for (long left = LONGEST_NANOS; left > 0; left = end - System.nanoTime()) {
            var next = heard.poll(Math.min(left, quiet.applyAsLong(gathered)), TimeUnit.NANOSECONDS);
            if (next == null) {
                return gathered;
            }
            gathered = pending(gathered.and(next));
        }
        return gathered;
    }

    private Change pending(Change first) {
        var all = first;
        for (var next = heard.poll(); next != null; next = heard.poll()) {
            all = all.and(next);
        }
        return all;
    }
}
