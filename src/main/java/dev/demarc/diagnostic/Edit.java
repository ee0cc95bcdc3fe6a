package dev.demarc.diagnostic;

import dev.demarc.source.Location;
import dev.demarc.source.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One change to a file that mends a finding, or a part of it.
 *
 * @param at what is replaced; where it begins and ends at one place, nothing is, and the text is put in there
 * @param text what stands there afterwards, its lines ended by a mere line feed; empty if something is taken out
 * @param was what has to stand there before, or nothing is changed; nothing if the place alone is certain
 */
public record Edit(
        Location.InFile at, String text, @Nullable String was) {

    /** A change of whatever stands there. */
    public Edit(Location.InFile at, String text) {
        this(at, text, null);
    }

    /**
     * Puts another word or address in the place of one, inside the quotes or angle brackets that it may stand in.
     *
     * @param at where it stands, with what encloses it
     * @param was the word or address, as it is meant
     * @return nothing to do if it isn't in a file, or is written in another way than it is meant, such as with escapes
     */
    public static List<Edit> within(Location at, String was, String text) {
        if (!(at instanceof Location.InFile place)
                || place.span().line() != place.span().endLine()) {
            return List.of();
        }
        Span span = place.span();
        int around = span.endColumn() - span.column() - was.codePointCount(0, was.length());
        boolean bare = around == 0 && !place.path().endsWith(".json");
        if (!bare && around != 2) {
            return List.of();
        }
        int inside = around / 2;
        var inner = new Span(span.line(), span.column() + inside, span.line(), span.endColumn() - inside);
        return List.of(new Edit(new Location.InFile(place.path(), inner), text, was));
    }

    /** Whether another one does the same to the same place. */
    public boolean isSame(Edit other) {
        return at.equals(other.at) && text.equals(other.text);
    }
}
