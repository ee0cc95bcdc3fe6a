package dev.demarc.render;

import dev.demarc.model.Html;
import io.pebbletemplates.pebble.attributes.AttributeResolver;
import io.pebbletemplates.pebble.attributes.ResolvedAttribute;
import io.pebbletemplates.pebble.error.PebbleException;
import io.pebbletemplates.pebble.extension.AbstractExtension;
import io.pebbletemplates.pebble.extension.NodeVisitorFactory;
import io.pebbletemplates.pebble.node.ArgumentsNode;
import io.pebbletemplates.pebble.template.EvaluationContextImpl;
import io.pebbletemplates.pebble.template.PebbleTemplateImpl;
import io.pebbletemplates.pebble.tokenParser.TokenParser;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * How templates reach the parts of views and words.
 *
 * <p>Pebble finds them as well, but looks through all methods of a class for each name, and makes a key with three parts
 * for each use. What is unknown here is left to Pebble.
 */
final class ViewAttributes extends AbstractExtension implements AttributeResolver {

    private static final Object[] NOTHING = {};

    // By their names. Views are few, and so are the parts that templates name.
    private final Map<Class<?>, Map<String, Part>> parts = new ConcurrentHashMap<>();
    private final IncludedTemplates templates;

    ViewAttributes(IncludedTemplates templates) {
        this.templates = templates;
    }

    @Override
    public List<TokenParser> getTokenParsers() {
        return List.of(new LeanInclude.Reading(templates, this));
    }

    @Override
    public List<NodeVisitorFactory> getNodeVisitors() {
        return List.of(template -> new LeanTemplate((PebbleTemplateImpl) template, this, templates));
    }

    @Override
    public List<AttributeResolver> getAttributeResolver() {
        return List.of(this);
    }

    @Override
    public @Nullable ResolvedAttribute resolve(
            @Nullable Object instance,
            Object attribute,
            Object @Nullable [] arguments,
            @Nullable ArgumentsNode nodes,
            EvaluationContextImpl context,
            String file,
            int line) {
        if (arguments != null || !(attribute instanceof String name)) {
            return null;
        }
        if (instance instanceof Words words) {
            return words.containsKey(name) ? new ResolvedAttribute(words.get(name)) : null;
        }
        if (instance instanceof LeanFor.Loop loop) {
            @Nullable Object part = loop.part(name);
            return part == null ? null : new ResolvedAttribute(part);
        }
        if (!(instance instanceof Record)) {
            return null;
        }
        Method method = part(instance.getClass(), name).method();
        if (method == null) {
            return null;
        }
        try {
            Object value = method.invoke(instance, NOTHING);
            // Filters and tests know texts.
            return new ResolvedAttribute(value instanceof Html html ? html.toString() : value);
        } catch (ReflectiveOperationException e) {
            throw new PebbleException(e, "Could not call " + method.getName(), line, file);
        }
    }

    /**
     * A part of all views of a type, or a word.
     *
     * @param method gives it; nothing if words have it, or nobody
     */
    record Part(Class<?> of, String name, @Nullable Method method) {
        /** What it is in one of them; nothing if it isn't known or can't be had. */
        @Nullable
        Object in(Object instance) {
            if (instance instanceof Words words) {
                return words.get(name);
            }
            if (instance instanceof LeanFor.Loop loop) {
                return loop.part(name);
            }
            try {
                return method == null ? null : method.invoke(instance, NOTHING);
            } catch (ReflectiveOperationException e) {
                return null;
            }
        }
    }

    /** What is called so in all of a type. */
    Part part(Class<?> type, String name) {
        Map<String, Part> known = parts.get(type);
        if (known == null) {
            known = parts.computeIfAbsent(type, each -> new ConcurrentHashMap<>());
        }
        Part part = known.get(name);
        if (part == null) {
            part = new Part(type, name, type.isRecord() ? method(type, name) : null);
            known.put(name, part);
        }
        return part;
    }

    /** A method of a view, or one that all views of its kind have. */
    private static @Nullable Method method(Class<?> type, String name) {
        Method method = declared(type, name);
        for (Class<?> kind : type.getInterfaces()) {
            method = method == null ? declared(kind, name) : method;
        }
        if (method != null) {
            method.setAccessible(true);
        }
        return method;
    }

    private static @Nullable Method declared(Class<?> type, String name) {
        try {
            return type.getDeclaredMethod(name);
        } catch (NoSuchMethodException e) {
            return null;
        }
    }
}
