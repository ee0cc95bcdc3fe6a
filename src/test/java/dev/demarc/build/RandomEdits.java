package dev.demarc.build;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;

/** A small wiki in which some of everything lies, and an author who changes one thing after another. */
public final class RandomEdits {

    private static final List<String> FOLDERS = List.of("", "guide/", "guide/deep/", "teams/");
    private static final List<String> NAMES = List.of("index", "alpha", "beta", "gamma", "delta", "duties");
    private static final List<String> WORDS = List.of("keys", "backups", "patches", "doors", "logs", "people", "disks");
    private static final List<String> VIEWS = List.of("table", "stack", "matrix", "staircase", "list", "gaps", "heap");
    private static final List<String> HOLDERS = List.of(
            "provider",
            "customer",
            "{customer: Looks after it.}",
            "{shared: {provider: One half., customer: The other half.}}",
            "{outsourced: {to: vendor, by: customer}}",
            "{not-applicable: There is none.}",
            "{undetermined: Open., owner: grc, until: 2026-01-31}",
            "~",
            "nobody-knows");
    private static final List<String> TEMPLATES = List.of(
            "partials/side.peb", "partials/link.peb", "page.peb", "frame.peb", "words/en.properties", "404.peb");

    /** Goes wrong only while a page has such a title. */
    private static final String MISTAKE_BY_TITLE =
            "{% for entry in entries %}{% if entry.text == \"The doors\" %}{{ nothing.of.this }}{% endif %}{% endfor %}";

    private final Path root;
    private final Random random;
    private final Set<Path> changed = new LinkedHashSet<>();
    private int counter;

    /** An author whose wiki lies there. */
    public RandomEdits(Path root, long seed) {
        this.root = root;
        this.random = new Random(seed);
    }

    /** Writes what all edits begin with. */
    public void firstWiki() throws IOException {
        write("demarc.yml", "title: Duties\nbase-url: https://duties.example/\nrules: {tables-overlap: warning}\n");
        for (String folder : FOLDERS) {
            for (String name : NAMES.subList(0, 4)) {
                write("content/" + folder + name + ".md", page());
            }
        }
        write("content/duties.matrix.yml", matrix());
        write("content/duties.md", page() + "## Patches\n\n## Doors\n\n"); // Rows of its matrix may be called so, too.
        write("content/duties/backups.md", page());
        write("content/teams/vendor.matrix.yml", matrixOfCells());
        write("content/teams/cells.csv", cells());
        write("content/teams/vendor.claims.yml", claims());
        write("content/guide/picture.png", word());
        write("content/plain.txt", word());
        write("infra/main.tf", code());
    }

    /** Makes one to three edits. The files that a watcher would name; what was done goes to the history. */
    Set<Path> some(List<String> history) throws IOException {
        changed.clear();
        for (int i = random.nextInt(3); i >= 0; i--) {
            history.add(one());
        }
        return Set.copyOf(changed);
    }

    /**
     * Makes an edit between two runs of the program, when more may happen: other settings, a page of the same size and time as
     * before, and somebody who meddles with the site.
     */
    public String between(Path site) throws IOException {
        return switch (random.nextInt(12)) {
            case 0 ->
                write(
                        "demarc.yml",
                        "title: " + any(List.of("Duties", "Tasks")) + "\n"
                                + any(List.of("", "base-url: https://x.example/\n"))
                                + any(List.of("", "edit-url: https://git.example/{path}\n"))
                                + any(List.of("", "search: {enabled: false}\n", "html: clean\n", "language: de\n"))
                                + any(List.of(
                                        "",
                                        "rules: {near-miss: off, tables-overlap: warning, orphan-page: info}\n",
                                        "theme: {footer: " + word() + "}\n")));
            case 1 -> unseen(any(".md"));
            case 2 -> meddle(site);
            case 3 -> "nothing";
            default -> one();
        };
    }

    /** Another heading, and nothing else: other pages may name it. */
    private String retitle(String path) throws IOException {
        String old = Files.readString(root.resolve(path));
        String line =
                old.lines().filter(each -> each.startsWith("# ")).findFirst().orElse("");
        return line.isEmpty() ? "nothing" : write(path, old.replace(line, "# On " + word()));
    }

    /** One paragraph more, and nothing that another page would know of. */
    private String append(String path) throws IOException {
        return write(path, Files.readString(root.resolve(path)) + "\nMore " + word() + ".\n");
    }

    /** Another word of the same length, and the time that the file had before. */
    private String unseen(String path) throws IOException {
        Path file = root.resolve(path);
        var time = Files.getLastModifiedTime(file);
        String old = Files.readString(file);
        Files.writeString(file, chance(2) ? old.replace("keys", "logs") : old.replace("On ", "In "));
        Files.setLastModifiedTime(file, time);
        return "rewrite unseen " + path;
    }

    private String meddle(Path site) throws IOException {
        try (Stream<Path> all = Files.walk(site)) {
            var files = all.filter(file -> file.toString().endsWith(".html"))
                    .sorted()
                    .toList();
            Path file = any(files);
            if (chance(2)) {
                Files.delete(file);
            } else {
                Files.writeString(file, "meddled with");
            }
            return "meddle with " + site.relativize(file);
        }
    }

    private String one() throws IOException {
        return switch (random.nextInt(25)) {
            case 0, 1, 2 -> write(any(".md"), page());
            case 16, 17 -> retitle(any(".md"));
            case 18, 19, 20 -> append(any(".md"));
            case 3 -> write("content/" + any(FOLDERS) + any(NAMES) + ".md", page());
            case 4 -> delete(any(".md"));
            case 5 -> rename(any(""), "content/" + any(FOLDERS) + any(NAMES) + random.nextInt(3));
            case 6 -> write("content/duties.matrix.yml", chance(4) ? broken(matrix()) : matrix());
            case 7 -> chance(5) ? delete("content/teams/cells.csv") : write("content/teams/cells.csv", cells());
            case 8 -> write("content/teams/" + any(NAMES) + ".claims.yml", chance(5) ? broken(claims()) : claims());
            case 9, 21, 22 -> template();
            case 10, 23, 24 -> write("content/guide/" + (chance(2) ? "picture" : any(WORDS)) + ".png", word());
            case 11 -> write(any(".md"), broken(page()));
            case 12 -> deleteFolder("content/" + any(FOLDERS.subList(1, 4)));
            case 13, 14 -> chance(4) ? delete("infra/main.tf") : write("infra/main.tf", code());
            default -> write("content/teams/vendor.matrix.yml", matrixOfCells());
        };
    }

    private String template() throws IOException {
        String name = any(TEMPLATES);
        Path file = root.resolve("templates").resolve(name);
        if (Files.exists(file) && chance(2)) {
            return delete("templates/" + name);
        }
        if (chance(3)) {
            return write("templates/assets/own.css", ".own{order:" + random.nextInt(9) + "}\n");
        }
        if (name.startsWith("words/")) {
            return write(
                    "templates/" + name,
                    any(List.of("previous", "linkHere", "copy", "note.tip")) + "=" + word() + "\n");
        }
        String old = Files.readString(Path.of("templates").resolve(name));
        if (name.equals("partials/side.peb") && chance(2)) {
            return write("templates/" + name, old + MISTAKE_BY_TITLE);
        }
        String mistake = chance(3) ? "{{ nothing.of.this }}" : chance(3) ? "{% if %}" : "<!-- " + word() + " -->";
        return write("templates/" + name, name.equals("page.peb") ? old + "{# " + word() + " #}\n" : old + mistake);
    }

    private String page() {
        var text = new StringBuilder();
        if (chance(2)) {
            text.append("---\n");
            text.append(chance(2) ? "title: The " + word() + "\n" : "");
            text.append(chance(2) ? "weight: " + random.nextInt(5) + "\n" : "");
            text.append(chance(4) ? "aliases: [/old/" + word() + "/]\n" : "");
            text.append(chance(4) ? "description: About " + word() + ".\n" : "");
            text.append(chance(3) ? "tags: [" + word() + ", Of " + word() + "]\n" : "");
            text.append(chance(6) ? "review-by: 2026-11-2" + random.nextInt(10) + "\n" : "");
            text.append("---\n");
        }
        text.append(chance(6) ? "" : "# On " + word() + "\n\n");
        for (int i = random.nextInt(6); i >= 0; i--) {
            text.append(paragraph());
        }
        return text.toString();
    }

    private String paragraph() {
        return switch (random.nextInt(9)) {
            case 0 -> "## About " + word() + "\n\n";
            case 1 ->
                "See [there](" + any(List.of("../", "", "/")) + any(FOLDERS) + any(NAMES) + ".md#about-" + word()
                        + ").\n\n";
            case 2 -> "[](" + any(NAMES) + ".md) and [cells](/duties.matrix.yml#backups).\n\n";
            case 3 ->
                "```responsibility\nmatrix: " + any(List.of("duties", "vendor", "nowhere")) + "\nview: " + any(VIEWS)
                        + "\n```\n\n";
            case 4 -> "![A picture](/guide/picture.png)\n\n";
            case 5 -> table(word());
            case 7 ->
                "```hcl file=/" + any(List.of("../infra/main.tf", "guide/picture.png", "../gone.tf"))
                        + any(List.of("", " region=keys", " lines=2")) + "\n```\n\n";
            case 6 -> "[of a list]: " + any(NAMES) + ".md\n\nFrom [of a list] to [nowhere][].\n\n";
            default -> (chance(3) ? "> [!TIP]\n> " : "") + "Some " + word() + " and " + word() + ".\n\n";
        };
    }

    /** Half of them are bound to the matrix, and speak of a row that it may have. */
    private static String table(String word) {
        String row = word.split("-", 2)[0];
        return word.length() % 2 == 0
                ? "<!-- demarc: matrix=duties -->\n| Concern | Machines | Services |\n|---|---|---|\n| The " + row
                        + " | Customer | By " + word + " |\n\n"
                : "| Task | Customer | Provider |\n|---|---|---|\n| " + word + " | Yes | No |\n\n";
    }

    private String code() {
        return "a = 1\n" + (chance(3) ? "" : "# #region keys\nb = \"" + word() + "\"\n# #endregion\n");
    }

    private String matrix() {
        var text = new StringBuilder(head("duties"));
        for (String concern : WORDS.subList(0, 2 + random.nextInt(5))) {
            text.append("  ").append(concern).append(":\n    name: The ").append(concern);
            text.append(chance(3) ? " of old" : "").append('\n');
            if (!chance(4)) {
                text.append("    who:\n      machines: ").append(any(HOLDERS)).append('\n');
                text.append(chance(3) ? "" : "      services: " + any(HOLDERS) + "\n");
            }
        }
        return text.toString();
    }

    private String matrixOfCells() {
        return head("vendor") + "  keys: {name: Keys}\n  logs: {name: " + word() + "}\ncells: cells.csv\n";
    }

    private String head(String id) {
        return "matrix: " + id + "\ntitle: Of " + word() + "\nparties:\n  provider: {name: Provider}\n"
                + "  customer: {name: " + any(List.of("Customer", "Client")) + "}\n  vendor: {name: Vendor}\n"
                + "categories:\n  machines: {name: Machines}\n  services: {name: Services}\nconcerns:\n";
    }

    private String cells() {
        return "concern,category,holder,text\nkeys,machines," + any(List.of("provider", "customer", "somebody"))
                + ",Has them\nlogs,services,vendor," + word() + "\n";
    }

    private String claims() {
        return "matrix: " + any(List.of("duties", "vendor")) + "\nparty: "
                + any(List.of("provider", "customer", "vendor", "stranger")) + "\nclaims:\n  machines:\n    "
                + any(WORDS) + ": Claims " + word() + ".\n";
    }

    private String broken(String text) {
        return chance(2) ? text.replaceFirst(":", ": [") : "---\ntitle: \"open\n---\n" + text;
    }

    private String write(String path, String text) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        changed.add(file);
        return "write " + path;
    }

    private String delete(String path) throws IOException {
        changed.add(root.resolve(path));
        Files.deleteIfExists(root.resolve(path));
        return "delete " + path;
    }

    private String rename(String path, String to) throws IOException {
        Path file = root.resolve(path);
        Path other = root.resolve(to + path.substring(path.indexOf('.', path.lastIndexOf('/'))));
        Files.createDirectories(other.getParent());
        Files.move(file, other, StandardCopyOption.REPLACE_EXISTING);
        changed.add(file);
        changed.add(other);
        return "rename " + path + " to " + root.relativize(other);
    }

    /** A watcher may name the folder alone, not what lay in it. */
    private String deleteFolder(String path) throws IOException {
        Path folder = root.resolve(path);
        for (String file : files("")) {
            if (root.resolve(file).startsWith(folder)) {
                Files.delete(root.resolve(file));
            }
        }
        changed.add(folder);
        return "delete all in " + path;
    }

    private List<String> files(String ending) throws IOException {
        var found = new ArrayList<String>();
        try (Stream<Path> all = Files.walk(root.resolve("content"))) {
            all.filter(Files::isRegularFile)
                    .map(file -> root.relativize(file).toString().replace('\\', '/'))
                    .filter(path -> path.endsWith(ending))
                    .sorted()
                    .forEach(found::add);
        }
        return found;
    }

    private String any(String ending) throws IOException {
        var files = files(ending);
        return files.isEmpty() ? write("content/index.md", page()).substring("write ".length()) : any(files);
    }

    private <T> T any(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    private String word() {
        return any(WORDS) + (chance(3) ? "-" + counter++ : "");
    }

    /** True once in so many times. */
    private boolean chance(int times) {
        return random.nextInt(times) == 0;
    }
}
