package dev.demarc.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The files for CI, run step by step as a server would, as far as that goes without one. */
@Tag("once")
class CiFilesTest {

    @TempDir
    Path folder;

    private TestWiki wiki;
    private final Map<String, String> environment = new TreeMap<>();
    private String before = "";
    private String after = "";

    /** A repository with a new wiki in two commits, in the second of which a duty changes hands. */
    private void repository(String server) throws Exception {
        wiki = TestWiki.in(folder.resolve("repository"));
        Files.createDirectories(wiki.folder());
        wiki.run("init", "--ci", server).exits(Exit.CLEAN);
        bash("git init -q -b main && git add . && git -c user.name=A -c user.email=a@example.org commit -qm One");
        before = bash("git rev-parse HEAD").strip();
        String matrix = wiki.read("content/hosting.matrix.yml");
        String changed =
                matrix.replace("{servers: customer, storage: provider,", "{servers: provider, storage: provider,");
        assertFalse(matrix.equals(changed));
        Files.writeString(wiki.folder().resolve("content/hosting.matrix.yml"), changed);
        bash("git -c user.name=A -c user.email=a@example.org commit -qam Two");
        after = bash("git rev-parse HEAD").strip();
    }

    /** What {@code bin/package} makes, in little: a launcher of the classes under test. */
    @BeforeEach
    void anArchive() throws Exception {
        var classes = new ArrayList<String>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            classes.add(Path.of(entry).toAbsolutePath().toString());
        }
        wiki = TestWiki.in(folder);
        wiki.with(
                "demarc-0/bin/demarc",
                "#!/bin/sh",
                "exec \"" + System.getProperty("java.home")
                        + "/bin/java\" -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -cp \""
                        + String.join(File.pathSeparator, classes) + "\" dev.demarc.cli.Demarc \"$@\"");
        bash("chmod +x demarc-0/bin/demarc && tar -czf demarc.tar.gz demarc-0 && mkdir home temp");
        environment.put("DEMARC_URL", folder.resolve("demarc.tar.gz").toUri().toString());
        environment.put("DEMARC_SHA256", bash("sha256sum demarc.tar.gz").split(" ", 2)[0]);
        environment.put("HOME", folder.resolve("home").toString());
        environment.put("RUNNER_TEMP", folder.resolve("temp").toString());
        environment.put("GITHUB_PATH", folder.resolve("path").toString());
        environment.put("GITHUB_STEP_SUMMARY", folder.resolve("summary.md").toString());
    }

    private String bash(String script) throws IOException, InterruptedException {
        var builder = new ProcessBuilder("bash", "--norc", "-eo", "pipefail", "-c", script)
                .directory(wiki.folder().toFile())
                .redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("GIT") || name.startsWith("CI"));
        builder.environment().putAll(environment);
        if (Files.exists(folder.resolve("path"))) {
            String added = String.join(":", new TreeSet<>(Files.readAllLines(folder.resolve("path"))));
            builder.environment().merge("PATH", added, (path, more) -> more + ":" + path);
        }
        var process = builder.start();
        process.getOutputStream().close();
        String out = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertEquals(0, process.waitFor(), script + "\n" + out);
        return out;
    }

    private Map<?, ?> file(String path) {
        return (Map<?, ?>) new Load(LoadSettings.builder().build()).loadFromString(wiki.read(path));
    }

    private static Map<?, ?> map(Map<?, ?> in, String key) {
        return (Map<?, ?>) Objects.requireNonNull(in.get(key), key);
    }

    private static List<?> list(Map<?, ?> in, String key) {
        return (List<?>) Objects.requireNonNull(in.get(key), key);
    }

    private boolean compares() {
        return wiki.run("--help").out().contains("  diff ");
    }

    private static final Pattern EXPRESSION = Pattern.compile("\\$\\{\\{ *([^ }]+) *}}");

    private String expanded(String text) {
        var known = Map.of(
                "github.event.pull_request.base.sha", before,
                "github.sha", after,
                "github.token", "token",
                "github.repository", "somebody/wiki",
                "github.event.pull_request.number", "7",
                "steps.pages.outputs.base_url", "https://somebody.example.org/wiki");
        return EXPRESSION.matcher(text).replaceAll(each -> {
            assertTrue(known.containsKey(each.group(1)), each.group(1));
            return known.get(each.group(1));
        });
    }

    @Test
    void everyStepForGithubRuns() throws Exception {
        repository("github");
        var jobs = map(file(".github/workflows/demarc.yml"), "jobs");
        wiki.with("../temp/bin/gh", "#!/bin/sh", "echo \"$@\" >> \"$RUNNER_TEMP/gh\"", "test \"$6\" != --edit-last");
        environment.put("PATH", folder.resolve("temp/bin") + ":" + System.getenv("PATH"));
        bash("chmod +x ../temp/bin/gh");
        var ran = new ArrayList<String>();
        for (Object job : jobs.values()) {
            for (Object each : list((Map<?, ?>) job, "steps")) {
                var step = (Map<?, ?>) each;
                boolean waits = step.get("name") instanceof String name && Pattern.matches("Compare|Comment", name);
                if (step.get("run") instanceof String script && (compares() || !waits)) {
                    var own = step.get("env") instanceof Map<?, ?> map ? map : Map.of();
                    own.forEach((name, value) -> environment.put((String) name, expanded((String) value)));
                    bash(script);
                    own.keySet().forEach(environment::remove);
                    ran.add((String) step.get("name"));
                }
            }
        }
        assertTrue(ran.containsAll(List.of("Get Demarc", "Check", "Build")), ran::toString);
        assertTrue(wiki.read("demarc.sarif").contains("\"version\": \"2.1.0\""));
        assertTrue(wiki.read("site/sitemap.xml").contains("https://somebody.example.org/wiki/hosting.html"));
        if (compares()) {
            assertTrue(wiki.read("changes.md").contains("Operating system"), wiki.read("changes.md"));
            assertTrue(Files.readString(folder.resolve("summary.md")).contains("Operating system"));
            assertEquals(
                    List.of("pr comment 7 --body-file changes.md --edit-last", "pr comment 7 --body-file changes.md"),
                    Files.readAllLines(folder.resolve("temp/gh")));
        }
    }

    @Test
    void githubGivesEachJobWhatItNeedsAndActionsAreOfOneVersion() throws Exception {
        repository("github");
        String text = wiki.read(".github/workflows/demarc.yml");
        var workflow = file(".github/workflows/demarc.yml");
        assertEquals(Map.of(), workflow.get("permissions"));
        var permissions = new TreeMap<String, Object>();
        map(workflow, "jobs")
                .forEach((name, job) -> permissions.put((String) name, ((Map<?, ?>) job).get("permissions")));
        assertEquals(
                Map.of(
                        "check", Map.of("contents", "read", "security-events", "write"),
                        "changes", Map.of("contents", "read", "pull-requests", "write"),
                        "publish", Map.of("contents", "read", "pages", "write", "id-token", "write")),
                permissions);
        assertFalse(text.contains("secrets."), text);
        assertFalse(text.contains("pull_request_target"), text);
        int actions = 0;
        for (String line : text.lines().toList()) {
            if (line.contains("uses: ")) {
                actions++;
                assertTrue(line.matches(".*uses: [\\w/-]+@v\\d+\\.\\d+\\.\\d+( +#.*)?"), line);
            }
            // What others may write, such as the name of a branch, never becomes part of a script.
            assertFalse(line.matches(" {10}.*\\$\\{\\{.*") && !line.matches(" +(\\w+:|if:) .*"), line);
        }
        assertTrue(actions > 5);
    }

    @Test
    void everyJobForGitlabRuns() throws Exception {
        repository("gitlab");
        var pipeline = file(".gitlab-ci.yml");
        var notes = new CopyOnWriteArrayList<String>();
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            notes.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " "
                    + exchange.getRequestHeaders().getFirst("PRIVATE-TOKEN") + " "
                    + URLDecoder.decode(new String(exchange.getRequestBody().readAllBytes(), UTF_8), UTF_8));
            exchange.sendResponseHeaders(201, -1);
            exchange.close();
        });
        server.start();
        try {
            environment.put("CI_MERGE_REQUEST_DIFF_BASE_SHA", before);
            environment.put("CI_COMMIT_SHA", after);
            environment.put("CI_PAGES_URL", "https://somebody.example.org/wiki");
            environment.put(
                    "CI_API_V4_URL", "http://127.0.0.1:" + server.getAddress().getPort() + "/api/v4");
            environment.put("CI_PROJECT_ID", "3");
            environment.put("CI_MERGE_REQUEST_IID", "7");
            environment.put("DEMARC_COMMENT_TOKEN", "sesame");
            for (String job : compares() ? List.of("check", "changes", "pages") : List.of("check", "pages")) {
                var lines = new ArrayList<Object>(list(map(pipeline, "default"), "before_script"));
                lines.addAll(list(map(pipeline, job), "script"));
                bash(String.join("\n", lines.stream().map(String.class::cast).toList()));
            }
        } finally {
            server.stop(0);
        }
        assertTrue(wiki.read("demarc.xml").contains("<testsuite"));
        assertTrue(wiki.read("public/sitemap.xml").contains("https://somebody.example.org/wiki/hosting.html"));
        if (compares()) {
            assertEquals(1, notes.size());
            assertTrue(
                    notes.get(0).startsWith("POST /api/v4/projects/3/merge_requests/7/notes sesame body="),
                    notes.get(0));
            assertTrue(notes.get(0).contains("Operating system"), notes.get(0));
        }
    }
}
