package dev.demarc.preview;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

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

    private static final long REST_NANOS = TimeUnit.MINUTES.toNanos(1);

    private final BlockingQueue<Change> heard = new LinkedBlockingQueue<>();
    private final long restNanos;

    Gathering() {
        this(REST_NANOS);
    }

    /**
     * The same in another time.
     *
     * @param restNanos how long nothing changes before that is said
     */
    Gathering(long restNanos) {
        this.restNanos = restNanos;
    }

    void add(Change change) {
        heard.add(change);
    }

    /** Who deals with changes. */
    interface Worker {
        /** Deals with a change. */
        void take(Change change);

        /**
         * Does ahead what a change will need, unseen, while it isn't sure that this was all of it. What is on disk may be
         * different by the time of any later change; then it is forgotten.
         *
         * @return deals with the change as {@link #take} would
         */
        Runnable ahead(Change change);

        /** Nothing has changed for a while. */
        void rest();
    }

    /** Hands on changes until the thread is interrupted. */
    void handTo(Worker worker) {
        try {
            while (true) {
                var any = heard.poll(restNanos, TimeUnit.NANOSECONDS);
                if (any == null) {
                    worker.rest();
                    continue;
                }
                var first = pending(any);
                if (first.isHalfWay()) {
                    whole(first, worker).run();
                } else {
                    worker.take(first);
                }
                for (var next = heard.poll(LONGEST_NANOS, TimeUnit.NANOSECONDS);
                        next != null;
                        next = heard.poll(LONGEST_NANOS, TimeUnit.NANOSECONDS)) {
                    worker.take(untilQuiet(next));
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * What there is to be done when the files are there, or it is sure that they won't come. Somebody waits, so it is begun
     * when nothing has come for a breath.
     */
    private Runnable whole(Change first, Worker worker) throws InterruptedException {
        long end = System.nanoTime() + LONGEST_NANOS;
        var gathered = first;
        while (true) {
            var known = gathered;
            Runnable work = () -> worker.take(known);
            long begun = System.nanoTime();
            var next = heard.poll(BREATH_NANOS, TimeUnit.NANOSECONDS);
            boolean areFew = known.paths().size() <= FEW;
            if (next == null && (!areFew || known.isHalfWay())) {
                // One that is emptied will be written, so what is made of it now would be made in vain.
                work = areFew && !known.isEmptied() ? worker.ahead(known) : work;
                next = heard.poll(begun + QUIET_NANOS - System.nanoTime(), TimeUnit.NANOSECONDS);
            }
            if (next == null) {
                return work;
            }
            var all = pending(known.and(next));
            if (System.nanoTime() > end) {
                return () -> worker.take(all);
            }
            gathered = all;
        }
    }

    private Change untilQuiet(Change first) throws InterruptedException {
        long end = System.nanoTime() + LONGEST_NANOS;
        var gathered = first;
        for (long left = LONGEST_NANOS; left > 0; left = end - System.nanoTime()) {
            var next = heard.poll(Math.min(left, QUIET_NANOS), TimeUnit.NANOSECONDS);
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
