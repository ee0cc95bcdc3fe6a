package dev.demarc.exchange;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A format in which a matrix goes out. */
public enum ExportFormat {
    /** All cells, a line a part. */
    CSV("csv", false, ".csv"),
    /** A line a concern, a column a category, party words only. */
    CSV_WIDE("csv-wide", false),
    /** A workbook. */
    XLSX("xlsx", true, ".xlsx"),
    /** The questionnaire of the Cloud Security Alliance. */
    CAIQ("caiq", true),
    /** FedRAMP's customer responsibility matrix. */
    CRM("crm", true),
    /** NIST's system security plan. */
    OSCAL("oscal", false, ".oscal.json"),
    /** A table for Markdown that is bound to the data. */
    MARKDOWN("markdown", false, ".md", ".markdown"),
    /** A drawing. */
    SVG("svg", false, ".svg"),
    /** A page that stands by itself. */
    HTML("html", false, ".html", ".htm"),
    /** A matrix file. */
    JSON("json", false, ".json"),
    /** A matrix file. */
    YAML("yaml", false, ".yml", ".yaml");

    private final String word;
    private final boolean binary;

    @SuppressWarnings("ImmutableEnumChecker") // as List.of makes it
    private final List<String> endings;

    ExportFormat(String word, boolean binary, String... endings) {
        this.word = word;
        this.binary = binary;
        this.endings = List.of(endings);
    }

    /** What it is called on the command line. */
    public String word() {
        return word;
    }

    /** Whether its bytes are no text. */
    public boolean isBinary() {
        return binary;
    }

    /** What all are called on the command line. */
    public static List<String> words() {
        return Arrays.stream(values()).map(ExportFormat::word).toList();
    }

    /** The format that is called so. */
    public static Optional<ExportFormat> of(String word) {
        return Arrays.stream(values())
                .filter(format -> format.word.equals(word))
                .findFirst();
    }

    /** The format of a file of that name; the first that fits. */
    public static Optional<ExportFormat> ofFile(String name) {
        String small = name.toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(format -> format.endings.stream().anyMatch(small::endsWith))
                .findFirst();
    }
}
