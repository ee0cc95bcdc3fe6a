package dev.demarc.html;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * A page of somebody else's, as far as links into it ask.
 *
 * @param ids to which a link can lead, and those to which the page's own links do
 * @param needsScript whether a script has to fill it before it shows anything
 */
public record WebPage(SortedSet<String> ids, boolean needsScript) {

    /** A page that shows less text than this, and has a script, is a frame for the script to fill. */
    private static final int LEAST_TEXT = 500;

    /** An id in HTML that a script holds as text and puts in later. */
    private static final Pattern HELD = Pattern.compile("\\b(?:id|name)=\\\\+\"([^\"\\\\<>]{1,200})\\\\+\"");

    /** Makes the set unmodifiable. */
    public WebPage {
        ids = Collections.unmodifiableSortedSet(new TreeSet<>(ids));
    }

    /**
     * Reads a page.
     *
     * @param charset what the server said of its characters; nothing, or one that nobody knows, leaves it to the page
     */
    public static WebPage of(InputStream html, @Nullable String charset) {
        Document page;
        try {
            page = Jsoup.parse(html, known(charset), "");
        } catch (IOException e) {
            // Such as a page that names a character set that nobody knows: it can't be told what it holds.
            return new WebPage(new TreeSet<>(), true);
        }
        var ids = new TreeSet<String>();
        for (Element each : page.select("[id]")) {
            ids.add(each.id());
        }
        for (Element each : page.select("[name]")) {
            ids.add(each.attr("name"));
        }
        // A page that leads into itself has a script that makes the place, or it would be broken for its own readers.
        for (Element each : page.select("a[href^=#]")) {
            ids.add(each.attr("href").substring(1));
        }
        var scripts = page.select("script");
        for (Element script : scripts) {
            Matcher held = HELD.matcher(script.data());
            while (held.find()) {
                ids.add(held.group(1));
            }
        }
        boolean empty = page.body().text().length() < LEAST_TEXT;
        return new WebPage(ids, empty && !scripts.isEmpty());
    }

    private static @Nullable String known(@Nullable String charset) {
        try {
            return charset != null && Charset.isSupported(charset) ? charset : null;
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return null;
        }
    }
}
