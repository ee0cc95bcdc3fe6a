package dev.demarc.output;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.demarc.source.Digest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * The files that Demarc wrote into a folder: a line each, sorted, path and digest. It holds no times, so that two
 * builds of one wiki leave folders that are equal in every byte.
 *
 * <p>A manifest of intent names what a build is about to write beside what is there. A file whose content it can't know
 * yet has {@code -} for a digest: it is ours, whatever is in it.
 */
final class Manifest {

    static final String NAME = ".demarc-manifest";

    /** A file of ours of which nobody knows what is in it. */
    private static final Ledger.Line NOT_YET = lineOf(Ledger.UNKNOWN);

    /** Longer than most. */
    private static final int LINE = 160;

    // Of each line the content alone counts. Most often they come in order, and a tree would compare each with a dozen
    // others.
    private final Map<String, Ledger.Line> files;

    private Manifest(Map<String, Ledger.Line> files) {
        this.files = files;
    }

    /** What lies in a folder, all of it known. */
    static Manifest of(Ledger written) {
        return new Manifest(written.lines());
    }

    private static Ledger.Line lineOf(Digest content) {
        return new Ledger.Line(Ledger.UNKNOWN, content, 0, 0);
    }

    /** The manifest in a folder; an empty one if there is none. Lines that Demarc would not have written are left out. */
    static Manifest in(Path folder) throws IOException {
        return in(folder, Ledger.EMPTY);
    }

    /**
     * The same.
     *
     * @param left how the last writing left its files, if that is known: then the manifest needn't be understood, only
     *     compared, which takes a quarter of the time
     */
    static Manifest in(Path folder, Ledger left) throws IOException {
        Path file = folder.resolve(NAME);
        if (!Files.exists(file)) {
            return new Manifest(Map.of());
        }
        byte[] bytes = Files.readAllBytes(file);
        var expected = of(left);
        return Arrays.equals(bytes, expected.bytes()) ? expected : read(new String(bytes, UTF_8));
    }

    private static Manifest read(String text) {
        var files = new LinkedHashMap<String, Ledger.Line>();
        for (String line : text.split("\n", -1)) {
            int space = line.lastIndexOf(' ');
            String path = unescape(line.substring(0, Math.max(0, space)));
            if (isBelow(path)) {
                files.put(path, lineOf(line.substring(space + 1)));
            }
        }
        return new Manifest(files);
    }

    /** These files and more that are going to be written. */
    Manifest and(Iterable<String> intended) {
        var union = new LinkedHashMap<>(files);
        intended.forEach(path -> union.putIfAbsent(path, NOT_YET));
        return new Manifest(union);
    }

    int size() {
        return files.size();
    }

    /** The files, in no order. */
    Set<String> paths() {
        return Collections.unmodifiableSet(files.keySet());
    }

    boolean names(String path) {
        return files.containsKey(path);
    }

    /** Writes it whole or not at all, and not if it is there already. */
    void write(Path folder) throws IOException {
        byte[] bytes = bytes();
        Path file = folder.resolve(NAME);
        if (!Files.exists(file) || !Arrays.equals(Files.readAllBytes(file), bytes)) {
            Landing.land(bytes, file, folder.resolve(Landing.TEMPORARY + "manifest"));
        }
    }

    private byte[] bytes() {
        var paths = new ArrayList<>(files.keySet());
        Collections.sort(paths);
        var out = new ByteArrayOutputStream(files.size() * LINE);
        byte[] end = new byte[1 + Digest.DIGITS + 1];
        end[0] = ' ';
        for (String path : paths) {
            out.writeBytes(escape(path).getBytes(UTF_8));
            Digest content = content(path);
            int length = 2;
            if (content.equals(NOT_YET.content())) {
                end[1] = '-';
            } else {
                content.write(end, 1);
                length = 1 + Digest.DIGITS;
            }
            end[length] = '\n';
            out.write(end, 0, length + 1);
        }
        return out.toByteArray();
    }

    private Digest content(String path) {
        return files.getOrDefault(path, NOT_YET).content();
    }

    /** Whether a path stays inside the folder that it is resolved against, and means one place only. */
    static boolean isBelow(String path) {
        if (path.indexOf('\\') >= 0 || path.indexOf('\0') >= 0) {
            return false;
        }
        for (int from = 0; from <= path.length(); ) {
            int slash = path.indexOf('/', from);
            int end = slash < 0 ? path.length() : slash;
            // A step that is empty, or a dot, or two.
            if (end - from <= 2 && path.startsWith("..".substring(0, end - from), from)) {
                return false;
            }
            from = end + 1;
        }
        return true;
    }

    private static Ledger.Line lineOf(String written) {
        boolean isOne = written.length() == Digest.DIGITS;
        for (int i = 0; isOne && i < written.length(); i++) {
            char c = written.charAt(i);
            isOne = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
        }
        return isOne ? lineOf(Digest.parse(written)) : NOT_YET;
    }

    // A path holds no back-slash (see isBelow), but on some systems a name may hold a line break.
    private static String escape(String path) {
        return path.indexOf('\n') < 0 ? path : path.replace("\n", "\\n");
    }

    private static String unescape(String written) {
        return written.indexOf('\\') < 0 ? written : written.replace("\\n", "\n");
    }
}
