package dev.demarc.check.external;

/** There is no answer. */
final class Unanswered extends Exception {

    private static final long serialVersionUID = 1L;

    private final Verdict verdict;

    /**
     * No answer.
     *
     * @param words how it goes on after the host's name
     */
    Unanswered(Verdict verdict, String words) {
        super(words, null, false, false);
        this.verdict = verdict;
    }

    Verdict verdict() {
        return verdict;
    }

    /** How it goes on after the host's name. */
    String words() {
        return String.valueOf(getMessage());
    }
}
