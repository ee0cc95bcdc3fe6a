package dev.demarc.check.rules;

import dev.demarc.check.PageRule;
import dev.demarc.check.Report;
import dev.demarc.diagnostic.RuleId;
import dev.demarc.model.PageFacts;
import dev.demarc.source.Location;
import java.util.Locale;
import java.util.Set;

/** An image without words for those who can't see it. */
public final class ImageWithoutAlt implements PageRule {

    private static final Set<String> EMPTY_WORDS =
            Set.of("image", "picture", "img", "photo", "screenshot", "figure", "diagram", "logo");

    @Override
    public void check(PageFacts facts, Report report) {
        for (PageFacts.Image image : facts.text().images()) {
            String alt = image.alt().strip();
            if (alt.isEmpty() || saysNothing(alt.toLowerCase(Locale.ROOT), image.target())) {
                report.at(
                        RuleId.IMAGE_WITHOUT_ALT,
                        Location.in(facts.place(), image.span()),
                        alt.isEmpty()
                                ? "The image `%s` has no words for those who can't see it.".formatted(image.target())
                                : "“%s” doesn't say what the image `%s` shows.".formatted(alt, image.target()),
                        image.raw()
                                ? "Write `alt=\"…\"` with what a reader is to see in it; `alt=\"\"` if it only adorns."
                                : "Write between the brackets what a reader is to see in it.",
                        image.target());
            }
        }
    }

    private static boolean saysNothing(String alt, String target) {
        String name = target.substring(target.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
        int dot = name.lastIndexOf('.');
        return EMPTY_WORDS.contains(alt) || alt.equals(name) || (dot > 0 && alt.equals(name.substring(0, dot)));
    }
}
