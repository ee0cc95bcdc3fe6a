package dev.demarc.exchange.outgoing;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Ids of controls as the publishers write them: {@code AC-2(1)}, {@code AC-02 (a)}, {@code ac-2.1}. A number in brackets is
 * an enhancement, a letter a part.
 */
final class ControlIds {

    private static final Pattern CONTROL = Pattern.compile("([A-Za-z]{2})-0*(\\d+)(.*)", Pattern.DOTALL);
    private static final Pattern PIECE = Pattern.compile("[(.\\s_]*([A-Za-z]|\\d+)[)\\s]*");

    private final String family;
    private final List<String> pieces;

    private ControlIds(String family, List<String> pieces) {
        this.family = family;
        this.pieces = pieces;
    }

    /** What is compared: without blanks and leading zeros, in small letters: {@code ac-2.1.a}. What is none is kept. */
    static String plain(String written) {
        ControlIds read = read(written);
        return read == null ? written.strip().toLowerCase(Locale.ROOT) : String.join(".", read.joined());
    }

    private List<String> joined() {
        var all = new ArrayList<>(List.of(family));
        all.addAll(pieces);
        return all;
    }

    /** The control of OSCAL's catalogue, without a part: {@code ac-2.1}; of what is none there, the nearest token. */
    static String control(String written) {
        ControlIds read = read(written);
        if (read == null) {
            String token = kebab(written);
            return token.isEmpty() || Character.isDigit(token.charAt(0)) ? "_" + token : token;
        }
        boolean enhanced =
                !read.pieces.isEmpty() && Character.isDigit(read.pieces.get(0).charAt(0));
        return enhanced ? read.family + "." + read.pieces.get(0) : read.family;
    }

    /** Whether it is written as the catalogue's controls are. */
    static boolean isKnown(String written) {
        return read(written) != null;
    }

    /** The statement within it, {@code ac-2_smt.a}; nothing if the whole control is meant. */
    static @Nullable String statement(String written) {
        ControlIds read = read(written);
        String control = control(written);
        if (read == null) {
            return null;
        }
        var parts = read.pieces.subList(control.equals(read.family) ? 0 : 1, read.pieces.size());
        return parts.isEmpty() ? null : control + "_smt." + String.join(".", parts);
    }

    private static @Nullable ControlIds read(String written) {
        Matcher control = CONTROL.matcher(written.strip());
        if (!control.matches()) {
            return null;
        }
        var pieces = new ArrayList<String>();
        String rest = control.group(3);
        Matcher piece = PIECE.matcher(rest);
        int at = 0;
        while (at < rest.length()) {
            if (!piece.find(at) || piece.start() != at) {
                return null;
            }
            String found = piece.group(1).toLowerCase(Locale.ROOT);
            pieces.add(found.replaceFirst("^0+(?=\\d)", ""));
            at = piece.end();
        }
        return new ControlIds(control.group(1).toLowerCase(Locale.ROOT) + "-" + control.group(2), pieces);
    }

    /** A text as an id: {@code CEK-03.1} is {@code cek-03-1}; empty if nothing of it is left. */
    static String kebab(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
    }
}
