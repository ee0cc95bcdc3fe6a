package dev.demarc.check;

import dev.demarc.matrix.Concern;
import dev.demarc.model.Settings;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the settings ask of some rules, file by file: the last pattern that matches wins. */
public final class RuleOptions {

    private record Scope(Reach reach, Settings.Options options) {}

    /** Nothing is asked. */
    public static final RuleOptions NONE = new RuleOptions(Settings.RuleSettings.DEFAULT, "");

    private final Settings.Options everywhere;
    private final List<Scope> scopes = new ArrayList<>();

    /**
     * Those of a wiki.
     *
     * @param source the source folder from the wiki's root, ending with a slash or empty
     */
    public RuleOptions(Settings.RuleSettings rules, String source) {
        this.everywhere = rules.options();
        for (Settings.ForPaths each : rules.paths()) {
            if (!each.options().equals(Settings.Options.NONE)) {
                scopes.add(new Scope(new Reach(each.pattern(), source), each.options()));
            }
        }
    }

    /** How many days before it is due a file's review is told; −1 for not at all. */
    public int ahead(String place) {
        Integer ahead = everywhere.ahead();
        for (Scope scope : scopes) {
            if (scope.options.ahead() != null && scope.reach.covers(place)) {
                ahead = scope.options.ahead();
            }
        }
        return ahead == null ? -1 : ahead;
    }

    /** Of which level, and those above it, a file's concerns want evidence; nothing if none does. */
    public Concern.@Nullable Level require(String place) {
        Concern.Level require = everywhere.require();
        for (Scope scope : scopes) {
            if (scope.options.require() != null && scope.reach.covers(place)) {
                require = scope.options.require();
            }
        }
        return require;
    }
}
