package dev.demarc.output;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** How a file comes to its place: whole, under a temporary name beside it, then renamed. */
public final class Landing {

    /** How the names of files begin that a killed build may have left behind. */
    public static final String TEMPORARY = ".demarc-tmp-";

    private Landing() {}

    /** Puts the bytes there, over what may be there. Not flushed to the disk: after a power cut, build again. */
    public static void land(byte[] bytes, Path file, Path temporary) throws IOException {
        try {
            writeNew(temporary, bytes);
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            Files.deleteIfExists(temporary);
            // A full disk names no file by itself.
            throw e instanceof FileSystemException ? e : new FileSystemException(file.toString(), null, words(e));
        }
    }

    /** Writes a file that isn't there yet. At once: {@link Files#write} would call the system for every eight kilobytes. */
    static void writeNew(Path file, byte[] bytes) throws IOException {
        try (OutputStream out = Files.newOutputStream(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            out.write(bytes);
        }
    }

    /** What the disk said, in words: without the path, which stands beside it. */
    public static String words(IOException e) {
        if (e instanceof NoSuchFileException) {
            return "there is no such file";
        }
        if (e instanceof AccessDeniedException) {
            return "there is no right to do so";
        }
        String said = e instanceof FileSystemException of ? of.getReason() : e.getMessage();
        return said == null || said.isBlank() ? e.getClass().getSimpleName() : said;
    }
}
