package dev.demarc.diagram;

import dev.demarc.diagram.DiagramWords.Clauses;
import dev.demarc.matrix.Cast;
import dev.demarc.matrix.Category;
import dev.demarc.matrix.Concern;
import dev.demarc.matrix.Holder;
import dev.demarc.matrix.Matrix;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Tells a matrix in sentences, for those who don't see it: one sentence per category, runs of layers first, then what
 * is shared, open or missing. Whoever hears it learns every cell.
 */
final class Telling {
    /** Up to so many concerns are named one by one. */
    private static final int NAMED = 3;

    private final Matrix matrix;
    private final Cast cast;
    private final DiagramWords words;

    Telling(Matrix matrix, Cast cast, DiagramWords words) {
        this.matrix = matrix;
        this.cast = cast;
        this.words = words;
    }

    String tell() {
        if (matrix.categories().isEmpty() || matrix.concerns().isEmpty()) {
            return words.told().empty();
        }
        List<String> sentences = new ArrayList<>();
        for (Category category : matrix.categories()) {
            String clauses = String.join(words.told().joints().semicolon(), clauses(category));
            sentences.add(fill(words.told().joints().column(), category.name(), clauses));
        }
        return String.join(" ", sentences);
    }

    private List<String> clauses(Category category) {
        List<String> clauses = new ArrayList<>();
        Map<String, List<String>> others = new LinkedHashMap<>();
        List<Concern> rows = matrix.concerns();
        for (int row = 0; row < rows.size(); ) {
            Holder holder = matrix.holder(rows.get(row), category);
            if (!(holder instanceof Holder.Owned owned)) {
                others.computeIfAbsent(phrase(holder), key -> new ArrayList<>())
                        .add(rows.get(row).name());
                row++;
                continue;
            }
            String party = owned.part().party();
            List<String> run = new ArrayList<>();
            while (row < rows.size()
                    && matrix.holder(rows.get(row), category) instanceof Holder.Owned next
                    && next.part().party().equals(party)) {
                run.add(rows.get(row).name());
                row++;
            }
            clauses.add(run(cast.party(party).name(), run));
        }
        others.forEach((phrase, names) -> clauses.add(fill(phrase, "", list(names))));
        return clauses;
    }

    private String run(String party, List<String> run) {
        Clauses told = words.told().clauses();
        return run.size() <= NAMED
                ? fill(told.holds(), party, list(run))
                : fill(told.holdsRun(), party, Integer.toString(run.size()), run.get(0), run.get(run.size() - 1));
    }

    /** What is said of such a cell, with a place left for the concerns. */
    private String phrase(Holder holder) {
        Clauses told = words.told().clauses();
        return holder.match(new Holder.Cases<>() {
            @Override
            public String owned(Holder.Owned owned) {
                return fill(told.holds(), parties(owned), "{1}");
            }

            @Override
            public String shared(Holder.Shared shared) {
                return fill(told.shared(), parties(shared), "{1}");
            }

            @Override
            public String overlap(Holder.Overlap overlap) {
                return fill(told.overlap(), parties(overlap), "{1}");
            }

            @Override
            public String outsourced(Holder.Outsourced outsourced) {
                String to = cast.party(outsourced.to()).name();
                return outsourced.by() == null
                        ? fill(told.outsourcedOpen(), to, "{1}")
                        : fill(told.outsourced(), cast.party(outsourced.by()).name(), "{1}", to);
            }

            @Override
            public String varies(Holder.Varies varies) {
                Holder otherwise = varies.otherwise();
                return otherwise == null || otherwise.parties().isEmpty()
                        ? told.varies()
                        : fill(told.variesFor(), parties(otherwise), "{1}");
            }

            @Override
            public String notApplicable(Holder.NotApplicable notApplicable) {
                return told.notApplicable();
            }

            @Override
            public String undetermined(Holder.Undetermined undetermined) {
                return told.undetermined();
            }

            @Override
            public String missing(Holder.Missing missing) {
                return told.gap();
            }
        });
    }

    private String parties(Holder holder) {
        List<String> names = new ArrayList<>();
        for (String id : holder.parties()) {
            names.add(cast.party(id).name());
        }
        return list(names);
    }

    private String list(List<String> names) {
        if (names.size() < 2) {
            return String.join("", names);
        }
        String first = String.join(words.told().joints().comma(), names.subList(0, names.size() - 1));
        return fill(words.told().joints().and(), first, names.get(names.size() - 1));
    }

    /** Fills {@code {0}}, {@code {1}} in one pass, so that a name with braces stays as it is. */
    static String fill(String pattern, String... values) {
        var text = new StringBuilder();
        int from = 0;
        for (int at = pattern.indexOf('{'); at >= 0; at = pattern.indexOf('{', at + 1)) {
            boolean hole = at + 2 < pattern.length()
                    && pattern.charAt(at + 2) == '}'
                    && Character.isDigit(pattern.charAt(at + 1));
            int which = hole ? pattern.charAt(at + 1) - '0' : values.length;
            if (which < values.length) {
                text.append(pattern, from, at).append(values[which]);
                from = at + 3;
            }
        }
        return text.append(pattern, from, pattern.length()).toString();
    }
}
