package dev.demarc.formula;

import dev.demarc.model.Formulas;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Sets LaTeX formulas as MathML. */
public final class MathMl implements Formulas {

    private static final int LONGEST = 20_000;

    @Override
    public Formulas.Typeset set(String tex, boolean display) {
        if (tex.length() > LONGEST || tex.isBlank()) {
            return new Formulas.Typeset(null, List.of());
        }
        var reading = new Reading(tex, display);
        try {
            String inside = reading.row("");
            if (!reading.unknown.isEmpty()) {
                return new Formulas.Typeset(null, List.copyOf(reading.unknown));
            }
            return new Formulas.Typeset(
                    "<math" + (display ? " display=\"block\"" : "") + "><mrow>" + inside + "</mrow></math>", List.of());
        } catch (Unreadable e) {
            return new Formulas.Typeset(null, List.of(e.what));
        }
    }

    /** Thrown where a formula ends too soon, or goes too deep. */
    private static final class Unreadable extends RuntimeException {
        private static final long serialVersionUID = 1L;

        final String what;

        Unreadable(String what) {
            super(what, null, false, false);
            this.what = what;
        }
    }

    /** One formula while it is read. */
    private static final class Reading {

        private static final int DEEPEST = 60;
        private static final Set<String> PASSED = Set.of(
                "limits",
                "nolimits",
                "displaystyle",
                "textstyle",
                "scriptstyle",
                "big",
                "Big",
                "bigg",
                "Bigg",
                "bigl",
                "bigr",
                "Bigl",
                "Bigr",
                "biggl",
                "biggr",
                "Biggl",
                "Biggr",
                "nonumber",
                "notag",
                "middle");
        private static final Map<String, String> FENCES = Map.of(
                "matrix",
                "",
                "pmatrix",
                "()",
                "bmatrix",
                "[]",
                "Bmatrix",
                "{}",
                "vmatrix",
                "||",
                "Vmatrix",
                "‖‖",
                "cases",
                "{",
                "array",
                "",
                "smallmatrix",
                "");
        private static final Set<String> ALIGNED =
                Set.of("aligned", "align", "align*", "split", "gathered", "gather", "gather*", "equation", "equation*");

        private final String s;
        private final boolean display;
        private final LinkedHashSet<String> unknown = new LinkedHashSet<>();
        private int at;
        private int depth;
        // What stands above and below the atom that was read last, instead of beside it.
        private boolean stacked;

        Reading(String s, boolean display) {
            this.s = s;
            this.display = display;
        }

        /** Atoms up to one of these characters, or to the end of the text or of what a command opened. */
        String row(String enders) {
            if (++depth > DEEPEST) {
                throw new Unreadable("more than " + DEEPEST + " levels");
            }
            var out = new StringBuilder();
            while (more()) {
                char c = s.charAt(at);
                if (c == '}' || enders.indexOf(c) >= 0 || (c == '\\' && isCloser())) {
                    break;
                }
                int before = at;
                out.append(scripted());
                if (at == before) {
                    at++;
                }
            }
            depth--;
            return out.toString();
        }

        /** Skips blanks and comments; whether anything follows. */
        private boolean more() {
            while (at < s.length()) {
                char c = s.charAt(at);
                if (c == '%') {
                    int end = s.indexOf('\n', at);
                    at = end < 0 ? s.length() : end;
                } else if (c > ' ') {
                    return true;
                } else {
                    at++;
                }
            }
            return false;
        }

        private boolean isCloser() {
            return s.startsWith("\\\\", at) || isCommand("\\end") || isCommand("\\right") || isCommand("\\cr");
        }

        private boolean isCommand(String command) {
            int after = at + command.length();
            return s.startsWith(command, at) && (after >= s.length() || !isLetter(s.charAt(after)));
        }

        /** An atom with what stands at its foot and head. */
        private String scripted() {
            stacked = false;
            String base = s.charAt(at) == '^' || s.charAt(at) == '_' || s.charAt(at) == '\'' ? "<mrow></mrow>" : atom();
            boolean above = stacked && display;
            String foot = "";
            String head = "";
            while (more()) {
                char c = s.charAt(at);
                if (c == '\'') {
                    head += "<mo>′</mo>";
                    at++;
                } else if (c == '_' && foot.isEmpty()) {
                    at++;
                    foot = argument();
                } else if (c == '^') {
                    at++;
                    head += argument();
                } else if (isCommand("\\limits")) {
                    at += 7;
                    above = true;
                } else if (isCommand("\\nolimits")) {
                    at += 9;
                    above = false;
                } else {
                    break;
                }
            }
            if (foot.isEmpty() && head.isEmpty()) {
                return base;
            }
            String up = one(head);
            if (head.isEmpty()) {
                return tag(above ? "munder" : "msub", base + foot);
            }
            if (foot.isEmpty()) {
                return tag(above ? "mover" : "msup", base + up);
            }
            return tag(above ? "munderover" : "msubsup", base + foot + up);
        }

        /** Some elements as one. */
        private static String one(String elements) {
            int end = elements.indexOf("</");
            return end >= 0 && end == elements.lastIndexOf("</") ? elements : tag("mrow", elements);
        }

        private static String tag(String name, String inside) {
            return "<" + name + ">" + inside + "</" + name + ">";
        }

        /** What a command or script takes: a group, or one atom; as one element. */
        private String argument() {
            if (!more()) {
                throw new Unreadable("an end where something must follow");
            }
            if (s.charAt(at) == '{') {
                return group();
            }
            if (isCloser() || s.charAt(at) == '}') {
                throw new Unreadable("an end where something must follow");
            }
            if (++depth > DEEPEST) {
                throw new Unreadable("more than " + DEEPEST + " levels");
            }
            char c = s.charAt(at);
            String one;
            if (c >= '0' && c <= '9') {
                at++;
                one = "<mn>" + c + "</mn>";
            } else {
                one = one(atom());
            }
            depth--;
            return one;
        }

        private String group() {
            at++;
            String inside = row("");
            close('}');
            return one(inside);
        }

        private void close(char closer) {
            if (at >= s.length() || s.charAt(at) != closer) {
                throw new Unreadable("no `" + closer + "` where one must stand");
            }
            at++;
        }

        /** The text in braces, as it stands. */
        private String words() {
            if (!more() || s.charAt(at) != '{') {
                throw new Unreadable("no `{` where one must stand");
            }
            int open = at;
            int level = 0;
            for (; at < s.length(); at++) {
                char c = s.charAt(at);
                if (c == '\\') {
                    at++;
                } else if (c == '{') {
                    level++;
                } else if (c == '}' && --level == 0) {
                    return s.substring(open + 1, at++);
                }
            }
            throw new Unreadable("no `}` where one must stand");
        }

        private String atom() {
            char c = s.charAt(at);
            if (c == '\\') {
                return command();
            }
            if (c == '{') {
                return group();
            }
            if (isLetter(c)) {
                at++;
                return "<mi>" + c + "</mi>";
            }
            if ((c >= '0' && c <= '9') || (c == '.' && at + 1 < s.length() && isDigit(s.charAt(at + 1)))) {
                return number();
            }
            int point = s.codePointAt(at);
            at += Character.charCount(point);
            if (Character.isLetter(point)) {
                return "<mi>" + Character.toString(point) + "</mi>";
            }
            return c == '~' ? space("0.25") : operator(c == '-' ? "−" : c == '*' ? "∗" : Character.toString(point));
        }

        private static boolean isLetter(char c) {
            return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        }

        private static boolean isDigit(char c) {
            return c >= '0' && c <= '9';
        }

        private String number() {
            int from = at;
            while (at < s.length()
                    && (isDigit(s.charAt(at))
                            || (s.charAt(at) == '.' && at + 1 < s.length() && isDigit(s.charAt(at + 1))))) {
                at++;
            }
            return "<mn>" + s.substring(from, at) + "</mn>";
        }

        /** Brackets grow only where {@code \left} says so. */
        private static String operator(String sign) {
            boolean fence = sign.length() == 1 && "()[]{}|‖⟨⟩⌊⌋⌈⌉/".contains(sign);
            return (fence ? "<mo stretchy=\"false\">" : "<mo>") + escaped(sign) + "</mo>";
        }

        private static String escaped(String text) {
            return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
        }

        private static String space(String em) {
            return "<mspace width=\"" + em + "em\"></mspace>";
        }

        private String command() {
            int from = ++at;
            while (at < s.length() && isLetter(s.charAt(at))) {
                at++;
            }
            if (at == from) {
                if (at >= s.length()) {
                    throw new Unreadable("an end where something must follow");
                }
                at += Character.charCount(s.codePointAt(at));
            }
            String name = s.substring(from, at);
            if ((name.equals("operatorname") || name.equals("tag")) && at < s.length() && s.charAt(at) == '*') {
                at++;
            }
            String sign = sign(name);
            return sign == null ? structure(name) : sign;
        }

        private @Nullable String sign(String name) {
            String found = Symbols.LETTERS.get(name);
            if (found != null) {
                return "<mi>" + found + "</mi>";
            }
            found = Symbols.UPRIGHT.get(name);
            if (found != null) {
                return "<mi mathvariant=\"normal\">" + found + "</mi>";
            }
            found = Symbols.OPERATORS.get(name);
            if (found != null) {
                return operator(found);
            }
            found = Symbols.LARGE.get(name);
            if (found != null) {
                stacked = true;
                return "<mo>" + found + "</mo>";
            }
            found = Symbols.INTEGRALS.get(name);
            if (found != null) {
                return "<mo>" + found + "</mo>";
            }
            found = Symbols.SPACES.get(name);
            if (found != null) {
                return space(found);
            }
            found = Symbols.LIMITS.get(name);
            if (found != null) {
                stacked = true;
                return "<mi>" + found + "</mi>";
            }
            found = Symbols.FUNCTIONS.get(name);
            if (found != null) {
                return "<mi>" + found + "</mi>" + (isArgument() ? space("0.1667") : "");
            }
            if (name.length() == 1 && "%$&#_".contains(name)) {
                return "<mi mathvariant=\"normal\">" + escaped(name) + "</mi>";
            }
            if (name.equals("{") || name.equals("}")) {
                return operator(name);
            }
            return name.equals(" ") || name.equals("\n") ? space("0.25") : name.equals("|") ? operator("‖") : null;
        }

        /** Whether a function's argument follows that isn't in brackets. */
        private boolean isArgument() {
            return more()
                    && (isLetter(s.charAt(at))
                            || isDigit(s.charAt(at))
                            || (s.charAt(at) == '\\' && !isCloser() && !isCommand("\\left")));
        }

        private String structure(String name) {
            switch (name) {
                case "frac", "dfrac", "tfrac", "cfrac" -> {
                    return tag("mfrac", argument() + argument());
                }
                case "binom", "dbinom", "tbinom" -> {
                    return "<mrow><mo>(</mo><mfrac linethickness=\"0\">" + argument() + argument()
                            + "</mfrac><mo>)</mo></mrow>";
                }
                case "sqrt" -> {
                    return root();
                }
                case "text", "textrm", "mbox", "textnormal", "textbf", "textit", "texttt" -> {
                    return "<mtext>" + escaped(unescaped(words())).replace(' ', '\u00A0') + "</mtext>";
                }
                case "mathrm", "operatorname", "rm" -> {
                    return upright(words(), name.equals("operatorname"));
                }
                case "mathit" -> {
                    return tag("mi", escaped(words()));
                }
                case "left" -> {
                    return between();
                }
                case "begin" -> {
                    return environment();
                }
                case "overset", "stackrel" -> {
                    String over = argument();
                    return tag("mover", argument() + over);
                }
                case "underset" -> {
                    String under = argument();
                    return tag("munder", argument() + under);
                }
                case "xrightarrow", "xleftarrow" -> {
                    return tag("mover", "<mo>" + (name.equals("xrightarrow") ? "→" : "←") + "</mo>" + argument());
                }
                case "not" -> {
                    return negated();
                }
                case "bmod" -> {
                    return "<mo lspace=\"0.2222em\" rspace=\"0.2222em\">mod</mo>";
                }
                case "pmod" -> {
                    return space("1") + "<mo stretchy=\"false\">(</mo><mi>mod</mi>" + space("0.3333") + argument()
                            + "<mo stretchy=\"false\">)</mo>";
                }
                default -> {
                    return styled(name);
                }
            }
        }

        private String styled(String name) {
            int[] alphabet = Symbols.ALPHABETS.get(name);
            if (alphabet != null) {
                return alphabet(alphabet);
            }
            String mark = Symbols.ACCENTS.get(name);
            if (mark != null) {
                String stretchy = name.startsWith("over") || name.startsWith("wide") ? "" : " stretchy=\"false\"";
                stacked = name.equals("overbrace");
                return "<mover accent=\"true\">" + argument() + "<mo" + stretchy + ">" + mark + "</mo></mover>";
            }
            mark = Symbols.BELOW.get(name);
            if (mark != null) {
                String base = argument();
                stacked = name.equals("underbrace");
                return "<munder>" + base + "<mo>" + mark + "</mo></munder>";
            }
            if (!PASSED.contains(name)) {
                unknown.add("\\" + name);
            }
            return "";
        }

        /** Letters and digits in another alphabet; commands in it keep their own. */
        private String alphabet(int[] starts) {
            String inside;
            if (more() && s.charAt(at) == '{') {
                inside = words();
            } else if (at < s.length()) {
                inside = s.substring(at, at + 1);
                at++;
            } else {
                throw new Unreadable("an end where something must follow");
            }
            if (inside.indexOf('\\') >= 0 || inside.indexOf('{') >= 0) {
                var within = new Reading(inside, display);
                within.depth = depth + 1;
                String html = within.row("");
                unknown.addAll(within.unknown);
                return "<mrow>" + html + "</mrow>";
            }
            return "<mi>" + escaped(Symbols.inAlphabet(inside, starts)) + "</mi>";
        }

        private String upright(String words, boolean function) {
            String text = escaped(unescaped(words)).replace(' ', '\u00A0');
            String variant = text.length() == 1 ? " mathvariant=\"normal\"" : "";
            return "<mi" + variant + ">" + text + "</mi>" + (function && isArgument() ? space("0.1667") : "");
        }

        /** Text without the backslashes before signs. */
        private static String unescaped(String words) {
            var out = new StringBuilder();
            for (int i = 0; i < words.length(); i++) {
                char c = words.charAt(i);
                boolean sign = c == '\\' && i + 1 < words.length() && "%$&#_{} ,".indexOf(words.charAt(i + 1)) >= 0;
                if (!sign) {
                    out.append(c == '~' ? ' ' : c);
                }
            }
            return out.toString();
        }

        private String root() {
            if (more() && s.charAt(at) == '[') {
                at++;
                String degree = row("]");
                close(']');
                return tag("mroot", argument() + "<mrow>" + degree + "</mrow>");
            }
            return tag("msqrt", argument());
        }

        private String negated() {
            if (!more()) {
                throw new Unreadable("an end where something must follow");
            }
            String what = atom();
            int end = what.lastIndexOf("</");
            // U+0338 strikes through the sign before it.
            return end < 0 ? what : what.substring(0, end) + "\u0338" + what.substring(end);
        }

        /** What stands between brackets that grow with it. */
        private String between() {
            String open = delimiter();
            String inside = row("");
            if (!isCommand("\\right")) {
                throw new Unreadable("`\\left` without `\\right`");
            }
            at += 6;
            return "<mrow>" + grown(open) + inside + grown(delimiter()) + "</mrow>";
        }

        private static String grown(String sign) {
            return sign.isEmpty() ? "" : "<mo>" + escaped(sign) + "</mo>";
        }

        private String delimiter() {
            if (!more()) {
                throw new Unreadable("an end where something must follow");
            }
            if (s.charAt(at) != '\\') {
                int point = s.codePointAt(at);
                at += Character.charCount(point);
                return point == '.' ? "" : point == '<' ? "⟨" : point == '>' ? "⟩" : Character.toString(point);
            }
            int from = ++at;
            while (at < s.length() && isLetter(s.charAt(at))) {
                at++;
            }
            if (at == from && at < s.length()) {
                at++;
            }
            String name = s.substring(from, at);
            if (name.equals("|")) {
                return "‖";
            }
            String sign = Symbols.OPERATORS.get(name);
            if (sign == null && !name.equals("{") && !name.equals("}")) {
                unknown.add("\\" + name);
            }
            return sign == null ? name : sign;
        }

        private String environment() {
            String name = words();
            String fences = FENCES.get(name);
            boolean aligned = ALIGNED.contains(name);
            if (fences == null && !aligned) {
                throw new Unreadable("\\begin{" + name + "}");
            }
            if (name.equals("array") && more() && s.charAt(at) == '{') {
                words();
            }
            List<String> rows = rows();
            if (!isCommand("\\end")) {
                throw new Unreadable("`\\begin{" + name + "}` without its `\\end`");
            }
            at += 4;
            words();
            // Browsers leave columns where style sheets put them.
            String kind = name.equals("cases")
                    ? " class=\"cases\""
                    : aligned && !name.startsWith("gather") ? " class=\"aligned\"" : "";
            String style = aligned ? " displaystyle=\"true\"" : "";
            String table = "<mtable" + kind + style + ">" + String.join("", rows) + "</mtable>";
            if (fences == null || fences.isEmpty()) {
                return table;
            }
            return "<mrow>" + grown(fences.substring(0, 1)) + table + grown(fences.substring(1)) + "</mrow>";
        }

        private List<String> rows() {
            var rows = new ArrayList<String>();
            var cells = new StringBuilder();
            boolean some = false;
            while (true) {
                String cell = row("&");
                some |= !cell.isEmpty();
                cells.append("<mtd>").append(cell).append("</mtd>");
                if (at < s.length() && s.charAt(at) == '&') {
                    at++;
                    some = true;
                    continue;
                }
                boolean next = s.startsWith("\\\\", at) || isCommand("\\cr");
                if (next || some) {
                    rows.add("<mtr>" + cells + "</mtr>");
                }
                if (!next) {
                    return rows;
                }
                at += s.startsWith("\\\\", at) ? 2 : 3;
                cells.setLength(0);
                some = false;
            }
        }
    }
}
