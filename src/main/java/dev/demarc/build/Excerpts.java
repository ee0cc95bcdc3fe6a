package dev.demarc.build;

import dev.demarc.diagnostic.Diagnostic;
import dev.demarc.diagnostic.Nearest;
import dev.demarc.diagnostic.RuleId;
import dev.demarc.markdown.CodeBlock;
import dev.demarc.markdown.MermaidBlock;
import dev.demarc.markdown.Phrases;
import dev.demarc.model.Ask;
import dev.demarc.model.Colouring;
import dev.demarc.model.Fence;
import dev.demarc.model.Page;
import dev.demarc.source.Location;
import dev.demarc.source.Mount;
import dev.demarc.source.SourceFile;
import dev.demarc.source.Sources;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The files that pages show in blocks of code, in one state of the wiki. */
final class Excerpts {

    /** What larger files hold isn't code that somebody reads in a page. */
    private static final int LARGEST = 1 << 20;

    private final Sources sources;
    private final Phrases.Code words;
    private final Colouring colouring;

    /**
     * Excerpts of a wiki's files.
     *
     * @param words what is said around them
     * @param colouring who colours them
     */
    Excerpts(Sources sources, Phrases.Code words, Colouring colouring) {
        this.colouring = colouring;
        this.sources = sources;
        this.words = words;
    }

    /** What pages show, wherever it lies; also what isn't there, but may come. */
    SortedSet<Path> wanted(Iterable<PageRead> pages) {
        var wanted = new TreeSet<Path>();
        for (PageRead read : pages) {
            Page page = read.page();
            for (Ask ask : page.asks()) {
                if (ask instanceof Ask.Excerpt of && of.fence().excerpt() != null) {
                    Path file = file(page, of.fence().excerpt());
                    if (file != null && refusal(page, file).isEmpty()) {
                        wanted.add(file);
                    }
                }
            }
        }
        return wanted;
    }

    /**
     * A block's HTML; empty if it can't be had, which is then told.
     *
     * @param at where the block's info string stands
     */
    Optional<String> html(Page page, Fence fence, Location at, List<Diagnostic> findings) {
        Fence.Excerpt excerpt = fence.excerpt();
        if (excerpt == null) {
            throw new IllegalArgumentException("A block without an excerpt holds its own text");
        }
        Path file = file(page, excerpt);
        try {
            if (file == null) {
                findings.add(missing(excerpt, at, "No file can be called so; mend the path."));
                return Optional.empty();
            }
            String text = text(page, file, excerpt, at, findings);
            if (text == null) {
                return Optional.empty();
            }
            var part = Part.of(text, excerpt);
            part.fault()
                    .ifPresent(fault -> findings.add(
                            Diagnostic.of(RuleId.WRONG_VALUE, at, fault.message(), fault.hint(), fault.target())));
            if (part.text() == null) {
                return Optional.empty();
            }
            String name = file.getFileName().toString();
            Fence shown = fence.called(ending(name), sources.folders().place(file));
            String code = CodeBlock.html(shown, part.text(), colouring, words.copy());
            return Optional.of((fence.isMermaid() ? MermaidBlock.html(fence.title(), code, words) : code) + "\n");
        } catch (CharacterCodingException e) {
            findings.add(unreadable(excerpt, at, "it is not UTF-8"));
        } catch (IOException e) {
            findings.add(unreadable(excerpt, at, "the disk gave no access"));
        }
        return Optional.empty();
    }

    private @Nullable Path file(Page page, Fence.Excerpt excerpt) {
        Path source = sources.folders().source();
        try {
            String written = excerpt.file();
            Path folder = source.resolve(page.path()).getParent();
            Path file = written.startsWith("/")
                    ? source.resolve(written.substring(1))
                    : (folder == null ? source : folder).resolve(written);
            file = file.normalize();
            return sources.folders().mounts().isEmpty()
                    ? file
                    : sources.folders().file(sources.folders().place(file));
        } catch (InvalidPathException e) {
            return null;
        }
    }

    private @Nullable String text(Page page, Path file, Fence.Excerpt excerpt, Location at, List<Diagnostic> findings)
            throws IOException {
        Optional<String> refusal = refusal(page, file);
        if (refusal.isPresent()) {
            findings.add(Diagnostic.of(
                    RuleId.OUTSIDE_SOURCE,
                    at,
                    "`%s` %s.".formatted(excerpt.file(), refusal.get()),
                    sources.folders().mountOf(page.place()) == null
                            ? "Show a file that lies below the folder of `demarc.yml`, or copy this one there."
                            : "Show a file of the folder that the wiki takes over, or write the code here.",
                    excerpt.file()));
            return null;
        }
        SourceFile found = sources.file(file).orElse(null);
        if (found == null) {
            findings.add(missing(excerpt, at, hint(file, excerpt)));
            return null;
        }
        try {
            if (found.bytes().length > LARGEST) {
                findings.add(unreadable(excerpt, at, "it is larger than 1 MB"));
                return null;
            }
            return found.text();
        } finally {
            found.release();
        }
    }

    /** Why a file isn't ours to show; empty if it is. */
    private Optional<String> refusal(Page page, Path file) {
        Mount shown = sources.folders().mountAround(file);
        Mount showing = sources.folders().mountOf(page.place());
        if (showing != null && (shown == null || !shown.equals(showing))) {
            // Who writes there may not be one who may read here.
            return Optional.of("is none of the files that came with this page");
        }
        Path root = shown == null ? sources.folders().root() : shown.folder();
        if (!file.startsWith(root) || file.equals(root)) {
            return Optional.of("leads out of the wiki");
        }
        for (Path step : root.relativize(file)) {
            if (step.toString().equals(".git")) {
                return Optional.of("lies among git's own files");
            }
        }
        if (file.startsWith(sources.folders().dest())) {
            return Optional.of("lies in the site that is being built");
        }
        try {
            return Files.exists(file) && !file.toRealPath().startsWith(root.toRealPath())
                    ? Optional.of("is a symbolic link that leads out of the wiki")
                    : Optional.empty();
        } catch (IOException e) {
            // It has gone in this very moment, and will be told of as missing.
            return Optional.empty();
        }
    }

    private static Diagnostic missing(Fence.Excerpt excerpt, Location at, String hint) {
        return Diagnostic.of(
                RuleId.BROKEN_LINK, at, "There is no file `%s`.".formatted(excerpt.file()), hint, excerpt.file());
    }

    /** The nearest of its neighbours. */
    private static String hint(Path file, Fence.Excerpt excerpt) {
        var names = new ArrayList<String>();
        Path folder = file.getParent();
        if (folder != null && Files.isDirectory(folder)) {
            try (Stream<Path> all = Files.list(folder)) {
                all.filter(Files::isRegularFile)
                        .map(each -> each.getFileName().toString())
                        .sorted()
                        .forEach(names::add);
            } catch (IOException e) {
                names.clear();
            }
        }
        String before = excerpt.file().substring(0, excerpt.file().lastIndexOf('/') + 1);
        return Nearest.to(file.getFileName().toString(), names)
                .map(near -> "Did you mean `%s%s`?".formatted(before, near))
                .orElse(
                        "The path goes from the page's folder, or with `/` from the source; mend it, or write the code here.");
    }

    private static Diagnostic unreadable(Fence.Excerpt excerpt, Location at, String why) {
        return Diagnostic.of(
                RuleId.UNREADABLE,
                at,
                "`%s` can't be shown: %s.".formatted(excerpt.file(), why),
                "Name another file, or write the code here.",
                excerpt.file());
    }

    private static String ending(String name) {
        int dot = name.lastIndexOf('.');
        return dot < 0
                ? Map.of("Dockerfile", "dockerfile", "Makefile", "makefile", "Jenkinsfile", "groovy")
                        .getOrDefault(name, "")
                : name.substring(dot + 1);
    }
}
