package dev.demarc.render;

import dev.demarc.model.Html;
import dev.demarc.render.ViewAttributes.Part;
import io.pebbletemplates.pebble.node.expression.ContextVariableExpression;
import io.pebbletemplates.pebble.node.expression.Expression;
import io.pebbletemplates.pebble.node.expression.GetAttributeExpression;
import io.pebbletemplates.pebble.node.expression.LiteralStringExpression;
import io.pebbletemplates.pebble.template.EvaluationContextImpl;
import io.pebbletemplates.pebble.template.PebbleTemplateImpl;
import io.pebbletemplates.pebble.template.ScopeChain;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** A variable of a template, or a part of one, or a part of that. */
final class LeanPath {

    private final String variable;
    private final String[] names;
    private final Expression<?> whole;
    private final ViewAttributes attributes;
    // Where each part was found last. Nearly always the next one is of the same type.
    private final @Nullable Part[] parts;

    private LeanPath(String variable, String[] names, Expression<?> whole, ViewAttributes attributes) {
        this.variable = variable.intern();
        this.names = names;
        this.whole = whole;
        this.attributes = attributes;
        this.parts = new Part[names.length];
    }

    /** What an expression names; nothing if it is of another kind. */
    static @Nullable LeanPath of(@Nullable Expression<?> whole, ViewAttributes attributes) {
        Deque<String> names = new ArrayDeque<>();
        Expression<?> at = whole;
        while (at instanceof GetAttributeExpression part
                && part.getArgumentsNode() == null
                && part.getAttributeNameExpression() instanceof LiteralStringExpression name) {
            names.addFirst(name.getValue());
            at = part.getNode();
        }
        return whole != null && at instanceof ContextVariableExpression named
                ? new LeanPath(named.getName(), names.toArray(String[]::new), whole, attributes)
                : null;
    }

    /** What is there: HTML as such. Nothing if it isn't found in this way. */
    @Nullable
    Object find(EvaluationContextImpl context) {
        ScopeChain chain = context.getScopeChain();
        @Nullable Object at = chain instanceof Scopes scopes ? scopes.find(variable) : chain.get(variable);
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

    /** What Pebble finds there: HTML as text. */
    @Nullable
    Object value(PebbleTemplateImpl self, EvaluationContextImpl context) {
        @Nullable Object found = find(context);
        return found == null || found instanceof Html ? whole.evaluate(self, context) : found;
    }
}
