package dev.demarc.matrix;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A row: what must be taken care of.
 *
 * @param group a heading that it stands under
 * @param proof how much it is asked for, and what shows that it is done
 * @param renamedFrom ids that it had before
 */
public record Concern(
        String id,
        String name,
        @Nullable String group,
        @Nullable String description,
        Proof proof,
        List<String> also,
        List<String> renamedFrom) {

    /** How much a concern is asked for. */
    public enum Level {
        REQUIRED,
        RECOMMENDED,
        INFORMATIONAL
    }

    /**
     * How much a concern is asked for, and what shows that it is done.
     *
     * @param evidence addresses, or paths from the matrix's file, as written
     * @param controls ids of controls by framework
     */
    public record Proof(@Nullable Level level, List<String> evidence, Map<String, List<String>> controls) {

        /** What the framework is called whose controls are those of NIST SP 800-53. */
        public static final String NIST = "nist-800-53";

        /** Nothing was said. */
        public static final Proof NONE = new Proof(null, List.of(), Map.of());

        /** Copies the lists and sorts the frameworks. */
        public Proof {
            evidence = List.copyOf(evidence);
            controls = java.util.Collections.unmodifiableMap(new TreeMap<>(controls));
        }

        /** The ids of one framework's controls, as written. */
        public List<String> controls(String framework) {
            return controls.getOrDefault(framework, List.of()).stream()
                    .filter(id -> !id.isBlank())
                    .toList();
        }
    }

    /** Copies the lists. */
    public Concern {
        also = List.copyOf(also);
        renamedFrom = List.copyOf(renamedFrom);
    }

    /** How much it is asked for, if that was said. */
    public @Nullable Level level() {
        return proof.level();
    }
}
