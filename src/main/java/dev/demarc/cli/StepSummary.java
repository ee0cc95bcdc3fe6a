package dev.demarc.cli;

import dev.demarc.build.RulePage;
import dev.demarc.diagnostic.Diagnostic;
import dev.demarc.diagnostic.Findings;

/**
 * What a run came to, in Markdown, for the page that GitHub Actions shows of it.
 *
 * <p>All that comes from the wiki is written with character references, so that nothing of it can become markup.
 */
final class StepSummary {

    /** GitHub takes a megabyte for a step; as many as this stay far below, and who wants more opens the log. */
    private static final int SHOWN = 50;

    private static final int LONGEST = 500;
    private static final String MARKUP = "&<>|*_[]~\\$#@!";

    private StepSummary() {}

    /**
     * The summary.
     *
     * @param checked what was looked at; may be empty
     */
    static String of(Findings findings, String checked, FilePlaces places) {
        var markdown =
                new StringBuilder("## Demarc: ").append(Tally.found(findings)).append("\n\n");
        if (!checked.isEmpty()) {
            markdown.append(checked).append(".\n\n");
        }
        if (findings.list().isEmpty()) {
            return markdown.toString();
        }
        markdown.append("| Rule | Findings |\n|---|---:|\n");
        Tally.byRule(findings)
                .forEach((rule, count) -> markdown.append(
                        "| [%s](%s%s) | %d |\n".formatted(rule.id(), RulePage.GUIDE, RulePage.address(rule), count)));
        markdown.append("\n| Place | Severity | Rule | Finding |\n|---|---|---|---|\n");
        for (Diagnostic finding :
                findings.list().subList(0, Math.min(SHOWN, findings.list().size()))) {
            markdown.append("| ")
                    .append(escaped(cut(places.place(finding.location()))))
                    .append(" | ")
                    .append(finding.severity().word())
                    .append(" | ")
                    .append(finding.rule().id())
                    .append(" | ")
                    .append(cell(finding.message()))
                    .append("<br>→ ")
                    .append(cell(finding.hint()))
                    .append(" |\n");
        }
        int more = findings.list().size() - SHOWN;
        if (more > 0) {
            markdown.append("\n… and ").append(more).append(" more, in the log of this step.\n");
        }
        return markdown.append('\n').toString();
    }

    /** A message, with what stands between back-ticks as code. */
    private static String cell(String text) {
        String[] parts = cut(text).split("`", -1);
        var cell = new StringBuilder();
        for (int i = 0; i < parts.length; i++) {
            boolean isCode = i % 2 == 1 && i + 1 < parts.length;
            String part = escaped(parts[i]);
            cell.append(isCode ? "<code>" + part + "</code>" : i % 2 == 1 ? "&#96;" + part : part);
        }
        return cell.toString();
    }

    private static String cut(String text) {
        return text.codePointCount(0, text.length()) <= LONGEST
                ? text
                : text.substring(0, text.offsetByCodePoints(0, LONGEST)) + "…";
    }

    private static String escaped(String text) {
        var safe = new StringBuilder();
        text.codePoints().forEach(c -> {
            if (c == '`' || (c < 0x80 && MARKUP.indexOf(c) >= 0)) {
                safe.append("&#").append(c).append(';');
            } else if (Character.isISOControl(c)) {
                safe.append(' ');
            } else {
                safe.appendCodePoint(c);
            }
        });
        return safe.toString();
    }
}
