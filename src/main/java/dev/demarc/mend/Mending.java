package dev.demarc.mend;

import dev.demarc.diagnostic.Diagnostic;
import dev.demarc.diagnostic.Edit;
import dev.demarc.source.Lines;
import dev.demarc.source.Order;
import dev.demarc.source.Span;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Texts as they are after findings were mended.
 *
 * @param texts those that change, by path
 * @param mended the findings that no longer hold
 * @param left those that would have been mended, each with the reason why it isn't
 */
public record Mending(List<MendedText> texts, List<Diagnostic> mended, List<Plan.Left> left) {

    /**
     * A file's text before and after, without a byte order mark.
     *
     * @param path from the wiki's root
     */
    public record MendedText(String path, String before, String after) {}

    /** A stretch of a text, and what takes its place. */
    private record Change(int start, int end, String text) {}

    /** Copies the lists. */
    public Mending {
        texts = List.copyOf(texts);
        mended = List.copyOf(mended);
        left = List.copyOf(left);
    }

    /**
     * Mends what a plan allows.
     *
     * @param read the text of a file by its path, without a byte order mark; nothing if it isn't to be touched
     */
    public static Mending of(Plan plan, Function<String, Optional<String>> read) {
        Map<String, Optional<Text>> texts = new TreeMap<>();
        var mended = new ArrayList<Diagnostic>();
        var left = new ArrayList<>(plan.left());
        for (Diagnostic finding : plan.mendable()) {
            for (Edit edit : finding.edits()) {
                texts.computeIfAbsent(edit.at().path(), path -> read.apply(path).map(Text::new));
            }
            String why = whyNot(finding, texts);
            if (why.isEmpty()) {
                for (Edit edit : finding.edits()) {
                    texts.getOrDefault(edit.at().path(), Optional.empty()).ifPresent(text -> text.put(edit));
                }
                mended.add(finding);
            } else {
                left.add(new Plan.Left(finding, why));
            }
        }
        var after = new ArrayList<MendedText>();
        texts.forEach((path, text) -> text.filter(Text::isChanged)
                .ifPresent(changed -> after.add(new MendedText(path, changed.before, changed.after()))));
        return new Mending(after, mended, left);
    }

    private static String whyNot(Diagnostic finding, Map<String, Optional<Text>> texts) {
        for (Edit edit : finding.edits()) {
            Optional<Text> text = texts.getOrDefault(edit.at().path(), Optional.empty());
            if (text.isEmpty()) {
                return "`%s` isn't as it was when it was checked"
                        .formatted(edit.at().path());
            }
            if (!text.get().holds(edit)) {
                return "it is written in another way than its meaning";
            }
        }
        return "";
    }

    /** One text while changes to it are gathered. */
    private static final class Text {
        final String before;
        private final Lines lines;
        private final boolean returns;
        private final Set<Change> changes = new LinkedHashSet<>();

        Text(String before) {
            this.before = before;
            this.lines = Lines.of(before);
            int feed = before.indexOf('\n');
            this.returns = feed > 0 && before.charAt(feed - 1) == '\r';
        }

        boolean holds(Edit edit) {
            return edit.was() == null
                    || before.substring(start(edit), end(edit)).equals(edit.was());
        }

        private int start(Edit edit) {
            Span span = edit.at().span();
            return lines.offset(span.line(), span.column());
        }

        private int end(Edit edit) {
            Span span = edit.at().span();
            return Math.max(start(edit), lines.offset(span.endLine(), span.endColumn()));
        }

        /** Equal changes are made once. Lines of what is put in end as the file's first one does. */
        void put(Edit edit) {
            String text = returns ? edit.text().replace("\r\n", "\n").replace("\n", "\r\n") : edit.text();
            changes.add(new Change(start(edit), end(edit), text));
        }

        boolean isChanged() {
            return !changes.isEmpty() && !after().equals(before);
        }

        String after() {
            var sorted = new ArrayList<>(changes);
            // What is put in goes before what is replaced at the same place.
            sorted.sort(Order.byInt(Change::start).thenComparingInt(Change::end));
            var after = new StringBuilder(before.length() + 64);
            int done = 0;
            for (Change change : sorted) {
                after.append(before, done, change.start()).append(change.text());
                done = change.end();
            }
            return after.append(before, done, before.length()).toString();
        }
    }
}
