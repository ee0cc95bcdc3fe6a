package dev.demarc.data;

import dev.demarc.source.Span;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The keys of one map, of which each is known or told, read by the type that each should have. */
final class Keys {

    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

    private final Node.Mapping map;
    private final String path;
    private final Report report;

    private Keys(Node.Mapping map, String path, Report report) {
        this.map = map;
        this.path = path;
        this.report = report;
    }

    /**
     * Looks at a map, and tells the keys that don't belong to it.
     *
     * @param thing what the map describes: “a concern”
     * @param path where it stands: {@code concerns.backups}; empty for the top
     */
    static Keys of(Node.Mapping map, String thing, String path, Report report, List<String> known) {
        for (Node.Entry entry : map.entries()) {
            if (!entry.isOwn() && !known.contains(entry.key())) {
                report.unknownKey(entry, thing, known, map.keys());
            }
        }
        return of(map, path, report);
    }

    /** Looks at a map whose keys are told elsewhere. */
    static Keys of(Node.Mapping map, String path, Report report) {
        return new Keys(map, path, report);
    }

    String path(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    Optional<Node.Entry> entry(String key) {
        return map.entry(key);
    }

    /** The entry of a key that has a value. */
    Optional<Node.Entry> told(String key) {
        return Optional.ofNullable(find(key));
    }

    private Node.@Nullable Entry find(String key) {
        Node.Entry entry = map.find(key);
        return entry == null || entry.value().isNothing() ? null : entry;
    }

    @Nullable
    String text(String key) {
        Node.Entry entry = find(key);
        return entry == null ? null : text(entry.value(), path(key), report);
    }

    @Nullable
    LocalDate date(String key) {
        Node.Entry entry = find(key);
        return entry == null ? null : date(entry.value(), path(key), report);
    }

    /** A list of texts. */
    List<String> texts(String key) {
        Node.Entry entry = find(key);
        return entry == null ? List.of() : texts(entry.value(), path(key), report);
    }

    /** A map under a key; nothing, and told, if something else stands there. */
    Node.@Nullable Mapping map(String key) {
        Node.Entry entry = find(key);
        return entry == null ? null : map(entry.value(), path(key), report);
    }

    boolean flag(String key, boolean otherwise) {
        Node.Entry entry = find(key);
        Boolean read = entry == null ? null : flag(entry.value(), path(key), report);
        return read == null ? otherwise : read;
    }

    /** A text, with numbers and words as they are written; nothing, and told, for a list or map. */
    static @Nullable String text(Node value, String path, Report report) {
        if (value instanceof Node.Scalar scalar) {
            return scalar.isNothing() ? null : scalar.text().strip();
        }
        report.wrong(
                path,
                value,
                value.span(),
                "a text",
                "Write one text; put quotes round it if it begins with `[` or `{`.");
        return null;
    }

    static @Nullable LocalDate date(Node value, String path, Report report) {
        if (value instanceof Node.Scalar scalar && DATE.matcher(scalar.text()).matches()) {
            try {
                return LocalDate.parse(scalar.text());
            } catch (DateTimeException e) {
                // Told below: a day that no calendar has.
            }
        }
        report.wrong(path, value, value.span(), "a date", "Write it as year, month and day: `2027-01-31`.");
        return null;
    }

    static List<String> texts(Node value, String path, Report report) {
        var texts = new ArrayList<String>();
        for (Located each : items(value, path, report)) {
            texts.add(each.text());
        }
        return texts;
    }

    /** One text of a list, and where. */
    record Located(String text, Span span) {}

    static List<Located> items(Node value, String path, Report report) {
        if (!(value instanceof Node.Sequence list)) {
            report.wrong(
                    path,
                    value,
                    value.span(),
                    "a list",
                    "Put it in brackets, `[…]`, or write one entry a line after `- `.");
            return List.of();
        }
        var items = new ArrayList<Located>();
        for (Node item : list.items()) {
            if (item.isNothing()) {
                report.wrong(
                        path, item, item.span(), "a list of texts", "Take the empty entry out, or write its text.");
            } else {
                String text = text(item, path, report);
                if (text != null) {
                    items.add(new Located(text, item.span()));
                }
            }
        }
        return items;
    }

    static Node.@Nullable Mapping map(Node value, String path, Report report) {
        if (value instanceof Node.Mapping map) {
            return map;
        }
        report.wrong(
                path,
                value,
                value.span(),
                "a map",
                "Write keys with values below it, each indented, or in braces: `{key: value}`.");
        return null;
    }

    static @Nullable Boolean flag(Node value, String path, Report report) {
        if (value instanceof Node.Scalar scalar && !scalar.quoted()) {
            String word = scalar.text().toLowerCase(Locale.ROOT);
            if (word.equals("true") || word.equals("false")) {
                return word.equals("true");
            }
        }
        report.wrong(path, value, value.span(), "`true` or `false`", "Write `true` or `false`, without quotes.");
        return null;
    }

    static @Nullable Double number(Node value, String path, Report report) {
        if (value instanceof Node.Scalar scalar
                && !scalar.quoted()
                && NUMBER.matcher(scalar.text()).matches()) {
            return Double.valueOf(scalar.text());
        }
        report.wrong(path, value, value.span(), "a number", "Write digits only, without quotes.");
        return null;
    }

    private static final Pattern NUMBER = Pattern.compile("[-+]?\\d{1,15}(\\.\\d{1,15})?");
}
