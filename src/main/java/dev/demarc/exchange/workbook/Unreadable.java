package dev.demarc.exchange.workbook;

/** A workbook that can't be read; the message ends a sentence: “it can't be read: …”. */
public final class Unreadable extends Exception {

    private static final long serialVersionUID = 1L;

    Unreadable(String why) {
        super(why);
    }

    /** Why. */
    public String why() {
        return String.valueOf(getMessage());
    }
}
