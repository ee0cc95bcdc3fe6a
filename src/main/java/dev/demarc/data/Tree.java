package dev.demarc.data;

import dev.demarc.diagnostic.Nearest;
import dev.demarc.diagnostic.RuleId;
import dev.demarc.source.Lines;
import dev.demarc.source.SourceFile;
import dev.demarc.source.Span;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLParser;

/**
 * A file of YAML or JSON as nodes, each with its place.
 *
 * <p>Aliases and merge keys are resolved by node, so that a bomb of them never goes off: how large a tree is with all
 * aliases written out is counted, not built.
 *
 * @param root what was read; of an unreadable text, what stood before the fault
 * @param readable whether there was no fault; if there was one, it has been told
 */
record Tree(Node root, boolean readable) {

    /** How a file is written. */
    enum Format {
        YAML,
        JSON;

        static Format of(SourceFile file) {
            return file.name().endsWith(".json") ? JSON : YAML;
        }
    }

    static final int MAX_SIZE = 16 << 20;
    static final int MAX_DEPTH = 50;
    static final int MAX_ALIASES = 1_000;
    /** With aliases written out: some seconds of reading at most. */
    static final int MAX_NODES = 1_000_000;

    private static final int MAX_LINE = 256 << 10;

    private static final TokenStreamFactory YAML = YAMLFactory.builder()
            .loadSettings(LoadSettings.builder()
                    .setCodePointLimit(MAX_SIZE)
                    .setAllowDuplicateKeys(true)
                    .build())
            .build();
    private static final TokenStreamFactory JSON = new JsonFactory();

    /** Reads a whole file; what can't be read is told. */
    static Tree read(SourceFile file, Report report) {
        String text = text(file, report);
        return text == null
                ? new Tree(new Node.Mapping(List.of(), Span.START), false)
                : read(text, Format.of(file), "This file", Span.START, report);
    }

    /** A file's text; nothing, and told, if there is none that could be read. */
    static @Nullable String text(SourceFile file, Report report) {
        try {
            String text = file.text();
            if (text.length() <= MAX_SIZE) {
                return text;
            }
            Fault.of("it is larger than 16 MB", "Split it into smaller files.").tell("This file", Span.START, report);
        } catch (java.nio.charset.CharacterCodingException e) {
            Fault.of("it isn't UTF-8 from here on", "Save it as UTF-8.")
                    .tell("This file", firstUndecodable(file), report);
        } catch (IOException e) {
            Fault.of("the disk doesn't give it", "See whether it is still there, and whether you may read it.")
                    .tell("This file", Span.START, report);
        }
        return null;
    }

    /**
     * Reads a text.
     *
     * @param whole what is read, to begin a sentence with
     * @param at where the text's first character stands in its file; all its lines are as far to the right as that one
     */
    static Tree read(String text, Format format, String whole, Span at, Report report) {
        var growth = new Growth(text, format, at, report);
        int longLine = format == Format.YAML ? longLine(text) : -1;
        if (longLine >= 0) {
            Fault.of("a line in it is longer than 256 kB", "Break it into shorter ones.")
                    .tell(whole, growth.span(longLine, longLine), report);
            return new Tree(growth.rest(), false);
        }
        boolean readable = true;
        try (JsonParser parser = (format == Format.JSON ? JSON : YAML).createParser(ObjectReadContext.empty(), text)) {
            growth.read(parser);
        } catch (Fault.Found found) {
            readable = false;
            found.fault.tell(whole, growth.span(found.start, found.end), report);
        } catch (JacksonException e) {
            readable = false;
            var fault = Fault.of(e, growth.source, growth.opening());
            fault.tell(whole, growth.span(fault.start(), fault.start()), report);
        }
        return new Tree(growth.rest(), readable);
    }

    /**
     * Where the first line begins that is too long, or −1. The scanner below Jackson takes a time that grows with the
     * square of a line's length: 10 MB took it two minutes.
     */
    private static int longLine(String text) {
        int start = 0;
        while (text.length() - start > MAX_LINE) {
            int end = text.indexOf('\n', start);
            if ((end < 0 ? text.length() : end) - start > MAX_LINE) {
                return start;
            }
            start = end + 1;
        }
        return -1;
    }

    private static Span firstUndecodable(SourceFile file) {
        try {
            byte[] bytes = file.bytes();
            var decoded = CharBuffer.allocate(bytes.length);
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes), decoded, true);
            String before = decoded.flip().toString();
            int bom = before.startsWith("\uFEFF") ? 1 : 0;
            String seen = before.substring(bom);
            return Lines.of(seen).span(seen.length(), seen.length());
        } catch (IOException e) {
            return Span.START;
        }
    }

    /** A map or list that isn't whole yet. */
    private static final class Branch {
        final boolean isMap;
        final int start;
        final @Nullable String anchor;
        final List<Node> items = new ArrayList<>();
        final Map<String, Node.Entry> entries = new LinkedHashMap<>();
        final List<Node> merged = new ArrayList<>();

        @Nullable
        String key;

        boolean isMerge;
        Span keySpan = Span.START;
        int end;
        int nodes = 1;
        int aliases;
        int height = 1;

        Branch(boolean isMap, int start, @Nullable String anchor) {
            this.isMap = isMap;
            this.start = start;
            this.end = start;
            this.anchor = anchor;
        }
    }

    /** A node that a name was given to, and how large it is with its aliases written out. */
    private record Anchored(Node node, int nodes, int aliases, int height) {}

    /** The tree while tokens come in. */
    private static final class Growth {
        final Source source;
        private final Format format;
        private final Span at;
        private final Report report;
        private final Lines lines;
        private final Deque<Branch> open = new ArrayDeque<>();
        private final Map<String, Anchored> anchors = new LinkedHashMap<>();
        private @Nullable Node root;

        Growth(String text, Format format, Span at, Report report) {
            this.source = new Source(text, format);
            this.format = format;
            this.at = at;
            this.report = report;
            this.lines = Lines.of(text);
        }

        void read(JsonParser parser) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                int start = source.offset(parser.currentTokenLocation());
                if (root != null) {
                    if (token == JsonToken.VALUE_NULL) {
                        continue;
                    }
                    throw Fault.of("a second document begins here", "Keep one document a file; take the `---` out.")
                            .from(start, start);
                }
                switch (token) {
                    case START_OBJECT -> begin(true, start, anchor(parser));
                    case START_ARRAY -> begin(false, start, anchor(parser));
                    case END_OBJECT, END_ARRAY -> finish(start, source.offset(parser.currentLocation()));
                    case PROPERTY_NAME -> key(parser.getString(), start, source.offset(parser.currentLocation()));
                    default -> value(parser, start);
                }
            }
            if (root == null && format == Format.JSON) {
                throw Fault.of("it is empty", "Write an object, `{…}`.").from(0, 0);
            }
        }

        private static @Nullable String anchor(JsonParser parser) {
            return parser instanceof YAMLParser && parser.getObjectId() instanceof String name ? name : null;
        }

        private void begin(boolean isMap, int start, @Nullable String anchor) {
            if (open.size() >= MAX_DEPTH) {
                throw Fault.of("it is nested deeper than " + MAX_DEPTH + " levels", "Nothing that Demarc reads is.")
                        .from(start, start);
            }
            open.push(new Branch(isMap, start, anchor));
        }

        private void key(String name, int start, int end) {
            var branch = open.element();
            var piece = source.piece(start, end);
            branch.key = name;
            branch.keySpan = span(piece.start(), piece.end());
            branch.isMerge = format == Format.YAML && name.equals("<<") && !piece.quoted();
            branch.end = piece.end();
            if (piece.anchor() != null) {
                anchors.put(
                        piece.anchor(), new Anchored(new Node.Scalar(name, piece.quoted(), branch.keySpan), 1, 0, 0));
            }
        }

        private void value(JsonParser parser, int start) {
            String text = parser.getString();
            int end = source.offset(parser.currentLocation());
            if (parser instanceof YAMLParser yaml && yaml.isCurrentAlias()) {
                alias(text, start, end);
                return;
            }
            var piece = source.piece(start, end);
            var node = new Node.Scalar(text, piece.quoted(), span(piece.start(), piece.end()));
            if (piece.anchor() != null) {
                anchors.put(piece.anchor(), new Anchored(node, 1, 0, 0));
            }
            add(new Anchored(node, 1, 0, 0), start, piece.end());
        }

        private void alias(String name, int start, int end) {
            for (Branch branch : open) {
                if (name.equals(branch.anchor)) {
                    throw Fault.of("`*" + name + "` stands within what it names", "Write out what is meant.")
                            .from(start, end);
                }
            }
            var meant = anchors.get(name);
            if (meant == null) {
                throw Fault.of(
                                "nothing before `*" + name + "` is named `&" + name + "`",
                                anchors.isEmpty()
                                        ? "If a text begins with `*`, put quotes round it."
                                        : Nearest.hint(name, anchors.keySet()))
                        .from(start, end);
            }
            if (open.size() + meant.height() > MAX_DEPTH) {
                throw Fault.of(
                                "with `*" + name + "` written out it is nested deeper than " + MAX_DEPTH + " levels",
                                "Nothing that Demarc reads is.")
                        .from(start, end);
            }
            add(new Anchored(meant.node(), meant.nodes(), meant.aliases() + 1, meant.height()), start, end);
        }

        private void add(Anchored child, int start, int end) {
            var branch = open.peek();
            if (branch == null) {
                root = child.node();
                return;
            }
            branch.nodes += child.nodes();
            branch.aliases += child.aliases();
            branch.height = Math.max(branch.height, child.height() + 1);
            if (branch.aliases > MAX_ALIASES || branch.nodes > MAX_NODES) {
                throw Fault.of(
                                branch.aliases > MAX_ALIASES
                                        ? "with all aliases written out it has more than " + MAX_ALIASES + " of them"
                                        : "it has more than a million values",
                                "Write the values out, or split the file.")
                        .from(start, end);
            }
            branch.end = Math.max(branch.end, end);
            String key = branch.key;
            if (!branch.isMap || key == null) {
                branch.items.add(child.node());
            } else if (branch.isMerge) {
                merge(branch, child.node());
            } else {
                put(branch, key, child.node());
            }
        }

        private void put(Branch branch, String key, Node value) {
            var entry = new Node.Entry(key, branch.keySpan, value);
            var first = branch.entries.putIfAbsent(key, entry);
            if (first != null) {
                report.twice(
                        key,
                        entry.span(),
                        report.at(first.span()),
                        "`%s` stands twice in this map; the first is on line %d."
                                .formatted(key, first.span().line()),
                        "Only the first counts here, and other readers may take the second: drop one, or rename it.");
            }
        }

        private void merge(Branch branch, Node value) {
            var maps = value instanceof Node.Sequence list ? list.items() : List.of(value);
            for (Node map : maps) {
                if (map instanceof Node.Mapping) {
                    branch.merged.add(map);
                } else {
                    report.wrong(
                            "<<", map, map.span(), "a map, or a list of maps", "Name one with an alias: `<<: *name`.");
                }
            }
        }

        private void finish(int start, int end) {
            var branch = open.pop();
            // A block has no end of its own: the parser sees it at the next line that is less indented.
            int last = end > start ? end : branch.end;
            var node = node(branch, span(branch.start, last));
            var whole = new Anchored(node, branch.nodes, branch.aliases, branch.height);
            if (branch.anchor != null) {
                anchors.put(branch.anchor, whole);
            }
            add(whole, branch.start, last);
        }

        private static Node node(Branch branch, Span span) {
            if (!branch.isMap) {
                return new Node.Sequence(branch.items, span);
            }
            // What is written here overrides what is merged, and of two merged the first counts.
            var entries = new LinkedHashMap<String, Node.Entry>();
            for (Node merged : branch.merged) {
                ((Node.Mapping) merged).entries().forEach(entry -> entries.putIfAbsent(entry.key(), entry));
            }
            entries.putAll(branch.entries);
            return new Node.Mapping(List.copyOf(entries.values()), span);
        }

        /** Where the last map or list begins that isn't closed yet; the text's end if none is open. */
        int opening() {
            var branch = open.peek();
            return branch == null ? source.text().length() : branch.start;
        }

        /** The root, or what there is of it. */
        Node rest() {
            while (!open.isEmpty()) {
                var branch = open.pop();
                var node = node(branch, span(branch.start, branch.end));
                var parent = open.peek();
                if (parent == null) {
                    root = node;
                } else if (parent.isMap && parent.key != null) {
                    parent.entries.putIfAbsent(parent.key, new Node.Entry(parent.key, parent.keySpan, node));
                } else {
                    parent.items.add(node);
                }
            }
            return root == null ? new Node.Scalar("", false, span(0, 0)) : root;
        }

        Span span(int start, int end) {
            var span = lines.span(start, end);
            int down = at.line() - 1;
            int right = at.column() - 1;
            return new Span(span.line() + down, span.column() + right, span.endLine() + down, span.endColumn() + right);
        }
    }

    /** The map at the top of a file; nothing, and told, if it is none. An empty file is an empty map. */
    Node.@Nullable Mapping top(String whole, Report report) {
        if (root instanceof Node.Mapping map) {
            return map;
        }
        if (root.isNothing()) {
            return new Node.Mapping(List.of(), root.span());
        }
        if (readable) {
            report.tell(
                    RuleId.UNREADABLE,
                    root.span(),
                    whole + " can't be read: it should be keys with values, not " + root.what() + ".",
                    "Begin each line with a key and a colon, as in `title: Backups`.",
                    null);
        }
        return null;
    }
}
