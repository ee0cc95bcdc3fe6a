package dev.demarc.render;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.demarc.model.Html;
import io.pebbletemplates.pebble.PebbleEngine;
import io.pebbletemplates.pebble.attributes.AttributeResolver;
import io.pebbletemplates.pebble.extension.AbstractExtension;
import io.pebbletemplates.pebble.loader.MemoryLoader;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Lean templates write what Pebble's own would, and have the same mistakes. */
final class LeanTemplateTest {

    private enum Kind {
        ONE,
        OTHER
    }

    /** What views of a kind have. */
    interface Shown {
        /** Told by the interface alone. */
        default String partial() {
            return "link";
        }
    }

    private record Item(String text, String href, boolean current, List<Item> below) implements Shown {}

    private record View(
            String title,
            Html html,
            @Nullable String nothing,
            int number,
            double part,
            boolean yes,
            Kind kind,
            Item item,
            List<Item> items,
            Set<String> set,
            Map<String, String> map)
            implements Shown {}

    private static final Map<String, String> OTHERS = Map.of(
            "link",
                    "{% if item.href is empty %}{{ item.text }}{% else %}<a href=\"{{ item.href }}\">{{ item.text }}</a>{% endif %}",
            "deep", "{% for item in item.below %}{% include \"link\" %}{% if not loop.last %}, {% endif %}{% endfor %}",
            "self",
                    "{{ item.text }}{% for each in item.below %}{% include \"self\" with {\"item\": each} %}{% endfor %}",
            "sets", "{% set title = item.text %}{{ title }}{% set word = 'w' %}{{ word }}",
            "frame", "<{% block one %}first {{ view.title }}{% endblock %}|{% block two %}second{% endblock %}>",
            "child", "{% extends \"frame\" %}{% set x = 'set' %}{% block two %}{{ x }} {{ parent() }}{% endblock %}",
            "macros",
                    "{% macro alone() %}{% if title is defined %}seen{% endif %}{% set x = 'own' %}{{ x }}{% endmacro %}{% macro bold(text, tail='!') %}<b>{{ text }}{{ tail }}</b>{% endmacro %}{{ bold(item.text) }}{{ bold(item.text, '?') }}{{ alone() }}{% if x is defined %}{{ x }}{% endif %}",
            "prints", "{{ loop.index }}{{ _context.title }}{{ template.name }}");

    private static final List<String> PATHS = List.of(
            "view.title",
            "view.html",
            "view.nothing",
            "view.number",
            "view.part",
            "view.yes",
            "view.kind",
            "view.item.text",
            "view.item.href",
            "view.item.current",
            "view.items",
            "view.set",
            "view.map",
            "view.map.a",
            "view.partial",
            "view.item.partial",
            "item.text",
            "item.below",
            "item",
            "title",
            "nothing",
            "words",
            "unknown",
            "unknown.part",
            "view.unknown",
            "view.title.length",
            "view.nothing.more",
            "loop.index",
            "loop.first",
            "loop.last",
            "loop.length",
            "loop.revindex",
            "loop.none",
            "loop.isFirst",
            "loop",
            "locale",
            "x");

    private static final List<String> LISTS = List.of(
            "view.items",
            "view.item.below",
            "item.below",
            "view.set",
            "view.map",
            "view.nothing",
            "view.title",
            "none",
            "[1, 2]");

    private final Random random;

    LeanTemplateTest() {
        this.random = new Random(7);
    }

    private <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    private String template(int depth) {
        var text = new StringBuilder();
        int parts = 1 + random.nextInt(4);
        for (int i = 0; i < parts; i++) {
            text.append(part(depth)).append(random.nextInt(3) == 0 ? "\n" : " é€ ");
        }
        return text.toString();
    }

    private String part(int depth) {
        int kind = random.nextInt(depth == 0 ? 5 : 11);
        return switch (kind) {
            case 0 -> "text & more";
            case 1, 2 -> "{{ " + path() + " }}";
            case 3 ->
                "{{ " + path() + one(List.of(" | raw", " | upper", " | escape('js')", " | default('d')", " | length"))
                        + " }}";
            case 4 -> "{% set " + one(List.of("x", "item", "title")) + " = " + path() + " %}";
            case 5, 6 ->
                "{% if " + condition(2) + " %}" + template(depth - 1)
                        + (random.nextBoolean() ? "{% elseif " + condition(1) + " %}" + template(depth - 1) : "")
                        + (random.nextBoolean() ? "{% else %}" + template(depth - 1) : "") + "{% endif %}";
            case 7, 8 ->
                "{% for " + one(List.of("item", "each", "loop")) + " in " + one(LISTS) + " %}" + template(depth - 1)
                        + (random.nextInt(3) == 0 ? "{% else %}" + template(depth - 1) : "") + "{% endfor %}";
            default ->
                "{% include "
                        + one(List.of(
                                "\"link\"",
                                "\"deep\"",
                                "\"self\"",
                                "\"sets\"",
                                "\"child\"",
                                "\"macros\"",
                                "\"prints\"",
                                "\"missing\"",
                                "view.partial",
                                "view.item.partial",
                                "view.nothing",
                                "view.number"))
                        + one(List.of(
                                "",
                                " with {\"item\": view.item}",
                                " with {\"item\": " + path() + ", \"x\": [" + path() + "]}"))
                        + " %}";
        };
    }

    /** Nearly always one that is there: else all that is written would be mistakes. */
    private String path() {
        return random.nextInt(12) == 0 ? one(PATHS) : one(PATHS.subList(0, 21));
    }

    private String condition(int depth) {
        String path = path();
        return switch (random.nextInt(depth == 0 ? 6 : 9)) {
            case 0 -> path + " is empty";
            case 1 -> path + " is not empty";
            case 2 -> path + " == \"" + one(List.of("ONE", "a", "Title", "")) + "\"";
            case 3 -> "(" + path + " | length) == " + random.nextInt(3);
            case 4 -> path;
            case 5 -> path + one(List.of(" > 1", " is defined", " is null", " != 'a'", " is iterable"));
            case 6 -> "not (" + condition(depth - 1) + ")";
            case 7 -> condition(depth - 1) + " and " + condition(depth - 1);
            default -> condition(depth - 1) + " or " + condition(depth - 1);
        };
    }

    private Item item(int depth) {
        return new Item(
                one(List.of("a", "b & c", "<i>", "𝄞", " ", "é")),
                one(List.of("", "a.html", "\u2003", "\t")),
                random.nextBoolean(),
                depth == 0 ? List.of() : List.of(item(depth - 1), item(depth - 1)));
    }

    private Map<String, Object> names() {
        var names = new LinkedHashMap<String, Object>();
        names.put(
                "view",
                new View(
                        one(List.of("Title", "\"A\" 'b'", "", "\uD834")),
                        Html.of(one(List.of("<p>", "", " "))),
                        random.nextInt(3) == 0 ? "a" : null,
                        random.nextInt(3),
                        1.5,
                        random.nextBoolean(),
                        one(List.of(Kind.ONE, Kind.OTHER)),
                        item(2),
                        random.nextInt(3) == 0 ? List.of() : List.of(item(1), item(1), item(0)),
                        new LinkedHashSet<>(List.of("s", "t")),
                        new LinkedHashMap<>(Map.of("a", "<A>"))));
        names.put("item", item(1));
        names.put("title", "named");
        names.put("nothing", null);
        return names;
    }

    private static PebbleEngine.Builder engine(String template) {
        var loader = new MemoryLoader();
        OTHERS.forEach(loader::addTemplate);
        loader.addTemplate("tried", template);
        return new PebbleEngine.Builder()
                .loader(loader)
                .strictVariables(true)
                .autoEscaping(true)
                .defaultLocale(Locale.ROOT)
                .addEscapingStrategy("html", Escaped::of);
    }

    /** Pebble as it is, but for HTML, which it sees as text. */
    private static final class Parts extends AbstractExtension {
        @Override
        public List<AttributeResolver> getAttributeResolver() {
            return new ViewAttributes(new IncludedTemplates()).getAttributeResolver();
        }
    }

    /** What Java throws itself counts without its words: it leaves them out when it has thrown the same often enough. */
    private static String mistake(String written, RuntimeException e) {
        boolean isOfJava = e instanceof ClassCastException
                || e instanceof NullPointerException
                || e instanceof ArithmeticException
                || e instanceof IndexOutOfBoundsException;
        return written + " " + e.getClass().getName() + " "
                + (isOfJava ? "" : String.valueOf(e.getMessage()))
                        .replace(LeanFor.Loop.class.getName(), "loop")
                        .replace("io.pebbletemplates.pebble.node.ForNode$LoopVariables", "loop");
    }

    private static String ofPebble(String template, Map<String, Object> names) {
        var text = new StringWriter();
        try {
            engine(template)
                    .extension(new Parts())
                    .build()
                    .getTemplate("tried")
                    .evaluate(text, new LinkedHashMap<>(names));
            return text.toString();
        } catch (RuntimeException e) {
            return mistake(text.toString(), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String lean(String template, Map<String, Object> names, boolean asBytes) {
        var templates = new IncludedTemplates();
        templates.belongTo(
                engine(template).extension(new ViewAttributes(templates)).build());
        var text = new StringWriter();
        var bytes = new Utf8Writer(16);
        try {
            templates.evaluate("tried", asBytes ? bytes : text, names);
            return asBytes ? new String(bytes.bytes(), UTF_8) : text.toString();
        } catch (RuntimeException e) {
            return mistake(asBytes ? new String(bytes.bytes(), UTF_8) : text.toString(), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As it is in a page: half a pair without the other half can't stand there. */
    private static String inUtf8(String text) {
        return new String(text.getBytes(UTF_8), UTF_8);
    }

    @Test
    void writesWhatPebbleWould() {
        int whole = 0;
        for (int i = 0; i < 1_500; i++) {
            String template = template(3);
            Map<String, Object> names = names();
            String expected = ofPebble(template, names);
            assertEquals(expected, lean(template, names, false), template);
            assertEquals(inUtf8(expected), inUtf8(lean(template, names, true)), template);
            whole += expected.contains("Exception") ? 0 : 1;
        }
        assertTrue(whole > 300, "Nearly all were mistakes: " + whole);
    }

    @Test
    void namesOfALoopAndOfWhatIsIncludedHideThoseAround() {
        String template = Arrays.asList(
                        "{% for item in view.items %}{{ loop.index }}{% include \"deep\" %};{% endfor %}",
                        "{{ item.text }}{% include \"macros\" %}")
                .toString();
        Map<String, Object> names = names();

        assertEquals(ofPebble(template, names), lean(template, names, false));
    }
}
