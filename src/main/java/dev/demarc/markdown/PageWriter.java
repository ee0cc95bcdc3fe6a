package dev.demarc.markdown;

import com.vladsch.flexmark.util.ast.Node;
import com.vladsch.flexmark.util.sequence.BasedSequence;
import dev.demarc.markdown.Definitions.Definition;
import dev.demarc.markdown.Part.Raw;
import dev.demarc.markdown.TableRows.Align;
import dev.demarc.markdown.TableRows.Slice;
import dev.demarc.markdown.Token.Kind;
import dev.demarc.model.Ask;
import dev.demarc.model.Heading;
import dev.demarc.model.HtmlFragment;
import dev.demarc.model.Links;
import dev.demarc.model.PageFacts;
import dev.demarc.source.Lines;
import dev.demarc.source.Located;
import dev.demarc.source.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Walks a syntax tree once, writes its HTML, and gathers what the site wants to know of the page.
 *
 * <p>The same walk serves the bare dialects of the specifications, so that their examples prove what pages get.
 */
final class PageWriter implements Inlines.Known {

    private static final Map<String, String> ALERTS =
            Map.of("NOTE", "Note", "TIP", "Tip", "IMPORTANT", "Important", "WARNING", "Warning", "CAUTION", "Caution");

    private final Dialect dialect;
    private final boolean holes;
    private final String file;
    private final String body;
    private final int bodyStart;
    private final RawHtml raw;
    private final Slugs slugs;
    private final Pieces out;
    private final Definitions definitions = new Definitions();
    private final Map<String, Part.Note> notes = new HashMap<>();
    private final Map<String, NoteUse> used = new LinkedHashMap<>();
    private final Set<String> tableNames = new HashSet<>();
    private @Nullable Lines lines;

    final List<Ask> asks = new ArrayList<>();
    final List<Span> places = new ArrayList<>();
    final List<Heading> headings = new ArrayList<>();
    final List<String> anchors = new ArrayList<>();
    final List<PageFacts.Table> tables = new ArrayList<>();
    final List<Located<String>> undefined = new ArrayList<>();
    private final List<Located<String>> explicitIds = new ArrayList<>();
    private final Set<String> slugIds = new HashSet<>();

    @Nullable
    Span titlePlace;

    /** A footnote that is referred to. */
    private static final class NoteUse {
        final int number;
        final String id;
        int times;

        NoteUse(int number, String id) {
            this.number = number;
            this.id = id;
        }
    }

    /**
     * A writer for one file.
     *
     * @param holes whether the site answers where links lead; else they stay as written
     * @param taken ids that stand on the page already
     */
    PageWriter(Dialect dialect, boolean holes, String file, int bodyStart, RawHtml raw, List<String> taken) {
        this.dialect = dialect;
        this.holes = holes;
        this.file = file;
        this.body = bodyStart == 0 ? file : file.substring(bodyStart);
        this.bodyStart = bodyStart;
        this.raw = raw;
        this.slugs = new Slugs(taken);
        this.out = new Pieces(body.length() + body.length() / 4 + 64);
    }

    String body() {
        return body;
    }

    /** Writes the whole document. */
    Pieces write(Node document) {
        if (body.contains("]:")) {
            collect(document);
        }
        blocks(document, false);
        footnotes();
        for (Definition definition : definitions.all()) {
            if (holes && !definition.used && !Links.isElsewhere(definition.target)) {
                asks.add(new Ask.Link(definition.target, Ask.Use.DEFINITION));
                places.add(span(definition.start, definition.end));
            }
        }
        return out;
    }

    List<String> definedReferences() {
        return definitions.all().stream().map(definition -> definition.label).toList();
    }

    /** Ids that were written and stand a second time, or equal a heading's slug. */
    List<Located<String>> repeatedIds() {
        var seen = new HashSet<String>();
        var repeated = new ArrayList<Located<String>>();
        for (Located<String> id : explicitIds) {
            if (!seen.add(id.value()) || slugIds.contains(id.value())) {
                repeated.add(id);
            }
        }
        return repeated;
    }

    Span span(int start, int end) {
        Lines known = lines;
        if (known == null) {
            known = Lines.of(file);
            lines = known;
        }
        return known.span(start, end);
    }

    /** Definitions and footnotes may stand below what refers to them. */
    private void collect(Node parent) {
        for (Node node = parent.getFirstChild(); node != null; node = node.getNext()) {
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

    private void collect(List<BasedSequence> proseLines) {
        if (mayDefine(proseLines)) {
            definitions.collect(Passage.of(body, bodyStart, proseLines));
        }
    }

    private boolean mayDefine(List<BasedSequence> proseLines) {
        if (proseLines.isEmpty()) {
            return false;
        }
        BasedSequence first = proseLines.get(0);
        int at = Scan.spaces(body, first.getStartOffset(), first.getEndOffset());
        return at < body.length() && body.charAt(at) == '[';
    }

    @Override
    public @Nullable Definition definition(String label) {
        return definitions.find(label);
    }

    @Override
    public boolean hasNote(String label) {
        return notes.containsKey(Definitions.key(label));
    }

    @Override
    public void undefined(String label, int start, int end) {
        if (holes) {
            undefined.add(new Located<>(label, span(start, end)));
        }
    }

    // Blocks

    private void line(String html) {
        out.html.append(html).append('\n');
    }

    private void blocks(Node parent, boolean tight) {
        Node node = parent.getFirstChild();
        while (node != null) {
            if (node instanceof Part.Prose prose && prose.getNext() instanceof Part.Meaning) {
                node = meanings(prose);
                continue;
            }
            block(node, tight);
            node = node.getNext();
        }
    }

    private void block(Node node, boolean tight) {
        if (node instanceof Part.Prose prose) {
            prose(prose.lines, tight);
        } else if (node instanceof Part.Title title) {
            heading(title);
        } else if (node instanceof Part.Listing list) {
            list(list);
        } else if (node instanceof Part.Raw block) {
            rawBlock(block);
        } else if (node instanceof Part.Quote quote) {
            quote(quote);
        } else if (node instanceof Part.Rule) {
            line("<hr />");
        } else if (node instanceof Part.Meaning) {
            blocks(node, false);
        }
    }

    private void prose(List<BasedSequence> proseLines, boolean tight) {
        if (proseLines.isEmpty()) {
            return;
        }
        Passage passage = Passage.of(body, bodyStart, proseLines);
        int from = mayDefine(proseLines) ? Definitions.end(passage) : 0;
        if (from >= passage.text().length()) {
            return;
        }
        if (dialect.extended()
                && proseLines.size() > 1
                && passage.text().indexOf('-') >= 0
                && table(proseLines, tight)) {
            return;
        }
        paragraph(passage, from, tight, "");
    }

    private void paragraph(Passage passage, int from, boolean tight, String before) {
        out.html.append(tight ? "" : "<p>").append(before);
        inline(Inlines.read(passage, from, dialect.extended(), this), passage);
        line(tight ? "" : "</p>");
    }

    private void heading(Part.Title title) {
        Passage passage = Passage.of(body, bodyStart, title.lines);
        int from = mayDefine(title.lines) && title.lines.size() > 1 ? Definitions.end(passage) : 0;
        String tag = "h" + title.level;
        if (dialect != Dialect.DEMARC) {
            out.html.append('<').append(tag).append('>');
            inline(Inlines.read(passage, from, dialect.extended(), this), passage);
            line("</" + tag + ">");
            return;
        }
        String s = passage.text();
        int mark = idMark(s);
        String given = mark < 0 ? "" : s.substring(mark + 2, s.length() - 1);
        Passage shown = passage;
        if (mark >= 0) {
            int to = mark;
            while (to > from && Scan.isBlank(s.charAt(to - 1))) {
                to--;
            }
            shown = new Passage.Builder().add(s, from, to, passage.offset(from)).done();
            from = 0;
        }
        List<Token> tokens = Inlines.read(shown, from, true, this);
        String text = plain(tokens, shown).strip();
        String id = mark < 0 ? slugs.next(text) : given;
        Span place = span(passage.offset(0), passage.offset(s.length()));
        if (mark >= 0) {
            int at = passage.offset(mark + 2);
            explicitIds.add(new Located<>(given, span(at, at + given.length())));
        } else {
            slugIds.add(id);
        }
        if (titlePlace == null) {
            titlePlace = place;
        }
        headings.add(new Heading(title.level, id, text));
        out.html.append('<').append(tag).append(" id=\"");
        Escape.text(out.html, id);
        out.html.append("\">");
        inline(tokens, shown);
        if (title.level == 2 || title.level == 3) {
            out.html.append("<a class=\"hd\" href=\"#");
            Escape.url(out.html, id);
            out.html.append("\" aria-label=\"Link to this section\">#</a>");
        }
        line("</" + tag + ">");
    }

    /** Where <code>{#id}</code> begins at the end of a heading, or −1. */
    private static int idMark(String s) {
        if (!s.endsWith("}")) {
            return -1;
        }
        int mark = s.lastIndexOf("{#");
        if (mark < 0 || mark + 2 >= s.length() - 1) {
            return -1;
        }
        for (int i = mark + 2; i < s.length() - 1; i++) {
            char c = s.charAt(i);
            if (Scan.isBlank(c) || c == '{' || c == '}' || c == '"' || c == '<') {
                return -1;
            }
        }
        return mark;
    }

    private void list(Part.Listing list) {
        if (list.ordered()) {
            line(list.start == 1 ? "<ol>" : "<ol start=\"" + list.start + "\">");
        } else {
            line("<ul>");
        }
        for (Node item = list.getFirstChild(); item != null; item = item.getNext()) {
            item(item, list.tight);
        }
        line(list.ordered() ? "</ol>" : "</ul>");
    }

    private void item(Node item, boolean tight) {
        Node first = item.getFirstChild();
        if (first == null) {
            line("<li></li>");
            return;
        }
        Node next = first;
        if (dialect.extended() && first instanceof Part.Prose prose && task(prose, tight)) {
            next = first.getNext();
        } else {
            out.html.append("<li>");
            if (!(tight && first instanceof Part.Prose)) {
                out.html.append('\n');
            }
        }
        while (next != null) {
            if (next instanceof Part.Prose prose && prose.getNext() instanceof Part.Meaning) {
                next = meanings(prose);
            } else {
                block(next, tight);
                next = next.getNext();
            }
        }
        int end = out.html.length();
        boolean flush = tight && item.getLastChild() instanceof Part.Prose;
        if (flush && end > 0 && out.html.charAt(end - 1) == '\n') {
            out.html.setLength(end - 1);
        }
        line("</li>");
    }

    /** An item that begins with a box. */
    private boolean task(Part.Prose prose, boolean tight) {
        Passage passage = Passage.of(body, bodyStart, prose.lines);
        String s = passage.text();
        if (s.length() < 5 || s.charAt(0) != '[' || s.charAt(2) != ']' || !Scan.isBlank(s.charAt(3))) {
            return false;
        }
        char mark = s.charAt(1);
        boolean done = mark == 'x' || mark == 'X';
        if (!done && mark != ' ') {
            return false;
        }
        String box;
        if (dialect == Dialect.DEMARC) {
            out.html.append("<li class=\"task\">");
            box = "<input type=\"checkbox\" disabled=\"\" aria-label=\"" + (done ? "Done\" checked=\"\"" : "To do\"")
                    + " /> ";
        } else {
            out.html.append("<li>");
            box = "<input " + (done ? "checked=\"\" " : "") + "disabled=\"\" type=\"checkbox\"> ";
        }
        if (!tight) {
            out.html.append('\n');
        }
        paragraph(passage, 4, tight, box);
        return true;
    }

    private void rawBlock(Raw block) {
        String text = block.text(body);
        switch (block.kind) {
            case HTML -> {
                String html = text.substring(0, text.length() - 1);
                boolean known = holes || dialect == Dialect.DEMARC;
                html(raw.block(html), known ? bodyStart + block.lines.get(0).getStartOffset() : -1, html);
                out.html.append('\n');
            }
            case INDENTED -> code(text, "");
            case FENCED -> {
                if (holes && block.note.equals("responsibility")) {
                    asks.add(new Ask.Block(text));
                    places.add(blockPlace(block));
                    out.hole();
                    out.html.append('\n');
                } else {
                    code(text, block.note);
                }
            }
        }
    }

    /** A block's first line of text; the fence where it has none. */
    private Span blockPlace(Raw block) {
        for (BasedSequence line : block.lines) {
            int end = line.getEndOffset();
            while (end > line.getStartOffset() && Scan.isBlank(body.charAt(end - 1))) {
                end--;
            }
            int start = Scan.blanks(body, line.getStartOffset(), end);
            if (start < end) {
                return span(bodyStart + start, bodyStart + end);
            }
        }
        int end = body.indexOf('\n', block.start);
        int start = Math.max(block.start, body.indexOf("responsibility", block.start) - 3);
        return span(bodyStart + start, bodyStart + (end < 0 ? body.length() : end));
    }

    private void code(String text, String note) {
        FenceLine line = FenceLine.of(note);
        boolean page = dialect == Dialect.DEMARC;
        if (page) {
            String caption = line.title().isEmpty() ? line.language() : line.title();
            out.html.append("<figure class=\"code\"><figcaption>");
            Escape.text(out.html, caption);
            out.html.append(
                    "<button class=\"btn\" type=\"button\" data-js data-copy hidden>Copy</button></figcaption>");
        }
        out.html.append(page ? "<pre tabindex=\"0\"><code" : "<pre><code");
        if (!line.language().isEmpty()) {
            out.html.append(" class=\"language-");
            Escape.text(out.html, line.language());
            out.html.append('"');
        }
        out.html.append('>');
        Escape.text(out.html, text);
        line(page ? "</code></pre></figure>" : "</code></pre>");
    }

    private void quote(Part.Quote quote) {
        if (dialect.extended() && quote.getFirstChild() instanceof Part.Prose prose && alert(prose)) {
            return;
        }
        line("<blockquote>");
        blocks(quote, false);
        line("</blockquote>");
    }

    private boolean alert(Part.Prose prose) {
        Passage passage = Passage.of(body, bodyStart, prose.lines.subList(0, 1));
        String s = passage.text().strip();
        if (!s.startsWith("[!") || !s.endsWith("]")) {
            return false;
        }
        String kind = s.substring(2, s.length() - 1).toUpperCase(Locale.ROOT);
        String word = ALERTS.get(kind);
        if (word == null || (prose.lines.size() == 1 && prose.getNext() == null)) {
            return false;
        }
        if (dialect == Dialect.DEMARC) {
            String name = kind.equals("NOTE") ? "note" : "note " + kind.toLowerCase(Locale.ROOT);
            line("<div class=\"" + name + "\" role=\"note\"><p class=\"t\">" + word + "</p>");
        } else {
            line("<div class=\"markdown-alert markdown-alert-" + kind.toLowerCase(Locale.ROOT)
                    + "\">\n<p class=\"markdown-alert-title\">" + word + "</p>");
        }
        prose(prose.lines.subList(1, prose.lines.size()), false);
        for (Node node = prose.getNext(); node != null; node = node.getNext()) {
            block(node, false);
        }
        line("</div>");
        return true;
    }

    /** A definition list, from its first term on; returns what follows it. */
    private @Nullable Node meanings(Part.Prose first) {
        line("<dl>");
        Node node = first;
        while (node instanceof Part.Prose prose && prose.getNext() instanceof Part.Meaning) {
            for (BasedSequence term : prose.lines) {
                Passage passage = Passage.of(body, bodyStart, List.of(term));
                out.html.append("<dt>");
                inline(Inlines.read(passage, 0, true, this), passage);
                line("</dt>");
            }
            node = prose.getNext();
            while (node instanceof Part.Meaning meaning) {
                out.html.append("<dd>");
                blocks(meaning, meaning.tight && meaning.getFirstChild() == meaning.getLastChild());
                line("</dd>");
                node = meaning.getNext();
            }
        }
        line("</dl>");
        return node;
    }

    // Tables

    private boolean table(List<BasedSequence> proseLines, boolean tight) {
        var texts = new ArrayList<String>(proseLines.size());
        for (BasedSequence line : proseLines) {
            texts.add(body.substring(line.getStartOffset(), line.getEndOffset()));
        }
        int head = TableRows.headOf(texts);
        List<Align> columns = head < 0 ? null : TableRows.columns(texts.get(head + 1));
        if (columns == null) {
            return false;
        }
        if (head > 0) {
            List<BasedSequence> above = proseLines.subList(0, head);
            Passage passage = Passage.of(body, bodyStart, above);
            int from = mayDefine(above) ? Definitions.end(passage) : 0;
            if (from < passage.text().length()) {
                paragraph(passage, from, tight, "");
            }
        }
        table(texts, proseLines, head, columns);
        return true;
    }

    private void table(List<String> texts, List<BasedSequence> proseLines, int head, List<Align> columns) {
        boolean page = dialect == Dialect.DEMARC;
        if (page) {
            out.html.append("<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"");
            Escape.text(out.html, tableName());
            line("\">");
        }
        line("<table>\n<thead>\n<tr>");
        int start = proseLines.get(head).getStartOffset();
        List<Located<String>> heads = row(texts.get(head), bodyStart + start, columns, true);
        line("</tr>\n</thead>");
        var rows = new ArrayList<List<Located<String>>>();
        for (int i = head + 2; i < texts.size(); i++) {
            line(i == head + 2 ? "<tbody>\n<tr>" : "<tr>");
            rows.add(row(texts.get(i), bodyStart + proseLines.get(i).getStartOffset(), columns, false));
            line("</tr>");
        }
        line(rows.isEmpty() ? "</table>" : "</tbody>\n</table>");
        if (page) {
            line("</div>");
        }
        if (holes) {
            int end = proseLines.get(proseLines.size() - 1).getEndOffset();
            while (end > start && Scan.isBlank(body.charAt(end - 1))) {
                end--;
            }
            Span span = span(bodyStart + Scan.blanks(body, start, end), bodyStart + end);
            tables.add(new PageFacts.Table(span, headings.size() - 1, heads, rows));
        }
    }

    private String tableName() {
        String name = headings.isEmpty()
                ? "Table"
                : "Table: " + headings.get(headings.size() - 1).text();
        String unique = name;
        for (int i = 2; !tableNames.add(unique); i++) {
            unique = name + " (" + i + ")";
        }
        return unique;
    }

    private List<Located<String>> row(String text, int offset, List<Align> columns, boolean head) {
        List<Slice> slices = TableRows.cells(text);
        var cells = new ArrayList<Located<String>>(slices.size());
        for (int i = 0; i < Math.max(slices.size(), columns.size()); i++) {
            Slice slice = i < slices.size() ? slices.get(i) : null;
            if (i >= columns.size()) {
                if (slice != null && holes) {
                    Passage passage = TableRows.passage(text, slice, offset);
                    String plain = plain(Inlines.read(passage, 0, true, SILENT), passage);
                    cells.add(new Located<>(plain, span(offset + slice.start(), offset + slice.end())));
                }
                continue;
            }
            boolean empty = slice == null || slice.start() == slice.end();
            String tag = head && !(empty && dialect == Dialect.DEMARC) ? "th" : "td";
            out.html
                    .append('<')
                    .append(tag)
                    .append(attributes(tag, columns.get(i)))
                    .append('>');
            if (slice != null) {
                Passage passage = TableRows.passage(text, slice, offset);
                List<Token> tokens = Inlines.read(passage, 0, true, this);
                inline(tokens, passage);
                if (holes) {
                    cells.add(
                            new Located<>(plain(tokens, passage), span(offset + slice.start(), offset + slice.end())));
                }
            }
            line("</" + tag + ">");
        }
        return cells;
    }

    private String attributes(String tag, Align align) {
        String side = align.name().toLowerCase(Locale.ROOT);
        if (dialect != Dialect.DEMARC) {
            return align == Align.NONE ? "" : " align=\"" + side + "\"";
        }
        String scope = tag.equals("th") ? " scope=\"col\"" : "";
        return align == Align.NONE ? scope : scope + " style=\"text-align:" + side + "\"";
    }

    /** Reads cells that aren't shown: what is wrong with their references is nobody's matter. */
    private static final Inlines.Known SILENT = new Inlines.Known() {
        @Override
        public @Nullable Definition definition(String label) {
            return null;
        }

        @Override
        public boolean hasNote(String label) {
            return false;
        }

        @Override
        public void undefined(String label, int start, int end) {}
    };

    // Footnotes

    private void noteReference(String label) {
        String key = Definitions.key(label);
        NoteUse use = used.get(key);
        if (use == null) {
            use = new NoteUse(used.size() + 1, label);
            used.put(key, use);
            anchors.add("fn-" + use.id);
        }
        use.times++;
        String id = "fnref-" + use.id + (use.times == 1 ? "" : "-" + use.times);
        anchors.add(id);
        out.html.append("<sup class=\"footnote-ref\"><a href=\"#");
        Escape.url(out.html, "fn-" + use.id);
        out.html.append("\" id=\"");
        Escape.text(out.html, id);
        out.html.append("\" data-footnote-ref>").append(use.number).append("</a></sup>");
    }

    private void footnotes() {
        if (used.isEmpty()) {
            return;
        }
        line("<section class=\"footnotes\" data-footnotes>\n<ol>");
        // A footnote may refer to others, which then follow.
        for (int i = 0; i < used.size(); i++) {
            String key = List.copyOf(used.keySet()).get(i);
            NoteUse use = used.get(key);
            Part.Note note = notes.get(key);
            if (use == null || note == null) {
                throw new IllegalStateException("No footnote " + key);
            }
            out.html.append("<li id=\"");
            Escape.text(out.html, "fn-" + use.id);
            line("\">");
            blocks(note, false);
            backLinks(use);
            line("</li>");
        }
        line("</ol>\n</section>");
    }

    private void backLinks(NoteUse use) {
        boolean inParagraph = endsWith("</p>\n");
        if (inParagraph) {
            out.html.setLength(out.html.length() - "</p>\n".length());
            out.html.append(' ');
        } else {
            out.html.append("<p>");
        }
        for (int i = 1; i <= use.times; i++) {
            String which = use.number + (i == 1 ? "" : "-" + i);
            out.html.append(i == 1 ? "" : " ").append("<a href=\"#");
            Escape.url(out.html, "fnref-" + use.id + (i == 1 ? "" : "-" + i));
            out.html
                    .append("\" class=\"footnote-backref\" data-footnote-backref data-footnote-backref-idx=\"")
                    .append(which)
                    .append("\" aria-label=\"Back to reference ")
                    .append(which)
                    .append("\">↩");
            if (i > 1) {
                out.html.append("<sup class=\"footnote-ref\">").append(i).append("</sup>");
            }
            out.html.append("</a>");
        }
        line("</p>");
    }

    private boolean endsWith(String tail) {
        int from = out.html.length() - tail.length();
        return from >= 0 && out.html.indexOf(tail, from) == from;
    }

    // Running text

    private void inline(List<Token> tokens, Passage passage) {
        String s = passage.text();
        StringBuilder html = out.html;
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            switch (token.kind) {
                case TEXT -> {
                    if (token.value == null) {
                        Escape.text(html, s, token.start, token.end);
                    } else {
                        Escape.text(html, token.value);
                    }
                }
                case CODE -> {
                    html.append("<code>");
                    Escape.text(html, token.value());
                    html.append("</code>");
                }
                case HTML -> {
                    String written = s.substring(token.start, token.end);
                    html(raw.inline(written), passage.offset(token.start), written);
                }
                case SOFT_BREAK -> html.append('\n');
                case HARD_BREAK -> html.append("<br />\n");
                case LINK -> link(token);
                case END_LINK -> html.append("</a>");
                case IMAGE -> i = image(tokens, i, passage);
                case END_IMAGE -> {}
                case AUTOLINK -> autolink(token, s);
                case NOTE -> noteReference(token.value());
                case RUN -> {
                    html.append(token.ended);
                    Escape.text(html, s, token.start, token.start + token.count);
                    html.append(token.begun);
                }
            }
        }
        html.append(raw.closeAll());
    }

    private void link(Token token) {
        out.html.append("<a href=\"");
        target(token.value(), Ask.Use.LINK, token.targetStart, token.targetEnd);
        out.html.append('"');
        title(token.title);
        out.html.append('>');
    }

    private void title(@Nullable String title) {
        if (title != null) {
            out.html.append(" title=\"");
            Escape.text(out.html, title);
            out.html.append('"');
        }
    }

    /** Writes an address, or leaves a hole for it. */
    private void target(String target, Ask.Use use, int start, int end) {
        if (!holes || Links.isElsewhere(target)) {
            Escape.url(out.html, target);
        } else {
            asks.add(new Ask.Link(target, use));
            places.add(span(start, end));
            out.hole();
        }
    }

    /** Writes an image; its words are the plain text of what stands in it. Returns the index of its end. */
    private int image(List<Token> tokens, int from, Passage passage) {
        int depth = 0;
        int to = from;
        for (; to < tokens.size(); to++) {
            Kind kind = tokens.get(to).kind;
            depth += kind == Kind.IMAGE ? 1 : kind == Kind.END_IMAGE ? -1 : 0;
            if (depth == 0) {
                break;
            }
        }
        Token token = tokens.get(from);
        out.html.append("<img src=\"");
        target(token.value(), Ask.Use.IMAGE, passage.offset(token.start), passage.offset(token.end - 1) + 1);
        out.html.append("\" alt=\"");
        Escape.text(out.html, plain(tokens.subList(from + 1, to), passage));
        out.html.append('"');
        title(token.title);
        out.html.append(" />");
        return to;
    }

    private void autolink(Token token, String s) {
        out.html.append("<a href=\"");
        Escape.url(out.html, token.value());
        out.html.append("\">");
        boolean angled = s.charAt(token.start) == '<';
        Escape.text(out.html, s, angled ? token.start + 1 : token.start, angled ? token.end - 1 : token.end);
        out.html.append("</a>");
    }

    /** The text of tokens without any marks. */
    private static String plain(List<Token> tokens, Passage passage) {
        String s = passage.text();
        var text = new StringBuilder();
        for (Token token : tokens) {
            switch (token.kind) {
                case TEXT -> {
                    if (token.value == null) {
                        text.append(s, token.start, token.end);
                    } else {
                        text.append(token.value);
                    }
                }
                case CODE -> text.append(token.value());
                case SOFT_BREAK, HARD_BREAK -> text.append('\n');
                case AUTOLINK -> {
                    boolean angled = s.charAt(token.start) == '<';
                    text.append(s, angled ? token.start + 1 : token.start, angled ? token.end - 1 : token.end);
                }
                case RUN -> text.append(s, token.start, token.start + token.count);
                case HTML, LINK, END_LINK, IMAGE, END_IMAGE, NOTE -> {}
            }
        }
        return text.toString();
    }

    // Raw HTML

    /**
     * Writes raw HTML, with holes for the addresses in it.
     *
     * @param offset where it stands in the file; −1 if nobody asks
     * @param written as it stands there
     */
    private void html(String html, int offset, String written) {
        HtmlFragment fragment = holes && offset >= 0 ? raw.read(html) : HtmlFragment.NONE;
        boolean asWritten = html.equals(written);
        for (HtmlFragment.Id id : fragment.ids()) {
            anchors.add(id.value());
            int start = asWritten ? offset + id.start() : offset;
            int end = asWritten ? offset + id.end() : offset + written.length();
            explicitIds.add(new Located<>(id.value(), span(start, end)));
        }
        int done = 0;
        for (HtmlFragment.Target target : fragment.targets()) {
            if (Links.isElsewhere(target.value())) {
                continue;
            }
            char before = target.start() > 0 ? html.charAt(target.start() - 1) : '=';
            boolean bare = before == '=' || (Scan.isBlank(before) && target.use() != Ask.Use.IMAGE);
            out.html.append(html, done, target.start()).append(bare ? "\"" : "");
            int start = asWritten ? offset + target.start() : offset;
            int end = asWritten ? offset + target.end() : offset + written.length();
            asks.add(new Ask.Link(target.value(), target.use()));
            places.add(span(start, end));
            out.hole();
            out.html.append(bare ? "\"" : "");
            done = target.end();
        }
        out.html.append(html, done, html.length());
    }
}
