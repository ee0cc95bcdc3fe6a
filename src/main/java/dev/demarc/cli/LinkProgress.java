package dev.demarc.cli;

import dev.demarc.build.Progress;

/** Shows a person who waits how many links were followed; nobody else, and nobody who hardly waits. */
final class LinkProgress implements Progress {

    private static final double PATIENCE = 0.5;

    private final Stopwatch watch;
    private final Console console;
    private final boolean shown;
    private boolean written;

    LinkProgress(Stopwatch watch, Console console, boolean quiet) {
        this.watch = watch;
        this.console = console;
        this.shown = console.watched() && !quiet;
    }

    @Override
    public void ended(String stage) {
        watch.ended(stage);
    }

    @Override
    public synchronized void asked(int addresses, int of) {
        if (shown && watch.seconds() > PATIENCE) {
            console.err().print("\r" + addresses + " of " + Tally.many(of, "external link"));
            console.err().flush();
            written = true;
        }
    }

    /** Takes the line away, before anything else is told. */
    synchronized void cleared() {
        if (written) {
            console.err().print("\r" + " ".repeat(60) + "\r");
            console.err().flush();
        }
    }
}
