package dev.demarc.markdown;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.demarc.model.Crafts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.commonmark.testutil.TestResources;
import org.commonmark.testutil.example.Example;
import org.commonmark.testutil.example.ExampleReader;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.Test;

/** The examples of CommonMark 0.31.2 and of GFM 0.29, as their test files carry them. */
class SpecificationTest {

    private static final String FILTER = "the tag filter, an extension of the same specification, is on";
    private static final String AUTOLINK = "the autolink extension of the same specification is on";
    private static final String NESTED =
            "contradicts CommonMark 0.31.2, which keeps strong emphasis in strong emphasis";

    /** GFM's examples that differ, each with its cause. CommonMark has none. */
    private static final Map<Integer, String> GFM = Map.ofEntries(
            Map.entry(140, FILTER),
            Map.entry(141, FILTER),
            Map.entry(142, FILTER),
            Map.entry(145, FILTER),
            Map.entry(147, FILTER),
            Map.entry(398, NESTED),
            Map.entry(426, NESTED),
            Map.entry(434, NESTED),
            Map.entry(435, NESTED),
            Map.entry(436, NESTED),
            Map.entry(473, NESTED),
            Map.entry(474, NESTED),
            Map.entry(475, NESTED),
            Map.entry(477, NESTED),
            Map.entry(610, AUTOLINK),
            Map.entry(616, AUTOLINK),
            Map.entry(619, AUTOLINK),
            Map.entry(620, AUTOLINK));

    @Test
    void commonMarksExamplesComeOutAsItsSpecificationSays() {
        List<Example> examples = ExampleReader.readExamples(TestResources.getSpec());

        assertEquals(652, examples.size());
        assertEquals(Set.of(), differing(examples, Dialect.COMMONMARK));
    }

    @Test
    void githubsExamplesComeOutAsItsSpecificationSays() {
        List<Example> examples = ExampleReader.readExamples(TestResources.getGfmSpec());

        assertEquals(GFM.keySet(), differing(examples, Dialect.GFM));
    }

    private static Set<Integer> differing(List<Example> examples, Dialect dialect) {
        var differing = new TreeSet<Integer>();
        for (int i = 0; i < examples.size(); i++) {
            Example example = examples.get(i);
            // An arrow stands for a tab in these files; their reader replaces it in the Markdown only.
            String wanted = example.getHtml().replace('→', '\t');
            String html = MarkdownRenderer.render(example.getSource(), dialect, Crafts.NONE);
            if (!normal(wanted).equals(normal(html))) {
                differing.add(i + 1);
            }
        }
        return differing;
    }

    /** Attributes in one order, white space between blocks gone; that of code and running text stays. */
    private static List<String> normal(String html) {
        var out = new ArrayList<String>();
        Element body = Jsoup.parse(html, "", Parser.xmlParser());
        body.childNodes().forEach(node -> normal(node, false, out));
        return out;
    }

    private static void normal(Node node, boolean code, List<String> out) {
        if (node instanceof TextNode text) {
            String words = code ? text.getWholeText() : text.getWholeText().replaceAll("\\s+", " ");
            if (code || !words.isBlank()) {
                out.add(code ? words : words.strip());
            }
            return;
        }
        if (!(node instanceof Element element)) {
            out.add(node.outerHtml());
            return;
        }
        var attributes = new TreeMap<String, String>();
        element.attributes().forEach(attribute -> attributes.put(attribute.getKey(), attribute.getValue()));
        out.add("<" + element.tagName() + attributes);
        boolean pre = code || element.tagName().equals("pre");
        element.childNodes()
                .forEach(child -> normal(child, pre || element.tagName().equals("code"), out));
        out.add("</" + element.tagName());
    }
}
