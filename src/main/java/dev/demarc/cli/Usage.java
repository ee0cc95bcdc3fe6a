package dev.demarc.cli;

/** What was asked for can't be done as asked: a message and a next step for a person, and exit code 2. */
final class Usage extends Exception {

    private static final long serialVersionUID = 1L;

    private final String hint;

    Usage(String message, String hint) {
        super(message);
        this.hint = hint;
    }

    String hint() {
        return hint;
    }
}
