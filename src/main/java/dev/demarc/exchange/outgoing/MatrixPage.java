package dev.demarc.exchange.outgoing;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.demarc.matrix.Cast;
import dev.demarc.matrix.Category;
import dev.demarc.matrix.CellWords;
import dev.demarc.matrix.Concern;
import dev.demarc.matrix.Holder;
import dev.demarc.matrix.Matrix;
import dev.demarc.matrix.Origin;
import dev.demarc.matrix.Part;
import dev.demarc.matrix.Party;
import dev.demarc.matrix.State;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A matrix as one page of HTML that needs nothing else: its drawing, its table with all words, its legend. */
public final class MatrixPage {

    private final Matrix matrix;
    private final Cast cast;
    private final StringBuilder html = new StringBuilder(16_384);

    private MatrixPage(Matrix matrix) {
        this.matrix = matrix;
        this.cast = new Cast(matrix);
    }

    /**
     * The page of a matrix.
     *
     * @param drawing of it, as SVG that stands by itself
     */
    public static Outgoing of(Matrix matrix, String drawing) {
        var page = new MatrixPage(matrix);
        page.write(drawing);
        var losses = new Losses(matrix);
        losses.besidePage();
        return Outgoing.of(page.html.toString(), losses.report());
    }

    private void write(String drawing) {
        html.append("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
        html.append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
        element("title", matrix.title());
        html.append("<style>\n").append(css()).append("</style>\n</head>\n<body>\n<main>\n");
        element("h1", matrix.title());
        if (matrix.description() != null) {
            html.append("<p class=\"lead\">")
                    .append(escaped(matrix.description()))
                    .append("</p>\n");
        }
        facts();
        html.append(
                "<h2>Where the line runs</h2>\n<div class=\"scroll\" tabindex=\"0\" role=\"group\" aria-label=\"Drawing\">\n");
        html.append(drawing).append("</div>\n<h2>Who answers for what</h2>\n");
        table();
        legend();
        footer();
        html.append("</main>\n</body>\n</html>\n");
    }

    private static String css() {
        try (InputStream css = Objects.requireNonNull(MatrixPage.class.getResourceAsStream("page.css"))) {
            return new String(css.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException("The style lies beside its class", e);
        }
    }

    private void element(String name, String text) {
        html.append('<')
                .append(name)
                .append('>')
                .append(escaped(text))
                .append("</")
                .append(name)
                .append(">\n");
    }

    private void facts() {
        var facts = new ArrayList<String>();
        Origin origin = matrix.origin();
        fact("Matrix", matrix.id(), facts);
        fact("Owner", origin.owner(), facts);
        fact("Review by", origin.reviewBy(), facts);
        html.append("<dl class=\"facts\">").append(String.join("", facts)).append("</dl>\n");
    }

    private static void fact(String name, @Nullable Object value, List<String> to) {
        if (value != null) {
            to.add("<div><dt>" + name + "</dt><dd>" + escaped(value.toString()) + "</dd></div>");
        }
    }

    private void table() {
        html.append("<div class=\"scroll\" tabindex=\"0\" role=\"group\" aria-label=\"Table\">\n<table>\n");
        element("caption", "Who answers for each concern in each category of “" + matrix.title() + "”");
        html.append("<thead><tr><th scope=\"col\">Concern</th>");
        for (Category category : matrix.categories()) {
            html.append("<th scope=\"col\">").append(escaped(category.name())).append("</th>");
        }
        html.append("</tr></thead>\n<tbody>\n");
        String group = "";
        boolean first = true;
        for (Concern concern : matrix.concerns()) {
            String its = concern.group() == null ? "" : concern.group();
            if (!its.equals(group)) {
                group = its;
                html.append(first ? "" : "</tbody>\n<tbody>\n");
                if (!its.isEmpty()) {
                    html.append("<tr class=\"group\"><th scope=\"rowgroup\" colspan=\"")
                            .append(matrix.categories().size() + 1)
                            .append("\">")
                            .append(escaped(its))
                            .append("</th></tr>\n");
                }
            }
            row(concern);
            first = false;
        }
        html.append("</tbody>\n</table>\n</div>\n");
    }

    private void row(Concern concern) {
        html.append("<tr><th scope=\"row\">").append(escaped(concern.name()));
        if (concern.description() != null) {
            html.append("<small>").append(escaped(concern.description())).append("</small>");
        }
        html.append("</th>");
        for (Category category : matrix.categories()) {
            Holder holder = matrix.holder(concern, category);
            html.append("<td class=\"")
                    .append(classes(holder))
                    .append('"')
                    .append(colours(holder))
                    .append('>');
            String words = CellWords.of(matrix, holder);
            html.append("<b>").append(words.isEmpty() ? "Gap" : escaped(words)).append("</b>");
            told(holder);
            html.append("</td>");
        }
        html.append("</tr>\n");
    }

    private void told(Holder holder) {
        String reason = reason(holder);
        if (reason != null) {
            html.append("<p>").append(escaped(reason)).append("</p>");
        }
        var parts = new ArrayList<>(holder.parts());
        if (holder instanceof Holder.Varies varies) {
            parts.addAll(varies.cases());
        }
        for (Part part : parts) {
            if (part.text() != null) {
                String who = parts.size() > 1 ? cast.party(part.party()).name() + ": " : "";
                html.append("<p>").append(escaped(who + part.text())).append("</p>");
            }
        }
    }

    private static @Nullable String reason(Holder holder) {
        if (holder instanceof Holder.Varies varies) {
            return varies.condition();
        }
        if (holder instanceof Holder.NotApplicable none) {
            return none.reason();
        }
        if (holder instanceof Holder.Undetermined open && (open.reason() != null || open.owner() != null)) {
            String reason = open.reason() == null ? "" : open.reason();
            return open.owner() == null ? reason : (reason + " (" + open.owner() + ")").strip();
        }
        return null;
    }

    private static String classes(Holder holder) {
        State state = holder.state();
        return "cell " + (state == State.NOT_APPLICABLE ? "na" : state.word());
    }

    /** The colours of a cell: one tint or two, and the spine of who answers for it. */
    private String colours(Holder holder) {
        var colours = new ArrayList<String>();
        Party alone = cast.alone(holder);
        if (holder instanceof Holder.Shared || holder instanceof Holder.Overlap) {
            List<String> ids = holder.parties();
            Party first = cast.party(ids.get(0));
            colours.add("--a:var(--p" + Cast.colour(first) + "t)");
            colours.add("--b:var(--p" + Cast.colour(cast.party(ids.get(ids.size() - 1))) + "t)");
            colours.add("--s:var(--p" + Cast.colour(first) + ")");
        } else if (alone != null) {
            if (holder instanceof Holder.Outsourced outsourced) {
                colours.add("--a:var(--p" + Cast.colour(cast.party(outsourced.to())) + "t)");
            } else if (holder instanceof Holder.Owned) {
                colours.add("--a:var(--p" + Cast.colour(alone) + "t)");
            }
            colours.add("--s:var(--p" + Cast.colour(alone) + ")");
        }
        return colours.isEmpty() ? "" : " style=\"" + String.join(";", colours) + "\"";
    }

    private void legend() {
        html.append("<h2>How to read a cell</h2>\n<ul class=\"legend\">\n");
        for (Party party : cast.all()) {
            String about = party.band() != null ? party.band() : party.description() != null ? party.description() : "";
            int colour = Cast.colour(party);
            html.append("<li><span class=\"cell\" style=\"--a:var(--p%dt);--s:var(--p%d)\">".formatted(colour, colour));
            html.append(escaped(party.name()))
                    .append("</span><span>")
                    .append(escaped(about))
                    .append("</span></li>\n");
        }
        for (StateWords.Sign sign : StateWords.of(matrix)) {
            String name = sign.state() == State.MISSING ? "Gap" : sign.name();
            String meaning = sign.state() == State.MISSING ? "Nobody answers for it." : sign.meaning();
            html.append("<li><span class=\"cell ")
                    .append(
                            sign.state() == State.NOT_APPLICABLE
                                    ? "na"
                                    : sign.state().word());
            html.append("\">").append(escaped(name)).append("</span><span>").append(escaped(meaning));
            html.append("</span></li>\n");
        }
        html.append("</ul>\n");
    }

    private void footer() {
        Origin.Source source = matrix.origin().source();
        if (source == null) {
            return;
        }
        String title = source.title() != null ? source.title() : source.url();
        if (title == null) {
            return;
        }
        boolean linked = source.url() != null && source.url().matches("https?://\\S+");
        String named = linked
                ? "<a href=\"" + escaped(OscalText.href(String.valueOf(source.url()))) + "\">" + escaped(title) + "</a>"
                : escaped(title);
        String when = source.retrieved() == null ? "" : ", retrieved " + source.retrieved();
        html.append("<footer>\n<p>From ").append(named).append(when);
        html.append(". The provider’s own page decides.</p>\n</footer>\n");
    }

    /** A text that means itself; what HTML has no place for goes as the sign for that. */
    private static String escaped(String text) {
        var escaped = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(point -> {
            switch (point) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                default -> escaped.appendCodePoint(isAllowed(point) ? point : 0xFFFD);
            }
        });
        return escaped.toString();
    }

    private static boolean isAllowed(int point) {
        boolean control = Character.isISOControl(point) && point != '\n' && point != '\t' && point != '\r';
        boolean none = (point & 0xFFFE) == 0xFFFE || (point >= 0xFDD0 && point <= 0xFDEF);
        return !control && !none && !(point >= 0xD800 && point <= 0xDFFF);
    }
}
