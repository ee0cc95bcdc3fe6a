package dev.demarc.cli;

import dev.demarc.build.Merging;
import dev.demarc.build.Shard;
import dev.demarc.source.WikiFolders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;

/** {@code --shard} and {@code --merge}: which part of the site is made here, and which were made by other jobs. */
final class Parts {

    private static final String SHARD = "--shard";
    private static final String MERGE = "--merge";

    private final @Nullable Shard shard;
    private final List<Merging.Folder> folders = new ArrayList<>();

    /** Reads the options, so that a wrong one is told before any work is done. */
    Parts(Options options) throws Usage, IOException {
        String written = options.text(SHARD);
        List<String> named = options.texts(MERGE);
        if (written != null && !named.isEmpty()) {
            throw new Usage(
                    "`--shard` makes a part of the site, and `--merge` the whole.",
                    "Give `--shard` to the jobs that make parts, and `--merge` to the one that comes after them.");
        }
        shard = written == null ? null : shard(written, options);
        for (String name : named) {
            folders.add(new Merging.Folder(name, part(name, options.path(name))));
        }
    }

    static void describe(CommandSpec spec) {
        spec.addOption(Options.value(
                "K/N", "Make one part of N, for one of N jobs, into --dest; findings are told by --merge.", SHARD));
        spec.addOption(Options.several(
                "DIR",
                "Take files from parts that --shard made; all else, and what doesn't fit, is made here.",
                MERGE));
    }

    private static Shard shard(String written, Options options) throws Usage {
        Shard shard = Shard.of(written)
                .orElseThrow(() -> new Usage(
                        "`--shard` wants which part of how many, at most %d, not “%s”.".formatted(Shard.MOST, written),
                        "Write `--shard 1/3` for the first of three jobs, and `--shard 3/3` for the last."));
        if (options.text("--dest") == null) {
            throw new Usage(
                    "`--shard` wants a folder of its own to put the part into.",
                    "Name one: `--shard %s --dest part%d`.".formatted(shard, shard.number()));
        }
        if (options.has("--verify-output")) {
            throw new Usage(
                    "`--verify-output` reads the whole site, and `--shard` makes a part of it.",
                    "Give it together with `--merge`.");
        }
        return shard;
    }

    private static Path part(String name, Path folder) throws Usage, IOException {
        if (Merging.isPart(folder)) {
            return folder;
        }
        if (!Files.isDirectory(folder)) {
            throw new Usage(
                    "There is no folder `%s`.".formatted(name),
                    "Name folders after `--merge` that `demarc build --shard K/N --dest DIR` wrote.");
        }
        throw new Usage(
                "`%s` is not a part of a site: it holds no `%s`.".formatted(name, WikiFolders.PART_INDEX),
                holdsParts(folder)
                        ? "There are parts in it: name these, as `--merge %s/*`.".formatted(name)
                        : "Name folders that `demarc build --shard K/N --dest DIR` wrote, with all that is in them; the"
                                + " wiki's folder goes before `--merge`.");
    }

    private static boolean holdsParts(Path folder) throws IOException {
        try (Stream<Path> held = Files.list(folder)) {
            return held.anyMatch(Merging::isPart);
        }
    }

    /** Which part is made here; empty if the whole site is. */
    Optional<Shard> shard() {
        return Optional.ofNullable(shard);
    }

    /** Whether other jobs made parts of the site. */
    boolean areMerged() {
        return !folders.isEmpty();
    }

    /** What they made. */
    Merging merging(WikiFolders wiki) throws Usage, IOException {
        for (Merging.Folder folder : folders) {
            if (Files.exists(wiki.dest()) && Files.isSameFile(folder.path(), wiki.dest())) {
                throw new Usage(
                        "The site can't go to `%s`, which is one of its parts.".formatted(folder.name()),
                        "Name another folder with `--dest`.");
            }
            if (folder.path().startsWith(wiki.source()) && !wiki.source().equals(wiki.root())) {
                throw new Usage(
                        "The part `%s` lies in the wiki's source, and would be copied into the site."
                                .formatted(folder.name()),
                        "Put it elsewhere, such as beside the source.");
            }
        }
        return areMerged() ? Merging.of(folders) : Merging.NONE;
    }
}
