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
     * @param joints what holds words and sentences together
     * @param empty said of a matrix without rows or columns
     * @param clauses what is said of cells
     */
    public record Told(Titles titles, Joints joints, String empty, Clauses clauses) {}

    /**
     * What holds words and sentences together.
     *
     * @param and the last two of a list: {@code {0} and {1}}
     * @param comma between all others of a list
     * @param semicolon between two clauses
     * @param column a category and its clauses: {@code {0}: {1}.}
     * @param cell a concern and a category: {@code {0}, {1}}
     * @param of a share of rows: {@code {0} of {1}}
     */
    public record Joints(String and, String comma, String semicolon, String column, String cell, String of) {}

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
}
