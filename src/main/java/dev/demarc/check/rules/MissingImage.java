package dev.demarc.check.rules;

import dev.demarc.check.LinkRule;
import dev.demarc.check.Neighbourhood;
import dev.demarc.check.Relinking;
import dev.demarc.check.Report;
import dev.demarc.diagnostic.Diagnostic;
import dev.demarc.diagnostic.RuleId;
import dev.demarc.model.Answer;
import java.util.ArrayList;
import java.util.List;

/** An image whose file isn't in the wiki. */
public final class MissingImage implements LinkRule {

    @Override
    public void check(BrokenAsk broken, Neighbourhood near, Report report) {
        boolean missing = switch (broken.answer().fault()) {
            case NO_FILE, DRAFT, BUILT_NAME -> true;
            case WRONG_CASE, OUTSIDE, IN_REPOSITORY, NO_ANCHOR, NO_SUCH_ID -> false;
        };
        if (missing && broken.isImage()) {
            report.add(Diagnostic.of(
                            RuleId.MISSING_IMAGE,
                            broken.at(),
                            "The image `%s` does not exist.".formatted(broken.target()),
                            hint(broken, near),
                            broken.target())
                    .mendedBy(near.certain(broken.answer().path())
                            .filter(path -> broken.answer().fault() == Answer.Fault.NO_FILE)
                            .map(path -> Relinking.toPath(
                                    broken.target(), broken.from().path(), path))
                            .map(target -> Relinking.edits(broken, target))
                            .orElse(List.of())));
        }
    }

    private static String hint(BrokenAsk broken, Neighbourhood near) {
        var hints = new ArrayList<String>();
        String meant = near.hint(broken.answer().path(), path -> Neighbourhood.written(broken, path));
        if (!meant.isEmpty()) {
            hints.add(meant);
        }
        boolean drawn = !broken.on().matrix().isEmpty() || near.isBesideDuties(broken.from());
        if (drawn) {
            hints.add("A picture of who does what can be drawn from the data:"
                    + " write a `responsibility` block with `view: stack` in its place.");
        }
        return hints.isEmpty() ? "Put the file there, or take the image out." : String.join(" ", hints);
    }
}
