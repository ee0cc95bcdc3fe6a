package dev.demarc.diagnostic;

import java.util.Locale;

/** How much a finding weighs; the heaviest first. */
public enum Severity {
    /** A reader is misled or sent nowhere. */
    ERROR,
    /** Somebody should act. */
    WARNING,
    /** Advice; never fails a build. */
    INFO;

    /** The word for it in settings and output. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
