package dev.demarc.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a command has around it: streams, environment, folder.
 *
 * @param out for results
 * @param err for all else
 * @param environment variables by name
 * @param folder the current one
 * @param terminal whether a person looks at {@code out}
 * @param watched whether a person looks at {@code err}
 */
record Console(
        InputStream in,
        PrintStream out,
        PrintStream err,
        SortedMap<String, String> environment,
        Path folder,
        boolean terminal,
        boolean watched) {

    Console {
        environment = Collections.unmodifiableSortedMap(new TreeMap<>(environment));
    }

    /**
     * That of this process. Whether a person looks is the launcher's to say: what Java knows of it differs from 17 to 22.
     */
    static Console ofProcess() {
        return new Console(
                System.in,
                new PrintStream(System.out, false, UTF_8),
                new PrintStream(System.err, true, UTF_8),
                new TreeMap<>(System.getenv()),
                Path.of("").toAbsolutePath(),
                Boolean.getBoolean("demarc.terminal"),
                Boolean.getBoolean("demarc.watched"));
    }

    /** The same in another folder. */
    Console at(Path other) {
        return new Console(in, out, err, environment, other, terminal, watched);
    }

    /** The value of a variable; empty if it isn't set. */
    String variable(String name) {
        return environment.getOrDefault(name, "");
    }
}
