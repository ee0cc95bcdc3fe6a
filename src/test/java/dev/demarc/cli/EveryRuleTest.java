package dev.demarc.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.demarc.check.external.FaultyServer;
import dev.demarc.diagnostic.RuleId;
import dev.demarc.history.TestRepository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A wiki for each rule that fails it and nothing else, and its clean counterpart, in {@code src/test/rules/ID.txt}:
 * {@code ==} begins a part, {@code --} a file of it. What stands {@code before} was committed first, and
 * <code>{server}</code> is one on this machine.
 */
class EveryRuleTest {

    private static final Path CASES = Path.of("src/test/rules");

    @TempDir
    Path folder;

    private final FaultyServer server =
            new FaultyServer().on("/ok", 200).on("/gone", 410).redirect("/old", 301, "/ok");

    @AfterEach
    void close() {
        server.close();
    }

    private TestWiki.Ended check(RuleId rule, Map<String, String> parts, String part) {
        if (parts.containsKey("before")) {
            unpack(parts.get("before"));
            try (var repository = TestRepository.in(folder)) {
                repository.committed("2026-11-01");
            }
        }
        unpack(parts.getOrDefault(part, ""));
        String more = rule.id().startsWith("external-") ? "--external" : "--verify-output";
        return TestWiki.in(folder).run("check", "--all", more, "--today", "2026-11-24");
    }

    private static Map<String, String> parts(RuleId rule) throws IOException {
        var parts = new TreeMap<String, String>();
        for (String part : ("\n" + Files.readString(CASES.resolve(rule.id() + ".txt"))).split("\n== ", -1)) {
            if (!part.isBlank()) {
                int end = part.indexOf('\n');
                parts.put(part.substring(0, end), part.substring(end + 1).strip());
            }
        }
        return parts;
    }

    private void unpack(String files) {
        for (String file : ("\n" + files).split("\n-- ", -1)) {
            int line = file.indexOf('\n');
            if (line > 0) {
                String text = file.substring(line + 1).stripTrailing().replace("{server}", server.url(""));
                TestWiki.in(folder).with(file.substring(0, line), text);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(RuleId.class)
    void everyRuleFindsItsFaultAndNothingElse(RuleId rule) throws IOException {
        var parts = parts(rule);
        String expected = parts.getOrDefault("finds", "");
        assertTrue(expected.contains(" " + rule.id()), expected);
        check(rule, parts, "fails").finds(expected.split("\n", -1));
    }

    @ParameterizedTest
    @EnumSource(RuleId.class)
    void nothingIsFoundInItsCleanCounterpart(RuleId rule) throws IOException {
        check(rule, parts(rule), "clean").finds().exits(Exit.CLEAN);
    }

    @Test
    void noCaseIsLeftOfARuleThatIsGone() throws IOException {
        try (Stream<Path> cases = Files.list(CASES)) {
            List<String> named = cases.map(each -> each.getFileName().toString().replace(".txt", ""))
                    .sorted()
                    .toList();
            assertEquals(Stream.of(RuleId.values()).map(RuleId::id).sorted().toList(), named);
        }
    }
}
