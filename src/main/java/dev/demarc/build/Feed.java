package dev.demarc.build;

import dev.demarc.model.Address;
import dev.demarc.model.Changes;
import dev.demarc.model.Page;
import dev.demarc.model.Site;
import dev.demarc.model.SitePage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;

/** Writes {@code feed.xml}: the pages that were changed last, as RFC 4287 (Atom) wants it. */
final class Feed {

    static final String PATH = "feed.xml";

    /** As many as a reader looks through; a file that every change makes new should be small. */
    private static final int ENTRIES = 30;

    private record Entry(SitePage page, Instant changed) {}

    private Feed() {}

    static String of(Site site, Changes changes) {
        var entries = new ArrayList<Entry>();
        for (SitePage page : site.pages()) {
            Instant changed = isWritten(page) ? changes.of(site, page) : null;
            if (changed != null) {
                entries.add(new Entry(page, changed));
            }
        }
        entries.sort(Comparator.comparing(Entry::changed)
                .reversed()
                .thenComparing(entry -> entry.page().address()));
        String base = site.facts().baseUrl() == null ? "" : site.facts().baseUrl();
        var xml = new StringBuilder("""
                <?xml version="1.0" encoding="UTF-8"?>
                <feed xmlns="http://www.w3.org/2005/Atom" xml:lang="%s">
                <title>%s</title>
                <id>%s</id>
                <link href="%s"/>
                <link rel="self" type="application/atom+xml" href="%s"/>
                <updated>%s</updated>
                <author><name>%s</name></author>
                """.formatted(
                        text(site.facts().language()),
                        text(site.facts().title()),
                        text(base),
                        text(base),
                        text(base + PATH),
                        entries.isEmpty() ? Instant.EPOCH : entries.get(0).changed(),
                        text(site.facts().title())));
        var here = new Address(PATH);
        for (Entry entry : entries.subList(0, Math.min(ENTRIES, entries.size()))) {
            String url = text(base + here.hrefTo(entry.page().address()));
            xml.append("<entry><title>").append(text(entry.page().title())).append("</title><id>");
            xml.append(url).append("</id><link href=\"").append(url).append("\"/><updated>");
            xml.append(entry.changed()).append("</updated>");
            Page prose = entry.page().prose();
            if (prose != null && prose.matter().description() != null) {
                xml.append("<summary>")
                        .append(text(prose.matter().description()))
                        .append("</summary>");
            }
            xml.append("</entry>\n");
        }
        return xml.append("</feed>\n").toString();
    }

    /** Whether somebody wrote the page, or the whole matrix: its parts would each tell the same change again. */
    private static boolean isWritten(SitePage page) {
        return page.prose() != null || page.kind() == SitePage.Kind.MATRIX;
    }

    /** Text for XML, without the characters that it doesn't allow. */
    private static String text(String plain) {
        var xml = new StringBuilder(plain.length() + 16);
        plain.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> xml.append("&amp;");
                case '<' -> xml.append("&lt;");
                case '>' -> xml.append("&gt;");
                case '"' -> xml.append("&quot;");
                default -> {
                    if (c == '\t' || (c >= ' ' && c != 0xFFFE && c != 0xFFFF && (c < 0xD800 || c > 0xDFFF))) {
                        xml.appendCodePoint(c);
                    } else {
                        xml.append(' ');
                    }
                }
            }
        });
        return xml.toString();
    }
}
