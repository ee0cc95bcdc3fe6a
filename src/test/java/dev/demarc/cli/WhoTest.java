package dev.demarc.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code demarc who}: questions as people ask them, and what they get. */
class WhoTest {

    private static final Pattern CELL =
            Pattern.compile("\"matrix\": \"([^\"]*)\",\\s+\"concern\": \"([^\"]*)\",\\s+\"category\": \"([^\"]*)\"");

    @TempDir
    Path folder;

    private TestWiki wiki;

    @BeforeEach
    void theModelOfAws() {
        wiki = TestWiki.in(folder)
                .with("demarc.yml", "title: Wiki")
                .with(
                        "content/aws/security.matrix.yml",
                        "matrix: aws-security",
                        "title: AWS shared responsibility",
                        "parties:",
                        "  provider: {name: AWS}",
                        "  customer: {name: Customer}",
                        "  fastly: {name: Fastly}",
                        "categories:",
                        "  container: {name: Container services, examples: [Amazon RDS]}",
                        "  abstracted: {name: Abstracted services, examples: [Amazon S3]}",
                        "concerns:",
                        "  encryption-at-rest:",
                        "    name: Encryption at rest",
                        "    who:",
                        "      container: customer",
                        "      abstracted:",
                        "        shared:",
                        "          provider: Encrypts objects by default.",
                        "          customer: Chooses the key.",
                        "  backups: {name: Backups, also: [Snapshots], who: customer}",
                        "  patching: {name: Patching, who: {container: provider, abstracted: {n/a: Nothing to patch.}}}",
                        "  edge: {name: Edge cache, who: {container: {outsourced: {to: fastly, by: customer, text: Runs it.}}}}",
                        "  physical-security: {name: Physical security of data centres, who: provider}");
    }

    private List<String> cells(String... words) {
        var arguments = new ArrayList<>(List.of("who", "--format", "json"));
        arguments.addAll(List.of(words));
        var ended = wiki.run(arguments.toArray(String[]::new)).exits(Exit.CLEAN);
        var cells = new ArrayList<String>();
        CELL.matcher(ended.out()).results().forEach(hit -> cells.add(hit.group(2) + "." + hit.group(3)));
        return cells;
    }

    @Test
    void aQuestionFindsTheCell() {
        assertEquals(List.of("encryption-at-rest.abstracted"), cells("who", "encrypts", "S3?"));
        assertEquals(List.of("encryption-at-rest.abstracted"), cells("encryption s3"));
    }

    @Test
    void aConcernFindsItsWholeRow() {
        assertEquals(List.of("patching.container", "patching.abstracted"), cells("who is responsible for patches"));
    }

    @Test
    void otherNamesCount() {
        assertEquals(List.of("backups.container", "backups.abstracted"), cells("snapshot"));
    }

    @Test
    void aWordThatIsBegunAndOneThatIsMisspeltAreUnderstood() {
        assertEquals(List.of("physical-security.container", "physical-security.abstracted"), cells("phys"));
        assertEquals(List.of("encryption-at-rest.abstracted"), cells("encyrption", "s3"));
    }

    @Test
    void aNameGoesBeforeAWordInAText() {
        assertEquals("patching.abstracted", cells("patch", "abstracted").get(0));
        assertEquals(List.of("encryption-at-rest.abstracted"), cells("key"));
    }

    @Test
    void aPartyNarrowsWhatIsAsked() {
        assertEquals(
                List.of("encryption-at-rest.abstracted"),
                cells("aws encryption").subList(0, 1));
        assertEquals(List.of("edge.container"), cells("fastly cache"));
    }

    @Test
    void jsonTellsEachCellWhole() {
        assertEquals(
                """
                [
                  {
                    "matrix": "aws-security",
                    "concern": "encryption-at-rest",
                    "category": "abstracted",
                    "state": "shared",
                    "accountable": [
                      "provider",
                      "customer"
                    ],
                    "working": [
                      "provider",
                      "customer"
                    ],
                    "parts": [
                      {
                        "party": "provider",
                        "text": "Encrypts objects by default."
                      },
                      {
                        "party": "customer",
                        "text": "Chooses the key."
                      }
                    ],
                    "page": "aws/security/encryption-at-rest.html"
                  }
                ]
                """,
                wiki.run("who", "encryption", "s3", "--format", "json")
                        .exits(Exit.CLEAN)
                        .out());
    }

    @Test
    void textTellsWhoWithWhichPartAndWhere() {
        assertEquals("""
                Encryption at rest · Abstracted services · AWS shared responsibility
                  Shared: AWS, Customer
                    AWS       Encrypts objects by default.
                    Customer  Chooses the key.
                  aws/security/encryption-at-rest.html
                """, wiki.run("who", "encryption", "s3").exits(Exit.CLEAN).out());
        assertEquals("""
                Edge cache · Container services · AWS shared responsibility
                  Fastly for Customer
                    Fastly  Runs it.
                  aws/security/edge.html

                Edge cache · Abstracted services · AWS shared responsibility
                  Nobody answers for it: a gap
                  aws/security/edge.html
                """, wiki.run("who", "edge").exits(Exit.CLEAN).out());
        wiki.run("who", "patching", "abstracted").says("  n/a\n    Nothing to patch.\n");
    }

    @Test
    void nothingFoundIsNoFault() {
        wiki.run("who", "encapsulation")
                .exits(Exit.CLEAN)
                .says("Nothing in the data is about “encapsulation”.\n  → Ask for a concern");
        wiki.run("who", "encrusstion").exits(Exit.CLEAN).says("→ Nearest words: encryption.");
        assertEquals(
                "[]\n",
                wiki.run("who", "zzz", "--format", "json").exits(Exit.CLEAN).out());
    }

    @Test
    void theWikiIsFoundFromAFolderWithin() {
        TestWiki below = TestWiki.in(folder.resolve("content/aws"));
        below.run("who", "backups").exits(Exit.CLEAN).says("aws/security/backups.html");
    }

    @Test
    void moreThanTenAreCountedOnly() {
        var rows =
                new ArrayList<String>(List.of("matrix: many", "parties: {a: ~}", "categories: {one: ~}", "concerns:"));
        for (int i = 0; i < 13; i++) {
            rows.add("  keys-" + i + ": {name: Keys " + i + ", who: a}");
        }
        wiki.with("content/many.matrix.yml", rows.toArray(String[]::new));
        wiki.run("who", "keys").exits(Exit.CLEAN).says("… and 4 more; --all shows them");
        assertEquals(14, cells("keys").size());
    }

    @Test
    void whatCannotBeReadIsTold() {
        wiki.with("content/broken.matrix.yml", "matrix: [");
        wiki.run("who", "backups").exits(Exit.CLEAN).tells("`content/broken.matrix.yml` can't be read");
    }

    @Test
    void wrongUseIsTold() {
        wiki.run("who").exits(Exit.USAGE).tells("WORDS");
        wiki.run("who", "keys", "--format", "xml").exits(Exit.USAGE).tells("There is no format `xml` here.");
    }
}
