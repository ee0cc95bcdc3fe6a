package dev.demarc.render;

import io.pebbletemplates.pebble.node.BodyNode;
import io.pebbletemplates.pebble.node.IfNode;
import io.pebbletemplates.pebble.node.RenderableNode;
import io.pebbletemplates.pebble.node.expression.Expression;
import io.pebbletemplates.pebble.template.EvaluationContextImpl;
import io.pebbletemplates.pebble.template.PebbleTemplateImpl;
import io.pebbletemplates.pebble.utils.Pair;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A choice of a template. As soon as one of its conditions must be told by Pebble, all of it is left to Pebble. */
final class LeanIf extends IfNode {

    private final @Nullable LeanCondition[] conditions;
    // One more than conditions: the last is for when none holds.
    private final RenderableNode[][] bodies;

    /** The same choice as another, whose bodies are lean already. */
    LeanIf(IfNode of, ViewAttributes attributes) {
        super(of.getLineNumber(), of.getConditionsWithBodies(), of.getElseBody());
        List<Pair<Expression<?>, BodyNode>> choices = of.getConditionsWithBodies();
        conditions = new LeanCondition[choices.size()];
        bodies = new RenderableNode[choices.size() + 1][];
        for (int i = 0; i < conditions.length; i++) {
            conditions[i] = LeanCondition.of(choices.get(i).getLeft(), attributes);
            bodies[i] = LeanTemplate.children(choices.get(i).getRight());
        }
        bodies[conditions.length] = LeanTemplate.children(of.getElseBody());
    }

    @Override
    public void render(PebbleTemplateImpl self, Writer writer, EvaluationContextImpl context) throws IOException {
        int chosen = 0;
        while (chosen < conditions.length) {
            LeanCondition condition = conditions[chosen];
            Boolean holds = condition == null ? null : condition.holds(context);
            if (holds == null) {
                super.render(self, writer, context);
                return;
            }
            if (holds) {
                break;
            }
            chosen++;
        }
        for (RenderableNode node : bodies[chosen]) {
            node.render(self, writer, context);
        }
    }
}
