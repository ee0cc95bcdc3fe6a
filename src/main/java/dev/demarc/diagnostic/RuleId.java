package dev.demarc.diagnostic;

import static dev.demarc.diagnostic.Severity.ERROR;
import static dev.demarc.diagnostic.Severity.INFO;
import static dev.demarc.diagnostic.Severity.WARNING;

import java.util.Locale;
import java.util.Optional;

/** The rules that Demarc checks, in the order of its catalogue, each with the severity that it has unless told otherwise. */
public enum RuleId {
    UNREADABLE(Family.STRUCTURE, ERROR, Fix.NO),
    UNKNOWN_KEY(Family.STRUCTURE, ERROR, Fix.ONE),
    FRONT_MATTER_UNKNOWN_KEY(Family.STRUCTURE, WARNING, Fix.ONE),
    DUPLICATE_KEY(Family.STRUCTURE, ERROR, Fix.NO),
    WRONG_VALUE(Family.STRUCTURE, ERROR, Fix.NO),
    UNKNOWN_PARTY(Family.STRUCTURE, ERROR, Fix.ONE),
    UNKNOWN_CATEGORY(Family.STRUCTURE, ERROR, Fix.ONE),
    UNKNOWN_CONCERN(Family.STRUCTURE, ERROR, Fix.ONE),
    UNKNOWN_MATRIX(Family.STRUCTURE, ERROR, Fix.ONE),
    UNUSED_PARTY(Family.STRUCTURE, WARNING, Fix.NO),
    UNUSED_CATEGORY(Family.STRUCTURE, WARNING, Fix.NO),
    TABLE_RAGGED(Family.STRUCTURE, WARNING, Fix.NO),
    MISSING_TITLE(Family.STRUCTURE, WARNING, Fix.NO),
    DUPLICATE_TITLE(Family.STRUCTURE, WARNING, Fix.NO),
    ADDRESS_COLLISION(Family.STRUCTURE, ERROR, Fix.NO),
    TEMPLATE_ERROR(Family.STRUCTURE, ERROR, Fix.NO),
    GAP(Family.RESPONSIBILITY, ERROR, Fix.NO),
    OVERLAP(Family.RESPONSIBILITY, ERROR, Fix.NO),
    CONTRADICTION(Family.RESPONSIBILITY, WARNING, Fix.NO),
    SHARED_WITHOUT_PARTS(Family.RESPONSIBILITY, WARNING, Fix.NO),
    OUTSOURCED_WITHOUT_ACCOUNTABLE(Family.RESPONSIBILITY, ERROR, Fix.NO),
    VARIES_WITHOUT_DEFAULT(Family.RESPONSIBILITY, WARNING, Fix.NO),
    REASON_MISSING(Family.RESPONSIBILITY, WARNING, Fix.NO),
    EVIDENCE_MISSING(Family.RESPONSIBILITY, ERROR, Fix.ONE),
    CATEGORY_LEFT_OUT(Family.RESPONSIBILITY, INFO, Fix.NO),
    TABLES_OVERLAP(Family.RESPONSIBILITY, INFO, Fix.NO),
    DIAGRAM_LONG(Family.RESPONSIBILITY, INFO, Fix.NO),
    VIEW_FALLBACK(Family.RESPONSIBILITY, INFO, Fix.NO),
    DRIFT(Family.DRIFT, ERROR, Fix.YES),
    TABLE_UNBOUND(Family.DRIFT, INFO, Fix.NO),
    SIBLING_TABLES_DISAGREE(Family.DRIFT, WARNING, Fix.NO),
    RENAMED_NOT_DECLARED(Family.DRIFT, WARNING, Fix.ONE),
    NEAR_MISS(Family.WORDING, WARNING, Fix.ONE),
    BROKEN_LINK(Family.LINKS, ERROR, Fix.ONE),
    BROKEN_ANCHOR(Family.LINKS, ERROR, Fix.ONE),
    WRONG_CASE(Family.LINKS, ERROR, Fix.YES),
    OUTSIDE_SOURCE(Family.LINKS, ERROR, Fix.NO),
    UNDEFINED_REFERENCE(Family.LINKS, WARNING, Fix.ONE),
    ABSOLUTE_LINK_TO_SELF(Family.LINKS, WARNING, Fix.YES),
    DUPLICATE_ANCHOR(Family.LINKS, WARNING, Fix.NO),
    ORPHAN_PAGE(Family.LINKS, WARNING, Fix.NO),
    ALIAS_CONFLICT(Family.LINKS, ERROR, Fix.NO),
    ALIAS_LOOP(Family.LINKS, ERROR, Fix.NO),
    EXTERNAL_BROKEN(Family.LINKS, ERROR, Fix.NO),
    EXTERNAL_MOVED(Family.LINKS, WARNING, Fix.YES),
    EXTERNAL_UNREACHABLE(Family.LINKS, WARNING, Fix.NO),
    MISSING_IMAGE(Family.IMAGES, ERROR, Fix.ONE),
    IMAGE_WITHOUT_ALT(Family.IMAGES, WARNING, Fix.NO),
    HEADING_SKIPS(Family.IMAGES, WARNING, Fix.NO),
    EMPTY_LINK_TEXT(Family.IMAGES, WARNING, Fix.NO),
    OVERDUE(Family.OWNERSHIP, WARNING, Fix.NO),
    REVIEW_DUE(Family.OWNERSHIP, WARNING, Fix.NO),
    WAIVER_EXPIRED(Family.OWNERSHIP, WARNING, Fix.NO),
    WAIVER_UNUSED(Family.OWNERSHIP, WARNING, Fix.YES);

    /** What kind of thing a rule looks at. */
    public enum Family {
        STRUCTURE,
        RESPONSIBILITY,
        DRIFT,
        WORDING,
        LINKS,
        IMAGES,
        OWNERSHIP;

        /** The word for it in output. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Whether a fault can be mended without a person. */
    public enum Fix {
        /** With certainty. */
        YES,
        /** Only if there is exactly one nearest target. */
        ONE,
        /** A person has to decide. */
        NO;

        /** The word for it in output. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final Family family;
    private final Severity severity;
    private final Fix fix;
    private final String id;

    RuleId(Family family, Severity severity, Fix fix) {
        this.family = family;
        this.severity = severity;
        this.fix = fix;
        this.id = name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Its stable name, in kebab-case. */
    public String id() {
        return id;
    }

    /** What kind of thing it looks at. */
    public Family family() {
        return family;
    }

    /** How much its findings weigh unless the settings or the finding say otherwise. */
    public Severity severity() {
        return severity;
    }

    /** Whether its findings can be mended without a person. */
    public Fix fix() {
        return fix;
    }

    /** The rule of that name. */
    public static Optional<RuleId> of(String id) {
        for (RuleId rule : values()) {
            if (rule.id.equals(id)) {
                return Optional.of(rule);
            }
        }
        return Optional.empty();
    }

    @Override
    public String toString() {
        return id;
    }
}
