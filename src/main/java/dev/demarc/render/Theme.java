package dev.demarc.render;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.demarc.diagnostic.Checked;
import dev.demarc.diagnostic.Diagnostic;
import dev.demarc.diagnostic.RuleId;
import dev.demarc.source.Digest;
import dev.demarc.source.Location;
import dev.demarc.source.SourceFile;
import io.pebbletemplates.pebble.PebbleEngine;
import io.pebbletemplates.pebble.error.LoaderException;
import io.pebbletemplates.pebble.error.PebbleException;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Templates, style sheets, scripts and words: the built-in theme, with the wiki's own files in place of some.
 *
 * <p>Safe for use by many threads.
 */
public final class Theme {

    private static final String ENGLISH = "en";

    private final ThemeFiles files;
    private final Words words;
    private final PebbleEngine engine;
    private final IncludedTemplates templates;
    // Mistakes in pieces that many pages share, such as a sidebar: each of these pages tells them.
    private final Set<Diagnostic> shared = ConcurrentHashMap.newKeySet();

    private Theme(ThemeFiles files, Words words, IncludedTemplates templates) {
        this.files = files;
        this.words = words;
        this.templates = templates;
        this.engine = templates.engine();
    }

    private static IncludedTemplates templates(ThemeFiles files) {
        var templates = new IncludedTemplates();
        var engine = new PebbleEngine.Builder()
                .loader(files)
                .strictVariables(true)
                .autoEscaping(true)
                .defaultLocale(Locale.ROOT)
                .addEscapingStrategy("html", Escaped::of)
                .extension(new ViewAttributes(templates))
                .build();
        templates.belongTo(engine);
        return templates;
    }

    /** The same theme, with its templates compiled as they are, that has not yet met with any mistake. */
    public Theme afresh() {
        return new Theme(files, words, templates);
    }

    /**
     * Joins the built-in theme with the wiki's own files.
     *
     * @param overrides the wiki's own files; their paths are those below {@code templates/}
     * @param language a BCP 47 tag; {@code words/de-at.properties} goes before {@code words/de.properties}, and that
     *     before the English words; of each the wiki's own before the built-in one
     */
    public static Checked<Theme> of(List<SourceFile> overrides, String language) {
        var tongues = tongues(language);
        var files = new ThemeFiles(overrides, tongues);
        var findings = new ArrayList<>(files.findings());
        var words = new TreeMap<String, String>();
        String told = ENGLISH;
        for (String tongue : tongues) {
            String path = ThemeFiles.words(tongue);
            boolean builtIn = read(files, "theme/" + path, words, findings);
            boolean own = files.isOwn(path) && read(files, path, words, findings);
            told = builtIn || own ? tongue : told;
        }
        var theme = new Theme(files, new Words(words, language, told), templates(files));
        overrides.forEach(file -> theme.compile(file.path(), findings));
        return new Checked<>(theme, findings);
    }

    /** Languages whose words may be used, the last before the others: {@code en}, {@code de}, {@code de-at}. */
    private static Set<String> tongues(String language) {
        String tag = language.toLowerCase(Locale.ROOT);
        var tongues = new LinkedHashSet<>(List.of(ENGLISH));
        int region = tag.indexOf('-');
        if (region > 0) {
            tongues.add(tag.substring(0, region));
        }
        tongues.add(tag);
        return tongues;
    }

    /** Reads an own template at once, so that a mistake in one that no page uses yet is found as well. */
    private void compile(String path, List<Diagnostic> findings) {
        if (path.endsWith(".peb")) {
            try {
                String name = path.substring(0, path.length() - 4);
                engine.getTemplate(name);
                findings.addAll(new TemplateBlocks(engine, files).findings(name));
            } catch (PebbleException e) {
                findings.add(new TemplateFault(files, Map.of()).finding(e));
            }
        }
    }

    /** Adds the words of a file, if there is one that can be read. */
    private static boolean read(ThemeFiles files, String path, Map<String, String> words, List<Diagnostic> findings) {
        @Nullable String text = files.text(path);
        if (text == null) {
            return false;
        }
        var read = new Properties();
        try {
            read.load(new StringReader(text));
        } catch (IOException e) {
            throw new UncheckedIOException("A string can always be read", e);
        } catch (IllegalArgumentException e) {
            findings.add(Diagnostic.of(
                    RuleId.TEMPLATE_ERROR,
                    Location.in(files.placeOf(path)),
                    "These words can't be read: a `\\u` stands there without its four hexadecimal digits.",
                    "Write the letter itself, for the file is UTF-8; or write two backslashes for one.",
                    null));
            return false;
        }
        for (String key : read.stringPropertyNames()) {
            words.put(key, read.getProperty(key));
        }
        return true;
    }

    /**
     * A whole page, in UTF-8.
     *
     * <p>A mistake in a template is a finding, and the page comes out plain, with its prose and a word about it.
     */
    public Checked<byte[]> render(PageView view) {
        var names = new LinkedHashMap<String, Object>();
        names.put("site", view.frame().site());
        names.put("frame", view.frame());
        names.put("head", view.head());
        names.put("page", view.body());
        names.put("sections", view.sections());
        names.put("aside", view.aside());
        names.put("scripts", view.scripts());
        if (!engine.getLoader().resourceExists(view.template())) {
            return new Checked<>(plain(view), List.of(noTemplate(view)));
        }
        try {
            var html = Utf8Writer.empty();
            evaluate(view.template(), names, html);
            return new Checked<>(html.bytes(), sharedFindings());
        } catch (PebbleException e) {
            return new Checked<>(plain(view), List.of(finding(e, view.template(), names)));
        } catch (StackOverflowError e) {
            return new Checked<>(plain(view), List.of(endless(view.template())));
        }
    }

    private Diagnostic finding(PebbleException e, String template, Map<String, Object> names) {
        var missing = e instanceof LoaderException
                ? new TemplateBlocks(engine, files).missingAbove(template)
                : Optional.<Diagnostic>empty();
        return missing.orElseGet(() -> new TemplateFault(files, withWords(names)).finding(e));
    }

    /** A piece of a page, by its partial; what can't be rendered is shown as a sentence about it. */
    Checked<String> fragment(String partial, Map<String, Object> names) {
        try {
            var html = new StringWriter(2048);
            evaluate(partial, names, html);
            return Checked.clean(html.toString());
        } catch (PebbleException e) {
            return new Checked<>(
                    "<p>" + Escaped.of(words.of("templateError")) + "</p>",
                    List.of(new TemplateFault(files, withWords(names)).finding(e)));
        } catch (StackOverflowError e) {
            return new Checked<>("<p>" + Escaped.of(words.of("templateError")) + "</p>", List.of(endless(partial)));
        }
    }

    /** A piece that many pages share, such as a sidebar; what is wrong with it is told by each page. */
    String piece(String partial, Map<String, Object> names) {
        Checked<String> piece = fragment(partial, names);
        shared.addAll(piece.findings());
        return piece.value();
    }

    private List<Diagnostic> sharedFindings() {
        return shared.isEmpty() ? List.of() : shared.stream().sorted().toList();
    }

    private void evaluate(String template, Map<String, Object> names, Writer out) {
        try {
            templates.evaluate(template, out, withWords(names));
        } catch (IOException e) {
            throw new UncheckedIOException("Writing to memory can't fail", e);
        }
    }

    private Map<String, Object> withWords(Map<String, Object> names) {
        var all = new LinkedHashMap<>(names);
        all.put("words", words);
        return all;
    }

    private Diagnostic noTemplate(PageView view) {
        return Diagnostic.of(
                RuleId.TEMPLATE_ERROR,
                Location.in(view.source().isEmpty() ? files.place(view.template()) : view.source()),
                "There is no template `%s`.".formatted(view.template()),
                TemplateFault.templatesLike(view.template(), files.templates()),
                view.template());
    }

    private Diagnostic endless(String template) {
        return Diagnostic.of(
                RuleId.TEMPLATE_ERROR,
                Location.in(files.place(template)),
                "The template `%s` includes or extends itself without end.".formatted(template),
                "Take the template's own name out of its `extends` or `include`; `theme/%s` means the built-in one."
                        .formatted(template),
                template);
    }

    private byte[] plain(PageView view) {
        String title = Escaped.of(view.body().title());
        String html = """
                <!doctype html>
                <html lang="%s" dir="%s">
                <head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
                <title>%s</title>%s
                <link rel="stylesheet" href="%sassets/demarc.css"></head>
                <body><main><article>
                <p role="note">%s</p>
                %s%s
                %s
                </article></main></body>
                </html>
                """.formatted(
                        Escaped.of(view.head().language()),
                        words.of("dir"),
                        title,
                        view.head().base().isEmpty()
                                ? ""
                                : "<base href=\"" + Escaped.of(view.head().base()) + "\">",
                        view.frame().site().root(),
                        Escaped.of(words.of("templateError")),
                        view.body().opening(),
                        view.body().titled() ? "<h1>" + title + "</h1>" : "",
                        view.body().html());
        return html.getBytes(UTF_8);
    }

    /** Addresses of the files that the site serves, such as {@code assets/demarc.css}. */
    public SortedSet<String> assets() {
        return files.assets();
    }

    /**
     * A file that the site serves; style sheets and scripts without comments and needless blanks.
     *
     * @param path one of {@link #assets}
     */
    public byte[] asset(String path) {
        return files.asset(path);
    }

    /** Whether the wiki has a template or words of its own, in which there may be mistakes that only show on some pages. */
    public boolean hasOwnTemplates() {
        return files.hasOwnTemplates();
    }

    /** A digest of all its files, the words included. */
    public Digest digest() {
        return files.digest();
    }

    /** Its words, in the wiki's language. */
    public Words words() {
        return words;
    }
}
