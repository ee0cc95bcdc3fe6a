package dev.demarc.check.rules;

import dev.demarc.check.LinkRule;
import dev.demarc.check.Neighbourhood;
import dev.demarc.check.Relinking;
import dev.demarc.check.Report;
import dev.demarc.diagnostic.Diagnostic;
import dev.demarc.diagnostic.RuleId;
import dev.demarc.model.Answer;
import java.util.List;
import java.util.Optional;
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
                        Optional.empty());
            case BUILT_NAME -> {
                @Nullable String found = answer.found();
                tell(
                        broken,
                        report,
                        "`%s` is not the name of a file, but of what is made of one.".formatted(broken.target()),
                        "Write `%s`.".formatted(Neighbourhood.written(broken, found == null ? answer.path() : found)),
                        Optional.ofNullable(found));
            }
            case WRONG_CASE, OUTSIDE, IN_REPOSITORY, NO_ANCHOR, NO_SUCH_ID -> {}
        }
    }

    private static void tell(BrokenAsk broken, Report report, String message, String hint, Optional<String> certain) {
        report.add(Diagnostic.of(RuleId.BROKEN_LINK, broken.at(), message, hint, broken.target())
                .mendedBy(certain.map(path ->
                                Relinking.toPath(broken.target(), broken.from().path(), path))
                        .map(target -> Relinking.edits(broken, target))
                        .orElse(List.of())));
    }

    private static void noFile(BrokenAsk broken, Neighbourhood near, Report report) {
        String path = broken.answer().path();
        String slashed = broken.target().replace('\\', '/');
        String hint = near.hint(path, each -> Neighbourhood.written(broken, each));
        if (!slashed.equals(broken.target()) && near.isThere(broken, slashed)) {
            report.add(Diagnostic.of(
                            RuleId.BROKEN_LINK,
                            broken.at(),
                            "There is no file `%s` in the wiki.".formatted(path),
                            "Write `%s`: only a slash divides folders.".formatted(slashed),
                            broken.target())
                    .mendedBy(Relinking.edits(broken, slashed)));
        } else if (near.isFolder(path)) {
            tell(
                    broken,
                    report,
                    "`%s` is a folder without a page of its own.".formatted(path),
                    "Write an `index.md` in it, or link to one of its files.",
                    Optional.empty());
        } else {
            tell(
                    broken,
                    report,
                    "There is no file `%s` in the wiki.".formatted(path),
                    hint.isEmpty()
                            ? "Links begin at this file's folder, or with a `/` at the top; write the file, or take the"
                                    + " link out."
                            : hint,
                    near.certain(path));
        }
    }
}
