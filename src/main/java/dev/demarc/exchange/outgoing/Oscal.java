package dev.demarc.exchange.outgoing;

import dev.demarc.matrix.Category;
import dev.demarc.matrix.Concern;
import dev.demarc.matrix.Matrix;
import dev.demarc.matrix.Party;
import dev.demarc.output.JsonSheet;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A system security plan of NIST's OSCAL, as JSON: control by control and category by category, what the exporting party
 * provides, and what it leaves to others. Written so that the schemas of 1.1.2 and later take it.
 */
public final class Oscal {

    /** Of what Demarc says beyond the format. */
    static final String NAMESPACE = "urn:demarc:oscal";

    private static final String VERSION = "1.1.2";
    private static final String UNTOLD = "Not described.";

    private final Matrix matrix;
    private final Plan plan;
    private final NameUuids uuids;
    private final Losses losses;
    private final JsonSheet json = new JsonSheet();

    /**
     * How it is exported.
     *
     * @param as the id of the exporting party; nothing for the first
     * @param profile the address of the profile whose controls are meant; nothing if none is named
     * @param modified when the matrix was last changed
     */
    public record Plan(@Nullable String as, @Nullable String profile, Instant modified) {}

    private Oscal(Matrix matrix, Plan plan) {
        this.matrix = matrix;
        this.plan = plan;
        this.uuids = new NameUuids(matrix.id());
        this.losses = new Losses(matrix);
    }

    /** The plan of a matrix. */
    public static Outgoing of(Matrix matrix, Plan plan) throws NoControls {
        if (matrix.concerns().stream().allMatch(concern -> controls(concern).isEmpty())) {
            throw new NoControls();
        }
        return new Oscal(matrix, plan).written();
    }

    private static List<String> controls(Concern concern) {
        return concern.proof().controls(Concern.Proof.NIST);
    }

    private Outgoing written() {
        json.object().key("system-security-plan").object().text("uuid", uuids.of("document"));
        metadata();
        json.key("import-profile").object();
        if (plan.profile() == null) {
            json.text("href", "#" + uuids.of("profile"));
        } else {
            json.text("href", OscalText.href(plan.profile()));
        }
        json.end();
        characteristics();
        implementation();
        controlImplementation();
        if (plan.profile() == null) {
            json.key("back-matter").object().key("resources").list().object();
            json.text("uuid", uuids.of("profile"))
                    .text("title", "No profile")
                    .text("description", "The matrix doesn't say which profile its controls belong to.");
            json.end().end().end();
        }
        json.end().end();
        return Outgoing.of(json.toString(), losses.report());
    }

    private void metadata() {
        json.key("metadata")
                .object()
                .text("title", OscalText.line(matrix.title(), matrix.id()))
                .text("last-modified", plan.modified().toString())
                .text("version", "0")
                .text("oscal-version", VERSION);
        json.key("roles").list();
        for (Party party : matrix.parties()) {
            json.object()
                    .text("id", OscalText.token(party.id()))
                    .text("title", OscalText.line(party.name(), party.id()))
                    .end();
        }
        json.end().key("parties").list();
        for (Party party : matrix.parties()) {
            json.object()
                    .text("uuid", uuids.of("party", party.id()))
                    .text("type", "organization")
                    .text("name", OscalText.line(party.name(), party.id()))
                    .end();
        }
        json.end().key("responsible-parties").list();
        for (Party party : matrix.parties()) {
            json.object()
                    .text("role-id", OscalText.token(party.id()))
                    .key("party-uuids")
                    .list();
            json.text(uuids.of("party", party.id())).end().end();
        }
        json.end().end();
    }

    private void characteristics() {
        json.key("system-characteristics").object();
        json.key("system-ids").list().object().text("id", matrix.id()).end().end();
        json.text("system-name", OscalText.line(matrix.title(), matrix.id()))
                .text("description", OscalText.some(matrix.description(), UNTOLD));
        json.key("system-information").object().key("information-types").list().object();
        json.text("uuid", uuids.of("information"))
                .text("title", "Not stated")
                .text("description", "The matrix doesn't say which information the system holds.");
        json.end().end().end();
        json.key("status")
                .object()
                .text("state", "other")
                .text("remarks", "A matrix of responsibilities, which says nothing of the system's state.")
                .end();
        json.key("authorization-boundary")
                .object()
                .text("description", "As the categories tell; the matrix says nothing more of it.")
                .end()
                .end();
    }

    private void implementation() {
        json.key("system-implementation").object().key("users").list().object();
        json.text("uuid", uuids.of("user")).text("title", "Not stated").end().end();
        json.key("components").list();
        component(uuids.of("system"), "this-system", matrix.title(), matrix.description());
        for (Category category : matrix.categories()) {
            component(uuids.of("component", category.id()), "service", category.name(), category.description());
        }
        json.end().end();
    }

    private void component(String uuid, String type, String title, @Nullable String description) {
        json.object()
                .text("uuid", uuid)
                .text("type", type)
                .text("title", OscalText.line(title, matrix.id()))
                .text("description", OscalText.some(description, UNTOLD));
        json.key("status").object().text("state", "operational").end().end();
    }

    private void controlImplementation() {
        json.key("control-implementation")
                .object()
                .text(
                        "description",
                        "Who is responsible for what in “%s”, by control and service category."
                                .formatted(matrix.title()));
        json.key("implemented-requirements").list();
        requirements().forEach(this::requirement);
        json.end().end();
        tellLeftOut();
    }

    /** Concerns by control, and within it by statement; those of the whole control have an empty one. */
    private Map<String, Map<String, List<Concern>>> requirements() {
        Map<String, Map<String, List<Concern>>> requirements = new LinkedHashMap<>();
        for (Concern concern : matrix.concerns()) {
            for (String written : controls(concern)) {
                String control = ControlIds.control(written);
                String statement = ControlIds.statement(written);
                if (!ControlIds.isKnown(written)) {
                    losses.tell(
                            concern.id(),
                            "`%s` is no control of %s; it goes out as `%s`."
                                    .formatted(written, Concern.Proof.NIST, control),
                            "Write it as the catalogue does: SC-28, AC-2(1), AC-2(a).");
                }
                var concerns = requirements
                        .computeIfAbsent(control, each -> new LinkedHashMap<>())
                        .computeIfAbsent(statement == null ? "" : statement, each -> new ArrayList<>());
                // It may name one control in two ways. Ids tell that at once; at first, Java would take long to compare
                // concerns.
                boolean isThere = !concerns.isEmpty()
                        && concerns.get(concerns.size() - 1).id().equals(concern.id());
                if (!isThere) {
                    concerns.add(concern);
                }
            }
        }
        return requirements;
    }

    private void requirement(String control, Map<String, List<Concern>> byStatement) {
        json.object().text("uuid", uuids.of("requirement", control)).text("control-id", control);
        var statements = new LinkedHashMap<>(byStatement);
        var whole = statements.remove("");
        if (!statements.isEmpty()) {
            json.key("statements").list();
            statements.forEach((statement, concerns) -> {
                json.object().text("statement-id", statement).text("uuid", uuids.of("statement", statement));
                components(statement, concerns);
                json.end();
            });
            json.end();
        }
        if (whole != null) {
            components(control, whole);
        }
        json.end();
    }

    private void components(String control, List<Concern> concerns) {
        String exporter = plan.as() == null ? matrix.parties().get(0).id() : plan.as();
        var told = new ArrayList<OscalDuties>();
        for (Category category : matrix.categories()) {
            var duties = new OscalDuties(matrix, exporter, control, category, uuids);
            concerns.forEach(concern -> duties.add(concern, losses));
            duties.tell(losses);
            if (!duties.isEmpty()) {
                told.add(duties);
            }
        }
        if (!told.isEmpty()) {
            json.key("by-components").list();
            told.forEach(duties -> duties.write(concerns, json));
            json.end();
        }
    }

    private void tellLeftOut() {
        for (Concern concern : matrix.concerns()) {
            if (controls(concern).isEmpty()) {
                losses.noControl(concern);
            }
        }
        losses.besideControls();
        losses.cases();
    }
}
