package dev.demarc.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A wiki in a folder of its own, and what Demarc says of it. */
final class TestWiki {

    /** How a command ended, and what it printed. */
    record Ended(Exit exit, String out, String err) {

        private static final Pattern FINDING =
                Pattern.compile("(?m)^(\\S[^\\n]*?:\\d+:\\d+) (error|warning|info) ([a-z-]+)$");

        /** Each finding as {@code file:line:column severity rule}, in the order printed. */
        List<String> findings() {
            var found = new ArrayList<String>();
            var matcher = FINDING.matcher(out);
            while (matcher.find()) {
                found.add(matcher.group(1) + " " + matcher.group(2) + " " + matcher.group(3));
            }
            return found;
        }

        /** Asserts that exactly these were found. */
        Ended finds(String... expected) {
            assertEquals(Arrays.asList(expected), findings(), () -> out + err);
            return this;
        }

        /** Asserts how it ended. */
        Ended exits(Exit expected) {
            assertEquals(expected, exit, () -> out + err);
            return this;
        }

        /** Asserts that a text stands on standard output. */
        Ended says(String text) {
            assertTrue(out.contains(text), () -> "«" + text + "» is not in:\n" + out);
            return this;
        }

        /** Asserts that a text stands on standard error, and no stack trace. */
        Ended tells(String text) {
            assertTrue(err.contains(text), () -> "«" + text + "» is not in:\n" + err);
            assertTrue(!err.contains("\tat "), () -> "A stack trace:\n" + err);
            return this;
        }
    }

    private final Path folder;
    private final SortedMap<String, String> environment = new TreeMap<>();

    private TestWiki(Path folder) {
        this.folder = folder;
    }

    /** An empty wiki. */
    static TestWiki in(Path folder) {
        return new TestWiki(folder);
    }

    /** A copy of {@code src/test/wikis/NAME}. */
    static TestWiki copyOf(String name, Path folder) {
        return new TestWiki(folder).copy(Path.of("src/test/wikis", name));
    }

    /** Copies a folder into this one. */
    TestWiki copy(Path from) {
        return copy(from, "");
    }

    /** Copies a folder to one below this. */
    TestWiki copy(Path from, String below) {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path to = folder.resolve(below).resolve(from.relativize(file).toString());
                Files.createDirectories(to.getParent());
                Files.copy(file, to);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    /** Copies a file to the wiki's top. */
    TestWiki copyFile(Path from) {
        try {
            Files.copy(from, folder.resolve(from.getFileName()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    /** Writes a file. */
    TestWiki with(String path, String... lines) {
        try {
            Path file = folder.resolve(path);
            Files.createDirectories(file.getParent());
            Files.writeString(file, String.join("\n", lines) + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    /** Sets a variable of the environment. */
    TestWiki withVariable(String name, String value) {
        environment.put(name, value);
        return this;
    }

    /** Where it lies. */
    Path folder() {
        return folder;
    }

    /** A file's text. */
    String read(String path) {
        try {
            return Files.readString(folder.resolve(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All files below a folder with their text (ISO 8859-1, so that any bytes compare), by path. */
    SortedMap<String, String> files(String below) {
        var all = new TreeMap<String, String>();
        Path top = folder.resolve(below);
        try (Stream<Path> files = Files.walk(top)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                all.put(
                        top.relativize(file).toString(),
                        Files.readString(file, java.nio.charset.StandardCharsets.ISO_8859_1));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return all;
    }

    /** Runs a command in the wiki's folder. */
    Ended run(String... arguments) {
        return runWith("", arguments);
    }

    /** Runs a command with something on standard input. */
    Ended runWith(String input, String... arguments) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        var console = new Console(
                new ByteArrayInputStream(input.getBytes(UTF_8)),
                new PrintStream(out, true, UTF_8),
                new PrintStream(err, true, UTF_8),
                environment,
                folder,
                false,
                false);
        Exit exit = new Demarc(console).run(arguments);
        return new Ended(exit, out.toString(UTF_8), err.toString(UTF_8));
    }
}
