package dev.demarc.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;

/**
 * What the launcher runs once, so that Java keeps the classes that commands load, and later starts are quick.
 *
 * <p>It goes through each command that ends by itself, on a small wiki that has one of each thing. A class that is not
 * met here is loaded from its jar later, slower and just as well.
 */
final class Training {

    static final List<String> WIKI = List.of(
            "demarc.yml",
            "plain.yml",
            "content/index.md",
            "content/storage/disk.svg",
            "content/storage/disks.md",
            "content/storage/duties.matrix.yml",
            "content/storage/index.md",
            "content/storage/plain.matrix.yml",
            "content/storage/team.claims.yml");

    private Training() {}

    /**
     * Trains, and ends the process: what Java does at the end of a command wants to be kept as well.
     *
     * @param arguments a folder to work in, which the launcher made and will remove
     */
    public static void main(String[] arguments) throws IOException {
        train(arguments[0]);
        System.exit(0);
    }

    static void train(String folder) throws IOException {
        Locale.setDefault(Locale.ROOT);
        Console.ofProcess(); // Commands are given another one here, but at a start there is this one.
        Path wiki = Path.of(folder).toAbsolutePath().resolve("wiki");
        for (String file : WIKI) {
            copy(file, wiki.resolve(file));
        }
        // A first site, the same again, one page of it, and all of it read: each has its own classes.
        run(wiki, "build");
        run(wiki, "build", "-v");
        run(wiki, "build", "--config", "plain.yml", "--dest", "plain", "--no-cache");
        Files.writeString(wiki.resolve("content/storage/disks.md"), "\nMore.\n", StandardOpenOption.APPEND);
        run(wiki, "build");
        run(wiki, "build", "--verify-output");
        run(wiki, "check");
        run(wiki, "check", "--format", "json", "--verify-output");
        run(wiki, "who", "keys");
        run(wiki, "rules");
        run(wiki, "rules", "gap");
        run(wiki, "render");
        run(wiki, "build", "--help");
        run(wiki, "--version");
        run(wiki);
    }

    private static void copy(String file, Path to) throws IOException {
        Files.createDirectories(to.getParent());
        try (InputStream in = Training.class.getResourceAsStream("training/" + file)) {
            if (in == null) {
                throw new IOException("The jar has no training/" + file);
            }
            Files.copy(in, to);
        }
    }

    private static Exit run(Path wiki, String... command) {
        var nowhere = new PrintStream(OutputStream.nullOutputStream(), false, UTF_8);
        var in = new ByteArrayInputStream("# Heading\n\nText.\n".getBytes(UTF_8));
        return new Demarc(new Console(in, nowhere, nowhere, new TreeMap<>(), wiki, true, true)).run(command);
    }
}
