package dev.demarc.mend;

import dev.demarc.source.Digest;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;

/** How a person's own file is replaced: whole, under a temporary name beside it, then renamed. */
final class Replacing {

    private Replacing() {}

    /** Puts the bytes in the place of a file's, which stays as it was if anything goes wrong. */
    static void replace(Path file, byte[] bytes) throws IOException {
        if (!Files.isWritable(file)) {
            // A rename would get round it, but whoever took the right away meant it.
            throw new AccessDeniedException(file.toString());
        }
        // One name for each file: what a killed run left behind is cleared away by the next. Hidden, so never a page.
        Path temporary = file.resolveSibling(
                ".demarc-tmp-" + Digest.of(file.getFileName().toString()));
        if (Files.isRegularFile(temporary)) {
            Files.delete(temporary);
        }
        Files.write(temporary, bytes, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try {
            keepRights(file, temporary);
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            Files.deleteIfExists(temporary);
            throw e;
        }
    }

    private static void keepRights(Path from, Path to) throws IOException {
        var before = Files.getFileAttributeView(from, PosixFileAttributeView.class);
        var after = Files.getFileAttributeView(to, PosixFileAttributeView.class);
        if (before == null || after == null) {
            return;
        }
        PosixFileAttributes wanted = before.readAttributes();
        PosixFileAttributes given = after.readAttributes();
        if (!wanted.group().equals(given.group())) {
            after.setGroup(wanted.group());
        }
        if (!wanted.owner().equals(given.owner())) {
            after.setOwner(wanted.owner());
        }
        after.setPermissions(wanted.permissions());
    }

    /** What the disk said, in words: without the path, which stands beside it. */
    static String words(IOException e) {
        if (e instanceof NoSuchFileException) {
            return "it is no longer there";
        }
        if (e instanceof AccessDeniedException) {
            return "there is no right to write it";
        }
        if (e instanceof FileAlreadyExistsException) {
            return "another run is about to, or something stands in the way beside it";
        }
        String said = e instanceof FileSystemException of ? of.getReason() : e.getMessage();
        return said == null || said.isBlank() ? e.getClass().getSimpleName() : said;
    }
}
