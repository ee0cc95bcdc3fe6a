package dev.demarc.check.rules;

import dev.demarc.diagnostic.Nearest;
import dev.demarc.matrix.SideWords;
import dev.demarc.model.PageFacts;
import dev.demarc.model.PageFacts.Table;
import dev.demarc.source.Located;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads Markdown tables that tell who does what: which column speaks for which party. */
public final class DutyTables {

    /** The two sides that heads of tables name. */
    enum Side {
        PROVIDER,
        CUSTOMER
    }

    private static final Set<String> PROVIDERS = Set.of(
            "provider",
            "providers",
            "cloud",
            "csp",
            "vendor",
            "aws",
            "amazon",
            "microsoft",
            "azure",
            "google",
            "gcp",
            "ibm",
            "oracle");

    private DutyTables() {}

    /** Whether any table of a page has a column for a party, or party words in its cells. */
    public static boolean tellsDuties(PageFacts facts) {
        return facts.tables().stream().anyMatch(table -> !sides(table).isEmpty());
    }

    /** Tables that are compared with each other; a bound one is compared with the data. */
    static List<Table> unbound(PageFacts facts) {
        return facts.tables().stream().filter(table -> table.bound() == null).toList();
    }

    /** Columns that speak for one side, by their number; the first column names rows. */
    static Map<Integer, Side> sides(Table table) {
        var sides = new TreeMap<Integer, Side>();
        for (int column = 1; column < table.head().size(); column++) {
            Side named = sideIn(table.head().get(column).value());
            if (named != null) {
                sides.put(column, named);
            }
        }
        return sides;
    }

    /** The one side that a head names. */
    private static @Nullable Side sideIn(String head) {
        List<String> words = words(head);
        if (words.size() > 2 && !speaksOfDuty(words)) {
            return null;
        }
        boolean provider = false;
        boolean customer = false;
        for (String word : words) {
            if (PROVIDERS.contains(word)) {
                provider = true;
            } else if (SideWords.CUSTOMER.contains(word)) {
                customer = true;
            }
        }
        return provider == customer ? null : provider ? Side.PROVIDER : Side.CUSTOMER;
    }

    private static boolean speaksOfDuty(List<String> words) {
        for (String word : words) {
            if (word.startsWith("responsib") || word.startsWith("dut")) {
                return true;
            }
        }
        return false;
    }

    /** The rows by the words of their first cell, in their order; of equal ones the first. */
    static Map<String, List<Located<String>>> rows(Table table) {
        var rows = new LinkedHashMap<String, List<Located<String>>>();
        for (List<Located<String>> row : table.rows()) {
            if (!row.isEmpty() && !plain(row.get(0).value()).isEmpty()) {
                rows.putIfAbsent(plain(row.get(0).value()), row);
            }
        }
        return rows;
    }

    /** Whether two tables begin with the same column. */
    static boolean sameFirstHead(Table one, Table other) {
        return !one.head().isEmpty()
                && !other.head().isEmpty()
                && plain(one.head().get(0).value())
                        .equals(plain(other.head().get(0).value()));
    }

    /** A text without emphasis, code marks, capitals and a full stop at its end: what it says. */
    static String plain(String text) {
        String normal = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        var plain = new StringBuilder(normal.length());
        boolean blank = false;
        for (int i = 0; i < normal.length(); i++) {
            char c = normal.charAt(i);
            if (Character.isWhitespace(c)) {
                blank = true;
            } else if (c != '*' && c != '`' && c != '_') {
                if (blank && plain.length() > 0) {
                    plain.append(' ');
                }
                blank = false;
                plain.append(c);
            }
        }
        int end = plain.length();
        while (end > 0 && ".:;,".indexOf(plain.charAt(end - 1)) >= 0) {
            end--;
        }
        return plain.substring(0, end);
    }

    /** Words in lower case: runs of letters and digits. */
    static List<String> words(String text) {
        var words = new ArrayList<String>();
        var word = new StringBuilder();
        for (int i = 0; i <= text.length(); i++) {
            if (i < text.length() && Character.isLetterOrDigit(text.charAt(i))) {
                word.append(Character.toLowerCase(text.charAt(i)));
            } else if (word.length() > 0) {
                words.add(word.toString());
                word.setLength(0);
            }
        }
        return words;
    }

    /** Whether two names are one, misspelt. */
    static boolean near(String one, String other) {
        return Nearest.to(one, List.of(other)).isPresent();
    }
}
