package dev.demarc.output;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.demarc.source.Digest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

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

    /** Of a folder in which Demarc wrote nothing. */
    static final Manifest NONE = new Manifest(Ledger.EMPTY, null);

    /** Longer than most. */
    private static final int LINE = 160;

    // Of each line the content alone counts.
    private final Ledger files;
    // How it is written, if that is known.
    private final byte @Nullable [] known;

    private Manifest(Ledger files, byte @Nullable [] known) {
        this.files = files;
        this.known = known;
    }

    private static Ledger.Line lineOf(Digest content) {
        return new Ledger.Line(Ledger.UNKNOWN, content, 0, 0);
    }

    /**
     * The manifest in a folder; an empty one if there is none. Lines that Demarc would not have written are left out.
     *
     * @param left how the last writing left its files, if that is known: then the manifest needn't be understood
     */
    static Manifest in(Path folder, Ledger left) throws IOException {
        Path file = folder.resolve(NAME);
        if (!Files.exists(file)) {
            return NONE;
        }
        byte[] bytes = Files.readAllBytes(file);
        return Digest.of(bytes).equals(left.manifest())
                ? new Manifest(left, bytes)
                : new Manifest(read(new String(bytes, UTF_8)), null);
    }

    private static Ledger read(String text) {
        var lines = new TreeMap<String, Ledger.Line>();
        for (String line : text.split("\n", -1)) {
            int space = line.lastIndexOf(' ');
            String path = unescape(line.substring(0, Math.max(0, space)));
            if (isBelow(path)) {
                lines.put(path, lineOf(line.substring(space + 1)));
            }
        }
        return ledger(lines);
    }

    private static Ledger ledger(SortedMap<String, Ledger.Line> lines) {
        var draft = new Ledger.Draft(Ledger.EMPTY, lines.size());
        lines.forEach(draft::add);
        return draft.done();
    }

    /** These files and more that are going to be written. */
    Manifest and(Collection<String> intended) {
        return and(files, intended, known);
    }

    private static Manifest and(Ledger files, Collection<String> intended, byte @Nullable [] known) {
        if (intended.stream().allMatch(files::names)) {
            return new Manifest(files, known);
        }
        var union = new TreeMap<String, Ledger.Line>();
        for (int i = 0; i < files.size(); i++) {
            union.put(files.paths().get(i), lineOf(files.content(i)));
        }
        intended.forEach(path -> union.putIfAbsent(path, NOT_YET));
        return new Manifest(ledger(union), null);
    }

    /**
     * The manifest of what was written, in place of this one. Where that is of the same files, only those lines are made anew
     * whose files have other bytes.
     *
     * @param intended more files that may be there, with whatever is in them
     */
    Manifest replacedBy(Ledger written, Collection<String> intended) {
        byte[] patched = known != null && intended.isEmpty() && written.hasPathsOf(files)
                ? patched(known, files, written)
                : null;
        return and(written, intended, patched);
    }

    private static byte @Nullable [] patched(byte[] known, Ledger before, Ledger now) {
        byte[] patched = known.clone();
        int end = -1;
        for (int i = 0; i < now.size(); i++) {
            end = lineEnd(known, end + 1);
            if (!now.hasContentOf(before, i)) {
                if (isNotYet(before.content(i)) || isNotYet(now.content(i))) {
                    return null; // These are written shorter.
                }
                now.content(i).write(patched, end - Digest.DIGITS);
            }
        }
        return patched;
    }

    private static int lineEnd(byte[] text, int from) {
        int end = from;
        while (text[end] != '\n') {
            end++;
        }
        return end;
    }

    private static boolean isNotYet(Digest content) {
        return content.equals(NOT_YET.content());
    }

    /** Whether it is the very one that was written with the files of a ledger. */
    @SuppressWarnings("ReferenceEquality") // then it holds that ledger
    boolean isOf(Ledger ledger) {
        return known != null && files == ledger;
    }

    int size() {
        return files.size();
    }

    /** The files, sorted. */
    List<String> paths() {
        return files.paths();
    }

    boolean names(String path) {
        return files.names(path);
    }

    /**
     * Writes it whole or not at all, and not if it is there already.
     *
     * @return the digest of its bytes
     */
    Digest write(Path folder) throws IOException {
        byte[] bytes = bytes();
        Path file = folder.resolve(NAME);
        if (!Files.exists(file) || !Arrays.equals(Files.readAllBytes(file), bytes)) {
            Landing.land(bytes, file, folder.resolve(Landing.TEMPORARY + "manifest"));
        }
        return Digest.of(bytes);
    }

    private byte[] bytes() {
        if (known != null) {
            return known;
        }
        var out = new ByteArrayOutputStream(files.size() * LINE);
        byte[] end = new byte[1 + Digest.DIGITS + 1];
        end[0] = ' ';
        List<String> paths = files.paths();
        for (int i = 0; i < files.size(); i++) {
            out.writeBytes(escape(paths.get(i)).getBytes(UTF_8));
            Digest content = files.content(i);
            int length = 2;
            if (isNotYet(content)) {
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
