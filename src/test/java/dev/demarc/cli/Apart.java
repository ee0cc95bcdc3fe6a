package dev.demarc.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Demarc in a process of its own, which can be killed or kept short of something. */
final class Apart {

    private final Process process;
    private final Path err;

    private Apart(Process process, Path err) {
        this.process = process;
        this.err = err;
    }

    /** Starts a command in a wiki's folder. */
    static Apart start(Path wiki, String... arguments) throws IOException {
        return begin(wiki, line(arguments));
    }

    /** The same, by a shell that first sets a limit, such as {@code ulimit -f 8}. */
    static Apart startUnder(String limit, Path wiki, String... arguments) throws IOException {
        var line = new ArrayList<>(List.of("sh", "-c", limit + "; exec \"$@\"", "sh"));
        line.addAll(line(arguments));
        return begin(wiki, line);
    }

    private static List<String> line(String... arguments) {
        var line = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Xshare:auto",
                "-XX:-UsePerfData", // A file, which the limit would meet.
                "-cp",
                classPath(),
                Demarc.class.getName()));
        line.addAll(List.of(arguments));
        return line;
    }

    /** Of this process, which may have been started in another folder. */
    private static String classPath() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .map(each -> Path.of(each).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static Apart begin(Path wiki, List<String> line) throws IOException {
        Path err = Files.createTempFile("demarc-err", "");
        var builder = new ProcessBuilder(line);
        builder.directory(wiki.toFile());
        builder.environment().remove("JAVA_TOOL_OPTIONS");
        builder.environment().remove("GITHUB_ACTIONS");
        builder.redirectOutput(ProcessBuilder.Redirect.DISCARD);
        builder.redirectError(err.toFile());
        return new Apart(builder.start(), err);
    }

    Process process() {
        return process;
    }

    /** Waits for its end: how it ended, and what it said on standard error. */
    Ended end() throws IOException, InterruptedException {
        int code = process.waitFor();
        String told = Files.readString(err, UTF_8);
        Files.delete(err);
        return new Ended(code, told);
    }

    record Ended(int code, String err) {}
}
