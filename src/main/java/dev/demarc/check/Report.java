package dev.demarc.check;

import dev.demarc.diagnostic.Diagnostic;
import dev.demarc.diagnostic.RuleId;
import dev.demarc.source.Location;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes what rules find. */
public final class Report {

    private final List<Diagnostic> found = new ArrayList<>();

    /** Takes a finding. */
    public void add(Diagnostic finding) {
        found.add(finding);
    }

    /** Takes a finding with its rule's own severity and no other places. */
    public void at(RuleId rule, Location location, String message, String hint, @Nullable String target) {
        add(Diagnostic.of(rule, location, message, hint, target));
    }

    /** All that was found, in the order of finding. */
    public List<Diagnostic> found() {
        return List.copyOf(found);
    }
}
