package dev.demarc.render;

import io.pebbletemplates.pebble.error.ParserException;
import io.pebbletemplates.pebble.lexer.Token;
import io.pebbletemplates.pebble.lexer.TokenStream;
import io.pebbletemplates.pebble.node.IncludeNode;
import io.pebbletemplates.pebble.node.RenderableNode;
import io.pebbletemplates.pebble.node.expression.Expression;
import io.pebbletemplates.pebble.node.expression.LiteralStringExpression;
import io.pebbletemplates.pebble.node.expression.MapExpression;
import io.pebbletemplates.pebble.parser.Parser;
import io.pebbletemplates.pebble.template.EvaluationContextImpl;
import io.pebbletemplates.pebble.template.PebbleTemplateImpl;
import io.pebbletemplates.pebble.tokenParser.IncludeTokenParser;
import java.io.IOException;
import java.io.Writer;
import java.util.HashSet;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Another template in the middle of one. */
final class LeanInclude extends IncludeNode {

    private static final Expression<?>[] NONE = {};

    private final IncludedTemplates templates;
    private final @Nullable String name;
    private final @Nullable LeanPath path;
    private final String[] names;
    private final Expression<?>[] values;
    private final @Nullable LeanPath[] paths;
    // The one that it names always.
    private IncludedTemplates.@Nullable Piece own;

    private LeanInclude(
            int line,
            Expression<?> named,
            @Nullable MapExpression with,
            IncludedTemplates templates,
            ViewAttributes attributes) {
        super(line, named, with);
        this.templates = templates;
        this.name = named instanceof LiteralStringExpression literal ? literal.getValue() : null;
        this.path = LeanPath.of(named, attributes);
        this.names = new String[with == null ? 0 : with.getEntries().size()];
        this.values = names.length == 0 ? NONE : new Expression<?>[names.length];
        this.paths = new LeanPath[names.length];
        if (with != null) {
            int at = 0;
            for (Map.Entry<Expression<?>, Expression<?>> entry :
                    with.getEntries().entrySet()) {
                names[at] =
                        ((LiteralStringExpression) entry.getKey()).getValue().intern();
                values[at] = entry.getValue();
                paths[at] = LeanPath.of(entry.getValue(), attributes);
                at++;
            }
        }
    }

    /** Whether it asks for nothing but names. */
    boolean isPlain() {
        for (Expression<?> value : values) {
            if (!LeanTemplate.isPlain(value)) {
                return false;
            }
        }
        return name != null || path != null;
    }

    @Override
    public void render(PebbleTemplateImpl self, Writer writer, EvaluationContextImpl context) throws IOException {
        Object named = name != null ? name : path == null ? null : path.find(context);
        if (!(named instanceof String wanted) || !(context.getScopeChain() instanceof Scopes scopes)) {
            super.render(self, writer, context);
            return;
        }
        @Nullable Object[] given = new Object[names.length];
        for (int i = 0; i < names.length; i++) {
            LeanPath known = paths[i];
            given[i] = known == null ? values[i].evaluate(self, context) : known.value(self, context);
        }
        IncludedTemplates.Piece piece = name == null ? templates.piece(self.resolveRelativePath(wanted)) : own(self);
        scopes.begin();
        for (int i = 0; i < names.length; i++) {
            scopes.name(names[i], given[i]);
        }
        piece.render(writer, context);
        scopes.end();
    }

    private IncludedTemplates.Piece own(PebbleTemplateImpl self) {
        IncludedTemplates.Piece piece = own;
        if (piece == null) {
            piece = templates.piece(self.resolveRelativePath(String.valueOf(name)));
            own = piece;
        }
        return piece;
    }

    /** Reads an {@code include} as Pebble does: what it makes of one doesn't tell which names it gives. */
    static final class Reading extends IncludeTokenParser {
        private final IncludedTemplates templates;
        private final ViewAttributes attributes;

        Reading(IncludedTemplates templates, ViewAttributes attributes) {
            this.templates = templates;
            this.attributes = attributes;
        }

        @Override
        public RenderableNode parse(Token token, Parser parser) {
            TokenStream stream = parser.getStream();
            int line = token.getLineNumber();
            stream.next();
            Expression<?> named = parser.getExpressionParser().parseExpression();
            MapExpression with = null;
            if (stream.current().getType() == Token.Type.NAME
                    && stream.current().getValue().equals("with")) {
                stream.next();
                Expression<?> given = parser.getExpressionParser().parseExpression();
                if (!(given instanceof MapExpression map)) {
                    throw new ParserException(
                            null,
                            "Unexpected expression '%1s'."
                                    .formatted(given.getClass().getCanonicalName()),
                            line,
                            stream.getFilename());
                }
                with = map;
            }
            stream.expect(Token.Type.EXECUTE_END);
            return with == null || isPlain(with)
                    ? new LeanInclude(line, named, with, templates, attributes)
                    : new IncludeNode(line, named, with);
        }

        /** Whether each name is written out, and once. */
        private static boolean isPlain(MapExpression with) {
            var names = new HashSet<String>();
            for (Map.Entry<Expression<?>, Expression<?>> entry :
                    with.getEntries().entrySet()) {
                if (!(entry.getKey() instanceof LiteralStringExpression name)
                        || !names.add(name.getValue())
                        || entry.getValue() == null) {
                    return false;
                }
            }
            return true;
        }
    }
}
