package dev.demarc.check.rules;

import dev.demarc.check.LinkRule;
import dev.demarc.check.Neighbourhood;
import dev.demarc.check.Report;
import dev.demarc.diagnostic.Diagnostic;
import dev.demarc.diagnostic.RuleId;
import java.util.ArrayList;

/** An image whose file isn't in the wiki. */
public final class MissingImage implements LinkRule {

    @Override
    public void check(BrokenAsk broken, Neighbourhood near, Report report) {
        boolean missing = switch (broken.answer().fault()) {
            case NO_FILE, DRAFT, BUILT_NAME -> true;
            case WRONG_CASE, OUTSIDE, NO_ANCHOR, NO_SUCH_ID -> false;
        };
        if (missing && broken.isImage()) {
            var meant = near.meant(broken.answer().path());
            Diagnostic finding = Diagnostic.of(
                    RuleId.MISSING_IMAGE,
                    broken.at(),
                    "The image `%s` does not exist.".formatted(broken.target()),
                    hint(broken, meant, near),
                    broken.target());
            report.add(meant.certain()
                    .map(path -> finding.mendedBy(broken.edits(Neighbourhood.written(broken, path))))
                    .orElse(finding));
        }
    }

    private static String hint(BrokenAsk broken, Neighbourhood.Meant meant, Neighbourhood near) {
        var hints = new ArrayList<String>();
        if (!meant.paths().isEmpty()) {
            hints.add(meant.hint(path -> Neighbourhood.written(broken, path)));
        }
        boolean drawn = !broken.on().matrix().isEmpty() || near.isBesideDuties(broken.from());
        if (drawn) {
            hints.add("A picture of who does what can be drawn from the data:"
                    + " write a `responsibility` block with `view: stack` in its place.");
        }
        return hints.isEmpty() ? "Put the file there, or take the image out." : String.join(" ", hints);
    }
}
