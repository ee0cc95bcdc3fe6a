package dev.demarc.source;

import java.io.File;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The running program, as files. */
public final class Program {

    private static final Pattern SEPARATOR = Pattern.compile(File.pathSeparator, Pattern.LITERAL);

    private Program() {}

    /** The jar, or the folder of classes, that Demarc runs from. */
    public static Path home() {
        URL location = location();
        if (location == null) {
            // Java 25 loses it where the archive of classes was made in another place. The launcher names the jar
            // alone.
            return Path.of(SEPARATOR.split(System.getProperty("java.class.path", ""), -1)[0])
                    .toAbsolutePath();
        }
        try {
            return Path.of(location.toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static @Nullable URL location() {
        CodeSource from = Program.class.getProtectionDomain().getCodeSource();
        return from == null ? null : from.getLocation();
    }
}
