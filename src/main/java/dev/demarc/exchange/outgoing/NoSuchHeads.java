package dev.demarc.exchange.outgoing;

import java.util.List;

/** A form has no sheet with the heads by which it would be known. */
public final class NoSuchHeads extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient List<String> heads;

    NoSuchHeads(List<String> heads) {
        super("no sheet has the heads " + heads);
        this.heads = List.copyOf(heads);
    }

    /** Those that a sheet would need. */
    public List<String> heads() {
        return heads;
    }
}
