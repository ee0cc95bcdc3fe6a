package dev.demarc.render;

import io.pebbletemplates.pebble.node.ArgumentsNode;
import io.pebbletemplates.pebble.node.TestInvocationExpression;
import io.pebbletemplates.pebble.node.expression.AndExpression;
import io.pebbletemplates.pebble.node.expression.EqualsExpression;
import io.pebbletemplates.pebble.node.expression.Expression;
import io.pebbletemplates.pebble.node.expression.FilterExpression;
import io.pebbletemplates.pebble.node.expression.FilterInvocationExpression;
import io.pebbletemplates.pebble.node.expression.GreaterThanExpression;
import io.pebbletemplates.pebble.node.expression.LiteralLongExpression;
import io.pebbletemplates.pebble.node.expression.LiteralStringExpression;
import io.pebbletemplates.pebble.node.expression.NegativeTestExpression;
import io.pebbletemplates.pebble.node.expression.OrExpression;
import io.pebbletemplates.pebble.node.expression.PositiveTestExpression;
import io.pebbletemplates.pebble.node.expression.UnaryNotExpression;
import io.pebbletemplates.pebble.template.EvaluationContextImpl;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** What a template asks of parts of views, as most do: whether there is any, whether it is this word, whether it is true. */
abstract class LeanCondition {

    /** Whether it holds; nothing if Pebble must tell. */
    abstract @Nullable Boolean holds(EvaluationContextImpl context);

    /** What an expression asks; nothing if it asks in another way. */
    static @Nullable LeanCondition of(@Nullable Expression<?> asked, ViewAttributes attributes) {
        if (asked instanceof PositiveTestExpression test) {
            LeanPath path = LeanPath.of(test.getLeftExpression(), attributes);
            return path != null && isEmptyTest(test.getRightExpression())
                    ? new Empty(path, !(test instanceof NegativeTestExpression))
                    : null;
        }
        if (asked instanceof EqualsExpression equal) {
            return equal(equal, attributes);
        }
        if (asked instanceof GreaterThanExpression greater) {
            LeanPath path = LeanPath.of(greater.getLeftExpression(), attributes);
            return path != null && greater.getRightExpression() instanceof LiteralLongExpression number
                    ? new Above(path, number.getValue())
                    : null;
        }
        if (asked instanceof AndExpression both) {
            return pair(both.getLeftExpression(), both.getRightExpression(), false, attributes);
        }
        if (asked instanceof OrExpression either) {
            return pair(either.getLeftExpression(), either.getRightExpression(), true, attributes);
        }
        if (asked instanceof UnaryNotExpression not) {
            LeanCondition denied = of(not.getChildExpression(), attributes);
            return denied == null ? null : new Not(denied);
        }
        LeanPath path = LeanPath.of(asked, attributes);
        return path == null ? null : new True(path);
    }

    private static boolean isEmptyTest(Expression<?> test) {
        return test instanceof TestInvocationExpression invoked
                && invoked.getTestName().equals("empty")
                && isNone(invoked.getArgs());
    }

    private static boolean isNone(ArgumentsNode arguments) {
        return (arguments.getPositionalArgs() == null
                        || arguments.getPositionalArgs().isEmpty())
                && (arguments.getNamedArgs() == null || arguments.getNamedArgs().isEmpty());
    }

    private static @Nullable LeanCondition equal(EqualsExpression equal, ViewAttributes attributes) {
        Expression<?> left = equal.getLeftExpression();
        if (equal.getRightExpression() instanceof LiteralStringExpression word) {
            LeanPath path = LeanPath.of(left, attributes);
            return path == null ? null : new Word(path, word.getValue());
        }
        if (equal.getRightExpression() instanceof LiteralLongExpression number
                && left instanceof FilterExpression filtered
                && filtered.getRightExpression() instanceof FilterInvocationExpression filter
                && filter.getFilterName().equals("length")
                && isNone(filter.getArgs())) {
            LeanPath path = LeanPath.of(filtered.getLeftExpression(), attributes);
            return path == null ? null : new Size(path, number.getValue());
        }
        return null;
    }

    private static @Nullable LeanCondition pair(
            Expression<?> left, Expression<?> right, boolean either, ViewAttributes attributes) {
        LeanCondition first = of(left, attributes);
        LeanCondition second = first == null ? null : of(right, attributes);
        return first == null || second == null ? null : new Pair(first, second, either);
    }

    /** {@code x.y is empty}, or that it isn't. */
    private static final class Empty extends LeanCondition {
        private final LeanPath path;
        private final boolean wanted;

        Empty(LeanPath path, boolean wanted) {
            this.path = path;
            this.wanted = wanted;
        }

        @Override
        @Nullable
        Boolean holds(EvaluationContextImpl context) {
            @Nullable Object found = path.find(context);
            if (found instanceof String text) {
                return wanted
                        == (text.isEmpty()
                                || (text.charAt(0) <= ' ' && text.trim().isEmpty()));
            }
            return found instanceof Collection<?> all ? wanted == all.isEmpty() : null;
        }
    }

    /** {@code x.y == "word"}. */
    private static final class Word extends LeanCondition {
        private final LeanPath path;
        private final String word;

        Word(LeanPath path, String word) {
            this.path = path;
            this.word = word;
        }

        @Override
        @Nullable
        Boolean holds(EvaluationContextImpl context) {
            return path.find(context) instanceof String text ? text.equals(word) : null;
        }
    }

    /** {@code (x.y | length) == 1}. */
    private static final class Size extends LeanCondition {
        private final LeanPath path;
        private final long size;

        Size(LeanPath path, long size) {
            this.path = path;
            this.size = size;
        }

        @Override
        @Nullable
        Boolean holds(EvaluationContextImpl context) {
            return path.find(context) instanceof Collection<?> all ? all.size() == size : null;
        }
    }

    /** {@code x.y > 0}, where that is a whole number. */
    private static final class Above extends LeanCondition {
        private final LeanPath path;
        private final long number;

        Above(LeanPath path, long number) {
            this.path = path;
            this.number = number;
        }

        @Override
        @Nullable
        Boolean holds(EvaluationContextImpl context) {
            return path.find(context) instanceof Integer found ? found > number : null;
        }
    }

    /** {@code x.y}, where that is a truth value. */
    private static final class True extends LeanCondition {
        private final LeanPath path;

        True(LeanPath path) {
            this.path = path;
        }

        @Override
        @Nullable
        Boolean holds(EvaluationContextImpl context) {
            return path.find(context) instanceof Boolean truth ? truth : null;
        }
    }

    private static final class Not extends LeanCondition {
        private final LeanCondition denied;

        Not(LeanCondition denied) {
            this.denied = denied;
        }

        @Override
        @Nullable
        Boolean holds(EvaluationContextImpl context) {
            Boolean holds = denied.holds(context);
            return holds == null ? null : !holds;
        }
    }

    private static final class Pair extends LeanCondition {
        private final LeanCondition first;
        private final LeanCondition second;
        private final boolean either;

        Pair(LeanCondition first, LeanCondition second, boolean either) {
            this.first = first;
            this.second = second;
            this.either = either;
        }

        @Override
        @Nullable
        Boolean holds(EvaluationContextImpl context) {
            Boolean holds = first.holds(context);
            return (holds == null || holds == either) ? holds : second.holds(context);
        }
    }
}
