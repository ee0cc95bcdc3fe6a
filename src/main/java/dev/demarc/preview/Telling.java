package dev.demarc.preview;

import dev.demarc.diagnostic.Findings;
import dev.demarc.diagnostic.Severity;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Tells what is wrong with the wiki, behind the page that somebody waits for: findings of a whole site may take a second,
 * and a newer state gives them up.
 */
final class Telling implements AutoCloseable {

    /**
     * A browser fetches the page that changed before anybody looks for what is wrong with it. If none has done so by then,
     * none is waiting.
     */
    private static final long HEAD_START_MILLIS = 50;

    /** The first page is the slowest. Whoever opens a preview asks for it at once, or perhaps nobody does. */
    private static final long FIRST_PAGE_MILLIS = 1_000;

    /** Long enough for a browser to fetch what belongs to it. */
    private static final long FIRST_FILES_MILLIS = 25;

    private static final long LONGEST_END_SECONDS = 5;

    private record Told(long version, String event) {}

    private final LiveSite site;
    private final Listeners listeners;
    private final Consumer<String> log;
    private final ExecutorService thread;
    private final Object pages = new Object();
    // The newest state of which a page was served.
    private long seen;
    private volatile @Nullable Told told;
    // What nobody has been told of yet; only the thread looks at it.
    private @Nullable Change untold;

    Telling(LiveSite site, Listeners listeners, ThreadFactory threads, Consumer<String> log) {
        this.site = site;
        this.listeners = listeners;
        this.log = log;
        this.thread = Executors.newSingleThreadExecutor(threads);
    }

    /** The event for a page that has just begun to listen; empty if the findings aren't known yet. */
    String known() {
        var last = told;
        return last != null && last.version() == site.state().version() ? last.event() : "";
    }

    /** Finds what is wrong with the newest state, in its own time, and tells it to all open pages. */
    void soon(@Nullable Change change) {
        execute(() -> {
            if (change != null) {
                untold = untold == null ? change : untold.and(change);
            }
            try {
                boolean isSeen = awaitPage(change == null ? FIRST_PAGE_MILLIS : HEAD_START_MILLIS);
                // What belongs to the very first page is fetched with it.
                Thread.sleep(isSeen && change == null ? FIRST_FILES_MILLIS : 0);
                tell();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    /** Says that somebody has seen a page of a state, or something that belongs to one. */
    void seen(long version) {
        synchronized (pages) {
            seen = Math.max(seen, version);
            pages.notifyAll();
        }
    }

    /** Waits until somebody has seen a page of the newest state, but not for ever; whether somebody has. */
    private boolean awaitPage(long millis) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        synchronized (pages) {
            for (long left = end - System.nanoTime();
                    left > 0 && seen < site.state().version();
                    left = end - System.nanoTime()) {
                TimeUnit.NANOSECONDS.timedWait(pages, left);
            }
            return seen >= site.state().version();
        }
    }

    /** Does something when what was asked for until now is told. */
    void after(Runnable work) {
        execute(() -> {
            try {
                work.run();
            } catch (CancellationException e) {
                // The preview is being ended.
                return;
            }
        });
    }

    private void execute(Runnable work) {
        try {
            thread.execute(work);
        } catch (RejectedExecutionException e) {
            // The preview has been ended meanwhile.
            return;
        }
    }

    private void tell() {
        var state = site.state();
        var last = told;
        if (last != null && last.version() == state.version()) {
            return;
        }
        try {
            var soon = state.built().findingsSoon();
            if (soon != null) {
                tell(state, soon);
            }
            var findings = state.built().findings();
            tell(state, findings);
            if (untold != null && state.fault() == null) {
                log.accept(summary(untold, state, findings));
            }
            untold = null;
        } catch (CancellationException e) {
            // A newer state is being made, and will be told of.
            return;
        } catch (RuntimeException e) {
            log.accept("What is wrong with the wiki can't be told: " + e);
        }
    }

    private void tell(LiveSite.State state, Findings findings) {
        var before = told;
        var news = new Told(state.version(), Listeners.event("findings", Overlay.json(state, findings)));
        told = news;
        boolean isNew = before == null || !before.event().equals(news.event());
        if (isNew && site.state().version() == state.version()) {
            listeners.tell(news.event());
        }
    }

    private static String summary(Change change, LiveSite.State state, Findings findings) {
        String what = switch (change.paths().size()) {
            case 0 -> "";
            case 1 ->
                " after "
                        + state.sources()
                                .folders()
                                .place(change.paths().iterator().next());
            default -> " after " + change.paths().size() + " changes";
        };
        return "Rebuilt%s: %s, %s."
                .formatted(
                        what,
                        some(findings.count(Severity.ERROR), "error"),
                        some(findings.count(Severity.WARNING), "warning"));
    }

    private static String some(int count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }

    @Override
    public void close() {
        thread.shutdownNow();
        try {
            // What is being kept lands, or is taken away, before anybody takes the preview for ended.
            if (!thread.awaitTermination(LONGEST_END_SECONDS, TimeUnit.SECONDS)) {
                log.accept("The preview's last work could not be ended in time.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
