package dev.demarc.build;

import dev.demarc.diagnostic.Diagnostic;
import dev.demarc.output.Artefact;
import dev.demarc.output.Ledger;
import dev.demarc.source.Digest;
import dev.demarc.source.WikiFolders;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The share of a site's files that one of several jobs makes.
 *
 * <p>Which files those are hangs on their paths alone, so that jobs that know nothing of each other agree, and another page
 * moves no file to another job. Paths are spread by their digest: neighbours tend to be alike, and a job with all of a
 * large folder would be the one that all wait for.
 *
 * @param number which share, from 1
 * @param count how many there are in all, at most {@value #MOST}
 */
public record Shard(int number, int count) {

    /** How many jobs can share a site: each reads the whole wiki, so more would gain nothing. */
    public static final int MOST = 999;

    private static final Pattern WRITTEN = Pattern.compile("(\\d{1,3})/(\\d{1,3})");

    /** A file that was made, as far as it shows by itself. */
    private record Made(Digest key, Digest content, long size) {}

    /** Guards that it is one of them. */
    public Shard {
        if (number < 1 || number > count || count > MOST) {
            throw new IllegalArgumentException("No shard: " + number + " of " + count);
        }
    }

    /** Reads {@code 2/3}; empty for anything that is no share of a whole. */
    public static Optional<Shard> of(String written) {
        Matcher matcher = WRITTEN.matcher(written.strip());
        if (!matcher.matches()) {
            return Optional.empty();
        }
        int number = Integer.parseInt(matcher.group(1));
        int count = Integer.parseInt(matcher.group(2));
        return number >= 1 && number <= count ? Optional.of(new Shard(number, count)) : Optional.empty();
    }

    /**
     * The files of this share, and last the index that tells a merge of them. What has no key is left to the merge, for
     * nobody could know there whether it is still the same.
     *
     * @param built of a run in which files have keys
     */
    public SortedMap<String, Artefact> artefacts(Built built) {
        var made = new ConcurrentHashMap<String, Made>();
        var share = new TreeMap<String, Artefact>();
        built.artefacts().forEach((path, artefact) -> {
            if (!artefact.key().equals(Ledger.UNKNOWN) && takes(path)) {
                share.put(path, new Artefact(path, () -> noted(artefact, made), artefact.key()));
            }
        });
        share.put(
                WikiFolders.PART_INDEX,
                Artefact.last(WikiFolders.PART_INDEX, () -> index(made, built).packed()));
        return share;
    }

    private boolean takes(String path) {
        return Math.floorMod(Digest.of(path).low(), count) == number - 1;
    }

    private static byte[] noted(Artefact artefact, Map<String, Made> made) throws IOException {
        byte[] bytes = artefact.bytes();
        made.put(artefact.path(), new Made(artefact.key(), Digest.of(bytes), bytes.length));
        return bytes;
    }

    private ShardIndex index(Map<String, Made> made, Built built) {
        var shown = built.shownByPath();
        var lines = new TreeMap<String, ShardIndex.Line>();
        made.forEach((path, file) -> {
            List<Diagnostic> findings = shown.getOrDefault(path, List.of());
            lines.put(
                    path, new ShardIndex.Line(file.key(), file.content(), file.size(), findings, built.isShared(path)));
        });
        return new ShardIndex(ShardIndex.Maker.current(), this, lines);
    }

    /** As it is written on the command line. */
    @Override
    public String toString() {
        return number + "/" + count;
    }
}
