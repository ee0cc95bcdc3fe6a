package dev.demarc.markdown;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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

    /** Examples that differ, each with its cause. */
    private static final Map<Integer, String> COMMONMARK = Map.of();

    private static final Map<Integer, String> GFM = Map.of();

    @Test
    void commonMarksExamplesComeOutAsItsSpecificationSays() {
        List<Example> examples = ExampleReader.readExamples(TestResources.getSpec());

        assertEquals(652, examples.size());
        assertEquals(new TreeMap<>(COMMONMARK).keySet(), differing(examples, Dialect.COMMONMARK));
    }

    @Test
    void githubsExamplesComeOutAsItsSpecificationSays() {
        List<Example> examples = ExampleReader.readExamples(TestResources.getGfmSpec());

        assertEquals(new TreeMap<>(GFM).keySet(), differing(examples, Dialect.GFM));
    }

    private static java.util.Set<Integer> differing(List<Example> examples, Dialect dialect) {
        var differing = new TreeMap<Integer, String>();
        for (int i = 0; i < examples.size(); i++) {
            Example example = examples.get(i);
            // GFM's specification was written before footnotes, alerts and bare mail addresses came to all of GitHub.
            String html = MarkdownRenderer.render(example.getSource(), dialect);
            if (!normal(example.getHtml()).equals(normal(html))) {
                differing.put(i + 1, example.getSource() + "\n== wanted\n" + example.getHtml() + "\n== got\n" + html);
            }
        }
        if (Boolean.getBoolean("show")) {
            differing.forEach((number, text) -> System.err.println("#### " + number + "\n" + text));
        }
        return differing.keySet();
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
