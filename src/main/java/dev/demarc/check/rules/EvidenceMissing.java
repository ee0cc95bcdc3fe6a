package dev.demarc.check.rules;

import dev.demarc.check.CheckedSite;
import dev.demarc.check.Neighbourhood;
import dev.demarc.check.Relinking;
import dev.demarc.check.Report;
import dev.demarc.check.SiteRule;
import dev.demarc.diagnostic.Diagnostic;
import dev.demarc.diagnostic.RuleId;
import dev.demarc.matrix.Concern;
import dev.demarc.matrix.Duties;
import dev.demarc.model.Address;
import dev.demarc.model.Answer;
import dev.demarc.model.SitePage;
import dev.demarc.source.Location;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Evidence that isn't in the wiki, or that a concern should have; addresses on the web are not asked. */
public final class EvidenceMissing implements SiteRule {

    @Override
    public void check(CheckedSite checked, Report report) {
        var near = new Neighbourhood(checked);
        for (Duties duties : checked.site().duties().values()) {
            Optional<SitePage> page = checked.site().pageOf(duties.file().path());
            page.ifPresent(on -> check(checked, duties, on, near, report));
        }
    }

    private static void check(CheckedSite checked, Duties duties, SitePage on, Neighbourhood near, Report report) {
        String path = duties.file().path();
        String folder = path.substring(0, path.lastIndexOf('/') + 1);
        for (Concern concern : duties.matrix().concerns()) {
            List<String> evidence = concern.proof().evidence();
            if (evidence.isEmpty()
                    && isWanted(
                            concern,
                            checked.wishes().options().require(duties.file().place()))) {
                report.at(
                        RuleId.EVIDENCE_MISSING,
                        duties.file().at("concerns." + concern.id()),
                        "“%s” is %s, and no evidence shows that it is done."
                                .formatted(concern.name(), word(concern.level())),
                        "Name under `evidence:` what shows it: paths from this file, or addresses.",
                        concern.id());
            }
            for (int i = 0; i < evidence.size(); i++) {
                String written = evidence.get(i);
                if (!(checked.links().answer(on, folder, written) instanceof Answer.Broken broken)
                        || checked.isIgnored(written)) {
                    continue;
                }
                String row = "concerns." + concern.id();
                Location at = duties.file().at(row + ".evidence." + i, row);
                if (broken.fault() == Answer.Fault.NO_ANCHOR || broken.fault() == Answer.Fault.NO_SUCH_ID) {
                    report.at(
                            RuleId.BROKEN_ANCHOR,
                            at,
                            "The evidence `%s` for “%s” leads to no place on `%s`."
                                    .formatted(written, concern.name(), broken.path()),
                            "Name a heading or an id that stands there, or the page alone.",
                            written);
                } else if (isMissing(broken)) {
                    report.add(Diagnostic.of(
                                    RuleId.EVIDENCE_MISSING,
                                    at,
                                    "The evidence `%s` for “%s” does not exist.".formatted(written, concern.name()),
                                    hint(path, broken, near),
                                    written)
                            .mendedBy(certain(broken, near)
                                    .map(meant -> Relinking.edits(at, written, Relinking.toPath(written, path, meant)))
                                    .orElse(List.of())));
                }
            }
        }
    }

    /** Whether a concern is asked for as much as those that want evidence, or more. */
    private static boolean isWanted(Concern concern, Concern.@Nullable Level require) {
        Concern.Level level = concern.level();
        return require != null && level != null && level.compareTo(require) <= 0;
    }

    private static String word(Concern.@Nullable Level level) {
        return level == null ? "" : level.name().toLowerCase(Locale.ROOT);
    }

    /** What lies outside the source may well exist, but isn't looked at. */
    private static boolean isMissing(Answer.Broken broken) {
        return switch (broken.fault()) {
            case NO_FILE, DRAFT, BUILT_NAME, WRONG_CASE -> true;
            case OUTSIDE, IN_REPOSITORY, NO_ANCHOR, NO_SUCH_ID -> false;
        };
    }

    private static Optional<String> certain(Answer.Broken broken, Neighbourhood near) {
        return switch (broken.fault()) {
            case NO_FILE -> near.certain(broken.path());
            case BUILT_NAME, WRONG_CASE -> Optional.ofNullable(broken.found());
            case DRAFT, OUTSIDE, IN_REPOSITORY, NO_ANCHOR, NO_SUCH_ID -> Optional.empty();
        };
    }

    private static String hint(String from, Answer.Broken broken, Neighbourhood near) {
        var source = new Address(from);
        if (broken.fault() == Answer.Fault.DRAFT) {
            return "It is a draft, and drafts are left out: take `draft: true` out of it.";
        }
        if (broken.found() != null) {
            return "Nearest: `" + source.hrefTo(new Address(broken.found())) + "`.";
        }
        String meant = near.hint(broken.path(), path -> source.hrefTo(new Address(path)));
        return meant.isEmpty()
                ? "Paths begin at the matrix's folder, or with a `/` at the top; put the file there."
                : meant;
    }
}
