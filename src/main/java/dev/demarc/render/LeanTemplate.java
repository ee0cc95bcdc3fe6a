package dev.demarc.render;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.demarc.model.Html;
import io.pebbletemplates.pebble.extension.AbstractNodeVisitor;
import io.pebbletemplates.pebble.extension.NodeVisitor;
import io.pebbletemplates.pebble.node.AbstractRenderableNode;
import io.pebbletemplates.pebble.node.ArgumentsNode;
import io.pebbletemplates.pebble.node.BodyNode;
import io.pebbletemplates.pebble.node.ForNode;
import io.pebbletemplates.pebble.node.IfNode;
import io.pebbletemplates.pebble.node.NamedArgumentNode;
import io.pebbletemplates.pebble.node.PrintNode;
import io.pebbletemplates.pebble.node.RenderableNode;
import io.pebbletemplates.pebble.node.RootNode;
import io.pebbletemplates.pebble.node.TextNode;
import io.pebbletemplates.pebble.node.expression.ArrayExpression;
import io.pebbletemplates.pebble.node.expression.ContextVariableExpression;
import io.pebbletemplates.pebble.node.expression.Expression;
import io.pebbletemplates.pebble.node.expression.FilterExpression;
import io.pebbletemplates.pebble.node.expression.FilterInvocationExpression;
import io.pebbletemplates.pebble.node.expression.GetAttributeExpression;
import io.pebbletemplates.pebble.node.expression.LiteralStringExpression;
import io.pebbletemplates.pebble.template.EvaluationContextImpl;
import io.pebbletemplates.pebble.template.PebbleTemplateImpl;
import io.pebbletemplates.pebble.utils.Pair;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes a template lean, once, when it has been read. Most of one is its own text and parts of views, such as
 * {@code {{ page.title }}}: a hundred for each page. Pebble finds the filter anew for each, makes a map of its arguments,
 * asks who knows the part, and wraps what it gets, twice; text it writes letter by letter.
 *
 * <p>What is written stays the same. What isn't found in the short way is left to Pebble, its mistakes too.
 */
final class LeanTemplate extends AbstractNodeVisitor {

    private static final RenderableNode[] NONE = {};

    private final ViewAttributes attributes;
    private final IncludedTemplates templates;
    // Whether it has only what asks for nothing but names.
    private boolean plain = true;

    LeanTemplate(PebbleTemplateImpl template, ViewAttributes attributes, IncludedTemplates templates) {
        super(template);
        this.attributes = attributes;
        this.templates = templates;
    }

    @Override
    public void visit(RootNode node) {
        super.visit(node);
        if (plain) {
            templates.isPlain(getTemplate().getName(), children(node.getBody()));
        }
    }

    @Override
    public void visit(BodyNode node) {
        super.visit(node);
        List<RenderableNode> children = node.getChildren();
        for (int i = 0; i < children.size(); i++) {
            children.set(i, lean(children.get(i)));
        }
    }

    /** The nodes of a body; none if there is no body. */
    static RenderableNode[] children(@Nullable BodyNode body) {
        return body == null ? NONE : body.getChildren().toArray(NONE);
    }

    private RenderableNode lean(RenderableNode node) {
        if (node instanceof TextNode text) {
            return new Text(text);
        }
        if (node instanceof ForNode loop) {
            plain &= isPlain(loop.getIterable());
            return new LeanFor(loop, attributes);
        }
        if (node instanceof IfNode choice) {
            for (Pair<Expression<?>, BodyNode> each : choice.getConditionsWithBodies()) {
                plain &= LeanCondition.of(each.getLeft(), attributes) != null;
            }
            return new LeanIf(choice, attributes);
        }
        if (node instanceof PrintNode print) {
            PrintNode lean = lean(print);
            plain &= lean != print;
            return lean;
        }
        plain &= node instanceof LeanInclude include && include.isPlain();
        return node;
    }

    private PrintNode lean(PrintNode node) {
        FilterExpression escaped = filtered(node.getExpression(), "escape");
        if (escaped == null || !isForHtml(arguments(escaped))) {
            return node;
        }
        // What is told to be raw comes by the filter that escapes, too, which lets it pass.
        FilterExpression raw = filtered(escaped.getLeftExpression(), "raw");
        LeanPath path = LeanPath.of(raw == null ? escaped.getLeftExpression() : raw.getLeftExpression(), attributes);
        if (path == null) {
            return node;
        }
        return raw == null ? new Print(node, path) : new Raw(node, path);
    }

    /** Whether an expression asks for nothing but names. */
    static boolean isPlain(@Nullable Expression<?> expression) {
        Expression<?> at = expression;
        while (at instanceof GetAttributeExpression part
                && part.getArgumentsNode() == null
                && part.getAttributeNameExpression() instanceof LiteralStringExpression) {
            at = part.getNode();
        }
        if (at instanceof ArrayExpression list) {
            for (Expression<?> each : list.getValues()) {
                if (!isPlain(each)) {
                    return false;
                }
            }
            return true;
        }
        return at instanceof ContextVariableExpression || at instanceof LiteralStringExpression;
    }

    private static @Nullable FilterExpression filtered(@Nullable Expression<?> by, String filter) {
        return by instanceof FilterExpression filtered
                        && filtered.getRightExpression() instanceof FilterInvocationExpression invoked
                        && invoked.getFilterName().equals(filter)
                ? filtered
                : null;
    }

    private static ArgumentsNode arguments(FilterExpression filtered) {
        return ((FilterInvocationExpression) filtered.getRightExpression()).getArgs();
    }

    /** In an own template text may be escaped for a script, or for an address. Pebble has no list where none is. */
    private static boolean isForHtml(ArgumentsNode arguments) {
        if (arguments.getPositionalArgs() != null
                && !arguments.getPositionalArgs().isEmpty()) {
            return false;
        }
        List<NamedArgumentNode> named = arguments.getNamedArgs();
        return named == null
                || named.isEmpty()
                || (named.size() == 1
                        && named.get(0).getValueExpression() instanceof LiteralStringExpression strategy
                        && strategy.getValue().equals("html"));
    }

    /** A template's own text. */
    private static final class Text extends AbstractRenderableNode {
        private final String text;
        private final byte[] utf8;

        Text(TextNode of) {
            super(of.getLineNumber());
            this.text = new String(of.getData());
            this.utf8 = text.getBytes(UTF_8);
        }

        @Override
        public void render(PebbleTemplateImpl self, Writer writer, EvaluationContextImpl context) throws IOException {
            if (writer instanceof Utf8Writer page) {
                page.write(utf8);
            } else {
                writer.write(text);
            }
        }

        @Override
        public void accept(NodeVisitor visitor) {
            visitor.visit(this);
        }
    }

    /** What is written as text. */
    private static final class Print extends PrintNode {
        private final LeanPath path;

        Print(PrintNode of, LeanPath path) {
            super(of.getExpression(), of.getLineNumber());
            this.path = path;
        }

        @Override
        public void render(PebbleTemplateImpl self, Writer writer, EvaluationContextImpl context) throws IOException {
            @Nullable Object found = path.find(context);
            if (found instanceof Integer number) {
                writer.write(number.toString());
            } else if (!(found instanceof String text)) {
                super.render(self, writer, context);
            } else if (writer instanceof Utf8Writer page) {
                page.writeEscaped(text);
            } else {
                writer.write(Escaped.of(text));
            }
        }
    }

    /** What is written as it is. */
    private static final class Raw extends PrintNode {
        private final LeanPath path;

        Raw(PrintNode of, LeanPath path) {
            super(of.getExpression(), of.getLineNumber());
            this.path = path;
        }

        @Override
        public void render(PebbleTemplateImpl self, Writer writer, EvaluationContextImpl context) throws IOException {
            @Nullable Object found = path.find(context);
            if (!(found instanceof String || found instanceof Html)) {
                super.render(self, writer, context);
            } else if (writer instanceof Utf8Writer page) {
                page.write(found);
            } else {
                writer.write(found.toString());
            }
        }
    }
}
