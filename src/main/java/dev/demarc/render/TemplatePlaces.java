package dev.demarc.render;

import dev.demarc.source.Lines;
import dev.demarc.source.Location;
import dev.demarc.source.Span;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds where names stand in templates: of a mistake the template engine tells the line alone. */
final class TemplatePlaces {

    private static final Pattern TAG = Pattern.compile("\\{[{%].*?[}%]\\}");

    private final ThemeFiles files;

    TemplatePlaces(ThemeFiles files) {
        this.files = files;
    }

    /**
     * The place of a name; the line's begin if it can't be seen there, as where a tag goes over many lines.
     *
     * @param template without its ending
     * @param line from 1, as the template engine has it
     * @param before a regular expression for what stands right before the name
     */
    Location of(String template, int line, String before, String name) {
        String written = line(template, line);
        var named = Pattern.compile(before + "(" + Pattern.quote(name) + ")(?!\\w)")
                .matcher(written)
                .useTransparentBounds(true);
        var tags = TAG.matcher(written);
        boolean found = false;
        boolean any = false;
        while (!found && tags.find()) {
            any = true;
            found = named.region(tags.start(), tags.end()).find();
        }
        if (!any) {
            found = named.reset().find();
        }
        return Location.in(files.place(template), found ? span(line, written, named) : begin(line));
    }

    /** A whole line. */
    Location of(String template, int line) {
        return Location.in(files.place(template), begin(line));
    }

    /** Where the first of the wiki's own templates names another; nothing if none does. */
    @Nullable
    Location naming(String other) {
        var named = Pattern.compile(
                "\\{%-?\\s*(?:include|import|from|embed|extends)\\s+[\"'](" + Pattern.quote(other) + ")[\"']");
        for (String template : files.templates()) {
            String text = files.isOwn(template + ThemeFiles.ENDING) ? files.template(template) : null;
            Matcher matcher = named.matcher(text == null ? "" : text);
            if (text != null && matcher.find()) {
                return Location.in(files.place(template), Lines.of(text).span(matcher.start(1), matcher.end(1)));
            }
        }
        return null;
    }

    private String line(String template, int line) {
        @Nullable String text = files.template(template);
        if (text == null) {
            return "";
        }
        var lines = Lines.of(text);
        return line <= lines.count() ? lines.line(line) : "";
    }

    private static Span begin(int line) {
        return new Span(line, 1, line, 1);
    }

    private static Span span(int line, String written, Matcher named) {
        int column = written.codePointCount(0, named.start(1)) + 1;
        return Span.of(line, column, written.codePointCount(named.start(1), named.end(1)));
    }
}
