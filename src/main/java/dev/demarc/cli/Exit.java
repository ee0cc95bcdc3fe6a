package dev.demarc.cli;

/** How a command ended. */
enum Exit {
    /** All is well. */
    CLEAN(0),
    /** Something was found that fails a build. */
    FINDINGS(1),
    /** Wrong usage or settings. */
    USAGE(2),
    /** A fault in Demarc. */
    FAULT(3);

    private final int code;

    Exit(int code) {
        this.code = code;
    }

    int code() {
        return code;
    }
}
