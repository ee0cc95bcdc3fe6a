package dev.demarc.build;

import dev.demarc.data.CellsImport;
import dev.demarc.data.CsvReader;
import dev.demarc.data.FrontMatterReader;
import dev.demarc.data.MatrixReader;
import dev.demarc.diagnostic.Diagnostic;
import dev.demarc.diagnostic.RuleId;
import dev.demarc.diagnostic.Severity;
import dev.demarc.exchange.ImportWishes;
import dev.demarc.exchange.ImportWishes.Kind;
import dev.demarc.exchange.TransferReport;
import dev.demarc.exchange.TransferReport.Remark;
import dev.demarc.exchange.incoming.Imported;
import dev.demarc.exchange.incoming.SheetNames;
import dev.demarc.exchange.incoming.TableImport;
import dev.demarc.exchange.outgoing.MatrixYaml;
import dev.demarc.exchange.workbook.Unreadable;
import dev.demarc.exchange.workbook.WorkbookReader;
import dev.demarc.html.HtmlTables;
import dev.demarc.markdown.TablesReader;
import dev.demarc.matrix.Ids;
import dev.demarc.matrix.Matrix;
import dev.demarc.matrix.State;
import dev.demarc.model.RawTable;
import dev.demarc.source.Location;
import dev.demarc.source.SourceFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Matrices out of files that others wrote: finds out by its content what each is, has its workshop read it, and writes
 * what it comes to as a matrix file.
 *
 * @param matrices in the order of the files and of their tables
 * @param left what says nothing of who is responsible, with its place
 * @param unread files that can't be read at all
 */
public record Importing(List<Made> matrices, List<Remark> left, List<Unread> unread) {

    /**
     * A matrix that was made.
     *
     * @param yaml its file
     * @param from the tables that it was made of, by their places
     */
    public record Made(Matrix matrix, String yaml, List<String> from, TransferReport report) {
        /** Copies the list. */
        public Made {
            from = List.copyOf(from);
        }
    }

    /** A file that can't be read, and what to do about it. */
    public record Unread(String file, String why, String hint) {}

    /**
     * What is to be read.
     *
     * @param files each by a place that is named to a person
     * @param sheet the only sheet of a workbook that is looked at; nothing for all
     */
    public record Wanted(
            List<SourceFile> files,
            ImportWishes wishes,
            @Nullable String sheet) {
        /** Copies the list. */
        public Wanted {
            files = List.copyOf(files);
        }
    }

    private static final int LARGEST = 16 << 20;
    private static final Pattern MATRIX = Pattern.compile("(?m)^(?:matrix|parties|concerns):");
    private static final Pattern PIPED =
            Pattern.compile("(?m)^[ \\t>*+-]*\\|?[ \\t]*:?-+:?[ \\t]*(?:\\|[ \\t]*:?-+:?[ \\t]*)+\\|?[ \\t]*\\r?$");
    private static final Pattern NAMED = Pattern.compile("([^:,;\\t]{1,200})\\s*[:,;\\t]\\s*(.{1,500})");

    /** Copies the lists. */
    public Importing {
        matrices = List.copyOf(matrices);
        left = List.copyOf(left);
        unread = List.copyOf(unread);
    }

    /** Reads files. */
    public static Importing of(Wanted wanted) throws IOException {
        return new Reading(wanted).read();
    }

    /**
     * Names for concerns, from a file of lines {@code id: name} or of CSV with these two columns.
     *
     * @throws IOException in words for a person, if it can't be read
     */
    public static Map<String, String> names(SourceFile file) throws IOException {
        var names = new HashMap<String, String>();
        for (String line : file.text().split("\\R", -1)) {
            var named = NAMED.matcher(line.strip());
            if (named.matches() && !line.startsWith("#")) {
                names.put(
                        unquoted(named.group(1).strip()),
                        unquoted(named.group(2).strip()));
            }
        }
        return names;
    }

    private static String unquoted(String text) {
        boolean quoted = text.length() > 1 && text.startsWith("\"") && text.endsWith("\"");
        return quoted ? text.substring(1, text.length() - 1).replace("\"\"", "\"") : text;
    }

    /** The tables of a page of Markdown, raw HTML in it included. */
    static List<RawTable> tablesOf(SourceFile page, String text) {
        int body = FrontMatterReader.read(text, page.place()).value().bodyStart();
        return TablesReader.read(page.place(), text, body, (html, line) -> HtmlTables.read(page.place(), html, line));
    }

    /** A matrix's file, with comments that say where each thing comes from; there a file's name is enough. */
    static String yaml(Imported imported, List<SourceFile> files) {
        var comments = new HashMap<String, List<String>>();
        imported.comments().forEach((thing, lines) -> comments.put(thing, named(lines, files)));
        var from = imported.from().stream().map(Imported.Table::place).toList();
        comments.put("top", named(List.of("From " + String.join(", ", from) + "."), files));
        return MatrixYaml.of(imported.matrix(), comments);
    }

    private static List<String> named(List<String> lines, List<SourceFile> files) {
        var named = new ArrayList<String>();
        for (String line : lines) {
            String brief = line;
            for (SourceFile file : files) {
                brief = brief.replace(file.place() + ":", file.name() + ":");
            }
            named.add(brief);
        }
        return named;
    }

    /** One run over all files. */
    private static final class Reading {
        private final Wanted wanted;
        private final ImportWishes wishes;
        private final List<RawTable> tables = new ArrayList<>();
        private final List<Made> made = new ArrayList<>();
        private final List<Unread> unread = new ArrayList<>();

        Reading(Wanted wanted) {
            this.wanted = wanted;
            this.wishes = wanted.wishes();
        }

        Importing read() throws IOException {
            for (SourceFile file : wanted.files()) {
                read(file);
                file.release();
            }
            String name =
                    wanted.files().isEmpty() ? "matrix" : stem(wanted.files().get(0));
            var imported = TableImport.of(tables, name, wishes);
            imported.matrices().forEach(each -> made.add(made(each)));
            return new Importing(made, imported.left(), unread);
        }

        private void read(SourceFile file) throws IOException {
            byte[] bytes = file.bytes();
            if (startsWith(bytes, 'P', 'K', 3, 4)) {
                workbook(file);
                return;
            } else if (startsWith(bytes, 0xD0, 0xCF, 0x11, 0xE0)) {
                unread.add(new Unread(
                        file.place(),
                        "it is a workbook of Excel 2003 or older, or behind a password",
                        "Save it as .xlsx, without a password."));
                return;
            } else if (startsWith(bytes, '%', 'P', 'D', 'F')) {
                unread.add(new Unread(
                        file.place(),
                        "it is a PDF, in which a table is only lines and letters",
                        "Copy the table into a spreadsheet, and import that."));
                return;
            } else if (bytes.length > LARGEST) {
                unread.add(new Unread(file.place(), "it is larger than 16 MB", "Import the part of it that you need."));
                return;
            }
            String text = text(file);
            if (text == null) {
                unread.add(new Unread(
                        file.place(), "it is not UTF-8", "Save it as UTF-8; spreadsheets call it “CSV UTF-8”."));
            } else {
                text(SourceFile.of(file.path(), file.place(), text.getBytes(StandardCharsets.UTF_8)), text);
            }
        }

        private static boolean startsWith(byte[] bytes, int... first) {
            for (int i = 0; i < first.length; i++) {
                if (i >= bytes.length || (bytes[i] & 0xFF) != first[i]) {
                    return false;
                }
            }
            return true;
        }

        /** Spreadsheets also write UTF-16, with its mark in front. */
        private static @Nullable String text(SourceFile file) throws IOException {
            byte[] bytes = file.bytes();
            boolean little = startsWith(bytes, 0xFF, 0xFE);
            if (little || startsWith(bytes, 0xFE, 0xFF)) {
                Charset charset = little ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_16BE;
                return charset.decode(ByteBuffer.wrap(bytes, 2, bytes.length - 2))
                        .toString();
            }
            try {
                return file.text();
            } catch (CharacterCodingException e) {
                return null; // Told as what it is.
            }
        }

        private void text(SourceFile file, String text) {
            String name = file.name().toLowerCase(Locale.ROOT);
            String first = text.stripLeading();
            boolean csv = name.endsWith(".csv") || name.endsWith(".tsv") || wishes.as() == Kind.CSV;
            boolean markdown = name.endsWith(".md") || name.endsWith(".markdown");
            if (!csv && !markdown && (first.startsWith("{") || isYaml(name, text))) {
                matrix(file, text);
            } else if (!csv && !markdown && isHtml(name, first)) {
                tables.addAll(HtmlTables.read(file.place(), text, 1));
            } else if (csv || (!markdown && !PIPED.matcher(text).find() && !first.startsWith("#"))) {
                csv(file);
            } else {
                tables.addAll(tablesOf(file, text));
            }
        }

        private static boolean isYaml(String name, String text) {
            return name.endsWith(".yml")
                    || name.endsWith(".yaml")
                    || (MATRIX.matcher(text).find() && !PIPED.matcher(text).find());
        }

        private static boolean isHtml(String name, String first) {
            String lower = first.substring(0, Math.min(first.length(), 1000)).toLowerCase(Locale.ROOT);
            return name.endsWith(".html")
                    || name.endsWith(".htm")
                    || (lower.startsWith("<")
                            && (lower.contains("<html") || lower.contains("<!doctype") || lower.contains("<table")));
        }

        private void matrix(SourceFile file, String text) {
            String name = text.stripLeading().startsWith("{") && !file.name().endsWith(".json")
                    ? file.path() + ".json"
                    : file.path();
            SourceFile named = SourceFile.of(name, file.place(), text.getBytes(StandardCharsets.UTF_8));
            var read = MatrixReader.read(named, List.of());
            Matrix matrix = read.value().matrix();
            Diagnostic fault = read.findings().stream()
                    .filter(finding -> finding.rule() == RuleId.UNREADABLE)
                    .findFirst()
                    .orElse(null);
            if (fault != null || matrix.concerns().isEmpty()) {
                unread.add(new Unread(
                        file.place(),
                        fault == null ? "it holds no matrix: there are no concerns in it" : lowered(fault.message()),
                        fault == null ? "A matrix file has `parties`, `categories` and `concerns`." : fault.hint()));
                return;
            }
            own(named(matrix), file, read.findings());
        }

        private static String lowered(String message) {
            int colon = message.indexOf(": ");
            String why = colon < 0 ? message : message.substring(colon + 2);
            return why.endsWith(".") ? why.substring(0, why.length() - 1) : why;
        }

        private Matrix named(Matrix matrix) {
            String id = wishes.id();
            return id == null
                    ? matrix
                    : new Matrix(
                            id,
                            matrix.heading(),
                            matrix.origin(),
                            matrix.parties(),
                            matrix.categories(),
                            matrix.concerns(),
                            matrix.cells());
        }

        private void csv(SourceFile file) {
            var read = CsvReader.read(file);
            Optional<RawTable> table = read.value();
            if (table.isEmpty()) {
                Diagnostic fault = read.findings().get(0);
                unread.add(new Unread(file.place(), lowered(fault.message()), fault.hint()));
            } else if (CellsImport.isHead(table.get().head()) && (wishes.as() == null || wishes.as() == Kind.CSV)) {
                var cells = CellsImport.read(file, id(stem(file)));
                own(named(cells.value()), file, cells.findings());
            } else {
                tables.add(table.get());
            }
        }

        private void workbook(SourceFile file) throws IOException {
            List<RawTable> sheets;
            try {
                sheets = SheetNames.tables(file.place(), WorkbookReader.read(file.bytes()));
            } catch (Unreadable e) {
                unread.add(new Unread(file.place(), e.why(), "Open it in a spreadsheet, and save it anew as .xlsx."));
                return;
            }
            String only = wanted.sheet();
            if (only != null) {
                var there = sheets.stream().map(RawTable::sheet).toList();
                sheets = sheets.stream()
                        .filter(sheet -> only.equals(sheet.sheet()))
                        .toList();
                if (sheets.isEmpty()) {
                    unread.add(new Unread(
                            file.place(),
                            "it has no sheet `" + only + "`",
                            "Sheets there: "
                                    + String.join(
                                            ", ",
                                            there.stream()
                                                    .map(each -> "`" + each + "`")
                                                    .toList()) + "."));
                    return;
                }
            }
            for (RawTable sheet : sheets) {
                if (CellsImport.isHead(sheet.head())) {
                    var list = SourceFile.of(
                            file.path() + ".csv",
                            sheet.place(),
                            SheetNames.csv(sheet).getBytes(StandardCharsets.UTF_8));
                    var cells = CellsImport.read(list, id(stem(file)));
                    own(named(SheetNames.named(cells.value(), sheets)), file, cells.findings());
                    return;
                }
            }
            tables.addAll(sheets);
        }

        /** What is Demarc's own is taken as it is; what was found amiss in it is lost. */
        private void own(Matrix matrix, SourceFile file, List<Diagnostic> findings) {
            var losses = new ArrayList<Remark>();
            for (Diagnostic finding : findings) {
                if (finding.severity() != Severity.INFO || finding.rule() == RuleId.UNKNOWN_KEY) {
                    losses.add(new Remark(place(finding), finding.message(), finding.hint()));
                }
            }
            if (matrix.concerns().isEmpty()
                    || matrix.categories().isEmpty()
                    || matrix.parties().isEmpty()) {
                unread.add(new Unread(
                        file.place(),
                        "its list of cells names no "
                                + (matrix.concerns().isEmpty()
                                        ? "concern"
                                        : matrix.categories().isEmpty() ? "category" : "party"),
                        "Each line has a concern, a category and a holder, each by its id."));
                return;
            }
            String yaml = MatrixYaml.of(matrix, Map.of("top", List.of("From " + file.name() + ".")));
            made.add(new Made(
                    matrix, yaml, List.of(file.place()), new TransferReport(counted(matrix), List.of(), losses)));
        }

        private static String place(Diagnostic finding) {
            return finding.location() instanceof Location.InFile at
                    ? at.path() + ":" + at.span().line()
                    : finding.location().toString();
        }

        private static Map<State, Integer> counted(Matrix matrix) {
            var counted = new EnumMap<State, Integer>(State.class);
            matrix.concerns()
                    .forEach(concern -> matrix.categories()
                            .forEach(category -> counted.merge(
                                    matrix.holder(concern, category).state(), 1, Integer::sum)));
            return counted;
        }

        private Made made(Imported imported) {
            var from = imported.from().stream().map(Imported.Table::place).toList();
            return new Made(imported.matrix(), yaml(imported, wanted.files()), from, imported.report());
        }

        private static String id(String stem) {
            String id = Ids.kebab(stem);
            return Ids.isId(id) ? id : id + "-matrix";
        }

        /** A file's name without its ending; {@code security.matrix.yml} is “security”. */
        private static String stem(SourceFile file) {
            String name = file.name().replaceFirst("(?i)(\\.(matrix|cells))?\\.[a-z]{2,8}$", "");
            return id(name.isEmpty() ? "matrix" : name);
        }
    }
}
