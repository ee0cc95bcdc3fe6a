package dev.demarc.markdown;

import dev.demarc.markdown.Definitions.Definition;
import dev.demarc.source.Located;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What running text may refer to: link definitions and footnotes. They may stand below what refers to them. */
final class References implements Inlines.Known {

    private final Sheet sheet;
    private final Definitions definitions = new Definitions();
    private final Abbreviations abbreviations = new Abbreviations();
    private final Map<String, Part.Note> notes = new HashMap<>();

    private final boolean addresses;

    private References(Sheet sheet, boolean addresses) {
        this.sheet = sheet;
        this.addresses = addresses;
    }

    /** Those of a document. */
    static References of(Sheet sheet, Part.Whole document) {
        var references = new References(sheet, document.mayHoldAddresses);
        if (document.mayDefine) {
            references.collect(document);
        }
        return references;
    }

    private void collect(Part parent) {
        for (Part node = parent.firstChild(); node != null; node = node.next()) {
            if (node instanceof Part.Prose prose) {
                collect(prose.lines);
            } else if (node instanceof Part.Title title) {
                collect(title.lines);
            } else {
                if (node instanceof Part.Note note) {
                    notes.putIfAbsent(Definitions.key(note.label), note);
                }
                collect(node);
            }
        }
    }

    private void collect(List<Line> lines) {
        if (mayDefine(lines)) {
            definitions.collect(sheet.passage(lines));
        } else if (mayAbbreviate(lines)) {
            abbreviations.collect(sheet.passage(lines));
        }
    }

    /** Where the text begins that follows the definitions at a paragraph's head. */
    int textStart(List<Line> lines, Passage passage) {
        return mayDefine(lines)
                ? Definitions.end(passage)
                : mayAbbreviate(lines) ? Abbreviations.end(passage) : passage.start;
    }

    private boolean mayAbbreviate(List<Line> lines) {
        if (!sheet.isPage() || lines.isEmpty()) {
            return false;
        }
        Line first = lines.get(0);
        return Abbreviations.mayBegin(
                sheet.characters, Scan.spaces(sheet.characters, first.start(), first.end()), first.end());
    }

    /** What short words on the page stand for. */
    Abbreviations abbreviations() {
        return abbreviations;
    }

    private boolean mayDefine(List<Line> lines) {
        if (lines.isEmpty()) {
            return false;
        }
        Line first = lines.get(0);
        int at = Scan.spaces(sheet.characters, first.start(), first.end());
        return at < first.end() && sheet.characters[at] == '[';
    }

    /** All definitions, in their order. */
    List<Definition> definitions() {
        return definitions.all();
    }

    /** The footnote of a label, in any capitals. */
    Part.@Nullable Note note(String label) {
        return notes.get(Definitions.key(label));
    }

    /** The labels of all that is defined, those of links in their order, then those of footnotes, which begin with {@code ^}. */
    List<String> labels() {
        var labels = new ArrayList<String>();
        definitions.all().forEach(definition -> labels.add(definition.label));
        notes.values().stream().map(note -> "^" + note.label).sorted().forEach(labels::add);
        return labels;
    }

    @Override
    public @Nullable Definition definition(String label) {
        return definitions.find(label);
    }

    @Override
    public boolean hasNote(String label) {
        return note(label) != null;
    }

    @Override
    public boolean mayHoldAddresses() {
        return addresses;
    }

    @Override
    public void undefined(String label, int start, int end) {
        if (sheet.holes) {
            sheet.undefined.add(new Located<>(label, sheet.span(start, end)));
        }
    }
}
