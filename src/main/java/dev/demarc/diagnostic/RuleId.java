package dev.demarc.diagnostic;

import static dev.demarc.diagnostic.Severity.ERROR;
import static dev.demarc.diagnostic.Severity.INFO;
import static dev.demarc.diagnostic.Severity.WARNING;

import java.util.Locale;
import java.util.Optional;

/** The rules that Demarc checks, in the order of its catalogue, each with the severity that it has unless told otherwise. */
public enum RuleId {
    UNREADABLE(Family.STRUCTURE, ERROR),
    UNKNOWN_KEY(Family.STRUCTURE, ERROR),
    FRONT_MATTER_UNKNOWN_KEY(Family.STRUCTURE, WARNING),
    DUPLICATE_KEY(Family.STRUCTURE, ERROR),
    WRONG_VALUE(Family.STRUCTURE, ERROR),
    UNKNOWN_PARTY(Family.STRUCTURE, ERROR),
    UNKNOWN_CATEGORY(Family.STRUCTURE, ERROR),
    UNKNOWN_CONCERN(Family.STRUCTURE, ERROR),
    UNKNOWN_MATRIX(Family.STRUCTURE, ERROR),
    TABLE_RAGGED(Family.STRUCTURE, WARNING),
    ADDRESS_COLLISION(Family.STRUCTURE, ERROR),
    TEMPLATE_ERROR(Family.STRUCTURE, ERROR),
    GAP(Family.RESPONSIBILITY, ERROR),
    OVERLAP(Family.RESPONSIBILITY, ERROR),
    CONTRADICTION(Family.RESPONSIBILITY, WARNING),
    OUTSOURCED_WITHOUT_ACCOUNTABLE(Family.RESPONSIBILITY, ERROR),
    VARIES_WITHOUT_DEFAULT(Family.RESPONSIBILITY, WARNING),
    TABLES_OVERLAP(Family.RESPONSIBILITY, INFO),
    VIEW_FALLBACK(Family.RESPONSIBILITY, INFO),
    SIBLING_TABLES_DISAGREE(Family.DRIFT, WARNING),
    BROKEN_LINK(Family.LINKS, ERROR),
    BROKEN_ANCHOR(Family.LINKS, ERROR),
    WRONG_CASE(Family.LINKS, ERROR),
    OUTSIDE_SOURCE(Family.LINKS, ERROR),
    UNDEFINED_REFERENCE(Family.LINKS, WARNING),
    DUPLICATE_ANCHOR(Family.LINKS, WARNING),
    ALIAS_CONFLICT(Family.LINKS, ERROR),
    MISSING_IMAGE(Family.IMAGES, ERROR);

    /** What kind of thing a rule looks at. */
    public enum Family {
        STRUCTURE,
        RESPONSIBILITY,
        DRIFT,
        LINKS,
        IMAGES;

        /** The word for it in output. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final Family family;
    private final Severity severity;
    private final String id;

    RuleId(Family family, Severity severity) {
        this.family = family;
        this.severity = severity;
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
