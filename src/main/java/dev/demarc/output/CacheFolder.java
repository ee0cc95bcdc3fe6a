package dev.demarc.output;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The folder in which runs leave what they found out for later ones. It may be deleted at any time. */
public final class CacheFolder {

    private CacheFolder() {}

    /** Puts a file there whole, over what may be there. A folder that is made for it keeps itself out of git. */
    public static void keep(Path folder, String name, byte[] bytes) throws IOException {
        Path temporary = folder.resolve(Landing.TEMPORARY + name);
        Files.createDirectories(folder);
        Files.deleteIfExists(temporary);
        if (isEmpty(folder)) {
            Files.writeString(folder.resolve(".gitignore"), "*\n", UTF_8);
        }
        Landing.land(bytes, folder.resolve(name), temporary);
    }

    private static boolean isEmpty(Path folder) throws IOException {
        try (Stream<Path> held = Files.list(folder)) {
            return held.findAny().isEmpty();
        }
    }
}
