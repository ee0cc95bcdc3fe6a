package dev.demarc.output;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * A file that somebody asked for by its path. It is written under another name beside it, and comes to its place when all
 * of it is there; until then, what was there stays. Missing folders are made.
 */
public final class WholeFile implements AutoCloseable {

    private final Path file;
    private final Path temporary;
    private final OutputStream out;
    private boolean whole;

    private WholeFile(Path file, Path temporary, OutputStream out) {
        this.file = file;
        this.temporary = temporary;
        this.out = out;
    }

    /**
     * Begins a file. What isn't a plain file, such as {@code /dev/stdout} or a pipe, is written to as it is.
     *
     * @throws IOException in words for a person, if nothing can be written there
     */
    public static WholeFile at(Path named) throws IOException {
        try {
            Path file = Files.isSymbolicLink(named) && Files.exists(named) ? named.toRealPath() : named;
            if (Files.isDirectory(file)) {
                throw new IOException("it is a folder");
            }
            boolean plain = !Files.exists(file, LinkOption.NOFOLLOW_LINKS) || Files.isRegularFile(file);
            Path folder = file.toAbsolutePath().getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            Path temporary = plain ? file.resolveSibling(Landing.TEMPORARY + file.getFileName()) : file;
            OutputStream out =
                    plain ? Files.newOutputStream(temporary) : Files.newOutputStream(file, StandardOpenOption.WRITE);
            return new WholeFile(file, temporary, new BufferedOutputStream(out));
        } catch (IOException e) {
            throw new IOException("`" + named + "` can't be written: " + Landing.words(e), e);
        }
    }

    /** Where its bytes go. */
    public OutputStream out() {
        return out;
    }

    /** Says that all of it is there, and brings it to its place. */
    public void land() throws IOException {
        try {
            out.close();
            if (!temporary.equals(file)) {
                Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            }
            whole = true;
        } catch (IOException e) {
            throw new IOException("`" + file + "` can't be written: " + Landing.words(e), e);
        }
    }

    /** Takes away what was begun, unless it has landed. */
    @Override
    public void close() throws IOException {
        out.close();
        if (!whole && !temporary.equals(file)) {
            Files.deleteIfExists(temporary);
        }
    }
}
