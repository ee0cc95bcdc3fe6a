package dev.demarc.markdown;

import dev.demarc.markdown.Definitions.Definition;
import dev.demarc.markdown.Part.Raw;
import dev.demarc.markdown.TextWriter.NoteUse;
import dev.demarc.model.Ask;
import dev.demarc.model.Binding;
import dev.demarc.model.Crafts;
import dev.demarc.model.Fence;
import dev.demarc.model.Heading;
import dev.demarc.model.Links;
import dev.demarc.model.Page;
import dev.demarc.source.Located;
import dev.demarc.source.Span;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Walks a syntax tree once, writes its HTML, and gathers what the site wants to know of the page.
 *
 * <p>The same walk serves the bare dialects of the specifications, so that their examples prove what pages get.
 */
final class PageWriter {

    private final Sheet sheet;
    private final References references;
    private final RawHtml raw;
    private final Slugs slugs;
    private final TextWriter text;
    private final TableWriter tables;
    private final Crafts crafts;

    private PageWriter(Sheet sheet, References references, RawHtml raw, List<String> taken, Crafts crafts) {
        this.crafts = crafts;
        this.sheet = sheet;
        this.references = references;
        this.raw = raw;
        this.slugs = new Slugs(taken);
        this.text = new TextWriter(sheet, references, raw, crafts.math());
        this.tables = new TableWriter(sheet, text);
    }

    /**
     * Writes a sheet's document.
     *
     * @param taken ids that stand on the page already
     * @param crafts what other workshops do for it
     * @return what it refers to, and could
     */
    static References write(Sheet sheet, RawHtml raw, List<String> taken, Crafts crafts) {
        References references = References.of(sheet, sheet.document);
        var writer = new PageWriter(sheet, references, raw, taken, crafts);
        writer.blocks(sheet.document, false);
        writer.footnotes();
        writer.unusedDefinitions();
        return references;
    }

    private void unusedDefinitions() {
        for (Definition definition : references.definitions()) {
            if (sheet.holes && !definition.used && !Links.isElsewhere(definition.target)) {
                sheet.asks.add(new Ask.Link(definition.target, Ask.Use.DEFINITION));
                sheet.places.add(sheet.span(definition.start, definition.end));
            }
        }
    }

    private void blocks(Part parent, boolean tight) {
        Part node = parent.firstChild();
        while (node != null) {
            if (node instanceof Part.Prose prose && prose.next() instanceof Part.Meaning) {
                node = meanings(prose);
                continue;
            }
            if (sheet.isPage() && node instanceof Raw raw && node.next() instanceof Part.Listing list) {
                Arrangement wanted = Arrangement.of(raw, raw.text(sheet.characters));
                if (wanted != null) {
                    arrange(list, wanted);
                    node = list.next();
                    continue;
                }
            }
            block(node, tight);
            node = node.next();
        }
    }

    /** A list as tabs or cards, without the comment that asked for them. */
    private void arrange(Part.Listing list, Arrangement as) {
        boolean tabs = as == Arrangement.TABS;
        if (tabs) {
            sheet.extras.add(Page.Extra.TABS);
        }
        sheet.line(tabs ? "<div class=\"tabs\" data-tabs>" : "<ul class=\"cards\">");
        for (Part item = list.firstChild(); item != null; item = item.next()) {
            sheet.out.html.append(tabs ? "<div>" : "<li class=\"card\">");
            if (item.firstChild() instanceof Part.Prose prose) {
                Passage passage = sheet.passage(prose.lines);
                List<Token> tokens = text.read(passage, passage.start);
                int end = tabs ? tokens.size() : endOfLink(tokens);
                sheet.out.html.append(tabs ? "<p class=\"tab\">" : "<p class=\"t\">");
                text.write(tokens.subList(0, end), passage);
                sheet.line("</p>");
                List<Token> rest = afterSeparator(tokens.subList(end, tokens.size()), passage.s);
                if (!rest.isEmpty()) {
                    sheet.out.html.append("<p>");
                    text.write(rest, passage);
                    sheet.line("</p>");
                }
                for (Part node = prose.next(); node != null; node = node.next()) {
                    block(node, false);
                }
            }
            sheet.line(tabs ? "</div>" : "</li>");
        }
        sheet.line(tabs ? "</div>" : "</ul>");
    }

    /** Behind the link with which a text begins; if it begins with none, its end. */
    private static int endOfLink(List<Token> tokens) {
        if (!tokens.isEmpty() && tokens.get(0).kind == Token.Kind.LINK) {
            for (int i = 1; i < tokens.size(); i++) {
                if (tokens.get(i).kind == Token.Kind.END_LINK) {
                    return i + 1;
                }
            }
        }
        return tokens.size();
    }

    /** What follows a link, without the colon or dash that parts the two in a list. */
    private static List<Token> afterSeparator(List<Token> tokens, char[] s) {
        int first = 0;
        while (first < tokens.size()) {
            Token token = tokens.get(first);
            boolean isBreak = token.kind == Token.Kind.SOFT_BREAK || token.kind == Token.Kind.HARD_BREAK;
            if (!isBreak && (token.kind != Token.Kind.TEXT || token.value != null)) {
                break;
            }
            while (!isBreak && token.start < token.end && " :–—-".indexOf(s[token.start]) >= 0) {
                token.start++;
            }
            if (!isBreak && token.start < token.end) {
                break;
            }
            first++;
        }
        return tokens.subList(first, tokens.size());
    }

    private void block(Part node, boolean tight) {
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
            sheet.line("<hr />");
        } else if (node instanceof Part.Meaning) {
            blocks(node, false);
        }
    }

    private void prose(List<Line> lines, boolean tight) {
        if (lines.isEmpty()) {
            return;
        }
        Passage passage = sheet.passage(lines);
        int from = references.textStart(lines, passage);
        if (from >= passage.end) {
            return;
        }
        if (sheet.dialect.extended()
                && lines.size() > 1
                && Scan.find(passage.s, passage.start, passage.end, '-') >= 0
                && tables.write(lines, above -> prose(above, tight))) {
            return;
        }
        paragraph(passage, from, tight, "");
    }

    private void paragraph(Passage passage, int from, boolean tight, String before) {
        sheet.out.html.append(tight ? "" : "<p>").append(before);
        text.write(passage, from);
        sheet.line(tight ? "" : "</p>");
    }

    private void heading(Part.Title title) {
        Passage passage = sheet.passage(title.lines);
        int from = title.lines.size() > 1 ? references.textStart(title.lines, passage) : passage.start;
        String tag = "h" + title.level;
        if (!sheet.isPage()) {
            sheet.out.html.append('<').append(tag).append('>');
            text.write(passage, from);
            sheet.line("</" + tag + ">");
            return;
        }
        char[] s = passage.s;
        int mark = idMark(passage);
        String given = mark < 0 ? "" : Scan.text(s, mark + 2, passage.end - 1);
        Passage shown = mark < 0 ? passage : passage.cut(from, Scan.trimmed(s, from, mark));
        List<Token> tokens = text.read(shown, from);
        String words = TextWriter.plain(tokens, shown).strip();
        String id = mark < 0 ? slugs.next(words) : given;
        Span place = sheet.span(passage.offset(passage.start), passage.offset(passage.end));
        if (mark >= 0) {
            int at = passage.offset(mark + 2);
            sheet.explicitIds.add(new Located<>(given, sheet.span(at, at + given.length())));
        } else {
            sheet.slugs.add(id);
        }
        sheet.levels.add(new Located<>(title.level, place));
        sheet.headings.add(new Heading(title.level, id, words));
        sheet.out.html.append('<').append(tag).append(" id=\"");
        Escape.text(sheet.out.html, id);
        sheet.out.html.append("\">");
        text.write(tokens, shown);
        if (title.level == 2 || title.level == 3) {
            sheet.out.html.append("<a class=\"hd\" href=\"#");
            Escape.url(sheet.out.html, id);
            sheet.out.html.append("\" aria-label=\"" + Phrases.attribute(sheet.phrases.linkHere()) + "\">#</a>");
        }
        sheet.line("</" + tag + ">");
    }

    /** Where <code>{#id}</code> begins at the end of a heading, or −1. */
    private static int idMark(Passage passage) {
        char[] s = passage.s;
        int last = passage.end - 1;
        if (last < passage.start || s[last] != '}') {
            return -1;
        }
        int mark = last - 1;
        while (mark >= passage.start && !(s[mark] == '{' && s[mark + 1] == '#')) {
            mark--;
        }
        if (mark < passage.start || mark + 2 >= last) {
            return -1;
        }
        for (int i = mark + 2; i < last; i++) {
            char c = s[i];
            if (Scan.isBlank(c) || c == '{' || c == '}' || c == '"' || c == '<') {
                return -1;
            }
        }
        return mark;
    }

    private void list(Part.Listing list) {
        if (list.ordered()) {
            sheet.line(list.start == 1 ? "<ol>" : "<ol start=\"" + list.start + "\">");
        } else {
            sheet.line("<ul>");
        }
        for (Part item = list.firstChild(); item != null; item = item.next()) {
            item(item, list.tight);
        }
        sheet.line(list.ordered() ? "</ol>" : "</ul>");
    }

    private void item(Part item, boolean tight) {
        Part first = item.firstChild();
        if (first == null) {
            sheet.line("<li></li>");
            return;
        }
        Part next = first;
        if (sheet.dialect.extended() && first instanceof Part.Prose prose && task(prose, tight)) {
            next = first.next();
        } else {
            sheet.out.html.append("<li>");
            if (!(tight && first instanceof Part.Prose)) {
                sheet.out.html.append('\n');
            }
        }
        while (next != null) {
            if (next instanceof Part.Prose prose && prose.next() instanceof Part.Meaning) {
                next = meanings(prose);
            } else {
                block(next, tight);
                next = next.next();
            }
        }
        int end = sheet.out.html.length();
        boolean flush = tight && item.lastChild() instanceof Part.Prose;
        if (flush && end > 0 && sheet.out.html.charAt(end - 1) == '\n') {
            sheet.out.html.setLength(end - 1);
        }
        sheet.line("</li>");
    }

    /** An item that begins with a box. */
    private boolean task(Part.Prose prose, boolean tight) {
        Passage passage = sheet.passage(prose.lines);
        char[] s = passage.s;
        int at = passage.start;
        if (passage.end - at < 5 || s[at] != '[' || s[at + 2] != ']' || !Scan.isBlank(s[at + 3])) {
            return false;
        }
        char mark = s[at + 1];
        boolean done = mark == 'x' || mark == 'X';
        if (!done && mark != ' ') {
            return false;
        }
        String box;
        if (sheet.isPage()) {
            sheet.out.html.append("<li class=\"task\">");
            Phrases.Tasks tasks = sheet.phrases.tasks();
            box = "<input type=\"checkbox\" disabled=\"\" aria-label=\""
                    + Phrases.attribute(done ? tasks.done() : tasks.toDo()) + (done ? "\" checked=\"\" /> " : "\" /> ");
        } else {
            sheet.out.html.append("<li>");
            box = "<input " + (done ? "checked=\"\" " : "") + "disabled=\"\" type=\"checkbox\"> ";
        }
        if (!tight) {
            sheet.out.html.append('\n');
        }
        paragraph(passage, at + 4, tight, box);
        return true;
    }

    private void rawBlock(Raw block) {
        String content = block.text(sheet.characters);
        switch (block.kind) {
            case HTML -> {
                if (sheet.isPage() && Ignores.gather(sheet, block)) {
                    return;
                }
                String html = content.substring(0, content.length() - 1);
                bind(block, html);
                text.html(raw.block(html), block.lines.get(0).start(), html);
                sheet.line("");
            }
            case INDENTED -> code(block, content);
            case FENCED -> {
                if (sheet.holes && block.note.equals("responsibility")) {
                    // Its place is that of its first line of text, so that is where it begins.
                    int first = Scan.blanks(content, 0, content.length());
                    int begin = first == content.length() ? 0 : content.lastIndexOf('\n', first) + 1;
                    sheet.ask(new Ask.Block(content.substring(begin)), blockPlace(block));
                    sheet.line("");
                } else if (sheet.isPage() && block.note.equals("math")) {
                    sheet.out.html.append("<p>");
                    text.formula(content.strip(), true, blockPlace(block));
                    sheet.line("</p>");
                } else {
                    code(block, content);
                }
            }
        }
    }

    /** Keeps a comment that binds the table below it; other comments may stand between the two. */
    private void bind(Raw block, String html) {
        int start = block.lines.get(0).start();
        Binding binding = sheet.holes ? BindingComment.read(html, start, sheet) : null;
        if (binding == null) {
            return;
        }
        Part last = block;
        while (last.next() instanceof Raw raw && isComment(raw)) {
            last = raw;
        }
        if (block.lines.size() == 1
                && isComment(block)
                && last.next() instanceof Part.Prose prose
                && !(prose.next() instanceof Part.Meaning)
                && isTableBelow(prose.lines, (Raw) last)) {
            tables.bind(prose.lines.get(0).start(), binding);
        } else {
            sheet.looseBindings.add(binding);
        }
    }

    private boolean isComment(Raw block) {
        String html = block.kind == Raw.Kind.HTML ? block.text(sheet.characters).strip() : "";
        return html.startsWith("<!--") && html.indexOf("-->") == html.length() - 3;
    }

    /** Whether lines begin with a table's head, with one blank line at most before them. */
    private boolean isTableBelow(List<Line> lines, Raw comment) {
        int above = comment.lines.get(comment.lines.size() - 1).start();
        int below = lines.get(0).start();
        int between = sheet.span(below, below).line() - sheet.span(above, above).line();
        return between <= 2 && TableRows.headOf(sheet.characters, lines) == 0;
    }

    /** A block's first line of text; the fence where it has none. */
    private Span blockPlace(Raw block) {
        for (Line line : block.lines) {
            int end = Scan.trimmed(sheet.characters, line.start(), line.end());
            int start = Scan.blanks(sheet.characters, line.start(), end);
            if (start < end) {
                return sheet.span(start, end);
            }
        }
        int end = sheet.file.indexOf('\n', block.start);
        int start = Math.max(block.start, sheet.file.indexOf("responsibility", block.start) - 3);
        return sheet.span(start, (end < 0 ? sheet.file.length() : end));
    }

    private void code(Raw block, String content) {
        if (!sheet.isPage()) {
            CodeBlock.bare(sheet.out.html, FenceLine.bare(block.note), content);
        } else {
            Fence fence = FenceLine.of(block.note);
            if (fence.isMermaid()) {
                sheet.extras.add(Page.Extra.MERMAID);
            }
            if (sheet.holes && fence.excerpt() != null) {
                sheet.ask(new Ask.Excerpt(fence), notePlace(block));
            } else if (sheet.holes && fence.isMermaid()) {
                var words = sheet.phrases.code();
                String code = CodeBlock.html(fence, content, crafts.code(), words.copy());
                sheet.out.html.append(MermaidBlock.html(fence.title(), code, words));
            } else {
                CodeBlock.write(
                        sheet.out.html,
                        fence,
                        content,
                        crafts.code(),
                        sheet.phrases.code().copy());
            }
        }
        sheet.line("");
    }

    /** Where a fence's info string stands. */
    private Span notePlace(Raw block) {
        int end = sheet.file.indexOf('\n', block.start);
        int to = end < 0 ? sheet.file.length() : end;
        int from = block.start;
        int first = sheet.file.indexOf(block.note, from);
        if (first >= 0 && first + block.note.length() <= to) {
            from = first;
            to = first + block.note.length();
        }
        return sheet.span(from, to);
    }

    private void quote(Part.Quote quote) {
        if (sheet.dialect.extended() && quote.firstChild() instanceof Part.Prose prose && alert(prose)) {
            return;
        }
        sheet.line("<blockquote>");
        blocks(quote, false);
        sheet.line("</blockquote>");
    }

    private boolean alert(Part.Prose prose) {
        Passage passage = sheet.passage(prose.lines.subList(0, 1));
        String s = passage.text().strip();
        if (!s.startsWith("[!") || !s.endsWith("]")) {
            return false;
        }
        String kind = s.substring(2, s.length() - 1).toUpperCase(Locale.ROOT);
        String word = sheet.phrases.notes().get(kind);
        if (word == null || (prose.lines.size() == 1 && prose.next() == null)) {
            return false;
        }
        if (sheet.isPage()) {
            String name = kind.equals("NOTE") ? "note" : "note " + kind.toLowerCase(Locale.ROOT);
            sheet.line("<div class=\"" + name + "\" role=\"note\"><p class=\"t\">" + Phrases.attribute(word) + "</p>");
        } else {
            sheet.line("<div class=\"markdown-alert markdown-alert-" + kind.toLowerCase(Locale.ROOT)
                    + "\">\n<p class=\"markdown-alert-title\">" + word + "</p>");
        }
        prose(prose.lines.subList(1, prose.lines.size()), false);
        for (Part node = prose.next(); node != null; node = node.next()) {
            block(node, false);
        }
        sheet.line("</div>");
        return true;
    }

    /** A definition list, from its first term on; returns what follows it. */
    private @Nullable Part meanings(Part.Prose first) {
        sheet.line("<dl>");
        Part node = first;
        while (node instanceof Part.Prose prose && prose.next() instanceof Part.Meaning) {
            for (Line term : prose.lines) {
                Passage passage = sheet.passage(List.of(term));
                sheet.out.html.append("<dt>");
                text.write(passage, passage.start);
                sheet.line("</dt>");
            }
            node = prose.next();
            while (node instanceof Part.Meaning meaning) {
                sheet.out.html.append("<dd>");
                blocks(meaning, meaning.tight && meaning.firstChild() == meaning.lastChild());
                sheet.line("</dd>");
                node = meaning.next();
            }
        }
        sheet.line("</dl>");
        return node;
    }

    private void footnotes() {
        if (text.notes.isEmpty()) {
            return;
        }
        sheet.line("<section class=\"footnotes\" data-footnotes>\n<ol>");
        // A footnote may refer to others, which then follow.
        for (int i = 0; i < text.notes.size(); i++) {
            NoteUse use = text.notes.get(i);
            Part.Note note = references.note(use.label);
            if (note == null) {
                throw new IllegalStateException("No footnote " + use.label);
            }
            sheet.out.html.append("<li id=\"");
            Escape.text(sheet.out.html, "fn-" + use.label);
            sheet.line("\">");
            blocks(note, false);
            backLinks(use);
            sheet.line("</li>");
        }
        sheet.line("</ol>\n</section>");
    }

    private void backLinks(NoteUse use) {
        boolean inParagraph = endsWith("</p>\n");
        if (inParagraph) {
            sheet.out.html.setLength(sheet.out.html.length() - "</p>\n".length());
            sheet.out.html.append(' ');
        } else {
            sheet.out.html.append("<p>");
        }
        for (int i = 1; i <= use.times; i++) {
            String which = use.number + (i == 1 ? "" : "-" + i);
            sheet.out.html.append(i == 1 ? "" : " ").append("<a href=\"#");
            Escape.url(sheet.out.html, "fnref-" + use.label + (i == 1 ? "" : "-" + i));
            sheet.out
                    .html
                    .append("\" class=\"footnote-backref\" data-footnote-backref data-footnote-backref-idx=\"")
                    .append(which)
                    .append("\" aria-label=\"" + Phrases.attribute(sheet.phrases.backTo()) + " ")
                    .append(which)
                    .append("\">↩");
            if (i > 1) {
                sheet.out.html.append("<sup class=\"footnote-ref\">").append(i).append("</sup>");
            }
            sheet.out.html.append("</a>");
        }
        sheet.line("</p>");
    }

    private boolean endsWith(String tail) {
        int from = sheet.out.html.length() - tail.length();
        return from >= 0 && sheet.out.html.indexOf(tail, from) == from;
    }
}
