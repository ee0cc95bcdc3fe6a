package dev.demarc.markdown;

import com.vladsch.flexmark.ast.Text;
import com.vladsch.flexmark.ast.util.Parsing;
import com.vladsch.flexmark.parser.InlineParser;
import com.vladsch.flexmark.parser.InlineParserOptions;
import com.vladsch.flexmark.parser.block.CharacterNodeFactory;
import com.vladsch.flexmark.parser.core.delimiter.Bracket;
import com.vladsch.flexmark.parser.core.delimiter.Delimiter;
import com.vladsch.flexmark.util.ast.Document;
import com.vladsch.flexmark.util.ast.Node;
import com.vladsch.flexmark.util.data.DataHolder;
import com.vladsch.flexmark.util.sequence.BasedSequence;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Leaves running text alone: {@link Inlines} reads it. Flexmark's own parser would compile some forty patterns for each
 * page.
 */
final class NoInlines implements InlineParser {

    private final Parsing parsing;

    /**
     * One for all pages.
     *
     * @param options the parser's
     */
    NoInlines(DataHolder options) {
        parsing = new Parsing(options);
    }

    private static IllegalStateException unasked() {
        return new IllegalStateException("No block of Demarc's grammar asks for inlines");
    }

    @Override
    public void initializeDocument(Document document) {}

    @Override
    public void finalizeDocument(Document document) {}

    @Override
    public void parse(BasedSequence content, Node block) {}

    @Override
    public Parsing getParsing() {
        return parsing;
    }

    @Override
    public Delimiter getLastDelimiter() {
        throw unasked();
    }

    @Override
    public Bracket getLastBracket() {
        throw unasked();
    }

    @Override
    public List<Node> parseCustom(
            BasedSequence input, Node node, BitSet characters, Map<Character, CharacterNodeFactory> factories) {
        throw unasked();
    }

    @Override
    public void mergeTextNodes(Node from, Node to) {
        throw unasked();
    }

    @Override
    public void mergeIfNeeded(Text first, Text last) {
        throw unasked();
    }

    @Override
    public BasedSequence toEOL() {
        throw unasked();
    }

    @Override
    public boolean parseNewline() {
        throw unasked();
    }

    @Override
    public BasedSequence parseLinkDestination() {
        throw unasked();
    }

    @Override
    public BasedSequence parseLinkTitle() {
        throw unasked();
    }

    @Override
    public int parseLinkLabel() {
        throw unasked();
    }

    @Override
    public boolean parseAutolink() {
        throw unasked();
    }

    @Override
    public boolean parseHtmlInline() {
        throw unasked();
    }

    @Override
    public boolean parseEntity() {
        throw unasked();
    }

    @Override
    public void processDelimiters(Delimiter bottom) {
        throw unasked();
    }

    @Override
    public void removeDelimitersBetween(Delimiter opener, Delimiter closer) {
        throw unasked();
    }

    @Override
    public void removeDelimiterAndNode(Delimiter delimiter) {
        throw unasked();
    }

    @Override
    public void removeDelimiterKeepNode(Delimiter delimiter) {
        throw unasked();
    }

    @Override
    public void removeDelimiter(Delimiter delimiter) {
        throw unasked();
    }

    @Override
    @SuppressWarnings("NonApiType") // Flexmark's own
    public ArrayList<BasedSequence> getCurrentText() {
        throw unasked();
    }

    @Override
    public BasedSequence getInput() {
        throw unasked();
    }

    @Override
    public void setInput(BasedSequence input) {
        throw unasked();
    }

    @Override
    public int getIndex() {
        throw unasked();
    }

    @Override
    public void setIndex(int index) {
        throw unasked();
    }

    @Override
    public Node getBlock() {
        throw unasked();
    }

    @Override
    public BasedSequence match(Pattern pattern) {
        throw unasked();
    }

    @Override
    public BasedSequence[] matchWithGroups(Pattern pattern) {
        throw unasked();
    }

    @Override
    public Matcher matcher(Pattern pattern) {
        throw unasked();
    }

    @Override
    public char peek() {
        throw unasked();
    }

    @Override
    public char peek(int ahead) {
        throw unasked();
    }

    @Override
    public boolean flushTextNode() {
        throw unasked();
    }

    @Override
    public Document getDocument() {
        throw unasked();
    }

    @Override
    public void setDocument(Document document) {
        throw unasked();
    }

    @Override
    public InlineParserOptions getOptions() {
        throw unasked();
    }

    @Override
    public void appendText(BasedSequence text) {
        throw unasked();
    }

    @Override
    public void appendText(BasedSequence text, int from, int to) {
        throw unasked();
    }

    @Override
    public void appendNode(Node node) {
        throw unasked();
    }

    @Override
    public Text appendSeparateText(BasedSequence text) {
        throw unasked();
    }

    @Override
    public void setBlock(Node block) {
        throw unasked();
    }

    @Override
    public void moveNodes(Node from, Node to) {
        throw unasked();
    }

    @Override
    public boolean spnl() {
        throw unasked();
    }

    @Override
    public boolean nonIndentSp() {
        throw unasked();
    }

    @Override
    public boolean sp() {
        throw unasked();
    }

    @Override
    public boolean spnlUrl() {
        throw unasked();
    }
}
