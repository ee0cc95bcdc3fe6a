package dev.demarc.diagram;

import dev.demarc.matrix.Cast;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The rules that colour drawings, one for each class.
 *
 * <p>A page's CSS has them all; a file carries those that it needs, with its own colours to fall back on. No rule has a
 * descendant selector, for such rules don't match inside {@code use}.
 */
public final class DiagramCss {
    private static final Pattern TOKEN = Pattern.compile("var\\(--dm-([a-z0-9-]+)\\)");
    private static final String CLASSES = " class=\"";
    private static final String FALLBACK_FONT = "-apple-system,\"Segoe UI\",Roboto,\"Helvetica Neue\",Arial,sans-serif";

    /**
     * One rule.
     *
     * @param classes those that need it
     * @param inFile the rule with the colours of files to fall back on
     * @param colours the tokens of those that it names
     */
    private record Rule(String text, List<String> classes, String inFile, List<String> colours) {

        static Rule of(String selector, List<String> classes, String declarations) {
            String text = selector + "{" + declarations + "}";
            List<String> named = new ArrayList<>();
            for (Colour colour : COLOURS) {
                if (text.contains("var(--dm-" + colour.token() + ")")) {
                    named.add(colour.token());
                }
            }
            return new Rule(text, classes, withFallbacks(text), named);
        }

        boolean isFor(Set<String> drawn) {
            for (String each : classes) {
                if (drawn.contains(each)) {
                    return true;
                }
            }
            return false;
        }
    }

    /** A colour: its name on pages, its name in files, its value on light and on dark paper. */
    private record Colour(String token, String brief, String light, String dark) {}

    private static final List<Colour> COLOURS = List.of(
            new Colour("paper", "q", "#fbfaf7", "#12171d"),
            new Colour("ink", "i", "#1b242d", "#e6e9ec"),
            new Colour("ink2", "m", "#4c5763", "#aab4be"),
            new Colour("line2", "l", "#767771", "#8794a0"),
            new Colour("alert", "x", "#b0201a", "#ff9a8d"),
            new Colour("on", "o", "#ffffff", "#10161c"),
            new Colour("p1", "p1", "#0b5fa8", "#7cb9f8"),
            new Colour("p1-tint", "p1t", "#d6ecff", "#16324d"),
            new Colour("p2", "p2", "#a65f00", "#f2b95a"),
            new Colour("p2-tint", "p2t", "#ffe9bc", "#433014"),
            new Colour("p3", "p3", "#7c2f66", "#da76bb"),
            new Colour("p3-tint", "p3t", "#f5cde6", "#401a35"),
            new Colour("p4", "p4", "#0e6b4e", "#87e8bf"),
            new Colour("p4-tint", "p4t", "#bdead5", "#1c4031"),
            new Colour("p5", "p5", "#2b3540", "#e3e8ee"),
            new Colour("p5-tint", "p5t", "#d7dde4", "#373e45"));

    private static final List<Rule> RULES = all();

    private DiagramCss() {}

    /** All rules, as a page's CSS holds them; their colours are the page's {@code --dm-*}. */
    public static String rules() {
        var text = new StringBuilder();
        RULES.forEach(rule -> text.append(rule.text()));
        return text.toString();
    }

    /** The rules and colours that a drawing of these parts needs when it stands alone. */
    static String forFile(CharSequence... parts) {
        Set<String> classes = new HashSet<>();
        classes.add("dm");
        for (CharSequence part : parts) {
            addClasses(part.toString(), classes);
        }
        var rules = new StringBuilder();
        Set<String> named = new HashSet<>();
        for (Rule rule : RULES) {
            if (rule.isFor(classes)) {
                rules.append(rule.inFile());
                named.addAll(rule.colours());
            }
        }
        List<Colour> used = new ArrayList<>();
        for (Colour colour : COLOURS) {
            if (named.contains(colour.token())) {
                used.add(colour);
            }
        }
        String light = colours(used, false);
        return "<style>" + light + "@media(prefers-color-scheme:dark){" + colours(used, true) + "}@media print{" + light
                + "}" + rules + "</style>";
    }

    private static void addClasses(String part, Set<String> classes) {
        for (int at = part.indexOf(CLASSES); at >= 0; at = part.indexOf(CLASSES, at)) {
            int from = at + CLASSES.length();
            at = part.indexOf('"', from);
            Collections.addAll(classes, part.substring(from, at).split(" ", -1));
        }
    }

    private static String colours(List<Colour> used, boolean dark) {
        var text = new StringBuilder(".dm{");
        for (int i = 0; i < used.size(); i++) {
            Colour colour = used.get(i);
            text.append(i == 0 ? "--" : ";--").append(colour.brief()).append(':');
            text.append(dark ? colour.dark() : colour.light());
        }
        return text.append('}').toString();
    }

    private static String withFallbacks(String rules) {
        return TOKEN.matcher(rules).replaceAll(token -> {
            String name = token.group(1);
            String fallback = name.equals("sans") ? FALLBACK_FONT : "var(--" + brief(name) + ")";
            return Matcher.quoteReplacement("var(--dm-" + name + "," + fallback + ")");
        });
    }

    private static String brief(String token) {
        return COLOURS.stream()
                .filter(colour -> colour.token().equals(token))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no colour " + token))
                .brief();
    }

    private static List<Rule> all() {
        List<Rule> rules = new ArrayList<>();
        rules.add(Rule.of(".dm", List.of("dm"), "direction:ltr;font:12.5px var(--dm-sans);fill:var(--dm-ink)"));
        // A label reads in the way of its own letters; the geometry stays.
        rules.add(Rule.of("text", List.of("dm"), "unicode-bidi:plaintext"));
        add(rules, "d-b", "fill:var(--dm-paper)");
        add(rules, "d-m", "font-size:11px;fill:var(--dm-ink2)");
        add(rules, "d-h", "font-weight:600");
        add(rules, "d-c", "text-anchor:middle");
        add(rules, "d-e", "text-anchor:end");
        add(rules, "d-k", "font-size:11px;font-weight:700;text-anchor:middle;fill:var(--dm-on)");
        add(rules, "d-x", "fill:var(--dm-alert)");
        rules.add(Rule.of("text.d-x", List.of("d-x"), "font-weight:700"));
        add(rules, "d-xo", "fill:var(--dm-paper);stroke:var(--dm-alert);stroke-width:2");
        add(rules, "d-g", "fill:none;stroke:var(--dm-line2)");
        add(
                rules,
                "d-d",
                "fill:none;stroke:var(--dm-ink);stroke-width:2.75;stroke-dasharray:14 4 2.75 4;stroke-linejoin:round");
        add(rules, "d-w", "fill:none;stroke:var(--dm-paper);stroke-width:9;stroke-linejoin:round");
        for (int colour = 1; colour <= Cast.COLOURS; colour++) {
            add(rules, "d-p" + colour, "fill:var(--dm-p" + colour + ")");
            add(rules, "d-t" + colour, "fill:var(--dm-p" + colour + "-tint)");
            add(rules, "d-s" + colour, "fill:none;stroke:var(--dm-p" + colour + ")");
        }
        add(rules, "d-di", "fill:none;stroke:var(--dm-ink);stroke-width:1.6;stroke-dasharray:6 2.5 1.6 2.5");
        rules.add(Rule.of(".d-g2,.d-wv", List.of("d-g2", "d-wv"), "fill:none;stroke:var(--dm-ink);stroke-width:1.6"));
        add(rules, "d-gp", "fill:none;stroke:var(--dm-paper);stroke-width:2");
        return List.copyOf(rules);
    }

    private static void add(List<Rule> rules, String name, String declarations) {
        rules.add(Rule.of("." + name, List.of(name), declarations));
    }
}
