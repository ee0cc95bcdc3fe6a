package dev.demarc.output;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The folder in which runs leave what they found out for later ones. It may be deleted at any time. */
public final class CacheFolder {

    private static final Pattern OURS = Pattern.compile("(" + Pattern.quote(Landing.TEMPORARY)
            + ")?((build|commits|handovers|pages|search|traces)-[0-9a-f]{32}|external-links\\.txt)");

    private static final long DAY = 24 * 60 * 60 * 1000L;

    private CacheFolder() {}

    /** Puts a file there whole, over what may be there. A folder that is made for it keeps itself out of git. */
    public static void keep(Path folder, String name, byte[] bytes) throws IOException {
        Path temporary = folder.resolve(Landing.TEMPORARY + name);
        made(folder);
        Files.deleteIfExists(temporary);
        Landing.land(bytes, folder.resolve(name), temporary);
    }

    /** Begins a file there that is too large to be held in memory; see {@link WholeFile}. */
    public static WholeFile begin(Path folder, String name) throws IOException {
        return WholeFile.at(made(folder).resolve(name));
    }

    /** The folder, which is made if it isn't there, and then keeps itself out of git. */
    public static Path made(Path folder) throws IOException {
        Files.createDirectories(folder);
        if (isEmpty(folder)) {
            Files.writeString(folder.resolve(".gitignore"), "*\n", UTF_8);
        }
        return folder;
    }

    /**
     * Keeps Demarc's files there below a size in all: the oldest go first, so what is kept of sites that nobody builds any
     * more. Each run holds in memory what it goes on from, so nobody misses a file while he works. What a killed run left
     * half-written goes too, a day later. Other people's files are neither counted nor touched.
     */
    public static void bound(Path folder, long most) {
        try (Stream<Path> held = Files.list(folder)) {
            var kept = new TreeMap<FileTime, List<Path>>(Comparator.reverseOrder());
            for (Path each : held.toList()) {
                if (OURS.matcher(each.getFileName().toString()).matches()) {
                    kept.computeIfAbsent(Files.getLastModifiedTime(each), time -> new ArrayList<>())
                            .add(each);
                }
            }
            long size = 0;
            for (var each : kept.entrySet()) {
                boolean old = each.getKey().toMillis() < kept.firstKey().toMillis() - DAY;
                for (Path file : each.getValue()) {
                    boolean temporary = file.getFileName().toString().startsWith(Landing.TEMPORARY);
                    size += temporary ? 0 : Files.size(file);
                    if (temporary ? old : size > most) {
                        Files.delete(file);
                    }
                }
            }
        } catch (IOException e) {
            // Another run was quicker, or there is no right to: the next one tries again.
            return;
        }
    }

    private static boolean isEmpty(Path folder) throws IOException {
        try (Stream<Path> held = Files.list(folder)) {
            return held.findAny().isEmpty();
        }
    }
}
