package dev.demarc.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.demarc.build.RulePage;
import dev.demarc.data.ClaimsReader;
import dev.demarc.data.FrontMatterReader;
import dev.demarc.data.MatrixReader;
import dev.demarc.data.SettingsReader;
import dev.demarc.diagnostic.Diagnostic;
import dev.demarc.diagnostic.RuleId;
import dev.demarc.diagnostic.Severity;
import dev.demarc.model.FrontMatter;
import dev.demarc.source.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.schema.CoreSchema;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The schemas beside the readers: what one refuses, the other refuses, as far as a schema can see. */
class SchemaTest {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Map<SchemaFile, Schema> SCHEMAS = new EnumMap<>(SchemaFile.class);

    @TempDir
    Path folder;

    private static Schema schema(SchemaFile kind) {
        return SCHEMAS.computeIfAbsent(
                kind,
                each -> SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
                        .getSchema(text(each)));
    }

    private static String text(SchemaFile kind) {
        try {
            return kind.text();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** What the schema says against a text of YAML. */
    private static List<String> refused(SchemaFile kind, String yaml) {
        return refusedValue(kind, value(yaml));
    }

    private static List<String> refusedValue(SchemaFile kind, Object value) {
        return schema(kind).validate(JSON.writeValueAsString(value), InputFormat.JSON).stream()
                .map(Object::toString)
                .toList();
    }

    private static Object value(String yaml) {
        var settings = LoadSettings.builder()
                .setSchema(new CoreSchema())
                .setAllowDuplicateKeys(true)
                .build();
        return merged(new Load(settings).loadFromString(yaml));
    }

    /** With merge keys taken in, as readers and editors do. */
    private static Object merged(Object value) {
        if (value instanceof Map<?, ?> map) {
            var all = new LinkedHashMap<String, Object>();
            map.forEach((key, each) -> {
                if (!"<<".equals(key)) {
                    all.put(String.valueOf(key), merged(each));
                }
            });
            Object base = map.get("<<");
            for (Object each : base instanceof List<?> list ? list : base == null ? List.of() : List.of(base)) {
                ((Map<?, ?>) merged(each)).forEach((key, inherited) -> all.putIfAbsent((String) key, inherited));
            }
            return all;
        }
        return value instanceof List<?> list
                ? list.stream().map(SchemaTest::merged).toList()
                : value;
    }

    /** What the reader tells of a file that is more than advice. */
    private static List<String> told(SchemaFile kind, String name, String text) {
        var file = SourceFile.of(name, name, text.getBytes(UTF_8));
        List<Diagnostic> findings = switch (kind) {
            case MATRIX -> MatrixReader.read(file, List.of()).findings();
            case CLAIMS -> ClaimsReader.read(file).findings();
            case CONFIG -> SettingsReader.read(file, new TreeMap<>(), "wiki").findings();
            case FRONT_MATTER ->
                FrontMatterReader.read("---\n" + text + "\n---\n", name).findings();
        };
        return findings.stream()
                .filter(finding -> finding.severity() != Severity.INFO)
                .map(finding -> finding.location() + " " + finding.rule().id() + " " + finding.message())
                .toList();
    }

    private static List<String> told(SchemaFile kind, String yaml) {
        return told(kind, kind.word() + ".yml", yaml);
    }

    private static List<Path> files(String below) throws IOException {
        try (Stream<Path> files = Files.walk(Path.of(below))) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private static final Pattern FENCE = Pattern.compile("(?ms)^ *```ya?ml[^\\n]*\\n(.*?)^ *```");

    /** Every file and every example of the repository that its reader has nothing against. */
    static List<List<String>> goodTexts() throws IOException {
        var texts = new ArrayList<List<String>>();
        var paths = new ArrayList<Path>();
        for (String below :
                List.of("content", "src/test/wikis", "src/test/resources/domain", "src/main/resources/dev")) {
            paths.addAll(files(below));
        }
        paths.add(Path.of("demarc.yml"));
        for (Path path : paths) {
            String name = path.getFileName().toString();
            if (name.endsWith(".matrix.yml")) {
                texts.add(List.of("matrix", path.toString(), Files.readString(path)));
            } else if (name.endsWith(".claims.yml")) {
                texts.add(List.of("claims", path.toString(), Files.readString(path)));
            } else if (name.equals("demarc.yml")) {
                texts.add(List.of("config", path.toString(), Files.readString(path)));
            } else if (name.endsWith(".md")) {
                String page = Files.readString(path);
                int close = page.startsWith("---\n") ? page.indexOf("\n---", 3) : -1;
                if (close > 0) {
                    texts.add(List.of("front-matter", path.toString(), page.substring(4, close + 1)));
                }
                var fences = FENCE.matcher(page);
                while (fences.find()) {
                    kindOf(fences.group(1))
                            .ifPresent(kind -> texts.add(List.of(kind.word(), path + " fence", fences.group(1))));
                }
            }
        }
        texts.removeIf(each -> {
            var kind = SchemaFile.of(each.get(0)).orElseThrow();
            return !told(kind, each.get(2)).stream().allMatch(line -> line.contains("no such CSV file"));
        });
        return texts;
    }

    private static java.util.Optional<SchemaFile> kindOf(String fence) {
        Object value;
        try {
            value = value(fence);
        } catch (YamlEngineException e) {
            return java.util.Optional.empty();
        }
        if (!(value instanceof Map<?, ?> map)) {
            return java.util.Optional.empty();
        }
        if (map.keySet().containsAll(Set.of("parties", "categories", "concerns"))) {
            return java.util.Optional.of(SchemaFile.MATRIX);
        }
        if (map.keySet().containsAll(Set.of("matrix", "party", "claims"))) {
            return java.util.Optional.of(SchemaFile.CLAIMS);
        }
        return told(SchemaFile.CONFIG, fence).isEmpty()
                ? java.util.Optional.of(SchemaFile.CONFIG)
                : java.util.Optional.empty();
    }

    @Test
    void whateverReadsWellKeepsToItsSchema() throws IOException {
        var wrong = new ArrayList<String>();
        var counts = new TreeMap<String, Integer>();
        for (List<String> text : goodTexts()) {
            counts.merge(text.get(0), 1, Integer::sum);
            refused(SchemaFile.of(text.get(0)).orElseThrow(), text.get(2))
                    .forEach(error -> wrong.add(text.get(1) + ": " + error));
        }
        assertEquals(List.of(), wrong);
        assertTrue(counts.getOrDefault("matrix", 0) > 15, counts::toString);
        assertTrue(counts.getOrDefault("claims", 0) > 3 && counts.getOrDefault("config", 0) > 20, counts::toString);
        assertTrue(counts.getOrDefault("front-matter", 0) > 60, counts::toString);
    }

    private static final String ROOM = "parties: {provider: , customer: }\ncategories: {iaas: , paas: }\n";

    static Stream<String> formsOfACell() {
        return Stream.of(
                "customer",
                "{customer: Takes them.}",
                "{customer: ~}",
                "{shared: {customer: Key., provider: Disk.}}",
                "{shared: {provider: ~, customer: }}",
                "{customer: B., provider: A.}",
                "{outsourced: {to: provider, by: customer, text: Nightly.}}",
                "{outsourced: {to: provider}}",
                "{varies: Own plugin?, default: customer}",
                "{varies: Own plugin?}",
                "{varies: Size., default: {shared: {provider: A., customer: ~}}}",
                "{n/a: No disks.}",
                "{n/a: ~}",
                "n/a",
                "undetermined",
                "{undetermined: Contract open., owner: grc, until: 2027-01-31}",
                "{undetermined: }",
                "~",
                "{}",
                "{x-note: hm, customer: 404}");
    }

    @ParameterizedTest
    @MethodSource("formsOfACell")
    void everyFormOfACellIsTaken(String cell) {
        for (String who : List.of(cell, "{iaas: " + cell + ", paas: provider}", "{otherwise: " + cell + "}")) {
            String matrix = ROOM + "concerns: {backups: {who: " + who + "}}\n";
            assertEquals(List.of(), told(SchemaFile.MATRIX, matrix));
            assertEquals(List.of(), refused(SchemaFile.MATRIX, matrix));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[provider, customer]",
                "{shared: provider}",
                "{shared: {}}",
                "{shared: {provider: A.}}",
                "{shared: {provider: A., customer: [b]}}",
                "{shared: {provider: A., customer: B.}, provider: C.}",
                "{outsourced: provider}",
                "{outsourced: {by: customer}}",
                "{outsourced: {to: provider, txt: A.}}",
                "{outsourced: {to: [provider]}}",
                "{varies: }",
                "{varies: A., default: {varies: B.}}",
                "{varies: A., customer: B.}",
                "{default: customer}",
                "{n/a: A., customer: B.}",
                "{n/a: [a]}",
                "{undetermined: A., until: soon}",
                "{undetermined: A., until: 2027-02-30}",
                "{undetermined: A., untl: 2027-02-01}",
                "{until: 2027-02-01}",
                "{customer: [a]}",
                "{customer: Sets rules, and all zones.}",
                "{otherwise: customer}"
            })
    void aCellThatDemarcRefusesIsRefused(String cell) {
        String matrix = ROOM + "concerns: {backups: {who: {iaas: " + cell + "}}}\n";
        assertNotEquals(List.of(), told(SchemaFile.MATRIX, matrix));
        assertNotEquals(List.of(), refused(SchemaFile.MATRIX, matrix));
    }

    /** Under a category's id such a text might be a part, were it a party's; a schema can't know. */
    @ParameterizedTest
    @ValueSource(strings = {"Customer", "two words", "shared", "1.5"})
    void aHolderThatIsNoIdIsRefusedWhereNothingElseCanStand(String holder) {
        for (String who :
                List.of(holder, "{otherwise: " + holder + "}", "{iaas: {varies: A., default: " + holder + "}}")) {
            String matrix = ROOM + "concerns: {backups: {who: " + who + "}}\n";
            assertNotEquals(List.of(), told(SchemaFile.MATRIX, matrix));
            assertNotEquals(List.of(), refused(SchemaFile.MATRIX, matrix));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "title: A",
                "parties:\ncategories: {a: {}}\nconcerns: {c: {}}",
                "parties: {p: {}}\ncategories: {}\nconcerns: {c: {}}",
                "{parties: {p: }, categories: {c: }, concerns: {r: }, titel: A}",
                "{parties: {p: }, categories: {c: }, concerns: {r: }, source: {titel: A}}",
                "{parties: {p: }, categories: {c: }, concerns: {r: }, source: here}",
                "{parties: {p: }, categories: {c: }, concerns: {r: }, omits: none}",
                "{parties: {p: }, categories: {c: }, concerns: {r: }, title: [a]}",
                "{parties: {p: }, categories: {c: }, concerns: {r: }, review-by: 2027-13-01}",
                "{parties: {p: }, categories: {c: }, concerns: {r: }, matrix: My Matrix}",
                "{parties: {p: }, categories: {c: }, concerns: {r: }, matrix: shared}",
                "{parties: {p: {nmae: P}}, categories: {c: }, concerns: {r: }}",
                "{parties: {p: {also: P}}, categories: {c: }, concerns: {r: }}",
                "{parties: {p: {part-of: {}}}, categories: {c: }, concerns: {r: }}",
                "{parties: {Big_Co: }, categories: {c: }, concerns: {r: }}",
                "{parties: {owner: }, categories: {c: }, concerns: {r: }}",
                "{parties: {p: }, categories: {index: }, concerns: {r: }}",
                "{parties: {p: }, categories: {c: [x]}, concerns: {r: }}",
                "{parties: {p: }, categories: {c: {exmaples: [a]}}, concerns: {r: }}",
                "{parties: {p: }, categories: {c: {examples: [~]}}, concerns: {r: }}",
                "{parties: {p: }, categories: {c: }, concerns: {r: {levl: required}}}",
                "{parties: {p: }, categories: {c: }, concerns: {r: {level: high}}}",
                "{parties: {p: }, categories: {c: }, concerns: {r: {evidence: {}}}}",
                "{parties: {p: }, categories: {c: }, concerns: {r: {controls: [a]}}}",
                "{parties: {p: }, categories: {c: }, concerns: {r: {controls: {nist: SC-28}}}}"
            })
    void aMatrixThatDemarcRefusesIsRefused(String matrix) {
        assertNotEquals(List.of(), told(SchemaFile.MATRIX, matrix));
        assertNotEquals(List.of(), refused(SchemaFile.MATRIX, matrix));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{party: p}",
                "{matrix: m, party: }",
                "{matrix: m, party: p, claim: {}}",
                "{matrix: m, party: p, claims: {otherwise: {a: B.}}}",
                "{matrix: m, party: p, claims: {iaas: text}}",
                "{matrix: m, party: p, claims: {paas: {a: [b]}}}",
                "{matrix: m, party: p, review-by: soon}",
                "{matrix: m, party: p, source: {titel: A}}"
            })
    void claimsThatDemarcRefusesAreRefused(String claims) {
        assertNotEquals(List.of(), told(SchemaFile.CLAIMS, claims));
        assertNotEquals(List.of(), refused(SchemaFile.CLAIMS, claims));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "titel: A",
                "title: [a]",
                "base-url: wiki.example.org",
                "base-url: https://wiki.example.org/?a=b",
                "language: '?'",
                "ignore: archive",
                "theme: {loog: a.svg}",
                "theme: {accent: 'a;b'}",
                "theme: {accent: {light: 12, drak: '#000'}}",
                "theme: {card: [a.png]}",
                "nav: index.md",
                "nav: [~]",
                "nav: [{Guide: {a: b}}]",
                "html: maybe",
                "edit-url: https://git.example.org/",
                "rules: {gpa: off}",
                "rules: {gap: fatal}",
                "rules: {gap: {sverity: info}}",
                "rules: {gap: {ahead: 1}}",
                "rules: {review-due: {ahead: soon}}",
                "rules: {evidence-missing: {require: requird}}",
                "rules: {paths: {'a/**': {overlp: off}}}",
                "rules: {paths: {'a/**': {overlap: ~}}}",
                "rules: {paths: {'a/**': ~}}",
                "rules: {waivers: [{rule: gap}]}",
                "rules: {waivers: [{rule: none, path: a}]}",
                "rules: {waivers: [{rule: gap, path: a, until: soon}]}",
                "rules: {waivers: [{rul: gap, rule: gap, path: a}]}",
                "links: {timout: 1s}",
                "links: {timeout: 10}",
                "links: {timeout: 0s}",
                "links: {rate: 0}",
                "links: {rate: fast}",
                "links: {retries: 1.5}",
                "links: {cache-days: -1}",
                "links: {deadline: 1w}",
                "links: {private: no}",
                "search: {enabled: 'true'}",
                "cache: {size: big}",
                "cache: {size: 1GiB}",
                "cache: {remote: cache.example}",
                "cache: {read-only: perhaps}",
                "sources: [{branch: b}]",
                "sources: [{git: a, brnch: b}]",
                "versions: v1",
                "versions: [{name: v1, current: 1}]"
            })
    void settingsThatDemarcRefusesAreRefused(String settings) {
        assertNotEquals(List.of(), told(SchemaFile.CONFIG, settings));
        assertNotEquals(List.of(), refused(SchemaFile.CONFIG, settings));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "titel: A",
                "title: {a: b}",
                "weight: heavy",
                "weight: '1'",
                "aliases: old",
                "tags: {a: b}",
                "draft: yes",
                "review-by: 31.1.2027",
                "toc: 'false'"
            })
    void frontMatterThatDemarcRefusesIsRefused(String matter) {
        assertNotEquals(List.of(), told(SchemaFile.FRONT_MATTER, matter));
        assertNotEquals(List.of(), refused(SchemaFile.FRONT_MATTER, matter));
    }

    /** Files that are changed at random: whatever the schema refuses, the reader must refuse too. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void noSchemaIsStricterThanItsReader(long seed) throws IOException {
        var random = new Random(seed);
        var texts = goodTexts().stream()
                .filter(each ->
                        !each.get(0).equals("front-matter") && !each.get(2).contains("cells:"))
                .toList();
        int refused = 0;
        for (int i = 0; i < 150; i++) {
            var text = texts.get(random.nextInt(texts.size()));
            var kind = SchemaFile.of(text.get(0)).orElseThrow();
            Object changed = changed(value(text.get(2)), random);
            var against = new ArrayList<>(refusedValue(kind, changed));
            // What claims name is looked up when all matrices are known.
            against.removeIf(each -> kind == SchemaFile.CLAIMS && each.matches("/(matrix|party|claims)\\b.*"));
            String json = JSON.writeValueAsString(changed);
            if (!against.isEmpty()) {
                refused++;
                assertNotEquals(List.of(), told(kind, "m." + kind.word() + ".json", json), () -> against + "\n" + json);
            }
        }
        assertTrue(refused > 20);
    }

    private static final List<Object> VALUES = List.of(
            "text",
            "a-word",
            "2027-01-31",
            "",
            "n/a",
            "shared",
            7,
            1.5,
            true,
            List.of(),
            List.of("a"),
            Map.of(),
            Map.of("name", "A"),
            Map.of("shared", Map.of("provider", "A.")));

    private static Object changed(Object value, Random random) {
        if (value instanceof Map<?, ?> map && !map.isEmpty() && random.nextInt(6) > 0) {
            var keys = new ArrayList<Object>(map.keySet());
            Object chosen = keys.get(random.nextInt(keys.size()));
            var all = new LinkedHashMap<Object, Object>();
            int how = random.nextInt(8);
            map.forEach((key, each) -> {
                if (!key.equals(chosen)) {
                    all.put(key, each);
                } else if (how == 0) {
                    all.put(key + "s", each);
                } else if (how > 1) {
                    all.put(key, changed(each, random));
                }
            });
            return all;
        }
        if (value instanceof List<?> list && !list.isEmpty() && random.nextInt(4) > 0) {
            var all = new ArrayList<Object>(list);
            int at = random.nextInt(all.size());
            all.set(at, changed(all.get(at), random));
            return all;
        }
        return VALUES.get(random.nextInt(VALUES.size()));
    }

    private static JsonNode json(SchemaFile kind) {
        return JSON.readTree(text(kind));
    }

    private static Set<String> keys(JsonNode node) {
        var keys = new TreeSet<String>(node.propertyNames());
        keys.remove("$schema");
        return keys;
    }

    /** The keys that a reader knows, by what it says of one that it doesn't. */
    private static Set<String> known(SchemaFile kind, String yaml) {
        var file = SourceFile.of("m.yml", "m.yml", yaml.getBytes(UTF_8));
        var findings = kind == SchemaFile.MATRIX
                ? MatrixReader.read(file, List.of()).findings()
                : kind == SchemaFile.CLAIMS
                        ? ClaimsReader.read(file).findings()
                        : SettingsReader.read(file, new TreeMap<>(), "wiki").findings();
        String hint = findings.stream()
                .filter(finding -> finding.rule() == RuleId.UNKNOWN_KEY)
                .findFirst()
                .orElseThrow()
                .hint();
        var names = new TreeSet<String>();
        Pattern.compile("`([^`]+)`").matcher(hint).results().forEach(each -> names.add(each.group(1)));
        return names;
    }

    @Test
    void theSchemasKnowTheVeryKeysThatTheReadersKnow() {
        var matrix = json(SchemaFile.MATRIX);
        String rest = ", parties: {p: }, categories: {c: }, concerns: {r: }}";
        assertEquals(known(SchemaFile.MATRIX, "{zzzzzzzzzz: 1" + rest), keys(matrix.at("/properties")));
        assertEquals(
                known(SchemaFile.MATRIX, "{source: {zzzzzzzzzz: 1}" + rest),
                keys(matrix.at("/properties/source/properties")));
        for (String thing : List.of("party", "category", "concern")) {
            String section = thing.equals("party") ? "parties" : thing.equals("category") ? "categories" : "concerns";
            String with = "{parties: {p: }, categories: {c: }, concerns: {r: }}"
                    .replaceAll("(" + section + ": \\{.: )", "$1{zzzzzzzzzz: 1}");
            assertEquals(known(SchemaFile.MATRIX, with), keys(matrix.at("/definitions/" + thing + "/properties")));
        }
        assertEquals(
                known(SchemaFile.CLAIMS, "{matrix: m, party: p, zzzzzzzzzz: 1}"),
                keys(json(SchemaFile.CLAIMS).at("/properties")));
        var config = json(SchemaFile.CONFIG);
        assertEquals(known(SchemaFile.CONFIG, "zzzzzzzzzz: 1"), keys(config.at("/properties")));
        for (String group : List.of("theme", "links", "search", "cache")) {
            assertEquals(
                    known(SchemaFile.CONFIG, group + ": {zzzzzzzzzz: 1}"),
                    keys(config.at("/properties/" + group + "/properties")));
        }
        for (String list : List.of("sources", "versions")) {
            assertEquals(
                    known(
                            SchemaFile.CONFIG,
                            list
                                    + ": [{git: a, name: a, zzzzzzzzzz: 1}]"
                                            .replace(list.equals("sources") ? "name: a, " : "git: a, ", "")),
                    keys(config.at("/properties/" + list + "/items/properties")));
        }
        assertEquals(
                known(SchemaFile.CONFIG, "rules: {waivers: [{rule: gap, path: a, zzzzzzzzzz: 1}]}"),
                keys(config.at("/properties/rules/properties/waivers/items/properties")));
        assertEquals(
                new TreeSet<>(FrontMatter.KEYS),
                keys(json(SchemaFile.FRONT_MATTER).at("/properties")));
    }

    @Test
    void everyRuleHasItsSentence() {
        var rules = json(SchemaFile.CONFIG).at("/properties/rules/properties");
        var expected = new LinkedHashMap<String, String>();
        var written = new LinkedHashMap<String, String>();
        for (RuleId rule : RuleId.values()) {
            expected.put(rule.id(), RulePage.of(rule).summary());
            written.put(rule.id(), rules.at("/" + rule.id() + "/description").asString(""));
        }
        assertEquals(expected, written);
        var waivable = new ArrayList<String>();
        rules.at("/waivers/items/properties/rule/enum").forEach(each -> waivable.add(each.asString()));
        assertEquals(List.copyOf(expected.keySet()), waivable);
        var byPath = new ArrayList<String>();
        rules.at("/paths/additionalProperties/propertyNames/enum").forEach(each -> byPath.add(each.asString()));
        assertEquals(waivable, byPath);
        assertEquals(rules.size(), waivable.size() + 2);
    }

    @Test
    void everyKeySaysWhatItIs() {
        var silent = new ArrayList<String>();
        for (SchemaFile kind : SchemaFile.values()) {
            look(json(kind), kind.word(), silent);
        }
        // What stands in a rule's map by path has its words in the definition.
        silent.removeIf(each -> each.contains("/rules/properties/paths/additionalProperties/properties/"));
        assertEquals(List.of(), silent);
    }

    private static void look(JsonNode node, String path, List<String> silent) {
        for (String key : node.isObject() ? node.propertyNames() : Set.<String>of()) {
            JsonNode below = node.get(key);
            if (key.equals("properties")) {
                for (String name : below.propertyNames()) {
                    var property = below.get(name);
                    if (!property.has("title") || !property.has("description")) {
                        silent.add(path + "/properties/" + name);
                    }
                    look(property, path + "/properties/" + name, silent);
                }
            } else {
                look(below, path + "/" + key, silent);
            }
        }
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            look(node.get(i), path + "/" + i, silent);
        }
    }

    @Test
    void theCommandPrintsOneOrWritesAll() throws IOException {
        var wiki = TestWiki.in(folder);
        for (SchemaFile kind : SchemaFile.values()) {
            assertEquals(
                    kind.text(),
                    wiki.run("schema", kind.word()).exits(Exit.CLEAN).out());
        }
        wiki.run("schema", "--write", ".schema").exits(Exit.CLEAN).tells("The schemas are in `.schema`.");
        assertEquals(
                Set.of("claims.schema.json", "config.schema.json", "front-matter.schema.json", "matrix.schema.json"),
                wiki.files(".schema").keySet());
        assertEquals(SchemaFile.MATRIX.text(), wiki.read(".schema/matrix.schema.json"));
    }

    @Test
    void wrongUseIsTold() {
        var wiki = TestWiki.in(folder);
        wiki.run("schema").exits(Exit.USAGE).tells("wants the kind of file").tells("`front-matter`");
        wiki.run("schema", "matrx")
                .exits(Exit.USAGE)
                .tells("There is no schema of `matrx`.")
                .tells("`matrix`");
        wiki.run("schema", "matrix", "--write", "x").exits(Exit.USAGE).tells("all schemas");
        wiki.with("plain", "text");
        wiki.run("schema", "--write", "plain").exits(Exit.USAGE).tells("plain");
    }
}
