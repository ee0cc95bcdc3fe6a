package dev.demarc.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.demarc.diagnostic.RuleId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A wiki for each rule that fails it and nothing else, and its clean counterpart, in {@code src/test/rules/ID.txt}:
 * {@code ==} begins a part, {@code --} a file of it.
 */
class EveryRuleTest {

    private static final Path CASES = Path.of("src/test/rules");

    @TempDir
    Path folder;

    private TestWiki.Ended check(String part) {
        return TestWiki.in(folder.resolve(part)).run("check", "--all", "--today", "2026-11-24");
    }

    private Map<String, String> unpack(RuleId rule) throws IOException {
        var parts = new TreeMap<String, String>();
        for (String part : ("\n" + Files.readString(CASES.resolve(rule.id() + ".txt"))).split("\n== ", -1)) {
            if (!part.isBlank()) {
                int end = part.indexOf('\n');
                String name = part.substring(0, end);
                parts.put(name, part.substring(end + 1).strip());
                for (String file : ("\n" + part.substring(end + 1)).split("\n-- ", -1)) {
                    int line = file.indexOf('\n');
                    if (line > 0) {
                        TestWiki.in(folder.resolve(name))
                                .with(
                                        file.substring(0, line),
                                        file.substring(line + 1).stripTrailing());
                    }
                }
            }
        }
        return parts;
    }

    @ParameterizedTest
    @EnumSource(RuleId.class)
    void everyRuleFindsItsFaultAndNothingElse(RuleId rule) throws IOException {
        var parts = unpack(rule);
        String expected = parts.getOrDefault("finds", "");
        assertTrue(expected.contains(" " + rule.id()), expected);
        check("fails").finds(expected.split("\n", -1));
    }

    @ParameterizedTest
    @EnumSource(RuleId.class)
    void nothingIsFoundInItsCleanCounterpart(RuleId rule) throws IOException {
        unpack(rule);
        check("clean").finds().exits(Exit.CLEAN);
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
