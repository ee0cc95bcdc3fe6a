package dev.demarc.check.external;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.util.Locale;
import java.util.Set;

/** What stands after the {@code #} of a link to the web. */
final class Fragment {

    private Fragment() {}

    /** The part of it that names a place; behind {@code :~:} stands what a browser looks for in the text. */
    private static String place(String fragment) {
        int directive = fragment.indexOf(":~:");
        return directive < 0 ? fragment : fragment.substring(0, directive);
    }

    /** Whether it names a place in a page, and isn't a word to a script, a line of a listing or a page of a paper. */
    static boolean isPlace(String fragment) {
        String place = place(fragment);
        return !place.isEmpty()
                && !place.toLowerCase(Locale.ROOT).equals("top")
                && !place.startsWith("/")
                && !place.startsWith("!")
                && place.indexOf('=') < 0
                && place.indexOf('&') < 0
                && !place.matches("L\\d+(C\\d+)?(-L?\\d+(C\\d+)?)?");
    }

    /** Whether a page with these ids has it. */
    static boolean isIn(String fragment, Set<String> ids) {
        String place = place(fragment);
        if (!isPlace(fragment) || ids.contains(place)) {
            return true;
        }
        String decoded = decoded(place);
        // GitHub and its like put this before ids that come from a document, and take it off by script.
        return ids.contains(decoded) || ids.contains("user-content-" + decoded);
    }

    static String decoded(String text) {
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }
}
