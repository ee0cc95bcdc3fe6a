package dev.demarc.mend;

import dev.demarc.diagnostic.Diagnostic;
import dev.demarc.diagnostic.Edit;
import dev.demarc.diagnostic.RuleId;
import dev.demarc.source.Location;
import dev.demarc.source.Order;
import dev.demarc.source.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Which findings can be mended together: those whose edits meet neither another one's nor a finding that a person has to
 * look at.
 *
 * @param mendable in the order in which people read them
 * @param left those that would have been mended, each with the reason why it isn't
 */
public record Plan(List<Diagnostic> mendable, List<Left> left) {

    /**
     * A finding that isn't mended although it could be.
     *
     * @param why half a sentence to follow “isn't mended:”
     */
    public record Left(Diagnostic finding, String why) {}

    /**
     * What stands around findings that are to be mended.
     *
     * @param told other findings: where one without edits lies, nothing is changed
     * @param hidden findings that a baseline hides. It knows them by their lines, so these aren't changed at all
     */
    public record Around(List<Diagnostic> told, List<Diagnostic> hidden) {

        /** Nothing. */
        public static final Around NOTHING = new Around(List.of(), List.of());

        /** Copies the lists. */
        public Around {
            told = List.copyOf(told);
            hidden = List.copyOf(hidden);
        }
    }

    /** A stretch of a file: one that would be replaced, or one to look at. */
    private record Stretch(
            Span span, Diagnostic of, @Nullable Edit edit) {
        Edit change() {
            if (edit == null) {
                throw new IllegalStateException("Nothing is changed here");
            }
            return edit;
        }
    }

    private static final Comparator<Span> BY_START = Order.byInt(Span::line).thenComparingInt(Span::column);

    /** Copies the lists. */
    public Plan {
        mendable = List.copyOf(mendable);
        left = List.copyOf(left);
    }

    /** The plan for some findings; those without edits are passed over, but nothing is changed where they lie. */
    public static Plan of(List<Diagnostic> findings, Around around) {
        var reasons = new LinkedHashMap<Diagnostic, String>();
        findings.stream().filter(finding -> !finding.edits().isEmpty()).forEach(finding -> reasons.put(finding, ""));
        if (!reasons.isEmpty()) {
            unreadable(findings, around, reasons);
            stretches(findings, around, reasons.keySet()).values().forEach(file -> meet(file, reasons));
            knownLines(around.hidden(), reasons);
        }
        var mendable = new ArrayList<Diagnostic>();
        var left = new ArrayList<Left>();
        reasons.forEach((finding, why) -> {
            if (why.isEmpty()) {
                mendable.add(finding);
            } else {
                left.add(new Left(finding, why));
            }
        });
        return new Plan(mendable, left);
    }

    /** Of a file that can't be read as a whole, nobody knows what the rest means. */
    private static void unreadable(List<Diagnostic> findings, Around around, Map<Diagnostic, String> reasons) {
        Set<String> unreadable = new HashSet<>();
        for (List<Diagnostic> some : List.of(findings, around.told(), around.hidden())) {
            for (Diagnostic finding : some) {
                if (finding.rule() == RuleId.UNREADABLE && finding.location() instanceof Location.InFile at) {
                    unreadable.add(at.path());
                }
            }
        }
        reasons.replaceAll((finding, why) -> finding.edits().stream()
                        .anyMatch(edit -> unreadable.contains(edit.at().path()))
                ? "its file can't be read as a whole"
                : why);
    }

    private static Map<String, List<Stretch>> stretches(
            List<Diagnostic> findings, Around around, Set<Diagnostic> changing) {
        var byFile = new TreeMap<String, List<Stretch>>();
        for (Diagnostic finding : changing) {
            for (Edit edit : finding.edits()) {
                byFile.computeIfAbsent(edit.at().path(), path -> new ArrayList<>())
                        .add(new Stretch(edit.at().span(), finding, edit));
            }
        }
        for (List<Diagnostic> some : List.of(findings, around.told(), around.hidden())) {
            for (Diagnostic finding : some) {
                if (finding.edits().isEmpty()
                        && finding.location() instanceof Location.InFile at
                        && byFile.containsKey(at.path())) {
                    byFile.get(at.path()).add(new Stretch(at.span(), finding, null));
                }
            }
        }
        byFile.values().forEach(file -> file.sort(Order.by(Stretch::span, BY_START)));
        return byFile;
    }

    private static void meet(List<Stretch> file, Map<Diagnostic, String> reasons) {
        for (int i = 0; i < file.size(); i++) {
            Stretch one = file.get(i);
            for (int j = i + 1; j < file.size() && startsWithin(file.get(j).span(), one.span()); j++) {
                meet(one, file.get(j), reasons);
            }
        }
    }

    private static void meet(Stretch one, Stretch other, Map<Diagnostic, String> reasons) {
        if (one.edit() != null && other.edit() != null) {
            if (!one.change().isSame(other.change()) && doOverlap(one.span(), other.span())) {
                if (one.of().equals(other.of())) {
                    throw new IllegalStateException("Two edits of one finding overlap: " + one.of());
                }
                leave(one.of(), other.of(), reasons);
                leave(other.of(), one.of(), reasons);
            }
        } else if (one.edit() != null && lies(other.span(), one.span())) {
            leave(one.of(), other.of(), reasons);
        } else if (other.edit() != null && lies(one.span(), other.span())) {
            leave(other.of(), one.of(), reasons);
        }
    }

    private static void leave(Diagnostic finding, Diagnostic because, Map<Diagnostic, String> reasons) {
        String why =
                "`%s` at %s concerns the same text".formatted(because.rule().id(), because.location());
        reasons.replace(finding, "", why);
    }

    private static boolean startsWithin(Span later, Span earlier) {
        return BY_START.compare(later, earlier) == 0 || isBefore(later.line(), later.column(), earlier);
    }

    private static boolean isBefore(int line, int column, Span end) {
        return line < end.endLine() || (line == end.endLine() && column < end.endColumn());
    }

    private static boolean isEmpty(Span span) {
        return span.line() == span.endLine() && span.column() == span.endColumn();
    }

    /** Two changes of which it matters in which order they are made: those that touch are none. */
    private static boolean doOverlap(Span one, Span other) {
        if (BY_START.compare(one, other) == 0) {
            return isEmpty(one) == isEmpty(other);
        }
        boolean inOrder = BY_START.compare(one, other) < 0;
        Span second = inOrder ? other : one;
        return isBefore(second.line(), second.column(), inOrder ? one : other);
    }

    /** Whether something to look at lies in a changed stretch. What is larger, and holds all of it, is another matter. */
    private static boolean lies(Span seen, Span changed) {
        if (isEmpty(seen)) {
            return BY_START.compare(changed, seen) < 0 && isBefore(seen.line(), seen.column(), changed);
        }
        boolean holds = BY_START.compare(seen, changed) <= 0
                && !isBefore(seen.endLine(), seen.endColumn(), changed)
                && !seen.equals(changed);
        return !holds && doOverlap(seen, changed);
    }

    private static void knownLines(List<Diagnostic> hidden, Map<Diagnostic, String> reasons) {
        var lines = new HashSet<Location>();
        for (Diagnostic finding : hidden) {
            if (finding.location() instanceof Location.InFile at) {
                lines.add(lineOf(at.path(), at.span().line()));
            }
        }
        if (lines.isEmpty()) {
            return;
        }
        reasons.replaceAll((finding, why) -> why.isEmpty() && doTouch(finding, lines)
                ? "the baseline knows another finding by this very line"
                : why);
    }

    private static boolean doTouch(Diagnostic finding, Set<Location> lines) {
        for (Edit edit : finding.edits()) {
            Span span = edit.at().span();
            for (int line = span.line(); line <= span.endLine(); line++) {
                if (lines.contains(lineOf(edit.at().path(), line))) {
                    return true;
                }
            }
        }
        return false;
    }

    private static Location lineOf(String path, int line) {
        return Location.in(path, Span.of(line, 1, 0));
    }
}
