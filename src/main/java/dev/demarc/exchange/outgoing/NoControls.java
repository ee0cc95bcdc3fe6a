package dev.demarc.exchange.outgoing;

/** No concern of a matrix names a control of NIST SP 800-53, and the format has a line a control. */
public final class NoControls extends Exception {

    private static final long serialVersionUID = 1L;

    NoControls() {
        super("no concern names a control");
    }
}
