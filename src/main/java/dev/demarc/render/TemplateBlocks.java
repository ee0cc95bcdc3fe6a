package dev.demarc.render;

import dev.demarc.diagnostic.Diagnostic;
import dev.demarc.diagnostic.Nearest;
import dev.demarc.diagnostic.RuleId;
import io.pebbletemplates.pebble.PebbleEngine;
import io.pebbletemplates.pebble.extension.AbstractNodeVisitor;
import io.pebbletemplates.pebble.node.BlockNode;
import io.pebbletemplates.pebble.node.ExtendsNode;
import io.pebbletemplates.pebble.node.expression.LiteralStringExpression;
import io.pebbletemplates.pebble.template.PebbleTemplateImpl;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds blocks of own templates that are never shown: one that extends another is shown by the blocks of that alone, and the
 * template engine passes over all others without a word. It finds as well that there is no such other.
 */
final class TemplateBlocks {

    /** Shows a block by its name, wherever that stands. */
    private static final Pattern SHOWN_BY_NAME = Pattern.compile("\\bblock\\s*\\(");

    /** What one template has. */
    private static final class Held extends AbstractNodeVisitor {
        private final List<BlockNode> outermost = new ArrayList<>();
        private final TreeSet<String> all = new TreeSet<>();
        private @Nullable String parent;
        // The line that names it.
        private int extending = 1;
        // It extends one whose name isn't written there.
        private boolean open;
        private int depth;

        Held(PebbleTemplateImpl template) {
            super(template);
            template.getRootNode().accept(this);
        }

        @Override
        public void visit(BlockNode node) {
            if (depth == 0) {
                outermost.add(node);
            }
            all.add(node.getName());
            depth++;
            super.visit(node);
            depth--;
        }

        @Override
        public void visit(ExtendsNode node) {
            extending = node.getLineNumber();
            if (node.getParentExpression() instanceof LiteralStringExpression name) {
                parent = getTemplate().resolveRelativePath(name.getValue());
            } else {
                open = true;
            }
        }
    }

    private final PebbleEngine engine;
    private final ThemeFiles files;
    private final TemplatePlaces places;

    TemplateBlocks(PebbleEngine engine, ThemeFiles files) {
        this.engine = engine;
        this.files = files;
        this.places = new TemplatePlaces(files);
    }

    /**
     * What is never shown of a template.
     *
     * @param name without its ending
     * @throws io.pebbletemplates.pebble.error.PebbleException if it, or one that it extends, is there and can't be read
     */
    List<Diagnostic> findings(String name) {
        var own = held(name);
        String written = files.text(name + ".peb");
        if (own.parent == null
                || written == null
                || SHOWN_BY_NAME.matcher(written).find()) {
            return List.of();
        }
        var known = new TreeSet<String>();
        var seen = new TreeSet<String>();
        var at = own;
        while (at.parent != null && seen.add(at.parent)) {
            if (!exists(at.parent)) {
                return at == own ? List.of(noParent(name, own)) : List.of(); // Else told of the one between.
            }
            at = held(at.parent);
            known.addAll(at.all);
        }
        if (own.open || at.open) {
            return List.of();
        }
        var findings = new ArrayList<Diagnostic>();
        for (BlockNode block : own.outermost) {
            if (!known.contains(block.getName())) {
                findings.add(Diagnostic.of(
                        RuleId.TEMPLATE_ERROR,
                        places.of(name, block.getLineNumber(), "block\\s+[\"']?", block.getName()),
                        "What this template extends has no block `%s`, so this one is never shown."
                                .formatted(block.getName()),
                        Nearest.hint(block.getName(), known),
                        block.getName()));
            }
        }
        return findings;
    }

    /**
     * That a template, or one that it extends, extends one that isn't there; empty if it is none of these. The template engine
     * doesn't tell in which it stands.
     */
    Optional<Diagnostic> missingAbove(String name) {
        var seen = new TreeSet<String>();
        String at = name;
        while (seen.add(at)) {
            var held = held(at);
            if (held.parent == null) {
                break;
            }
            if (!exists(held.parent)) {
                return Optional.of(noParent(at, held));
            }
            at = held.parent;
        }
        return Optional.empty();
    }

    private boolean exists(String name) {
        return engine.getLoader().resourceExists(name);
    }

    private Diagnostic noParent(String template, Held held) {
        String wanted = String.valueOf(held.parent);
        return Diagnostic.of(
                RuleId.TEMPLATE_ERROR,
                places.of(template, held.extending, "extends\\s+[\"']", wanted),
                "There is no template `%s`.".formatted(wanted),
                TemplateFault.templatesLike(wanted, files.templates()),
                wanted);
    }

    private Held held(String name) {
        return new Held((PebbleTemplateImpl) engine.getTemplate(name));
    }
}
