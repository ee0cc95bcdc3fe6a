package dev.demarc.check.rules;

import dev.demarc.check.LinkRule;
import dev.demarc.check.Neighbourhood;
import dev.demarc.check.Report;
import dev.demarc.diagnostic.Diagnostic;
import dev.demarc.diagnostic.RuleId;
import dev.demarc.model.Answer;
import org.jspecify.annotations.Nullable;

/** A link to a file that isn't in the wiki. */
public final class BrokenLink implements LinkRule {

    @Override
    public void check(BrokenAsk broken, Neighbourhood near, Report report) {
        if (broken.isImage()) {
            return;
        }
        Answer.Broken answer = broken.answer();
        switch (answer.fault()) {
            case NO_FILE -> noFile(broken, near, report);
            case DRAFT ->
                tell(
                        broken,
                        report,
                        "`%s` is a draft, and drafts are left out.".formatted(answer.path()),
                        "Take `draft: true` out of it, or take the link out until it is ready.",
                        null);
            case BUILT_NAME -> {
                String meant = Neighbourhood.written(broken, answer.found() == null ? answer.path() : answer.found());
                tell(
                        broken,
                        report,
                        "`%s` is not the name of a file, but of what is made of one.".formatted(broken.target()),
                        "Write `%s`.".formatted(meant),
                        meant);
            }
            case WRONG_CASE, OUTSIDE, NO_ANCHOR, NO_SUCH_ID -> {}
        }
    }

    private static void noFile(BrokenAsk broken, Neighbourhood near, Report report) {
        String path = broken.answer().path();
        String slashed = broken.target().replace('\\', '/');
        if (!slashed.equals(broken.target()) && near.isThere(broken, slashed)) {
            String hint = "Write `%s`: only a slash divides folders.".formatted(slashed);
            tell(broken, report, "There is no file `%s` in the wiki.".formatted(path), hint, slashed);
            return;
        }
        if (near.isFolder(path)) {
            tell(
                    broken,
                    report,
                    "`%s` is a folder without a page of its own.".formatted(path),
                    "Write an `index.md` in it, or link to one of its files.",
                    null);
            return;
        }
        var meant = near.meant(path);
        String named = meant.hint(each -> Neighbourhood.written(broken, each));
        tell(
                broken,
                report,
                "There is no file `%s` in the wiki.".formatted(path),
                named.isEmpty()
                        ? "Links begin at this file's folder, or with a `/` at the top; write the file, or take the link out."
                        : named,
                meant.certain().map(each -> Neighbourhood.written(broken, each)).orElse(null));
    }

    /** Tells it; with an edit, if it is certain what was meant. */
    private static void tell(BrokenAsk broken, Report report, String message, String hint, @Nullable String meant) {
        Diagnostic finding = Diagnostic.of(RuleId.BROKEN_LINK, broken.at(), message, hint, broken.target());
        report.add(meant == null ? finding : finding.mendedBy(broken.edits(meant)));
    }
}
