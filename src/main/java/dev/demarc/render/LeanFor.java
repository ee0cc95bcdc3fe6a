package dev.demarc.render;

import io.pebbletemplates.pebble.node.ForNode;
import io.pebbletemplates.pebble.node.RenderableNode;
import io.pebbletemplates.pebble.node.fornode.LazyLength;
import io.pebbletemplates.pebble.node.fornode.LazyRevIndex;
import io.pebbletemplates.pebble.template.EvaluationContextImpl;
import io.pebbletemplates.pebble.template.PebbleTemplateImpl;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.RandomAccess;
import org.jspecify.annotations.Nullable;

/** A loop of a template over a list. */
final class LeanFor extends ForNode {

    private final @Nullable LeanPath path;
    private final String variable;
    private final RenderableNode[] body;
    private final RenderableNode[] otherwise;

    /** The same loop as another, whose bodies are lean already. */
    LeanFor(ForNode of, ViewAttributes attributes) {
        super(of.getLineNumber(), of.getIterationVariable(), of.getIterable(), of.getBody(), of.getElseBody());
        path = LeanPath.of(of.getIterable(), attributes);
        variable = of.getIterationVariable().intern();
        body = LeanTemplate.children(of.getBody());
        otherwise = LeanTemplate.children(of.getElseBody());
    }

    @Override
    public void render(PebbleTemplateImpl self, Writer writer, EvaluationContextImpl context) throws IOException {
        if (path != null
                && context.getScopeChain() instanceof Scopes scopes
                && path.find(context) instanceof List<?> all
                && all instanceof RandomAccess) {
            if (all.isEmpty()) {
                for (RenderableNode node : otherwise) {
                    node.render(self, writer, context);
                }
            } else {
                each(all, scopes, self, writer, context);
            }
        } else {
            super.render(self, writer, context);
        }
    }

    private void each(List<?> all, Scopes scopes, PebbleTemplateImpl self, Writer writer, EvaluationContextImpl context)
            throws IOException {
        var loop = new Loop(all);
        int size = all.size();
        scopes.begin();
        for (int i = 0; i < size; i++) {
            loop.at = i;
            scopes.name("loop", loop);
            scopes.name(variable, all.get(i));
            for (RenderableNode node : body) {
                node.render(self, writer, context);
            }
        }
        scopes.end();
    }

    /** What a template sees of a loop as {@code loop}; it has the names that Pebble's has. */
    public static final class Loop {
        private final LazyLength length;
        private final int size;
        private int at;

        Loop(List<?> all) {
            this.length = new LazyLength(all);
            this.size = all.size();
        }

        /** Whether this is the first round. */
        public boolean isFirst() {
            return at == 0;
        }

        /** Whether this is the last round. */
        public boolean isLast() {
            return at == size - 1;
        }

        /** How many rounds there are. */
        public LazyLength getLength() {
            return length;
        }

        /** How many rounds were made before. */
        public int getIndex() {
            return at;
        }

        /** How many rounds follow. */
        public LazyRevIndex getRevindex() {
            return new LazyRevIndex(at, length);
        }

        /** One of its parts; nothing if it has none of that name. */
        @Nullable
        Object part(String name) {
            return switch (name) {
                case "first" -> isFirst();
                case "last" -> isLast();
                case "length" -> length;
                case "index" -> at;
                case "revindex" -> getRevindex();
                default -> null;
            };
        }

        @Override
        public String toString() {
            return "{last=" + isLast() + ", length=" + length + ", index=" + at + ", revindex=" + getRevindex()
                    + ", first=" + isFirst() + "}";
        }
    }
}
