package dev.demarc.render;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.demarc.model.Html;
import dev.demarc.render.ViewAttributes.Part;
import io.pebbletemplates.pebble.extension.AbstractNodeVisitor;
import io.pebbletemplates.pebble.extension.NodeVisitor;
import io.pebbletemplates.pebble.extension.escaper.SafeString;
import io.pebbletemplates.pebble.node.AbstractRenderableNode;
import io.pebbletemplates.pebble.node.ArgumentsNode;
import io.pebbletemplates.pebble.node.BodyNode;
import io.pebbletemplates.pebble.node.NamedArgumentNode;
import io.pebbletemplates.pebble.node.PrintNode;
import io.pebbletemplates.pebble.node.RenderableNode;
import io.pebbletemplates.pebble.node.TextNode;
import io.pebbletemplates.pebble.node.expression.ContextVariableExpression;
import io.pebbletemplates.pebble.node.expression.Expression;
import io.pebbletemplates.pebble.node.expression.FilterExpression;
import io.pebbletemplates.pebble.node.expression.FilterInvocationExpression;
import io.pebbletemplates.pebble.node.expression.GetAttributeExpression;
import io.pebbletemplates.pebble.node.expression.LiteralStringExpression;
import io.pebbletemplates.pebble.template.EvaluationContextImpl;
import io.pebbletemplates.pebble.template.PebbleTemplateImpl;
import io.pebbletemplates.pebble.utils.StringUtils;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayDeque;
import java.util.Deque;
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

    private final ViewAttributes attributes;

    LeanTemplate(PebbleTemplateImpl template, ViewAttributes attributes) {
        super(template);
        this.attributes = attributes;
    }

    @Override
    public void visit(BodyNode node) {
        List<RenderableNode> children = node.getChildren();
        for (int i = 0; i < children.size(); i++) {
            if (children.get(i) instanceof TextNode text) {
                children.set(i, new Text(text));
            }
        }
        super.visit(node);
    }

    @Override
    public void visit(PrintNode node) {
        FilterExpression escaped = filtered(node.getExpression(), "escape");
        if (escaped == null || !isForHtml(arguments(escaped))) {
            return;
        }
        // What is told to be raw comes by the filter that escapes, too, which lets it pass.
        FilterExpression raw = filtered(escaped.getLeftExpression(), "raw");
        Path path = path(raw == null ? escaped.getLeftExpression() : raw.getLeftExpression());
        if (path != null) {
            node.setExpression(raw == null ? new Escaping(path) : new Raw(path, escaped));
        }
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

    private @Nullable Path path(Expression<?> whole) {
        Deque<String> names = new ArrayDeque<>();
        Expression<?> at = whole;
        while (at instanceof GetAttributeExpression part
                && part.getArgumentsNode() == null
                && part.getAttributeNameExpression() instanceof LiteralStringExpression name) {
            names.addFirst(name.getValue());
            at = part.getNode();
        }
        return at instanceof ContextVariableExpression variable
                ? new Path(variable.getName(), names.toArray(String[]::new), whole)
                : null;
    }

    /** A template's own text. */
    private static final class Text extends AbstractRenderableNode {
        private final char[] text;
        private final byte[] utf8;

        Text(TextNode of) {
            super(of.getLineNumber());
            this.text = of.getData();
            this.utf8 = new String(text).getBytes(UTF_8);
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

    /** A variable, or a part of one, or a part of that. */
    private final class Path {
        private final String variable;
        private final String[] names;
        private final Expression<?> whole;
        // Where each part was found last. Nearly always the next one is of the same type.
        private final @Nullable Part[] parts;

        Path(String variable, String[] names, Expression<?> whole) {
            this.variable = variable;
            this.names = names;
            this.whole = whole;
            this.parts = new Part[names.length];
        }

        /** What is there: HTML as such. Nothing if it isn't found in this way. */
        @Nullable
        Object find(EvaluationContextImpl context) {
            @Nullable Object at = context.getScopeChain().get(variable);
            for (int i = 0; i < names.length && at != null; i++) {
                Part part = parts[i];
                if (part == null || part.of() != at.getClass()) {
                    part = attributes.part(at.getClass(), names[i]);
                    parts[i] = part;
                }
                at = part.in(at);
            }
            return at;
        }

        @Nullable
        Object evaluate(PebbleTemplateImpl self, EvaluationContextImpl context) {
            return whole.evaluate(self, context);
        }

        int line() {
            return whole.getLineNumber();
        }
    }

    /** What is written of a path. */
    private abstract static class Printed implements Expression<Object> {
        final Path path;

        Printed(Path path) {
            this.path = path;
        }

        @Override
        public int getLineNumber() {
            return path.line();
        }

        @Override
        public void accept(NodeVisitor visitor) {
            visitor.visit(this);
        }
    }

    /** What is written as text. */
    private static final class Escaping extends Printed {
        Escaping(Path path) {
            super(path);
        }

        @Override
        public @Nullable Object evaluate(PebbleTemplateImpl self, EvaluationContextImpl context) {
            @Nullable Object found = path.find(context);
            if (found instanceof String text) {
                return Escaped.of(text);
            }
            @Nullable Object value = path.evaluate(self, context);
            return value == null || value instanceof SafeString ? value : Escaped.of(StringUtils.toString(value));
        }
    }

    /** What is written as it is. */
    private static final class Raw extends Printed {
        private final Expression<?> filtered;

        Raw(Path path, Expression<?> filtered) {
            super(path);
            this.filtered = filtered;
        }

        @Override
        public @Nullable Object evaluate(PebbleTemplateImpl self, EvaluationContextImpl context) {
            @Nullable Object found = path.find(context);
            return found instanceof String || found instanceof Html ? found : filtered.evaluate(self, context);
        }
    }
}
