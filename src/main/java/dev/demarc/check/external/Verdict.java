package dev.demarc.check.external;

/** How asking for an address ended. */
enum Verdict {
    /** It is there. */
    FOUND(false),
    /** Its host says that it isn't. */
    GONE(false),
    /** Its host answers something that says neither. */
    UNSURE(false),
    /** It sends round, or nowhere. */
    ROUND(false),
    /** No host has that name. */
    NO_HOST(false),
    /** Nobody could be asked whether a host has that name. */
    NO_NAMES(false),
    /** The host takes no connection. */
    NO_CONNECTION(true),
    /** The host's certificate isn't good, or no secure connection comes about. */
    CERTIFICATE(false),
    /** The host's certificate comes from somebody whom nobody here knows. */
    UNTRUSTED(false),
    /** No answer in time. */
    SILENT(true),
    /** An answer that broke off. */
    BROKEN_OFF(true),
    /** It lies in a private network. */
    PRIVATE(false),
    /** The time of the whole check was up. */
    LATE(false);

    private final boolean passing;

    Verdict(boolean passing) {
        this.passing = passing;
    }

    /** Whether it may come right by itself, so that asking again is worth while. */
    boolean isPassing() {
        return passing;
    }
}
