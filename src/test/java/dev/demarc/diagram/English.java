package dev.demarc.diagram;

/** The words of drawings in English, written down once more: a test compares them with the theme's. */
public final class English {

    private English() {}

    /** All of them. */
    public static final DiagramWords WORDS = new DiagramWords(
            "Shared",
            "Overlap",
            "Varies",
            "Not applicable",
            "n/a",
            "Undetermined",
            "Open",
            "Gap",
            new DiagramWords.Told(
                    new DiagramWords.Titles(
                            "{0}: who holds which layer in each category",
                            "{0}: who holds which layer",
                            "{0}: who is responsible for what",
                            "{0}: where the line steps from category to category"),
                    new DiagramWords.Joints("{0} and {1}", ", ", "; ", "{0}: {1}.", "{0}, {1}", "{0} of {1}"),
                    "There is nothing to show yet.",
                    new DiagramWords.Clauses(
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
