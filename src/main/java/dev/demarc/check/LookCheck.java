package dev.demarc.check;

import dev.demarc.diagnostic.Diagnostic;
import dev.demarc.diagnostic.Nearest;
import dev.demarc.diagnostic.RuleId;
import dev.demarc.model.Links;
import dev.demarc.model.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Whether the files that the settings give to the theme are in the site.
 *
 * @param findings at the setting
 * @param missing the paths that aren't there; every page asks for them
 */
public record LookCheck(List<Diagnostic> findings, Set<String> missing) {

    /** Copies the collections. */
    public LookCheck {
        findings = List.copyOf(findings);
        missing = Set.copyOf(missing);
    }

    /**
     * Checks a theme's files.
     *
     * @param paths all files of the site
     */
    public static LookCheck of(Settings.ThemeSettings theme, Set<String> paths) {
        var findings = new ArrayList<Diagnostic>();
        var missing = new TreeSet<String>();
        if (theme.logo() != null) {
            check(theme.logo(), RuleId.MISSING_IMAGE, "The logo `%s` does not exist.", paths, findings, missing);
        }
        if (theme.card().own() != null) {
            check(theme.card().own(), RuleId.MISSING_IMAGE, "The card `%s` does not exist.", paths, findings, missing);
        }
        for (Settings.Written sheet : theme.css()) {
            check(sheet, RuleId.BROKEN_LINK, "The style sheet `%s` does not exist.", paths, findings, missing);
        }
        return new LookCheck(findings, missing);
    }

    private static void check(
            Settings.Written written,
            RuleId rule,
            String message,
            Set<String> paths,
            List<Diagnostic> findings,
            Set<String> missing) {
        String path = written.value();
        if (paths.contains(path) || Links.isElsewhere(path)) {
            return;
        }
        var near = Nearest.allTo(path, paths);
        String hint = near.isEmpty()
                ? "Write its path from the top of the source, or `assets/…` for a file of `templates/assets/`."
                : "Nearest: `" + String.join("`, `", near) + "`.";
        findings.add(Diagnostic.of(rule, written.place(), message.formatted(path), hint, path)
                .mendedBy(Nearest.certain(path, paths)
                        .map(meant -> Relinking.edits(written.place(), path, meant))
                        .orElse(List.of())));
        missing.add(path);
    }
}
