package dev.demarc.exchange.outgoing;

import dev.demarc.matrix.Category;
import dev.demarc.matrix.Cell;
import dev.demarc.matrix.Concern;
import dev.demarc.matrix.Holder;
import dev.demarc.matrix.Matrix;
import dev.demarc.matrix.Part;
import dev.demarc.output.JsonSheet;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What stands for one control in one category: what is provided, what is left to others, and what doesn't apply. */
final class OscalDuties {

    private static final String UNTOLD = "Not described.";

    /** A property in Demarc's own namespace. */
    private record Prop(String name, String value) {}

    /**
     * One entry.
     *
     * @param rests on the uuid of what is provided that it goes with; nothing if it stands alone
     * @param roles the ids of parties
     */
    private record Duty(
            String uuid,
            @Nullable String rests,
            @Nullable String words,
            List<String> roles,
            List<Prop> props,
            @Nullable String remarks) {}

    private final Matrix matrix;
    private final String exporter;
    private final String control;
    private final Category category;
    private final NameUuids uuids;
    private final List<Duty> provided = new ArrayList<>();
    private final List<Duty> left = new ArrayList<>();
    private final List<String> without = new ArrayList<>();

    /**
     * Nothing yet.
     *
     * @param exporter the id of the party that exports
     * @param control its id, or that of a statement within it
     */
    OscalDuties(Matrix matrix, String exporter, String control, Category category, NameUuids uuids) {
        this.matrix = matrix;
        this.exporter = exporter;
        this.control = control;
        this.category = category;
        this.uuids = uuids;
    }

    /** Whether there is nothing to say. */
    boolean isEmpty() {
        return provided.isEmpty() && left.isEmpty() && without.isEmpty();
    }

    /** Adds what a concern says of the category. */
    void add(Concern concern, Losses losses) {
        var cell = new Cell(concern.id(), category.id());
        add(concern, matrix.holder(concern, category), cell, losses, List.of(), null);
    }

    /** Tells what has no room once all concerns have been added. */
    void tell(Losses losses) {
        if (!without.isEmpty() && (!provided.isEmpty() || !left.isEmpty())) {
            losses.tell(
                    control + " in " + category.id(),
                    "That it does not apply for one of its concerns stands in remarks only: for others it does.",
                    "Let the concerns name different controls, or parts of one, as `AC-2(a)`.");
        }
    }

    private void add(
            Concern concern, Holder holder, Cell cell, Losses losses, List<Prop> props, @Nullable String remarks) {
        holder.match(new Holder.Cases<OscalDuties>() {
            @Override
            public OscalDuties owned(Holder.Owned owned) {
                Part part = owned.part();
                boolean own = isExporter(part.party());
                (own ? provided : left).add(duty(own, concern, part, List.of(part.party()), null, props, remarks));
                return OscalDuties.this;
            }

            @Override
            public OscalDuties shared(Holder.Shared shared) {
                @Nullable String rests = null;
                for (Part part : shared.parts()) {
                    if (isExporter(part.party())) {
                        Duty own = duty(true, concern, part, List.of(part.party()), null, props, remarks);
                        provided.add(own);
                        rests = rests == null ? own.uuid() : rests;
                    }
                }
                for (Part part : shared.parts()) {
                    if (!isExporter(part.party())) {
                        left.add(duty(false, concern, part, List.of(part.party()), rests, props, remarks));
                    }
                }
                return OscalDuties.this;
            }

            @Override
            public OscalDuties overlap(Holder.Overlap overlap) {
                return open("Several parties claim it", "Settle it: `shared:` with each one's part, or one party.");
            }

            @Override
            public OscalDuties outsourced(Holder.Outsourced outsourced) {
                String by = outsourced.by();
                if (by == null) {
                    return open("It isn't said who stays accountable", "Add `by:` to what is outsourced.");
                }
                boolean own = isExporter(by);
                var all = new ArrayList<>(props);
                all.add(new Prop("outsourced-to", outsourced.to()));
                var part = new Part(by, outsourced.text());
                (own ? provided : left).add(duty(own, concern, part, List.of(by, outsourced.to()), null, all, remarks));
                return OscalDuties.this;
            }

            @Override
            public OscalDuties varies(Holder.Varies varies) {
                if (varies.otherwise() == null) {
                    return open("It varies, and nobody holds it by default", "Add `default:` to it.");
                }
                String condition = OscalText.line(varies.condition(), "Not said on what.");
                add(
                        concern,
                        varies.otherwise(),
                        cell,
                        losses,
                        List.of(new Prop("varies-on", condition)),
                        OscalText.some(varies.condition(), condition));
                return OscalDuties.this;
            }

            @Override
            public OscalDuties notApplicable(Holder.NotApplicable none) {
                String reason = OscalText.some(none.reason(), "Not applicable.");
                without.add(remarks == null ? reason : reason + " Depends: " + remarks);
                return OscalDuties.this;
            }

            @Override
            public OscalDuties undetermined(Holder.Undetermined undetermined) {
                return open("It is an open question", "Settle it in the matrix.");
            }

            @Override
            public OscalDuties missing(Holder.Missing missing) {
                return open("Nobody answers for it", "Name a party in the matrix.");
            }

            private OscalDuties open(String why, String remedy) {
                losses.tell(cell, why + ", so it is left out of `" + control + "`.", remedy);
                return OscalDuties.this;
            }
        });
    }

    private boolean isExporter(String party) {
        return matrix.isWithin(party, exporter);
    }

    private Duty duty(
            boolean own,
            Concern concern,
            Part part,
            List<String> roles,
            @Nullable String rests,
            List<Prop> props,
            @Nullable String remarks) {
        String uuid = uuids.of(own ? "provided" : "duty", control, category.id(), concern.id(), part.party());
        return new Duty(uuid, rests, part.text(), roles, props, remarks);
    }

    /** Writes it down as one of a control's components. */
    void write(List<Concern> concerns, JsonSheet json) {
        json.object()
                .text("component-uuid", uuids.of("component", category.id()))
                .text("uuid", uuids.of("by", control, category.id()))
                .text(
                        "description",
                        OscalText.some(concerns.stream().map(Concern::name).collect(Collectors.joining("; ")), UNTOLD));
        var evidence = concerns.stream()
                .flatMap(concern -> concern.proof().evidence().stream())
                .filter(address -> !address.isBlank())
                .distinct()
                .toList();
        if (!evidence.isEmpty()) {
            json.key("links").list();
            evidence.forEach(address -> json.object()
                    .text("href", OscalText.href(address))
                    .text("rel", "evidence")
                    .end());
            json.end();
        }
        boolean applies = !provided.isEmpty() || !left.isEmpty();
        if (!applies) {
            json.key("implementation-status")
                    .object()
                    .text("state", "not-applicable")
                    .text("remarks", String.join("\n\n", without))
                    .end();
        } else {
            json.key("export").object();
            duties("provided", provided, json);
            duties("responsibilities", left, json);
            json.end();
        }
        if (applies && !without.isEmpty()) {
            json.text("remarks", "Not applicable: " + String.join("\n\n", without));
        }
        json.end();
    }

    private static void duties(String key, List<Duty> duties, JsonSheet json) {
        if (duties.isEmpty()) {
            return;
        }
        json.key(key).list();
        for (Duty duty : duties) {
            json.object().text("uuid", duty.uuid());
            if (duty.rests() != null) {
                json.text("provided-uuid", duty.rests());
            }
            json.text("description", OscalText.some(duty.words(), UNTOLD));
            if (!duty.props().isEmpty()) {
                json.key("props").list();
                duty.props()
                        .forEach(prop -> json.object()
                                .text("name", prop.name())
                                .text("ns", Oscal.NAMESPACE)
                                .text("value", prop.value())
                                .end());
                json.end();
            }
            json.key("responsible-roles").list();
            duty.roles().stream()
                    .distinct()
                    .forEach(role ->
                            json.object().text("role-id", OscalText.token(role)).end());
            json.end();
            if (duty.remarks() != null) {
                json.text("remarks", duty.remarks());
            }
            json.end();
        }
        json.end();
    }
}
