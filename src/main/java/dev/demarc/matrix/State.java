package dev.demarc.matrix;

/** What a cell is; see {@link Holder} for what it holds. */
public enum State {
    OWNED("owned"),
    SHARED("shared"),
    OVERLAP("overlap"),
    OUTSOURCED("outsourced"),
    VARIES("varies"),
    NOT_APPLICABLE("n/a"),
    UNDETERMINED("undetermined"),
    MISSING("missing");

    private final String word;

    State(String word) {
        this.word = word;
    }

    /** The word for it in data and JSON. */
    public String word() {
        return word;
    }
}
