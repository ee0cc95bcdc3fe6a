package dev.demarc.data;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.demarc.diagnostic.Severity;
import dev.demarc.matrix.Cell;
import dev.demarc.matrix.Concern;
import dev.demarc.matrix.Holder;
import dev.demarc.matrix.Holder.Missing;
import dev.demarc.matrix.Holder.NotApplicable;
import dev.demarc.matrix.Holder.Outsourced;
import dev.demarc.matrix.Holder.Overlap;
import dev.demarc.matrix.Holder.Owned;
import dev.demarc.matrix.Holder.Shared;
import dev.demarc.matrix.Holder.Undetermined;
import dev.demarc.matrix.Holder.Varies;
import dev.demarc.matrix.Origin;
import dev.demarc.matrix.Part;
import dev.demarc.matrix.Party;
import dev.demarc.matrix.State;
import dev.demarc.source.SourceFile;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class MatrixReaderTest {

    private static final Owned PROVIDER = new Owned(new Part("provider", null));
    private static final Owned CUSTOMER = new Owned(new Part("customer", null));
    private static final Undetermined UNKNOWN = new Undetermined(null, null, null);

    static Stream<Arguments> cellForms() {
        return Stream.of(
                Arguments.of("customer", CUSTOMER),
                Arguments.of("{customer: Takes them.}", new Owned(new Part("customer", "Takes them."))),
                Arguments.of("{customer: ~}", CUSTOMER),
                Arguments.of("{customer: }", CUSTOMER),
                Arguments.of(
                        "{shared: {customer: Key., provider: Disk.}}",
                        new Shared(List.of(new Part("provider", "Disk."), new Part("customer", "Key.")))),
                Arguments.of(
                        "{shared: {provider: ~, customer: }}",
                        new Shared(List.of(new Part("provider", null), new Part("customer", null)))),
                Arguments.of(
                        "{customer: B., provider: A.}",
                        new Overlap(List.of(new Part("provider", "A."), new Part("customer", "B.")))),
                Arguments.of(
                        "{outsourced: {to: provider, by: customer, text: Nightly.}}",
                        new Outsourced("provider", "customer", "Nightly.")),
                Arguments.of("{outsourced: {to: provider}}", new Outsourced("provider", null, null)),
                Arguments.of(
                        "{varies: Own plugin?, default: customer}", new Varies("Own plugin?", CUSTOMER, List.of())),
                Arguments.of("{varies: Own plugin?}", new Varies("Own plugin?", null, List.of())),
                Arguments.of(
                        "{varies: Size., default: {shared: {provider: A., customer: ~}}}",
                        new Varies(
                                "Size.",
                                new Shared(List.of(new Part("provider", "A."), new Part("customer", null))),
                                List.of())),
                Arguments.of("{n/a: No disks.}", new NotApplicable("No disks.")),
                Arguments.of("{n/a: ~}", new NotApplicable(null)),
                Arguments.of("n/a", new NotApplicable(null)),
                Arguments.of(
                        "{undetermined: Contract open., owner: grc, until: 2027-01-31}",
                        new Undetermined("Contract open.", "grc", LocalDate.of(2027, 1, 31))),
                Arguments.of("{undetermined: }", UNKNOWN),
                Arguments.of("", new Missing()),
                Arguments.of("~", new Missing()),
                Arguments.of("{}", new Missing()),
                Arguments.of("{customer: A., data-team: B.}", new Owned(new Part("data-team", "B."))),
                Arguments.of("{shared: {customer: A., data-team: B.}}", new Owned(new Part("data-team", "B."))),
                Arguments.of("{x-note: hm, customer: 404}", new Owned(new Part("customer", "404"))));
    }

    @ParameterizedTest
    @MethodSource("cellForms")
    void everyFormOfACellIsItsHolder(String written, Holder holder) {
        var read = Given.who("{iaas: " + written + ", paas: provider}");
        assertEquals(List.of(), Given.findings(read));
        assertEquals(holder, Given.cell(read, "backups", "iaas"));
        assertEquals(PROVIDER, Given.cell(read, "backups", "paas"));
        assertEquals(Set.of(), read.value().unsettled());
    }

    @ParameterizedTest
    @MethodSource("cellForms")
    void everyFormMayStandForTheWholeRow(String written, Holder holder) {
        var read = Given.who(written);
        assertEquals(List.of(), Given.findings(read));
        assertEquals(holder, Given.cell(read, "backups", "iaas"));
        assertEquals(holder, Given.cell(read, "backups", "paas"));
    }

    @Test
    void otherwiseFillsWhatHasNoKeyButNotAKeyWithoutValue() {
        var read = Given.matrix("""
                parties: {provider: {}, customer: {}}
                categories: {iaas: {}, paas: {}, saas: {}}
                concerns:
                  backups:
                    who:
                      iaas:
                      otherwise: provider
                """);
        assertEquals(List.of(), Given.findings(read));
        assertEquals(new Missing(), Given.cell(read, "backups", "iaas"));
        assertEquals(PROVIDER, Given.cell(read, "backups", "saas"));
        assertEquals("content/m.matrix.yml:6:7", Given.place(read, "cells.backups.iaas"));
        assertEquals("content/m.matrix.yml:7:7", Given.place(read, "cells.backups.paas"));
        assertEquals("content/m.matrix.yml:5:5", Given.place(read, "concerns.backups.who"));
        assertEquals("content/m.matrix.yml:4:3", Given.place(read, "concerns.backups"));
        assertTrue(read.value().matrix().cells().containsKey(new dev.demarc.matrix.Cell("backups", "iaas")));
    }

    @Test
    void aCellThatNobodyWroteIsAbsent() {
        var read = Given.who("{iaas: provider}");
        assertEquals(1, read.value().matrix().cells().size());
        assertFalse(read.value().places().containsKey("cells.backups.paas"));
    }

    static Stream<Arguments> mistakesInCells() {
        return Stream.of(
                Arguments.of(
                        "{iaas: custmer}",
                        "4:8 unknown-party custmer",
                        "Nearest: `customer`. Parties here: `provider`, `customer`, `data-team`."),
                Arguments.of("custmer", "4:1 unknown-party custmer", "Nearest: `customer`."),
                Arguments.of("{iaas: Customer}", "4:8 unknown-party Customer", "Nearest: `customer`."),
                Arguments.of(
                        "{iaas: {provider: A., custmer: B.}}", "4:23 unknown-party custmer", "Nearest: `customer`."),
                Arguments.of(
                        "{iaas: {customer: Sets rules, and all zones.}}",
                        "4:31 unknown-party and all zones.",
                        "put quotes round the whole text"),
                Arguments.of(
                        "{iaas: {customer: Sets rules, zones, and routes.}}",
                        "4:31 unknown-party zones",
                        "put quotes round the whole text"),
                Arguments.of(
                        "{iaas: {shred: {provider: A., customer: B.}}}", "4:9 unknown-key shred", "Nearest: `shared`."),
                Arguments.of("{iaas: [provider, customer]}", "4:8 wrong-value iaas", "shared"),
                Arguments.of("{iaas: {shared: provider}}", "4:17 wrong-value shared", "each party"),
                Arguments.of("{iaas: {shared: {}}}", "4:9 wrong-value shared", "Name the other party"),
                Arguments.of("{iaas: {outsourced: {by: customer}}}", "4:9 wrong-value to", "to: PARTY"),
                Arguments.of(
                        "{iaas: {outsourced: {to: fastly, by: customer}}}",
                        "4:26 unknown-party fastly",
                        "Parties here"),
                Arguments.of("{iaas: {varies: Size., default: nobody}}", "4:33 unknown-party nobody", "Parties here"));
    }

    @ParameterizedTest
    @MethodSource("mistakesInCells")
    void aMistakeLeavesItsCellOpen(String who, String finding, String hint) {
        var read = Given.who(who);
        assertEquals(List.of(finding), Given.findings(read));
        assertTrue(
                read.findings().get(0).hint().contains(hint),
                read.findings().get(0).hint());
        assertEquals(UNKNOWN, Given.cell(read, "backups", "iaas"));
        assertTrue(Given.isUnsettled(read, "backups", "iaas"));
    }

    @Test
    void oneMistakeInOtherwiseIsToldOnce() {
        var read = Given.who("{otherwise: custmer}");
        assertEquals(List.of("4:13 unknown-party custmer"), Given.findings(read));
        assertTrue(Given.isUnsettled(read, "backups", "paas"));
    }

    static Stream<Arguments> mistakesThatLeaveAHolder() {
        return Stream.of(
                Arguments.of(
                        "{shared: {provider: A.}}", "4:9 wrong-value shared", new Owned(new Part("provider", "A."))),
                Arguments.of("{varies: }", "4:9 wrong-value varies", new Varies("", null, List.of())),
                Arguments.of(
                        "{varies: A., default: {varies: B.}}",
                        "4:21 wrong-value default",
                        new Varies("A.", null, List.of())),
                Arguments.of(
                        "{undetermined: A., until: soon}",
                        "4:34 wrong-value until",
                        new Undetermined("A.", null, null)),
                Arguments.of(
                        "{undetermined: A., until: 2027-02-30}",
                        "4:34 wrong-value until",
                        new Undetermined("A.", null, null)),
                Arguments.of(
                        "{undetermined: A., untl: 2027-02-01}",
                        "4:27 unknown-key untl",
                        new Undetermined("A.", null, null)),
                Arguments.of("{n/a: A., customer: B.}", "4:18 wrong-value customer", new NotApplicable("A.")),
                Arguments.of("{customer: [a]}", "4:19 wrong-value customer", CUSTOMER));
    }

    @ParameterizedTest
    @MethodSource("mistakesThatLeaveAHolder")
    void aSmallerMistakeKeepsWhatCanBeKept(String cell, String finding, Holder holder) {
        var read = Given.who("{iaas: " + cell + "}");
        assertEquals(List.of(finding), Given.findings(read));
        assertEquals(holder, Given.cell(read, "backups", "iaas"));
        // Nothing more is to be said of such a cell: what is missing in it may be what was mistyped.
        assertEquals(Set.of(new Cell("backups", "iaas")), read.value().unsettled());
    }

    @Test
    void anUnknownCategoryFillsNothing() {
        var read = Given.who("{ias: provider, paas: customer}");
        assertEquals(List.of("4:2 unknown-category ias"), Given.findings(read));
        assertEquals(
                "Nearest: `iaas`. Categories here: `iaas`, `paas`.",
                read.findings().get(0).hint());
        assertEquals(1, read.value().matrix().cells().size());
    }

    @Test
    void anEarlierIdStillMeansTheThing() {
        var read = Given.matrix("""
                parties: {provider: {renamed-from: [aws]}}
                categories: {iaas: {renamed-from: [infra]}}
                concerns: {a: {who: {infra: aws}}}
                """);
        assertEquals(List.of("3:22 unknown-category infra", "3:29 unknown-party aws"), Given.findings(read));
        assertEquals(Severity.INFO, read.findings().get(0).severity());
        assertEquals(PROVIDER, Given.cell(read, "a", "iaas"));
    }

    @Test
    void everythingElseOfAMatrixIsRead() {
        var read = Given.matrix("""
                matrix: aws-security
                title: 404
                description: Who secures what.
                source: {title: Model, url: https://example.org/, retrieved: 2026-11-01}
                owner: platform
                review-by: 2027-06-30
                x-mine: {any: [thing]}
                parties:
                  provider: {name: AWS, band: Of the cloud, also: [Amazon]}
                  acme: {name: Acme}
                  customer: ~
                  data-team: {name: no, part-of: customer, description: on}
                categories:
                  iaas: {name: IaaS, description: Machines., examples: [EC2, 3], also: [infra]}
                concerns:
                  identity-and-access:
                    group: Data
                    description: "A: b"
                    renamed-from: [iam]
                    level: required
                    evidence: [./proof.md]
                    controls: {nist-800-53: [SC-28, AC-2(1)], pci: [8.3]}
                    also: [IAM]
                    who: provider
                omits: {container: Not used.}
                """);
        assertEquals(List.of(), Given.findings(read));
        var matrix = read.value().matrix();
        assertEquals("aws-security", matrix.id());
        assertEquals("404", matrix.title());
        assertEquals("Who secures what.", matrix.description());
        assertEquals(
                new Origin(
                        new Origin.Source("Model", "https://example.org/", LocalDate.of(2026, 11, 1)),
                        "platform",
                        LocalDate.of(2027, 6, 30),
                        Map.of("container", "Not used.")),
                matrix.origin());
        assertEquals(
                List.of(
                        new Party(
                                "provider",
                                "AWS",
                                1,
                                "A",
                                null,
                                new Party.PartyWords("Of the cloud", null),
                                List.of("Amazon")),
                        new Party("acme", "Acme", 2, "C", null, new Party.PartyWords(null, null), List.of()),
                        new Party("customer", "Customer", 3, "U", null, new Party.PartyWords(null, null), List.of()),
                        new Party("data-team", "no", 4, "N", "customer", new Party.PartyWords(null, "on"), List.of())),
                matrix.parties());
        assertEquals(List.of("EC2", "3"), matrix.categories().get(0).examples());
        assertEquals(
                new Concern(
                        "identity-and-access",
                        "Identity and access",
                        "Data",
                        "A: b",
                        new Concern.Proof(
                                Concern.Level.REQUIRED,
                                List.of("./proof.md"),
                                Map.of("nist-800-53", List.of("SC-28", "AC-2(1)"), "pci", List.of("8.3"))),
                        List.of("IAM"),
                        List.of("iam")),
                matrix.concerns().get(0));
        assertEquals("content/m.matrix.yml:1:1", Given.place(read, "matrix"));
        assertEquals("content/m.matrix.yml:9:3", Given.place(read, "parties.provider"));
        assertEquals("content/m.matrix.yml:14:3", Given.place(read, "categories.iaas"));
        assertEquals("content/m.matrix.yml:24:5", Given.place(read, "cells.identity-and-access.iaas"));
    }

    @Test
    void aNameWithoutAFreeLetterGetsADigit() {
        var read = Given.matrix("""
                parties: {a: {name: Aa}, b: {name: aA}, c: {name: "42"}}
                categories: {i: {}}
                concerns: {x: {who: a}}
                """);
        assertEquals(
                List.of("A", "1", "2"),
                read.value().matrix().parties().stream().map(Party::letter).toList());
    }

    @Test
    void withoutAnIdTheFilesNameIsTaken() {
        String text = "parties: {a: {}}\ncategories: {b: {}}\nconcerns: {c: {who: a}}\n";
        for (String name :
                List.of("aws/My Security.matrix.yml", "My_Security.matrix.yaml", "my-security.matrix.json")) {
            var read = MatrixReader.read(Given.file(name, name.endsWith("json") ? "{}" : text), List.of());
            assertEquals("my-security", read.value().matrix().id());
            assertEquals("My security", read.value().matrix().title());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ai-services.matrix.yml",
                "aws-security.matrix.yml",
                "azure-2026.matrix.yml",
                "azure-old.matrix.yml",
                "google-cloud.matrix.yml",
                "rosa.matrix.yml"
            })
    void theFieldsOwnMatricesAreWhole(String name) {
        var read = MatrixReader.read(Given.file(name, Given.resource(name)), List.of());
        assertEquals(List.of(), read.findings());
        var matrix = read.value().matrix();
        assertEquals(
                matrix.concerns().size() * matrix.categories().size(),
                matrix.cells().size());
        assertEquals(Set.of(), read.value().unsettled());
    }

    @Test
    void statesOfRosaAreAsPublished() {
        var matrix = MatrixReader.read(Given.file("rosa.matrix.yml", Given.resource("rosa.matrix.yml")), List.of())
                .value()
                .matrix();
        assertEquals(70, matrix.cells().size());
        assertEquals(State.SHARED, matrix.holder("logging", "change").state());
        assertEquals(
                State.VARIES, matrix.holder("cluster-networking", "recovery").state());
        assertEquals(
                List.of("red-hat"),
                matrix.holder("cluster-networking", "recovery").accountable());
    }

    @Test
    void requiredKeysAreMissed() {
        assertEquals(
                List.of("1:1 wrong-value categories", "1:1 wrong-value concerns", "1:1 wrong-value parties"),
                Given.findings(Given.matrix("title: A\n")));
        assertEquals(
                List.of("1:1 wrong-value parties"),
                Given.findings(Given.matrix("parties:\ncategories: {a: {}}\nconcerns: {c: {who: x}}\n")));
        assertEquals(
                List.of("2:1 wrong-value categories"),
                Given.findings(Given.matrix("parties: {p: {}}\ncategories:\nconcerns: {c: {who: {iaas: p}}}\n")));
    }

    @Test
    void unknownKeysAreToldAtEveryLevelWithTheNearest() {
        var read = Given.matrix("""
                titel: A
                source: {titel: A}
                parties: {p: {nmae: P}}
                categories: {c: {exmaples: [a]}}
                concerns: {r: {levl: required, who: {c: {outsourced: {to: p, by: p, txt: A}}}}}
                """);
        assertEquals(
                List.of(
                        "1:1 unknown-key titel",
                        "2:10 unknown-key titel",
                        "3:15 unknown-key nmae",
                        "4:18 unknown-key exmaples",
                        "5:16 unknown-key levl",
                        "5:69 unknown-key txt"),
                Given.findings(read));
        assertEquals(
                List.of("title", "title", "name", "examples", "level", "text"),
                read.findings().stream()
                        .map(finding -> finding.hint().replaceAll("Nearest: `([^`]*)`.*", "$1"))
                        .toList());
        assertEquals("`levl` is not a key of a concern.", read.findings().get(4).message());
    }

    @Test
    void wrongTypesAreToldAndTheRestIsRead() {
        var read = Given.matrix("""
                title: [a]
                review-by: 2027-13-01
                source: here
                omits: none
                parties: {p: {also: P, part-of: {}}}
                categories: {c: [x]}
                concerns: {r: {level: high, evidence: {}, controls: [a], who: p}}
                """);
        assertEquals(
                List.of(
                        "1:8 wrong-value title",
                        "2:12 wrong-value review-by",
                        "3:9 wrong-value source",
                        "4:8 wrong-value omits",
                        "5:21 wrong-value also",
                        "5:33 wrong-value part-of",
                        "6:17 wrong-value c",
                        "7:23 wrong-value level",
                        "7:39 wrong-value evidence",
                        "7:53 wrong-value controls"),
                Given.findings(read));
        assertEquals(
                "`review-by` should be a date, not `2027-13-01`.",
                read.findings().get(1).message());
        assertEquals(new Owned(new Part("p", null)), Given.cell(read, "r", "c"));
    }

    @Test
    void idsAreKebabCaseAndStandForOneThing() {
        var read = Given.matrix("""
                matrix: My Matrix
                parties: {Big_Co: {}, owner: {}, index: {}, p: {}}
                categories: {p: {}, c: {}}
                concerns: {r: {who: {c: Big_Co}}, c: {who: p}}
                """);
        assertEquals(
                List.of(
                        "1:9 wrong-value My Matrix",
                        "2:11 wrong-value Big_Co",
                        "2:23 wrong-value owner",
                        "2:34 wrong-value index",
                        "3:14 wrong-value p",
                        "4:35 wrong-value c"),
                Given.findings(read));
        assertEquals("my-matrix", read.value().matrix().id());
        assertEquals(1, read.value().matrix().parties().size());
        assertTrue(Given.isUnsettled(read, "r", "c"));
        assertEquals(
                "content/m.matrix.yml:2:45",
                read.findings().get(4).related().get(0).location().toString());
    }

    @Test
    void aCircleOfPartsIsBroken() {
        var read = Given.matrix("""
                parties: {a: {part-of: b}, b: {part-of: c}, c: {part-of: a}, d: {part-of: d}, e: {part-of: z}}
                categories: {i: {}}
                concerns: {x: {who: a}}
                """);
        assertEquals(List.of("1:24 wrong-value a", "1:75 wrong-value d", "1:92 unknown-party z"), Given.findings(read));
        assertNull(read.value().matrix().parties().get(0).partOf());
        assertEquals("c", read.value().matrix().parties().get(1).partOf());
    }

    @Test
    void keysThatStandTwiceAreTold() {
        var read = Given.matrix("""
                parties: {p: {}, q: {}, p: {name: Other}}
                categories: {i: {}}
                concerns:
                  r:
                    who: p
                    name: R
                    who: q
                """);
        assertEquals(List.of("1:25 duplicate-key p", "7:5 duplicate-key who"), Given.findings(read));
        assertEquals(
                "`who` stands twice in this map; the first is on line 5.",
                read.findings().get(1).message());
        assertEquals(
                "content/m.matrix.yml:5:5",
                read.findings().get(1).related().get(0).location().toString());
        assertEquals(new Owned(new Part("p", null)), Given.cell(read, "r", "i"));
    }

    @Test
    void anchorsAliasesAndMergeKeysWork() {
        var read = Given.matrix("""
                x-base: &base {group: Data, level: required}
                x-who: &who
                  iaas: &p provider
                  paas: customer
                parties: {provider: {}, customer: {}}
                categories: {iaas: {}, paas: {}}
                concerns:
                  a: {<<: *base, name: A, level: recommended, who: *who}
                  b:
                    <<: [*base, {name: B, group: Other}]
                    who:
                      <<: *who
                      paas: *p
                """);
        assertEquals(List.of(), Given.findings(read));
        var a = read.value().matrix().concern("a").orElseThrow();
        var b = read.value().matrix().concern("b").orElseThrow();
        assertEquals("Data", a.group());
        assertEquals(Concern.Level.RECOMMENDED, a.level());
        assertEquals("B", b.name());
        assertEquals("Data", b.group());
        assertEquals(CUSTOMER, Given.cell(read, "a", "paas"));
        assertEquals(PROVIDER, Given.cell(read, "b", "paas"));
        assertEquals(PROVIDER, Given.cell(read, "b", "iaas"));
    }

    @Test
    void jsonGivesTheSameAsYaml() {
        String json = """
                {
                  "$schema": "matrix.schema.json",
                  "matrix": "m",
                  "parties": {"provider": {"name": "AWS"}, "customer": null},
                  "categories": {"iaas": {}, "paas": {}},
                  "concerns": {
                    "backups": {"name": 404, "who": {
                      "iaas": {"shared": {"provider": "A \\"b\\" 😀.", "customer": null}},
                      "paas": "custmer"}}
                  }
                }
                """;
        var fromJson = MatrixReader.read(Given.file("m.matrix.json", json), List.of());
        var fromYaml = Given.matrix("""
                matrix: m
                parties: {provider: {name: AWS}, customer: }
                categories: {iaas: {}, paas: {}}
                concerns:
                  backups:
                    name: 404
                    who:
                      iaas: {shared: {provider: 'A "b" 😀.', customer: ~}}
                      paas: custmer
                """);
        assertEquals(fromYaml.value().matrix(), fromJson.value().matrix());
        assertEquals(List.of("9:15 unknown-party custmer"), Given.findings(fromJson));
        assertEquals(
                "InFile[path=content/m.matrix.json, span=Span[line=9, column=15, endLine=9, endColumn=24]]",
                describe(fromJson.findings().get(0).location()));
        assertEquals("content/m.matrix.json:8:7", Given.place(fromJson, "cells.backups.iaas"));
    }

    private static String describe(dev.demarc.source.Location location) {
        var at = (dev.demarc.source.Location.InFile) location;
        return "InFile[path=" + at.path() + ", span=" + at.span() + "]";
    }

    @ParameterizedTest
    @CsvSource({
        "'\uFEFFtitel: a\n', 1:1",
        "'a: 1\r\ntitel: a\r\n', 2:1",
        "'x-a: 1\rtitel: a\n', 2:1",
        "'{x-a: \"😀\", titel: a}\n', 1:12",
        "'x-😀: a # 😀\n\n{}', 3:1",
        "'x-a: \"a\tb\"\ntitel:   a\n', 2:1",
        "'{x-a: \"\t\", titel: a}\n', 1:12"
    })
    void placesCountCodePointsFromOne(String text, String place) {
        var read = Given.matrix(text);
        assertTrue(
                read.findings().stream().anyMatch(f -> f.location().toString().endsWith("yml:" + place)),
                () -> Given.findings(read).toString());
    }

    @Test
    void aFileThatCantBeReadStillSaysWhoItIs() {
        var read = Given.matrix("matrix: aws\ntitle: AWS\nparties: {a: {}, b\nc: d\n");
        assertEquals(List.of("3:10 unreadable"), Given.findings(read));
        assertFalse(read.value().readable());
        assertEquals("aws", read.value().matrix().id());
        assertEquals("AWS", read.value().matrix().title());
        assertEquals(List.of(), read.value().matrix().concerns());
    }

    @Test
    void bytesThatArentUtf8AreToldWhereTheyStand() {
        byte[] bytes = "title: A\nowner: Jos\u00e9\n".getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
        var read = MatrixReader.read(SourceFile.of("m.matrix.yml", "m.matrix.yml", bytes), List.of());
        assertEquals(List.of("2:11 unreadable"), Given.findings(read));
    }

    @ParameterizedTest
    @ValueSource(strings = {"- a\n", "just text\n", "42"})
    void whatIsNoMapIsNoMatrix(String text) {
        assertEquals(List.of("1:1 unreadable"), Given.findings(Given.matrix(text)));
    }

    private static final String BY_CSV = """
            parties: {provider: {}, customer: {}, fastly: {}}
            categories: {iaas: {}, paas: {}, saas: {}}
            cells: data/m.cells.csv
            concerns:
              a: {}
              b: {who: {iaas: provider, saas: }}
              c: {}
            """;

    @Test
    void cellsMayStandInCsvBesideIt() {
        var csv = Given.file("data/m.cells.csv", """
                concern,category,holder,text
                a,iaas,customer,"Takes ""all"", daily."
                a,paas,shared:provider,Disk.
                a,paas,shared:customer,
                a,saas,provider,A.
                a,saas,customer,B.

                b,paas,outsourced:fastly:customer,'=cmd
                b,saas,n/a,No disks.
                c,iaas,varies,Own plugin?
                c,iaas,default:shared:provider,A.
                c,iaas,default:shared:customer,B.
                c,paas,undetermined:grc:2027-01-31,Open.
                c,otherwise,provider,
                """);
        var read = Given.matrix(BY_CSV, Given.file("other.csv", ""), csv);
        assertEquals(List.of(), Given.findings(read));
        assertEquals("data/m.cells.csv", read.value().cells());
        assertEquals(new Owned(new Part("customer", "Takes \"all\", daily.")), Given.cell(read, "a", "iaas"));
        assertEquals(
                new Shared(List.of(new Part("provider", "Disk."), new Part("customer", null))),
                Given.cell(read, "a", "paas"));
        assertEquals(
                new Overlap(List.of(new Part("provider", "A."), new Part("customer", "B."))),
                Given.cell(read, "a", "saas"));
        assertEquals(new Outsourced("fastly", "customer", "=cmd"), Given.cell(read, "b", "paas"));
        assertEquals(new NotApplicable("No disks."), Given.cell(read, "b", "saas"));
        assertEquals(
                new Varies(
                        "Own plugin?",
                        new Shared(List.of(new Part("provider", "A."), new Part("customer", "B."))),
                        List.of()),
                Given.cell(read, "c", "iaas"));
        assertEquals(new Undetermined("Open.", "grc", LocalDate.of(2027, 1, 31)), Given.cell(read, "c", "paas"));
        assertEquals(PROVIDER, Given.cell(read, "c", "saas"));
        assertEquals("content/data/m.cells.csv:3:8", Given.place(read, "cells.a.paas"));
        assertEquals("content/data/m.cells.csv:14:3", Given.place(read, "cells.c.saas"));
    }

    @Test
    void mistakesInCsvStandInTheCsv() {
        var csv = Given.file("data/m.cells.csv", "\uFEFF" + """
                        concern;category;holder;text;note
                        z;iaas;customer;
                        a;ias;customer;
                        a;iaas;custmer;
                        a;paas;customer;A.
                        a;paas;customer;B.
                        b;iaas;customer;
                        c;iaas;shared:customer;
                        c;paas;n/a;
                        c;paas;customer;
                        """.replace("\n", "\r\n"));
        var read = Given.matrix(BY_CSV, csv);
        assertEquals(
                List.of(
                        "1:30 unknown-key note",
                        "2:1 unknown-concern z",
                        "3:3 unknown-category ias",
                        "4:8 unknown-party custmer",
                        "6:8 duplicate-key a.paas",
                        "7:8 duplicate-key b.iaas",
                        "8:8 wrong-value c.iaas",
                        "10:8 wrong-value c.paas"),
                Given.findings(read));
        assertEquals("content/data/m.cells.csv", place(read.findings().get(1).location()));
        assertEquals(
                "content/m.matrix.yml:6:13",
                read.findings().get(5).related().get(0).location().toString());
        assertTrue(Given.isUnsettled(read, "a", "iaas"));
        assertEquals(PROVIDER, Given.cell(read, "b", "iaas"));
        assertEquals(CUSTOMER, Given.cell(read, "c", "iaas"));
        assertFalse(read.value().unsettled().contains(new dev.demarc.matrix.Cell("c", "saas")));
    }

    private static String place(dev.demarc.source.Location location) {
        return ((dev.demarc.source.Location.InFile) location).path();
    }

    @Test
    void withoutItsCsvNothingIsAGap() {
        var lost = Given.matrix(BY_CSV, Given.file("data/m.cell.csv", ""));
        assertEquals(List.of("3:8 wrong-value data/m.cells.csv"), Given.findings(lost));
        assertTrue(lost.findings().get(0).hint().contains("Nearest: `data/m.cell.csv`"));
        assertTrue(Given.isUnsettled(lost, "a", "iaas"));
        assertNull(lost.value().cells());
        var headless = Given.matrix(BY_CSV, Given.file("data/m.cells.csv", "a,iaas,customer,\n"));
        assertTrue(Given.isUnsettled(headless, "a", "iaas"));
        assertEquals(
                "1:1 wrong-value concern",
                Given.findings(headless).get(Given.findings(headless).size() - 1));
        var open = Given.matrix(BY_CSV, Given.file("data/m.cells.csv", "concern,category,holder,text\na,iaas,\"x\n\n"));
        assertEquals(List.of("2:8 unreadable"), Given.findings(open));
        assertTrue(Given.isUnsettled(open, "a", "iaas"));
    }

    @Test
    void placesInALargeCsvStayExact() {
        var csv = new StringBuilder("concern,category,holder,text\n");
        for (int i = 0; i < 2_000; i++) {
            csv.append("a,iaas,")
                    .append(i == 0 ? "customer" : "")
                    .append(",\"Line ")
                    .append(i)
                    .append("\n😀 goes, on\"\n");
        }
        csv.append("zz,iaas,customer,\n");
        var read = Given.matrix(BY_CSV, Given.file("data/m.cells.csv", csv.toString()));
        assertTrue(
                Given.findings(read).contains("4002:1 unknown-concern zz"),
                () -> read.findings().get(0).toString());
    }

    @Test
    void noMutationOfAMatrixEverThrows() {
        String whole = Given.resource("aws-security.matrix.yml");
        String signs = "{}[]:,&*!|>'\"%@`#-?~<\n\t\r \u0000\uFEFF😀é0a.=\\";
        for (int seed = 0; seed < 1_000; seed++) {
            var random = new Random(seed);
            var text = new StringBuilder(whole);
            for (int edit = 0; edit <= random.nextInt(6); edit++) {
                int at = random.nextInt(text.length());
                int length = Math.min(text.length() - at, random.nextInt(40));
                switch (random.nextInt(4)) {
                    case 0 -> text.delete(at, at + length);
                    case 1 -> text.insert(at, signs.charAt(random.nextInt(signs.length())));
                    case 2 -> text.setCharAt(at, signs.charAt(random.nextInt(signs.length())));
                    default -> text.insert(random.nextInt(text.length()), text.substring(at, at + length));
                }
            }
            String name = seed % 7 == 0 ? "m.matrix.json" : "m.matrix.yml";
            int number = seed;
            var file = SourceFile.of(name, name, text.toString().getBytes(UTF_8));
            var read = org.junit.jupiter.api.Assertions.assertDoesNotThrow(
                    () -> MatrixReader.read(file, List.of()), () -> "seed " + number);
            if (seed % 4 == 0) {
                org.junit.jupiter.api.Assertions.assertDoesNotThrow(
                        () -> readAsEverythingElse(text.toString()), () -> "seed " + number);
            }
            long unreadable = read.findings().stream()
                    .filter(finding -> finding.rule() == dev.demarc.diagnostic.RuleId.UNREADABLE)
                    .count();
            assertEquals(read.value().readable() ? 0 : 1, unreadable, () -> "seed " + number);
        }
    }

    private static void readAsEverythingElse(String text) {
        ClaimsReader.read(Given.file("m.claims.yml", text));
        SettingsReader.read(
                Given.file("demarc.yml", text), new java.util.TreeMap<>(Map.of("DEMARC_NAV", text)), "wiki");
        BlockReader.read(text, "a.md", dev.demarc.source.Span.of(3, 3, 0));
        FrontMatterReader.read("---\n" + text + "---\n", "a.md");
        Given.matrix(BY_CSV, Given.file("data/m.cells.csv", "concern,category,holder,text\n" + text));
    }
}
