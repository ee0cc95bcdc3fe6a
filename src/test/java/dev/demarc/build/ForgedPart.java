package dev.demarc.build;

import dev.demarc.diagnostic.Diagnostic;
import dev.demarc.diagnostic.RuleId;
import dev.demarc.source.Digest;
import dev.demarc.source.Location;
import dev.demarc.source.Span;
import dev.demarc.source.WikiFolders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/** A part of a site whose index somebody writes anew, sound in form. */
public final class ForgedPart {

    private final Path folder;
    private ShardIndex index;

    private ForgedPart(Path folder) throws IOException {
        this.folder = folder;
        this.index = ShardIndex.of(Files.readAllBytes(folder.resolve(WikiFolders.PART_INDEX)))
                .orElseThrow();
    }

    /** Looks into a part. */
    public static ForgedPart in(Path folder) throws IOException {
        return new ForgedPart(folder);
    }

    /** The files that it tells of. */
    public Set<String> paths() {
        return index.lines().keySet();
    }

    /** Another content, which the index says is the right one. */
    public ForgedPart with(String path, byte[] content) throws IOException {
        Files.write(folder.resolve(path), content);
        return line(path, Digest.of(content), content.length);
    }

    /** Another content and size of which the index tells, whatever lies there. */
    public ForgedPart line(String path, Digest content, long size) throws IOException {
        var line = told(path);
        return line(path, new ShardIndex.Line(line.key(), content, size, line.shown(), false));
    }

    /** The line of one file under another path. */
    public ForgedPart alsoAs(String path, String other) throws IOException {
        return line(other, told(path));
    }

    /** A finding that making a file showed, at the first line of another. */
    public ForgedPart showing(String path, String place) throws IOException {
        var line = told(path);
        var at = Location.in(place, new Span(1, 1, 1, 5));
        var findings = new ArrayList<>(line.shown());
        findings.add(Diagnostic.of(RuleId.TEMPLATE_ERROR, at, "Look at this.", "Read it.", null));
        return line(path, new ShardIndex.Line(line.key(), line.content(), line.size(), findings, false));
    }

    private ShardIndex.Line told(String path) {
        return Objects.requireNonNull(index.lines().get(path), path);
    }

    private ForgedPart line(String path, ShardIndex.Line line) throws IOException {
        var lines = new TreeMap<>(index.lines());
        lines.put(path, line);
        return written(new ShardIndex(index.maker(), index.shard(), lines));
    }

    /** Another Java. */
    public ForgedPart madeByJava(int java) throws IOException {
        var maker = new ShardIndex.Maker(index.maker().program(), java);
        return written(new ShardIndex(maker, index.shard(), index.lines()));
    }

    /** Another Demarc. */
    public ForgedPart madeByAnotherDemarc() throws IOException {
        var maker = new ShardIndex.Maker(Digest.of("another"), index.maker().java());
        return written(new ShardIndex(maker, index.shard(), index.lines()));
    }

    /** What making the files showed, as messages. */
    public List<String> shown() {
        var shown = new ArrayList<String>();
        index.lines().values().forEach(line -> line.shown().forEach(each -> shown.add(each.message())));
        return shown;
    }

    private ForgedPart written(ShardIndex other) throws IOException {
        index = other;
        Files.write(folder.resolve(WikiFolders.PART_INDEX), index.packed());
        return this;
    }
}
