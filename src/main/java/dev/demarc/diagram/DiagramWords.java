package dev.demarc.diagram;

/**
 * The words in drawings, in the reader's language.
 *
 * @param notApplicableShort where the long form doesn't fit
 * @param open short for undetermined
 * @param told the sentences of titles and descriptions
 */
public record DiagramWords(
        String shared,
        String overlap,
        String varies,
        String notApplicable,
        String notApplicableShort,
        String undetermined,
        String open,
        String gap,
        Told told) {

    /**
     * Patterns with {@code {0}}, {@code {1}} and so on; each other character stands for itself.
     *
     * @param titles what each drawing is called
     * @param and the last two of a list: {@code {0} and {1}}
     * @param comma between all others of a list
     * @param of a share of rows: {@code {0} of {1}}
     * @param empty said of a matrix without rows or columns
     * @param clauses what is said of cells
     */
    public record Told(Titles titles, String and, String comma, String of, String empty, Clauses clauses) {}

    /**
     * Patterns of titles; {@code {0}} is the matrix's title, or the category's name for {@code one}.
     *
     * @param one a stack of one category
     */
    public record Titles(String stack, String one, String matrix, String staircase) {}

    /**
     * Patterns of what is said of a category's cells. {@code {0}} is always a party or a list of parties, {@code {1}}
     * a list of concerns.
     *
     * @param holds some concerns, all named
     * @param holdsRun many in a row: {@code {1}} is their number, {@code {2}} the first, {@code {3}} the last
     * @param outsourced {@code {2}} does the work
     * @param outsourcedOpen {@code {0}} does the work, nobody is said to answer for it
     * @param variesFor with the parties that hold it until it is known
     */
    public record Clauses(
            String holds,
            String holdsRun,
            String shared,
            String overlap,
            String outsourced,
            String outsourcedOpen,
            String varies,
            String variesFor,
            String notApplicable,
            String undetermined,
            String gap) {}

    /** English. */
    public static final DiagramWords ENGLISH = new DiagramWords(
            "Shared",
            "Overlap",
            "Varies",
            "Not applicable",
            "n/a",
            "Undetermined",
            "Open",
            "Gap",
            new Told(
                    new Titles(
                            "{0}: who holds which layer in each category",
                            "{0}: who holds which layer",
                            "{0}: who is responsible for what",
                            "{0}: where the line steps from category to category"),
                    "{0} and {1}",
                    ", ",
                    "{0} of {1}",
                    "There is nothing to show yet.",
                    new Clauses(
                            "{0} holds {1}",
                            "{0} holds {1} in a row, from {2} down to {3}",
                            "shared by {0}: {1}",
                            "claimed by {0} without an agreement: {1}",
                            "{0} answers for what {2} does: {1}",
                            "done by {0}, with nobody named to answer for it: {1}",
                            "varies: {1}",
                            "varies, with {0} until it is known: {1}",
                            "not applicable: {1}",
                            "undetermined: {1}",
                            "held by nobody: {1}")));
}
