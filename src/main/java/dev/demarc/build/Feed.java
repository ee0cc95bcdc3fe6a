package dev.demarc.build;

import dev.demarc.comparison.Handover;
import dev.demarc.matrix.Category;
import dev.demarc.matrix.Concern;
import dev.demarc.matrix.Duties;
import dev.demarc.model.Address;
import dev.demarc.model.Page;
import dev.demarc.model.Site;
import dev.demarc.model.SitePage;
import dev.demarc.render.HandedWords;
import dev.demarc.source.Order;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes {@code feed.xml}: the pages that were changed last, and the cells that changed hands, as RFC 4287 (Atom) wants
 * it.
 */
final class Feed {

    static final String PATH = "feed.xml";

    /** As many as a reader looks through; a file that every change makes new should be small. */
    private static final int ENTRIES = 30;

    private static final Address HERE = new Address(PATH);

    /**
     * One entry.
     *
     * @param id stays what it is for ever, and no other entry has it
     * @param summary empty for none
     */
    private record Entry(String title, String id, String url, Instant changed, String summary) {}

    private final Site site;
    private final KnownDays days;
    private final HandedWords words;
    private final String base;

    /** The feed of a site. */
    Feed(Site site, KnownDays days, HandedWords words) {
        this.site = site;
        this.days = days;
        this.words = words;
        this.base = site.facts().baseUrl() == null ? "" : site.facts().baseUrl();
    }

    /** Whether there is anything to tell, and an address to tell it from. */
    boolean isWanted() {
        return site.facts().baseUrl() != null && days.changes().isKnown();
    }

    /** All of the file. */
    String xml() {
        var entries = new ArrayList<Entry>();
        addPages(entries);
        site.duties().values().forEach(duties -> addHandovers(entries, duties));
        // The sort keeps the order of those of one moment.
        entries.sort(Order.by(Entry::changed).reversed());
        List<Entry> last = entries.subList(0, Math.min(ENTRIES, entries.size()));
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
                        last.isEmpty() ? Instant.EPOCH : last.get(0).changed(),
                        text(site.facts().title())));
        for (Entry entry : last) {
            xml.append("<entry><title>").append(text(entry.title())).append("</title><id>");
            xml.append(text(entry.id())).append("</id><link href=\"");
            xml.append(text(entry.url())).append("\"/><updated>");
            xml.append(entry.changed()).append("</updated>");
            if (!entry.summary().isEmpty()) {
                xml.append("<summary>").append(text(entry.summary())).append("</summary>");
            }
            xml.append("</entry>\n");
        }
        return xml.append("</feed>\n").toString();
    }

    private void addPages(List<Entry> entries) {
        var pages = new ArrayList<>(site.pages());
        pages.sort(Order.by(SitePage::address));
        for (SitePage page : pages) {
            Instant changed = isWritten(page) ? days.changes().of(site, page) : null;
            if (changed != null) {
                String url = base + HERE.hrefTo(page.address());
                Page prose = page.prose();
                String described = prose == null ? null : prose.matter().description();
                entries.add(new Entry(page.title(), url, url, changed, described == null ? "" : described));
            }
        }
    }

    private void addHandovers(List<Entry> entries, Duties duties) {
        SitePage page = site.pageOf(duties, "");
        if (page == null) {
            return;
        }
        for (Handover each : days.handovers().of(duties.file().path())) {
            Concern concern = duties.matrix().concern(each.cell().concern()).orElse(null);
            Category category = duties.matrix().category(each.cell().category()).orElse(null);
            if (concern != null && category != null) {
                String url = base + HERE.hrefTo(page.address(), each.cell().toString());
                // A cell may change hands often; by one commit it does once.
                String id = url + "@" + each.commit();
                entries.add(new Entry(
                        words.line(concern, category, each),
                        id,
                        url,
                        each.at(),
                        duties.matrix().title()));
            }
        }
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
