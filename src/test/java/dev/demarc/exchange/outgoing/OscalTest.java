package dev.demarc.exchange.outgoing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.demarc.exchange.RandomMatrix;
import dev.demarc.matrix.Matrix;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The security plan: valid by NIST's schema whatever the matrix is, stable, and with each state in its place. */
class OscalTest {

    private static final Oscal.Plan PLAN = new Oscal.Plan(null, null, Instant.parse("2026-11-24T08:00:00Z"));
    private static final Schema SCHEMA = schema();

    private static Schema schema() {
        try {
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
                    .getSchema(Files.readString(Path.of("src/test/resources/schemas/oscal-ssp.schema.json")));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static void isValid(String plan) {
        var errors = SCHEMA.validate(plan, InputFormat.JSON);
        assertTrue(errors.isEmpty(), () -> errors + plan);
    }

    private static List<String> all(String text, String pattern) {
        var found = new ArrayList<String>();
        var matcher = Pattern.compile(pattern).matcher(text);
        while (matcher.find()) {
            found.add(matcher.group(1));
        }
        return found;
    }

    @ParameterizedTest
    @ValueSource(strings = {"aws-security", "rosa", "ai-services", "azure-2026", "google-cloud"})
    void publishedModelsMakeValidPlans(String name) throws NoControls {
        Matrix matrix = Given.withControls(Given.published(name));
        isValid(Oscal.of(matrix, PLAN).text());
        isValid(Oscal.of(matrix, new Oscal.Plan("customer", "https://example.org/profile 1.json", Instant.EPOCH))
                .text());
    }

    @ParameterizedTest
    @ValueSource(
            ints = {
                1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28
            })
    void anyMatrixMakesAValidPlan(int seed) throws NoControls {
        isValid(Oscal.of(Given.withControls(RandomMatrix.of(seed)), PLAN).text());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void controlsOfAnyShapeDo(int seed) {
        try {
            isValid(Oscal.of(RandomMatrix.of(seed), PLAN).text());
        } catch (NoControls e) {
            assertTrue(RandomMatrix.of(seed).concerns().stream()
                    .allMatch(concern -> concern.proof().controls("nist-800-53").isEmpty()));
        }
    }

    private static final Matrix STATES = Given.matrix(
            "matrix: m",
            "title: M",
            "parties: {us: {name: Us}, them: {name: Them}, host: {name: Host}}",
            "categories: {one: {name: One}}",
            "concerns:",
            "  a: {controls: {nist-800-53: [AC-1]}, evidence: [a file.md], who: {us: Does it.}}",
            "  b: {controls: {nist-800-53: [AC-2(a)]}, who: them}",
            "  c: {controls: {nist-800-53: [AC-2(1)]}, who: {shared: {us: Half., them: Half too.}}}",
            "  d: {controls: {nist-800-53: [AC-3]}, who: {outsourced: {to: host, by: us, text: Nightly.}}}",
            "  e: {controls: {nist-800-53: [AC-4]}, who: {varies: Size., default: them}}",
            "  f: {controls: {nist-800-53: [AC-5]}, who: {n/a: None.}}",
            "  g: {controls: {nist-800-53: [AC-6]}, who: {undetermined: Asked.}}",
            "  h: {controls: {nist-800-53: [AC-7]}, who: {us: ~, them: ~}}",
            "  i: {controls: {nist-800-53: [AC-8]}}",
            "  j: {name: Free, who: us}");

    @Test
    void eachStateHasItsPlace() throws NoControls {
        var out = Oscal.of(STATES, PLAN);
        String plan = out.text();
        isValid(plan);
        String implementation = plan.substring(plan.indexOf("\"control-implementation\""));
        assertEquals(
                List.of("ac-1", "ac-2", "ac-2.1", "ac-3", "ac-4", "ac-5", "ac-6", "ac-7", "ac-8"),
                all(implementation, "\"control-id\": \"([^\"]*)\""));
        assertEquals(List.of("ac-2_smt.a"), all(implementation, "\"statement-id\": \"([^\"]*)\""));
        assertEquals(
                List.of("Does it.", "Half.", "Nightly."),
                all(
                        implementation,
                        "(?s)\"provided\": \\[\\s+\\{\\s+\"uuid\": \"[^\"]*\",\\s+\"description\": \"([^\"]*)\""));
        assertEquals(
                List.of("Not described.", "Not described."),
                all(
                        implementation,
                        "(?s)\"responsibilities\": \\[\\s+\\{\\s+\"uuid\": \"[^\"]*\",\\s+\"description\": \"([^\"]*)\""));
        assertEquals(
                all(implementation, "(?s)\"uuid\": \"([^\"]*)\",\\s+\"description\": \"Half.\""),
                all(implementation, "\"provided-uuid\": \"([^\"]*)\""));
        assertEquals(List.of("host", "Size."), all(implementation, "\"value\": \"([^\"]*)\""));
        assertEquals(List.of("not-applicable"), all(implementation, "\"state\": \"([^\"]*)\""));
        assertEquals(List.of("a%20file.md"), all(implementation, "\"href\": \"([^\"]*)\""));
        assertEquals(
                List.of(
                        "g.one: It is an open question, so it is left out of `ac-6`.",
                        "h.one: Several parties claim it, so it is left out of `ac-7`.",
                        "i.one: Nobody answers for it, so it is left out of `ac-8`.",
                        "j: “Free” names no control of nist-800-53, so it is left out."),
                Given.losses(out.report()));
    }

    @Test
    void theSameDataHasTheSameIds() throws NoControls {
        // Made with Python's uuid.uuid5.
        assertEquals("bf91b149-4363-54ab-9703-9aa71b80bb04", new NameUuids("m").of("document"));
        String plan = Oscal.of(STATES, PLAN).text();
        assertEquals(plan, Oscal.of(STATES, PLAN).text());
        var uuids = all(plan, "\"uuid\": \"([^\"]*)\"");
        assertEquals(uuids.size(), uuids.stream().distinct().count());
    }

    @Test
    void aRenamedConcernChangesOnlyItsOwn() throws NoControls {
        Matrix renamed = Given.matrix(MatrixYaml.of(STATES).replace("\n  d:", "\n  dd:"));
        var before = all(Oscal.of(STATES, PLAN).text(), "uuid\": \"([^\"]*)\"");
        var after = all(Oscal.of(renamed, PLAN).text(), "uuid\": \"([^\"]*)\"");
        var changed = new ArrayList<>(before);
        changed.removeAll(after);
        assertEquals(1, changed.size());
    }

    @Test
    void whoExportsIsAsked() throws NoControls {
        String theirs = Oscal.of(STATES, new Oscal.Plan("them", "profile.json", Instant.EPOCH))
                .text();
        isValid(theirs);
        assertTrue(theirs.contains("\"href\": \"profile.json\""));
        assertTrue(!theirs.contains("back-matter"));
        assertEquals(
                3,
                all(theirs, "(\"provided\")").size(),
                "them alone, theirs of what is shared, and the default of what varies");
    }

    @Test
    void withoutControlsThereIsNoPlan() {
        assertThrows(NoControls.class, () -> Oscal.of(Given.published("aws-security"), PLAN));
    }
}
