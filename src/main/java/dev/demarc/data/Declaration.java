package dev.demarc.data;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.demarc.diagnostic.Edit;
import dev.demarc.matrix.Category;
import dev.demarc.matrix.Concern;
import dev.demarc.matrix.Matrix;
import dev.demarc.matrix.Party;
import dev.demarc.source.Lines;
import dev.demarc.source.Location;
import dev.demarc.source.Order;
import dev.demarc.source.SourceFile;
import dev.demarc.source.Span;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Declares in a matrix file that something had another id before.
 *
 * <p>Maps can be written in many ways, so a change is tried first: it is offered only if the file, read with it, says the
 * very same but for that one declaration.
 */
public final class Declaration {

    private static final String KEY = "renamed-from";

    private final SourceFile file;
    private final String text;
    private final boolean json;
    private final Lines lines;

    private Declaration(SourceFile file, String text) {
        this.file = file;
        this.text = text;
        this.json = Tree.Format.of(file) == Tree.Format.JSON;
        this.lines = Lines.of(text);
    }

    /**
     * What declares it; nothing if that is a person's to write.
     *
     * @param key where the id stands now
     * @param old the id before
     */
    public static Optional<Edit> of(SourceFile file, List<SourceFile> csvFiles, Location.InFile key, String old) {
        try {
            return new Declaration(file, file.text()).tried(csvFiles, key, old);
        } catch (IOException e) {
            // Told where the file was read.
            return Optional.empty();
        }
    }

    private Optional<Edit> tried(List<SourceFile> csvFiles, Location.InFile key, String old) {
        Node.Entry entry = entry(key.span());
        Edit edit = entry == null ? null : edit(entry, old);
        if (entry == null || edit == null) {
            return Optional.empty();
        }
        var before = MatrixReader.read(file, csvFiles);
        var changed = SourceFile.of(file.path(), file.place(), with(edit).getBytes(UTF_8));
        var after = MatrixReader.read(changed, csvFiles);
        boolean only = after.findings().size() == before.findings().size()
                && after.value().matrix().equals(declared(before.value().matrix(), entry.key(), old));
        return only ? Optional.of(edit) : Optional.empty();
    }

    private Node.@Nullable Entry entry(Span key) {
        if (Tree.read(file, Report.silent()).root() instanceof Node.Mapping top) {
            for (String section : List.of("parties", "categories", "concerns")) {
                Node.Entry entry = top.entry(section).orElse(null);
                if (entry != null && entry.value() instanceof Node.Mapping map) {
                    for (Node.Entry each : map.entries()) {
                        if (each.span().equals(key)) {
                            return each;
                        }
                    }
                }
            }
        }
        return null;
    }

    private @Nullable Edit edit(Node.Entry entry, String old) {
        String pair = json ? "\"%s\": [\"%s\"]".formatted(KEY, old) : "%s: [%s]".formatted(KEY, old);
        Node value = entry.value();
        if (value.isNothing()) {
            return json || !isAt(value.span(), "~") ? null : edit(value.span(), "{" + pair + "}");
        }
        if (!(value instanceof Node.Mapping map) || map.entries().isEmpty()) {
            return null;
        }
        // Where it is written, not where it counts: merged keys stand elsewhere, and come first.
        List<Node.Entry> written = map.entries().stream()
                .filter(each -> !isAbove(each.span(), map.span()))
                .sorted(Order.by(Node.Entry::span))
                .toList();
        if (written.isEmpty()) {
            return null;
        }
        // A name goes first, as people write it.
        boolean named = written.size() > 1 && written.get(0).key().equals("name");
        Span at = written.get(named ? 1 : 0).span();
        if (isAt(map.span(), "{")) {
            return before(at, pair + ", ");
        }
        String line = lines.line(at.line());
        String indent = line.substring(0, line.offsetByCodePoints(0, at.column() - 1));
        return indent.isBlank() ? before(at, pair + lineEnd(at.line()) + indent) : null;
    }

    private static boolean isAbove(Span one, Span other) {
        return one.line() < other.line() || (one.line() == other.line() && one.column() < other.column());
    }

    private boolean isAt(Span span, String sign) {
        return text.startsWith(sign, lines.offset(span.line(), span.column()));
    }

    private Edit before(Span at, String inserted) {
        return edit(new Span(at.line(), at.column(), at.line(), at.column()), inserted);
    }

    private Edit edit(Span at, String written) {
        return new Edit(new Location.InFile(file.place(), at), written);
    }

    private String lineEnd(int line) {
        int end = lines.offset(line, 1) + lines.line(line).length();
        return text.startsWith("\r\n", end) ? "\r\n" : text.startsWith("\r", end) ? "\r" : "\n";
    }

    private String with(Edit edit) {
        Span at = edit.at().span();
        return text.substring(0, lines.offset(at.line(), at.column()))
                + edit.text()
                + text.substring(lines.offset(at.endLine(), at.endColumn()));
    }

    private static Matrix declared(Matrix matrix, String id, String old) {
        UnaryOperator<Party> party = each -> !each.id().equals(id)
                ? each
                : new Party(
                        id,
                        each.name(),
                        each.number(),
                        each.letter(),
                        each.partOf(),
                        new Party.PartyWords(each.band(), each.description(), List.of(old)),
                        each.also());
        UnaryOperator<Category> category = each -> !each.id().equals(id)
                ? each
                : new Category(id, each.name(), each.description(), each.examples(), each.also(), List.of(old));
        UnaryOperator<Concern> concern = each -> !each.id().equals(id)
                ? each
                : new Concern(
                        id, each.name(), each.group(), each.description(), each.proof(), each.also(), List.of(old));
        return new Matrix(
                matrix.id(),
                matrix.heading(),
                matrix.origin(),
                matrix.parties().stream().map(party).toList(),
                matrix.categories().stream().map(category).toList(),
                matrix.concerns().stream().map(concern).toList(),
                Map.copyOf(matrix.cells()));
    }
}
