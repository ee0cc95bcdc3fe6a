package dev.demarc.build;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.demarc.exchange.ImportWishes;
import dev.demarc.exchange.TransferReport.Remark;
import dev.demarc.exchange.incoming.Imported;
import dev.demarc.exchange.incoming.TableImport;
import dev.demarc.matrix.Ids;
import dev.demarc.model.RawTable;
import dev.demarc.source.SourceFile;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The beginning of a wiki, made of a page that somebody has: the page itself, its tables taken over as data, and the
 * images that it shows.
 *
 * <p>The page's own words stay. A table that shows its cells as Demarc would is bound to the data by a comment above it;
 * below any other stands a block that shows the data, for prose can't be compared with it.
 *
 * @param files what they hold, by their paths below the wiki's folder
 * @param importing what was read, with all that is to be said of it
 * @param remarks what was done with the page, and what is missing
 */
public record PageWiki(Map<String, byte[]> files, Importing importing, List<Remark> remarks) {

    private static final Pattern IMAGE = Pattern.compile(
            "!\\[[^\\]]{0,500}\\]\\(\\s*<?([^)\\s>]{1,500})>?|<img\\s[^>]{0,500}?src\\s*=\\s*[\"']([^\"']{1,500})[\"']");
    private static final long LARGEST_IMAGE = 50L << 20;

    /** Copies the lists; files stay in their order. */
    public PageWiki {
        files = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(files));
        remarks = List.copyOf(remarks);
    }

    /**
     * Makes a wiki of a page; writes nothing.
     *
     * @param page a file of Markdown on disk
     */
    public static PageWiki of(SourceFile page, ImportWishes wishes) throws IOException {
        return new Making(page, wishes).make();
    }

    private static final class Making {
        private final SourceFile page;
        private final ImportWishes wishes;
        private final Map<String, byte[]> files = new LinkedHashMap<>();
        private final List<Remark> remarks = new ArrayList<>();

        Making(SourceFile page, ImportWishes wishes) {
            this.page = page;
            this.wishes = wishes;
        }

        PageWiki make() throws IOException {
            String text;
            try {
                text = page.text();
            } catch (CharacterCodingException e) {
                var unread = new Importing.Unread(page.place(), "it is not UTF-8", "Save it as UTF-8.");
                return new PageWiki(Map.of(), new Importing(List.of(), List.of(), List.of(unread)), List.of());
            }
            List<RawTable> tables = Importing.tablesOf(page, text);
            var imported = TableImport.of(tables, name(), wishes);
            var made = new ArrayList<Importing.Made>();
            var insertions = new TreeMap<Integer, String>();
            for (Imported each : imported.matrices()) {
                made.add(matrix(each, tables, text, insertions));
            }
            files.put("content/" + page.name(), inserted(text, insertions).getBytes(UTF_8));
            images(text);
            return new PageWiki(files, new Importing(made, imported.left(), List.of()), remarks);
        }

        /** What the matrix is called as a file; beside an index it can't be called so. */
        private String name() {
            String stem = page.name().replaceFirst("\\.[A-Za-z]+$", "");
            boolean index = stem.equalsIgnoreCase("index") || stem.equalsIgnoreCase("readme");
            String id = Ids.kebab(index ? "responsibilities" : stem);
            return Ids.isId(id) ? id : id + "-matrix";
        }

        private Importing.Made matrix(
                Imported imported, List<RawTable> tables, String text, Map<Integer, String> insertions) {
            String id = imported.matrix().id();
            var from = imported.from().stream().map(Imported.Table::place).toList();
            String yaml = Importing.yaml(imported, List.of(page));
            files.put("content/" + id + ".matrix.yml", yaml.getBytes(UTF_8));
            int below = -1;
            for (RawTable table : tables) {
                boolean bound =
                        imported.from().contains(new Imported.Table(table.place(), true)) && isPiped(text, table);
                if (bound) {
                    insertions.put(
                            table.head().number(),
                            prefix(text, table.head().number()) + "<!-- demarc: matrix=" + id + " -->");
                    remarks.add(new Remark(
                            table.place(), "This table is bound to “%s” by a comment above it.".formatted(id), null));
                } else if (from.contains(table.place())) {
                    below = Math.max(below, end(text, table));
                }
            }
            if (below > 0) {
                String prefix = prefix(text, below);
                insertions.put(
                        below + 1,
                        String.join(
                                "\n",
                                prefix.stripTrailing(),
                                prefix + "```responsibility",
                                prefix + "matrix: " + id,
                                prefix + "```",
                                prefix.stripTrailing()));
                remarks.add(new Remark(
                        page.place() + ":" + below,
                        "The page's own tables stay, and a block below shows the data of “%s”.".formatted(id),
                        "Take the tables out once the data says all that they do."));
            }
            return new Importing.Made(imported.matrix(), yaml, from, imported.report());
        }

        private static boolean isPiped(String text, RawTable table) {
            String line = line(text, table.head().number());
            return line.contains("|") && !line.contains("<t");
        }

        private static String line(String text, int number) {
            String[] lines = text.split("\n", -1);
            return number <= lines.length ? lines[number - 1].replace("\r", "") : "";
        }

        /** The line with which a table ends: one of HTML closes itself. */
        private static int end(String text, RawTable table) {
            int last = table.rows().get(table.rows().size() - 1).number();
            if (isPiped(text, table)) {
                return last;
            }
            String[] lines = text.split("\n", -1);
            for (int i = last; i <= lines.length; i++) {
                if (lines[i - 1].toLowerCase(java.util.Locale.ROOT).contains("</table")) {
                    return i;
                }
            }
            return lines.length;
        }

        /** Blanks of a list item, marks of a quotation. */
        private static String prefix(String text, int number) {
            Matcher prefix = Pattern.compile("^[ \\t>]*").matcher(line(text, number));
            return prefix.find() ? prefix.group() : "";
        }

        /** The text with lines put in front of those of these numbers. */
        private static String inserted(String text, Map<Integer, String> insertions) {
            String newline = text.contains("\r\n") ? "\r\n" : "\n";
            String[] lines = text.split("\r?\n", -1);
            var out = new StringBuilder();
            for (int i = 1; i <= lines.length; i++) {
                String insertion = insertions.get(i);
                if (insertion != null) {
                    out.append(insertion.replace("\n", newline)).append(newline);
                }
                out.append(lines[i - 1]).append(i < lines.length ? newline : "");
            }
            String last = insertions.get(lines.length + 1);
            return last == null ? out.toString() : out + newline + last.replace("\n", newline) + newline;
        }

        private void images(String text) throws IOException {
            Path from = page.file();
            Path folder =
                    from == null ? null : from.toAbsolutePath().normalize().getParent();
            Matcher image = IMAGE.matcher(text);
            while (folder != null && image.find()) {
                String target = image.group(1) == null ? image.group(2) : image.group(1);
                image(folder, target.replaceFirst("[?#].*$", ""));
            }
        }

        private void image(Path folder, String target) throws IOException {
            if (target.isEmpty() || target.startsWith("/") || target.startsWith("#") || target.contains(":")) {
                return;
            }
            Path file;
            try {
                file = folder.resolve(target.replace("%20", " ")).normalize();
            } catch (InvalidPathException e) {
                return; // The check tells what is wrong with it.
            }
            boolean within = file.startsWith(folder);
            if (within && Files.isRegularFile(file) && Files.size(file) <= LARGEST_IMAGE) {
                files.putIfAbsent(
                        "content/" + folder.relativize(file).toString().replace('\\', '/'), Files.readAllBytes(file));
            } else {
                remarks.add(new Remark(
                        page.place(),
                        within
                                ? "The image `%s` isn't there.".formatted(target)
                                : "The image `%s` lies outside the page's folder, and was not taken along."
                                        .formatted(target),
                        within
                                ? "The block draws the data; take the image out, or put it there."
                                : "Copy it below `content/`, and mend the link."));
            }
        }
    }
}
