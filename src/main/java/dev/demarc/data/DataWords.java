package dev.demarc.data;

import dev.demarc.source.Lines;
import dev.demarc.source.SourceFile;
import dev.demarc.source.Span;
import dev.demarc.wording.WordSieve;
import dev.demarc.wording.Wording;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/**
 * Gathers the words of names and texts in data files.
 *
 * <p>Ids, dates and addresses have no blanks, and texts have: so nobody need say of each key what it holds.
 */
final class DataWords {

    private static final Set<String> NAMES = Set.of("name", "title", "band", "group", "also", "examples");
    private static final Set<String> NO_WORDS = Set.of("url", "evidence", "controls", "renamed-from", "owner", "cells");

    private final String text;
    private final Lines lines;
    private final WordSieve words;

    /** What an alias names is written once, however often it counts. */
    private final Set<Node> seen = Collections.newSetFromMap(new IdentityHashMap<>());

    private DataWords(String text) {
        this.text = text;
        this.lines = Lines.of(text);
        this.words = new WordSieve(text);
    }

    /** The words of a file of YAML or JSON. */
    static Wording of(SourceFile file, Node root) {
        return of(file, gathering -> gathering.node(root, ""));
    }

    /** The words of a column of CSV. */
    static Wording of(SourceFile file, List<List<Grid.Field>> rows, int column) {
        return of(file, gathering -> {
            for (List<Grid.Field> row : rows) {
                if (column < row.size()) {
                    gathering.value(row.get(column).span(), false);
                }
            }
        });
    }

    private interface Walk {
        void over(DataWords gathering);
    }

    private static Wording of(SourceFile file, Walk walk) {
        String text = Tree.text(file, Report.silent());
        if (text == null) {
            return Wording.none(file.place());
        }
        var gathering = new DataWords(text);
        walk.over(gathering);
        return gathering.words.done(file.place(), gathering.lines::span);
    }

    private void node(Node node, String key) {
        if (!seen.add(node) || NO_WORDS.contains(key)) {
            return;
        }
        if (node instanceof Node.Mapping map) {
            for (Node.Entry entry : map.entries()) {
                if (!entry.isOwn()) {
                    node(entry.value(), entry.key());
                }
            }
        } else if (node instanceof Node.Sequence list) {
            list.items().forEach(item -> node(item, key));
        } else if (node instanceof Node.Scalar scalar) {
            boolean name = NAMES.contains(key);
            if (name || scalar.text().strip().indexOf(' ') > 0) {
                value(scalar.span(), name);
            }
        }
    }

    private void value(Span span, boolean name) {
        int from = lines.offset(span.line(), span.column());
        int to = lines.offset(span.endLine(), span.endColumn());
        words.value(from, Math.min(to, text.length()), name);
    }
}
