package dev.demarc.render;

import io.pebbletemplates.pebble.PebbleEngine;
import io.pebbletemplates.pebble.node.RenderableNode;
import io.pebbletemplates.pebble.template.EvaluationContextImpl;
import io.pebbletemplates.pebble.template.GlobalContext;
import io.pebbletemplates.pebble.template.PebbleTemplateImpl;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Templates of one engine, as others include them. */
final class IncludedTemplates {

    /** One of them. */
    static final class Piece {
        private final PebbleTemplateImpl template;
        // Its nodes, if it neither extends another nor has blocks, macros or the like; else nothing.
        private final RenderableNode @Nullable [] plain;

        Piece(PebbleTemplateImpl template, RenderableNode @Nullable [] plain) {
            this.template = template;
            this.plain = plain;
        }

        /** Writes it in the middle of another, with the names of that, and those in the innermost scope before them. */
        void render(Writer writer, EvaluationContextImpl context) throws IOException {
            if (plain == null) {
                evaluate(template, writer, context.shallowCopyWithoutInheritanceChain(template));
                return;
            }
            // It asks for nothing that a context of its own would say otherwise.
            for (RenderableNode node : plain) {
                node.render(template, writer, context);
            }
        }
    }

    private final Map<String, RenderableNode[]> plain = new ConcurrentHashMap<>();
    private final Map<String, Piece> pieces = new ConcurrentHashMap<>();
    private @Nullable PebbleEngine engine;

    /** Says whose templates they are. An engine is made with what it hands its templates to. */
    void belongTo(PebbleEngine engine) {
        this.engine = engine;
    }

    /** The engine whose they are. */
    PebbleEngine engine() {
        return Objects.requireNonNull(engine);
    }

    /** Notes that a template has nothing but what is given by these nodes. */
    void isPlain(String name, RenderableNode[] nodes) {
        plain.put(name, nodes);
    }

    /** A template, by its name. */
    Piece piece(String name) {
        Piece known = pieces.get(name);
        if (known == null) {
            var template = (PebbleTemplateImpl) engine().getTemplate(name);
            known = new Piece(template, plain.get(name));
            pieces.put(name, known);
        }
        return known;
    }

    /**
     * Writes a template.
     *
     * @param names what its names mean; each is a constant of the program, and so is interned
     */
    void evaluate(String name, Writer writer, Map<String, Object> names) throws IOException {
        PebbleEngine own = engine();
        var template = piece(name).template;
        var scopes = new Scopes();
        scopes.begin();
        scopes.name("locale", own.getDefaultLocale());
        scopes.name("template", template);
        scopes.name("_context", new GlobalContext(scopes));
        scopes.pushScope(own.getExtensionRegistry().getGlobalVariables());
        scopes.begin();
        for (Map.Entry<String, Object> each : names.entrySet()) {
            scopes.name(each.getKey(), each.getValue());
        }
        scopes.begin();
        var context = new EvaluationContextImpl(
                template,
                own.isStrictVariables(),
                own.getDefaultLocale(),
                own.getMaxRenderedSize(),
                own.getExtensionRegistry(),
                own.getTagCache(),
                own.getExecutorService(),
                new ArrayList<>(),
                new HashMap<>(),
                scopes,
                null,
                own.getEvaluationOptions());
        evaluate(template, writer, context);
    }

    /** Writes a template, then the one that it extends, whose blocks it may override. */
    private static void evaluate(PebbleTemplateImpl template, Writer writer, EvaluationContextImpl context)
            throws IOException {
        template.getRootNode().render(template, writer, context);
        PebbleTemplateImpl parent = context.getHierarchy().getParent();
        if (parent != null) {
            context.getHierarchy().ascend();
            evaluate(parent, writer, context);
        }
        writer.flush();
    }
}
