package dev.demarc.bench;

import dev.demarc.build.Built;
import dev.demarc.build.SiteBuild;
import dev.demarc.build.Wiki;
import dev.demarc.output.Artefact;
import dev.demarc.source.Sources;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.LocalDate;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.TearDown;

/**
 * What this repository's own wiki costs, some 200 pages with those of its matrices, in memory: sources are read from
 * disk, nothing is written. In milliseconds, and only comparable as long as the wiki is the same.
 */
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class WikiBenchmark extends Measured {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);
    private static final String EDITED = "guide/pages.md";

    private @Nullable Opened opened;
    private int edits;

    /** A copy of the wiki, and a build of it that has run once. */
    private record Opened(Path root, Wiki wiki, SiteBuild build, Path page, String text) {}

    /** Copies the wiki, since edits have no place in a checkout, and builds it. */
    @Setup
    public void open() throws IOException {
        Path root = Files.createTempDirectory("demarc-bench");
        copy(Path.of("content"), root.resolve("content"));
        Files.copy(Path.of("demarc.yml"), root.resolve("demarc.yml"));
        var wanted =
                new Wiki.Wanted(root, root.resolve("demarc.yml"), new TreeMap<>(), root.resolve("site"), null, false);
        var wiki = Wiki.open(wanted).value();
        var build = new SiteBuild(wiki, 1);
        Path page = root.resolve("content").resolve(EDITED);
        opened = new Opened(root, wiki, build, page, Files.readString(page));
        sources = wiki.sources(TODAY);
        redeem(build.run(sources));
    }

    private @Nullable Sources sources;

    /** Removes the copy. */
    @TearDown
    public void close() throws IOException {
        Opened wiki = there();
        wiki.build().close();
        remove(wiki.root());
    }

    /** All of it: every file of the site is made, and all findings. */
    @Benchmark
    public int fresh() throws IOException {
        Wiki wiki = there().wiki();
        try (var build = new SiteBuild(wiki, 1)) {
            return redeem(build.run(wiki.sources(TODAY)));
        }
    }

    /** From the change of one page to its new bytes, in a build that remembers: what a preview does before it answers. */
    @Benchmark
    public int pageAfterAnEdit() throws IOException {
        Artefact page = edit().artefacts().get("guide/pages.html");
        return page == null ? 0 : page.bytes().length;
    }

    /** The same, and then all findings of the wiki: what a preview does behind the reader's back. */
    @Benchmark
    public int findingsAfterAnEdit() throws IOException {
        return edit().findings().list().size();
    }

    private Built edit() throws IOException {
        Opened wiki = there();
        Files.writeString(wiki.page(), wiki.text() + "\nEdit " + edits++ + ".\n");
        Sources before = sources == null ? wiki.wiki().sources(TODAY) : sources;
        Sources now = before.with(List.of(wiki.page()));
        sources = now;
        return wiki.build().run(now);
    }

    private Opened there() {
        if (opened == null) {
            throw new IllegalStateException("The wiki was never opened");
        }
        return opened;
    }

    private static int redeem(Built built) throws IOException {
        int bytes = 0;
        for (Artefact artefact : built.artefacts().values()) {
            bytes += artefact.bytes().length;
        }
        return bytes + built.findings().list().size();
    }

    private static void copy(Path from, Path to) throws IOException {
        try (var files = Files.walk(from)) {
            for (Path file : files.sorted().toList()) {
                Files.copy(file, to.resolve(from.relativize(file)));
            }
        }
    }

    private static void remove(Path folder) throws IOException {
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path dir, @Nullable IOException fault) throws IOException {
                Files.delete(dir);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
