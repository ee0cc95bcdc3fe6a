package dev.demarc.markdown;

import dev.demarc.markdown.Token.Kind;
import dev.demarc.markdown.Token.Run;
import dev.demarc.model.Ask;
import dev.demarc.model.Formulas;
import dev.demarc.model.HtmlFragment;
import dev.demarc.model.Links;
import dev.demarc.model.Page;
import dev.demarc.model.PageFacts;
import dev.demarc.source.Located;
import dev.demarc.source.Span;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Writes running text and raw HTML, and asks where their links lead. */
final class TextWriter {

    /** A footnote that is referred to. */
    static final class NoteUse {
        final int number;
        final String label;
        int times;

        NoteUse(int number, String label) {
            this.number = number;
            this.label = label;
        }
    }

    /** Tags in which no words stand, but what is typed or printed. */
    private static final String TYPED = "(?:code|kbd|samp|var|tt|pre|script|style|textarea)\\b";

    private static final Pattern LITERAL = Pattern.compile("^<" + TYPED, Pattern.CASE_INSENSITIVE);
    private static final Pattern LITERAL_END = Pattern.compile("^</" + TYPED, Pattern.CASE_INSENSITIVE);

    private final Sheet sheet;
    private final References references;
    private final RawHtml raw;
    private final Formulas formulas;
    private final Map<String, NoteUse> used = new LinkedHashMap<>();

    /** Footnotes in the order in which they are referred to; grows while they are written. */
    final List<NoteUse> notes = new ArrayList<>();

    TextWriter(Sheet sheet, References references, RawHtml raw, Formulas formulas) {
        this.formulas = formulas;
        this.sheet = sheet;
        this.references = references;
        this.raw = raw;
    }

    /** Reads a passage from an offset on. */
    List<Token> read(Passage passage, int from) {
        return Inlines.read(passage, from, sheet.dialect, references);
    }

    /** Reads a passage and writes it. */
    void write(Passage passage, int from) {
        write(read(passage, from), passage);
    }

    /** Writes tokens. */
    void write(List<Token> tokens, Passage passage) {
        char[] s = passage.s;
        StringBuilder html = sheet.out.html;
        boolean literal = false;
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            switch (token.kind) {
                case TEXT -> {
                    if (token.value == null) {
                        if (!literal) {
                            sheet.words(passage, token.start, token.end);
                        }
                        if (literal || references.abbreviations().isEmpty()) {
                            Escape.text(html, passage, token.start, token.end);
                        } else {
                            references.abbreviations().write(html, passage, token.start, token.end);
                        }
                    } else {
                        Escape.text(html, token.value);
                    }
                }
                case CODE -> {
                    html.append("<code>");
                    Escape.text(html, token.value());
                    html.append("</code>");
                }
                case MATH -> formula(token.value(), token.count == 2, passage, token);
                case HTML -> {
                    String written = Scan.text(s, token.start, token.end);
                    if (sheet.isPage() && Ignores.is(written)) {
                        Ignores.gather(sheet, passage.offset(token.start), passage.offset(token.end - 1) + 1);
                        continue;
                    }
                    gatherIfSilentHtml(tokens, i, passage);
                    literal = literal
                            ? !LITERAL_END.matcher(written).find()
                            : LITERAL.matcher(written).find();
                    html(raw.inline(written), passage.offset(token.start), written);
                }
                case SOFT_BREAK -> html.append('\n');
                case HARD_BREAK -> html.append("<br />\n");
                case LINK -> {
                    gatherIfSilent(tokens, i, passage);
                    link(token);
                }
                case END_LINK -> html.append("</a>");
                case IMAGE -> i = image(tokens, i, passage);
                case END_IMAGE -> {}
                case AUTOLINK -> autolink(token, passage);
                case NOTE -> noteReference(token.value());
                case RUN -> {
                    Run run = (Run) token;
                    html.append(run.ended);
                    Escape.text(html, passage, run.start, run.start + run.count);
                    html.append(run.begun);
                }
            }
        }
        html.append(raw.closeAll());
    }

    /** Keeps a link in which there is nothing to read. What an image or raw HTML in it says is theirs to tell. */
    private void gatherIfSilent(List<Token> tokens, int from, Passage passage) {
        Token token = tokens.get(from);
        if (!sheet.isPage() || token.title != null) {
            return;
        }
        int to = from + 1;
        while (to < tokens.size() && tokens.get(to).kind != Kind.END_LINK) {
            Kind kind = tokens.get(to).kind;
            if (kind == Kind.IMAGE || kind == Kind.HTML || kind == Kind.NOTE) {
                return;
            }
            to++;
        }
        if (plain(tokens.subList(from + 1, to), passage).isBlank()) {
            sheet.silentLinks.add(new Located<>(
                    token.value(), sheet.span(passage.offset(token.start), passage.offset(token.end - 1) + 1)));
        }
    }

    /** The same of a link in raw HTML, whose tags come one by one. */
    private void gatherIfSilentHtml(List<Token> tokens, int from, Passage passage) {
        char[] s = passage.s;
        Token token = tokens.get(from);
        if (!sheet.isPage() || !isTag(s, token, "<a")) {
            return;
        }
        for (int to = from + 1; to < tokens.size(); to++) {
            Token next = tokens.get(to);
            if (next.kind == Kind.HTML && isTag(s, next, "</a")) {
                for (HtmlFragment.SilentLink link :
                        raw.read(Scan.text(s, token.start, next.end)).silentLinks()) {
                    sheet.silentLinks.add(new Located<>(
                            link.target(), sheet.span(passage.offset(token.start), passage.offset(token.end - 1) + 1)));
                }
                return;
            }
            boolean mute = next.kind == Kind.HTML
                    || next.kind == Kind.SOFT_BREAK
                    || (next.kind == Kind.TEXT && plain(List.of(next), passage).isBlank());
            if (!mute) {
                return;
            }
        }
    }

    private static boolean isTag(char[] s, Token token, String opening) {
        int after = token.start + opening.length();
        return Scan.startsWithAnyCase(s, token.start, token.end, opening)
                && after < token.end
                && !Scan.isAlphanumeric(s[after])
                && s[after] != '-';
    }

    private void link(Token token) {
        sheet.out.html.append("<a href=\"");
        target(token.value(), Ask.Use.LINK, token, token.targetStart, token.targetEnd);
        sheet.out.html.append('"');
        title(token.title);
        sheet.out.html.append('>');
    }

    private void title(@Nullable String title) {
        if (title != null) {
            sheet.out.html.append(" title=\"");
            Escape.text(sheet.out.html, title);
            sheet.out.html.append('"');
        }
    }

    /** Writes an address, or leaves a hole for it. */
    private void target(String target, Ask.Use use, Token token, int start, int end) {
        if (!sheet.holes) {
            Escape.url(sheet.out.html, raw.refuses(target) ? "#" : target);
            return;
        }
        Span place = sheet.span(start, end);
        boolean same = start == token.targetStart && end == token.targetEnd;
        Span address = same ? place : sheet.span(token.targetStart, token.targetEnd);
        if (Links.isElsewhere(target)) {
            sheet.outward(target, use, place, address);
            Escape.url(sheet.out.html, raw.refuses(target) ? "#" : target);
        } else {
            ask(new Ask.Link(target, use), place, address);
        }
    }

    /** Leaves a hole; where the address stands is kept only if that isn't the place itself. */
    private void ask(Ask.Link link, Span place, Span address) {
        if (address.equals(place)) {
            sheet.ask(link, place);
        } else {
            sheet.ask(link, place, address);
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
        sheet.out.html.append("<img src=\"");
        target(token.value(), Ask.Use.IMAGE, token, passage.offset(token.start), passage.offset(token.end - 1) + 1);
        sheet.out.html.append("\" alt=\"");
        String alt = plain(tokens.subList(from + 1, to), passage);
        if (sheet.isPage()) {
            sheet.images.add(new PageFacts.Image(
                    sheet.span(passage.offset(token.start), passage.offset(token.end - 1) + 1),
                    token.value(),
                    alt,
                    false));
        }
        Escape.text(sheet.out.html, alt);
        sheet.out.html.append('"');
        title(token.title);
        sheet.out.html.append(" />");
        return to;
    }

    private void autolink(Token token, Passage passage) {
        char[] s = passage.s;
        sheet.out.html.append("<a href=\"");
        Escape.url(sheet.out.html, raw.refuses(token.value()) ? "#" : token.value());
        sheet.out.html.append("\">");
        boolean angled = s[token.start] == '<';
        int inner = angled ? 1 : 0;
        if (sheet.holes) {
            Span place = sheet.span(passage.offset(token.start + inner), passage.offset(token.end - inner - 1) + 1);
            sheet.outward(token.value(), Ask.Use.LINK, place, null);
        }
        Escape.text(
                sheet.out.html, passage, angled ? token.start + 1 : token.start, angled ? token.end - 1 : token.end);
        sheet.out.html.append("</a>");
    }

    /** The text of tokens without any marks. */
    static String plain(List<Token> tokens, Passage passage) {
        if (tokens.size() == 1 && tokens.get(0).kind == Kind.TEXT && tokens.get(0).value == null) {
            return passage.text(tokens.get(0).start, tokens.get(0).end); // As in most cells and headings.
        }
        char[] s = passage.s;
        var text = new StringBuilder(passage.end - passage.start);
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            switch (token.kind) {
                case TEXT -> {
                    if (token.value == null) {
                        text.append(s, token.start, token.end - token.start);
                    } else {
                        text.append(token.value);
                    }
                }
                case CODE, MATH -> text.append(token.value());
                case SOFT_BREAK, HARD_BREAK -> text.append('\n');
                case AUTOLINK -> {
                    boolean angled = s[token.start] == '<';
                    int inner = angled ? 1 : 0;
                    text.append(s, token.start + inner, token.end - token.start - 2 * inner);
                }
                case RUN -> text.append(s, token.start, token.count);
                case HTML, LINK, END_LINK, IMAGE, END_IMAGE, NOTE -> {}
            }
        }
        return text.toString();
    }

    /**
     * Writes raw HTML, with sheet.holes for the addresses in it.
     *
     * @param offset where it stands in the file
     * @param written as it stands there
     */
    void html(String html, int offset, String written) {
        HtmlFragment fragment = sheet.holes ? raw.read(html) : HtmlFragment.NONE;
        boolean asWritten = html.equals(written);
        for (HtmlFragment.Id id : fragment.ids()) {
            sheet.anchors.add(id.value());
            int start = asWritten ? offset + id.start() : offset;
            int end = asWritten ? offset + id.end() : offset + written.length();
            sheet.explicitIds.add(new Located<>(id.value(), sheet.span(start, end)));
        }
        for (HtmlFragment.Image image : fragment.images()) {
            Span place = span(image.tag(), asWritten, offset, written);
            sheet.images.add(new PageFacts.Image(place, image.target(), image.alt(), true));
        }
        for (HtmlFragment.SilentLink link : fragment.silentLinks()) {
            sheet.silentLinks.add(new Located<>(link.target(), span(link.tag(), asWritten, offset, written)));
        }
        int done = 0;
        for (HtmlFragment.Target target : fragment.targets()) {
            var at = new HtmlFragment.Tag(target.start(), target.end());
            Span address = span(at, asWritten, offset, written);
            Span place = target.tag() == null ? address : span(target.tag(), asWritten, offset, written);
            if (Links.isElsewhere(target.value())) {
                // What was cleaned has no place of its own any more: nothing can be written over it.
                sheet.outward(target.value(), target.use(), place, asWritten ? address : null);
                continue;
            }
            char before = target.start() > 0 ? html.charAt(target.start() - 1) : '=';
            boolean bare = before == '=' || (Scan.isBlank(before) && target.use() != Ask.Use.IMAGE);
            sheet.out.html.append(html, done, target.start()).append(bare ? "\"" : "");
            ask(new Ask.Link(target.value(), target.use()), place, address);
            sheet.out.html.append(bare ? "\"" : "");
            done = target.end();
        }
        sheet.out.html.append(html, done, html.length());
    }

    /** Where a part of raw HTML stands in the file; of what was changed, only the whole has a place. */
    private Span span(HtmlFragment.Tag at, boolean asWritten, int offset, String written) {
        return asWritten
                ? sheet.span(offset + at.start(), offset + at.end())
                : sheet.span(offset, offset + written.length());
    }

    private void formula(String tex, boolean alone, Passage passage, Token token) {
        formula(tex, alone, sheet.span(passage.offset(token.start), passage.offset(token.end - 1) + 1));
    }

    /** Writes a formula; one that can't be set stands as it was written, as code. */
    void formula(String tex, boolean alone, Span place) {
        Formulas.Typeset set = formulas.set(tex, alone);
        set.unknown().forEach(command -> sheet.unset.add(new Located<>(command, place)));
        if (set.html() != null) {
            sheet.out.html.append(set.html());
        } else {
            sheet.out.html.append("<code>");
            Escape.text(sheet.out.html, tex);
            sheet.out.html.append("</code>");
        }
    }

    private void noteReference(String label) {
        String key = Definitions.key(label);
        NoteUse use = used.get(key);
        if (use == null) {
            use = new NoteUse(used.size() + 1, label);
            used.put(key, use);
            notes.add(use);
            sheet.anchors.add("fn-" + use.label);
        }
        use.times++;
        sheet.extras.add(Page.Extra.NOTES);
        String id = "fnref-" + use.label + (use.times == 1 ? "" : "-" + use.times);
        sheet.anchors.add(id);
        sheet.out.html.append("<sup class=\"footnote-ref\"><a href=\"#");
        Escape.url(sheet.out.html, "fn-" + use.label);
        sheet.out.html.append("\" id=\"");
        Escape.text(sheet.out.html, id);
        sheet.out.html.append("\" data-footnote-ref>").append(use.number).append("</a></sup>");
    }
}
