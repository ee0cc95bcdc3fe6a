package dev.demarc.diagram;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.demarc.matrix.Matrix;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** What holds for the drawing of any matrix. */
class AnyMatrixTest {
    private static final Set<String> ALLOWED = Set.of(
            "svg", "path", "rect", "circle", "text", "tspan", "use", "g", "pattern", "defs", "style", "title", "desc");
    private static final Pattern ACROSS = Pattern.compile("h([0-9.]+)");
    private static final List<String> NAMES = List.of(
            "Backups",
            "Encryption at rest",
            "Retention and deletion of personal data at the end of a contract, and proof of it",
            "Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz",
            "責任分界点の定義と運用",
            "النسخ الاحتياطي والاستعادة",
            "a < b & \"c\" > d",
            "e\u0301te\u0301 \u0001",
            "x".repeat(200),
            "path/to/a_very-long.name/with_many-parts.of/it",
            "\uD83D\uDE80 launch",
            "");
    private static final List<String> HOLDERS = List.of(
            "A",
            "C",
            "F",
            "A",
            "C",
            "A+C",
            "C+F",
            "A+C+F",
            "A+B+C+D+E+F",
            "A!C",
            "A!B!C",
            "A>F",
            ">F",
            "~",
            "~A",
            "~A+C",
            "~-",
            "-",
            "?",
            "",
            "Z",
            "A!A",
            "A+A");

    static Matrix random(int seed) {
        var random = new Random(seed);
        var sample = new Sample(pick(random, NAMES));
        List<String> letters = List.of("A", "B", "C", "D", "E", "F", "G");
        for (int i = 0; i < letters.size(); i++) {
            String name = random.nextInt(3) == 0 ? pick(random, NAMES) : "Team " + letters.get(i);
            sample.party(name, i + 1, letters.get(i), random.nextBoolean() ? pick(random, NAMES) : null);
        }
        int columns = List.of(1, 2, 3, 4, 6, 9, 25).get(random.nextInt(7));
        for (int j = 0; j < columns; j++) {
            sample.category(pick(random, NAMES), pick(random, NAMES), pick(random, NAMES));
        }
        int rows = List.of(1, 2, 5, 10, 25).get(random.nextInt(5));
        boolean plain = random.nextInt(4) == 0;
        for (int k = 0; k < rows; k++) {
            var holders = new ArrayList<String>();
            for (int j = 0; j < columns; j++) {
                holders.add(plain ? (k * 2 < rows ? "C" : "A") : pick(random, HOLDERS));
            }
            String group = random.nextInt(4) == 0 ? pick(random, NAMES) : null;
            sample.grouped(group, pick(random, NAMES), holders.toArray(new String[0]));
        }
        return sample.matrix();
    }

    private static String pick(Random random, List<String> from) {
        return from.get(random.nextInt(from.size()));
    }

    static List<String> drawings(Matrix matrix, Width width) {
        var words = English.WORDS;
        var all = new ArrayList<String>();
        all.add(StackDiagram.draw(matrix, new Drawing(width, "m-stack", words)));
        all.add(MatrixDiagram.draw(matrix, new Drawing(width, "m-matrix", words)));
        all.add(StaircaseDiagram.draw(matrix, new Drawing(width, "m-staircase", words)));
        if (!matrix.categories().isEmpty() && !matrix.concerns().isEmpty()) {
            all.add(Badge.draw(
                    matrix,
                    matrix.concerns().get(0),
                    matrix.categories().get(0),
                    new Drawing(width, "m-badge", words)));
        }
        return all;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26})
    void drawingsAreWellFormedAndTextStaysInside(int seed) throws Exception {
        for (Width width : Width.values()) {
            Set<String> ids = new HashSet<>();
            for (String svg : drawings(random(seed), width)) {
                check(svg, ids, seed);
            }
        }
        parse(Micro.draw(random(seed)));
    }

    @Test
    void extremesAreDrawn() throws Exception {
        var empty = new Sample("empty");
        var noRows = new Sample("no rows").category("One").category("Two");
        var gap = new Sample("gap").category("One").row("Row", "");
        var gaps = new Sample("gaps")
                .category("One")
                .category("Two")
                .row("Row", "", "")
                .row("Row", "", "");
        var shared = new Sample("shared")
                .party("A", 1, "A", "band of many words that goes on and on and on and on")
                .party("C", 2, "C", "band of many words that goes on and on and on and on")
                .category("One")
                .category("Two")
                .row("Row", "A+C", "A+C")
                .row("Row", "A+C", "A+C");
        var idle = new Sample("idle").party("A", 1, "A", null).party("C", 2, "C", null);
        idle.category("One").row("Row", "A");
        for (Sample sample : List.of(empty, noRows, gap, gaps, shared, idle)) {
            for (Width width : Width.values()) {
                Set<String> ids = new HashSet<>();
                for (String svg : drawings(sample.matrix(), width)) {
                    check(svg, ids, 0);
                }
            }
            parse(Micro.draw(sample.matrix()));
        }
    }

    @Test
    void aTurkishReaderGetsTheSameBytes() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.ROOT);
            List<String> plain = drawings(random(7), Width.FILE);
            Locale.setDefault(new Locale("tr", "TR"));
            assertEquals(plain, drawings(random(7), Width.FILE));
            Locale.setDefault(new Locale("ar", "EG"));
            assertEquals(plain, drawings(random(7), Width.FILE));
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void aPagesRulesAreThoseOfAFile() {
        String rules = DiagramCss.rules();
        assertTrue(rules.contains(".d-t5{fill:var(--dm-p5-tint)}"));
        String svg = MatrixDiagram.draw(Sample.portal(), new Drawing(Width.FILE, "m", English.WORDS));
        assertTrue(svg.contains(".d-t3{fill:var(--dm-p3-tint,var(--p3t))}"));
        assertTrue(!svg.contains(".d-t4{"), "a file has only what it needs");
    }

    private static void check(String svg, Set<String> ids, int seed) throws Exception {
        Element root = parse(svg);
        String[] box = root.getAttribute("viewBox").split(" ", -1);
        double width = Double.parseDouble(box[2]);
        double height = Double.parseDouble(box[3]);
        String id = root.getAttribute("id");
        var references = new ArrayList<String>();
        NodeList all = root.getOwnerDocument().getElementsByTagName("*");
        for (int i = 0; i < all.getLength(); i++) {
            Element element = (Element) all.item(i);
            assertTrue(ALLOWED.contains(element.getTagName()), element.getTagName());
            if (element.hasAttribute("id")) {
                assertTrue(ids.add(element.getAttribute("id")), element.getAttribute("id"));
            }
            if (element.hasAttribute("href")) {
                references.add(element.getAttribute("href").substring(1));
            }
            if (element.getAttribute("fill").startsWith("url(#")) {
                String fill = element.getAttribute("fill");
                references.add(fill.substring(5, fill.length() - 1));
            }
            if (element.getTagName().equals("text")) {
                inside(element, width, height, seed + " " + id);
            }
        }
        assertTrue(ids.containsAll(references), () -> "dangling in " + references);
        assertTrue(!svg.contains("NaN") && !svg.contains("h-0 ") && !svg.contains("Infinity"));
    }

    /** Each line of a text that isn't turned, from its own place within its group, lies in the drawing. */
    private static void inside(Element text, double width, double height, String where) {
        if (text.hasAttribute("transform")) {
            return;
        }
        Element group = (Element) text.getParentNode();
        if (group.getTagName().equals("g") && group.hasAttribute("id")) {
            if (!group.getAttribute("id").matches(".*-k[0-9]+")) {
                inCell(text, group, height, where + " " + group.getAttribute("id"));
            }
            return;
        }
        place(text, width, height, where);
    }

    /** A cell's text lies in the cell, whose width is that of its widest outline. */
    private static void inCell(Element text, Element cell, double height, String where) {
        double width = 0;
        NodeList paths = cell.getElementsByTagName("path");
        for (int i = 0; i < paths.getLength(); i++) {
            Matcher across = ACROSS.matcher(((Element) paths.item(i)).getAttribute("d"));
            while (across.find()) {
                width = Math.max(width, Double.parseDouble(across.group(1)));
            }
        }
        place(text, width, height, where);
    }

    private static void place(Element text, double width, double height, String where) {
        double left = 0;
        double top = 0;
        if (((Element) text.getParentNode()).hasAttribute("transform")) {
            String[] by =
                    ((Element) text.getParentNode()).getAttribute("transform").split("[( )]", -1);
            left = Double.parseDouble(by[1]);
            top = Double.parseDouble(by[2]);
        }
        String classes = " " + text.getAttribute("class") + " ";
        boolean small = classes.contains(" d-m ")
                || classes.contains(" d-k ")
                || text.getAttribute("style").contains("11px");
        double size = text.getAttribute("style").contains("14px") ? 14 : small ? 11 : 12.5;
        boolean bold = classes.contains(" d-h ") || classes.contains(" d-k ") || classes.contains(" d-x ");
        double y = top + Double.parseDouble(text.getAttribute("y"));
        NodeList spans = text.getElementsByTagName("tspan");
        if (spans.getLength() == 0) {
            var own = new StringBuilder();
            for (Node node = text.getFirstChild(); node != null; node = node.getNextSibling()) {
                own.append(node.getNodeType() == Node.TEXT_NODE ? node.getNodeValue() : "");
            }
            line(
                    own.toString(),
                    left + Double.parseDouble(text.getAttribute("x")),
                    y,
                    size,
                    bold,
                    classes,
                    width,
                    height,
                    where);
        }
        for (int i = 0; i < spans.getLength(); i++) {
            Element span = (Element) spans.item(i);
            y += span.hasAttribute("dy") ? Double.parseDouble(span.getAttribute("dy")) : 0;
            line(
                    span.getTextContent(),
                    left + Double.parseDouble(span.getAttribute("x")),
                    y,
                    size,
                    bold,
                    classes,
                    width,
                    height,
                    where);
        }
    }

    private static void line(
            String text,
            double x,
            double y,
            double size,
            boolean bold,
            String classes,
            double width,
            double height,
            String where) {
        double length = TextWidth.width(text, size, bold);
        boolean middle = classes.contains(" d-c ") || classes.contains(" d-k ");
        double from = middle ? x - length / 2 : classes.contains(" d-e ") ? x - length : x;
        String what = where + ": “" + text + "” at " + x + "," + y;
        assertTrue(from >= -0.5 && from + length <= width + 0.5, what);
        assertTrue(y - size * 0.75 >= -0.5 && y + size * 0.2 <= height + 0.5, what);
    }

    private static Element parse(String svg) throws Exception {
        var factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        Element root = factory.newDocumentBuilder()
                .parse(new InputSource(new StringReader(svg)))
                .getDocumentElement();
        assertNotNull(root);
        return root;
    }
}
