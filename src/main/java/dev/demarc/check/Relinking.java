package dev.demarc.check;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.demarc.diagnostic.Edit;
import dev.demarc.model.Address;
import dev.demarc.source.Location;
import java.util.List;
import java.util.Locale;

/**
 * Writes another destination in the place of a link's, in the manner of the one before: relative or from the top, with
 * its query and fragment, encoded as far as it was or has to be.
 */
public final class Relinking {

    /** What ends a destination, or means something in HTML, although addresses may hold it. */
    private static final String DELICATE = "()&'";

    private Relinking() {}

    /** A link's destination with another path, relative to the file that holds it. */
    public static String toPath(String target, String from, String path) {
        int end = pathEnd(target);
        String before = target.substring(0, end);
        String href;
        if (before.startsWith("/")) {
            href = "/" + new Address("").hrefTo(new Address(path));
        } else {
            String relative = new Address(from).hrefTo(new Address(path));
            boolean dotted = before.startsWith("./") && !relative.startsWith(".");
            href = relative.isEmpty() ? name(path) : dotted ? "./" + relative : relative;
        }
        boolean folder = before.endsWith("/") && !href.endsWith("/");
        return inManner(before, folder ? href + "/" : href) + target.substring(end);
    }

    /** A link's destination with another fragment. */
    public static String toFragment(String target, String fragment) {
        int hash = target.indexOf('#');
        // An address that goes nowhere but to the fragment encodes it as addresses do.
        String encoded = new Address("").hrefTo(new Address(""), fragment);
        return target.substring(0, hash) + "#" + inManner(target.substring(hash + 1), encoded.substring(1));
    }

    /** What writes another destination in a broken link's place; nothing to do if that can't be done with certainty. */
    public static List<Edit> edits(LinkRule.BrokenAsk broken, String target) {
        return target.equals(broken.target()) ? List.of() : Edit.within(broken.address(), broken.target(), target);
    }

    /** The same for an address that is a value of data, such as evidence: only what wants no quotes is put in. */
    public static List<Edit> edits(Location at, String written, String target) {
        boolean plain = !target.isEmpty()
                && target.chars().allMatch(c -> Character.isLetterOrDigit(c) || "./_-%".indexOf(c) >= 0);
        return plain && target.charAt(0) != '-' && target.charAt(0) != '%' && !target.equals(written)
                ? Edit.within(at, written, target)
                : List.of();
    }

    private static int pathEnd(String target) {
        for (int i = 0; i < target.length(); i++) {
            if (target.charAt(i) == '?' || target.charAt(i) == '#') {
                return i;
            }
        }
        return target.length();
    }

    private static String name(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** An encoded address, with letters as they are where they were, and with nothing that could end it too early. */
    private static String inManner(String before, String encoded) {
        String letters = before.indexOf('%') < 0 ? readable(encoded) : encoded;
        var text = new StringBuilder(letters.length());
        for (int i = 0; i < letters.length(); i++) {
            char c = letters.charAt(i);
            if (DELICATE.indexOf(c) >= 0 && before.indexOf(c) < 0) {
                text.append(String.format(Locale.ROOT, "%%%02X", (int) c));
            } else {
                text.append(c);
            }
        }
        return text.toString();
    }

    /** The same address with letters beyond ASCII, and nothing else, decoded; what isn't such letters stays. */
    private static String readable(String encoded) {
        var text = new StringBuilder(encoded.length());
        for (int i = 0; i < encoded.length(); ) {
            int end = i;
            while (end + 2 < encoded.length() && encoded.charAt(end) == '%' && encoded.charAt(end + 1) >= '8') {
                end += 3;
            }
            if (end == i) {
                text.append(encoded.charAt(i++));
            } else {
                text.append(letters(encoded.substring(i, end)));
                i = end;
            }
        }
        return text.toString();
    }

    private static String letters(String encoded) {
        byte[] bytes = new byte[encoded.length() / 3];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) Integer.parseInt(encoded.substring(i * 3 + 1, i * 3 + 3), 16);
        }
        String decoded = new String(bytes, UTF_8);
        boolean allLetters = decoded.codePoints().allMatch(Character::isLetterOrDigit);
        return allLetters ? decoded : encoded;
    }
}
