package dev.demarc.render;

import io.pebbletemplates.pebble.template.Scope;
import io.pebbletemplates.pebble.template.ScopeChain;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the names of a template mean at a place of it: those of a loop or an included template before those around it.
 *
 * <p>Pebble keeps a list of maps, makes a new one for each loop and each included template, and asks one after the other for
 * each name. Names are few, so here they lie in one array, and are compared by identity: each is interned, most of them once,
 * when a template is read.
 */
@SuppressWarnings("ReferenceEquality") // what is interned is the same if it is equal
final class Scopes extends ScopeChain {

    private static final int USUAL = 32;

    private String[] names = new String[USUAL];
    private @Nullable Object[] values = new Object[USUAL];
    private int size;
    // Of each scope its first name, and the first that can be seen from it: names around a local one are hidden.
    private int[] starts = new int[USUAL];
    private int[] seen = new int[USUAL];
    private boolean[] local = new boolean[USUAL];
    private int depth;

    /** Opens a scope without names. */
    void begin() {
        begin(depth == 0 ? 0 : seen[depth - 1], false);
    }

    private void begin(int visible, boolean hides) {
        if (depth == starts.length) {
            starts = Arrays.copyOf(starts, depth * 2);
            seen = Arrays.copyOf(seen, depth * 2);
            local = Arrays.copyOf(local, depth * 2);
        }
        starts[depth] = size;
        seen[depth] = visible;
        local[depth] = hides;
        depth++;
    }

    /** Closes the innermost scope. */
    void end() {
        int start = starts[--depth];
        Arrays.fill(values, start, size, null);
        size = start;
    }

    /** What a name means; its string is interned. */
    @Nullable
    Object find(String interned) {
        int at = indexOf(interned);
        return at < 0 ? null : values[at];
    }

    private int indexOf(String interned) {
        int visible = seen[depth - 1];
        String[] all = names;
        for (int i = size - 1; i >= visible; i--) {
            if (all[i] == interned) {
                return i;
            }
        }
        return -1;
    }

    /** Gives a name its meaning in the innermost scope; its string is interned. */
    void name(String interned, @Nullable Object value) {
        for (int i = starts[depth - 1]; i < size; i++) {
            if (names[i] == interned) {
                values[i] = value;
                return;
            }
        }
        insert(size, interned, value);
    }

    private void insert(int at, String interned, @Nullable Object value) {
        if (size == names.length) {
            names = Arrays.copyOf(names, size * 2);
            values = Arrays.copyOf(values, size * 2);
        }
        System.arraycopy(names, at, names, at + 1, size - at);
        System.arraycopy(values, at, values, at + 1, size - at);
        names[at] = interned;
        values[at] = value;
        size++;
    }

    @Override
    public ScopeChain deepCopy() {
        var copy = new Scopes();
        copy.names = names.clone();
        copy.values = values.clone();
        copy.size = size;
        copy.starts = starts.clone();
        copy.seen = seen.clone();
        copy.local = local.clone();
        copy.depth = depth;
        return copy;
    }

    @Override
    public void pushScope() {
        begin();
    }

    @Override
    public void pushScope(Map<String, Object> map) {
        begin();
        map.forEach(this::put);
    }

    @Override
    public void pushLocalScope() {
        begin(size, true);
    }

    @Override
    public void popScope() {
        end();
    }

    @Override
    public void put(String key, @Nullable Object value) {
        name(key.intern(), value);
    }

    @Override
    public @Nullable Object get(String key) {
        return find(key.intern());
    }

    @Override
    public boolean containsKey(String key) {
        return indexOf(key.intern()) >= 0;
    }

    @Override
    public boolean currentScopeContainsVariable(String name) {
        return indexOf(name.intern()) >= starts[depth - 1];
    }

    @Override
    public void set(String key, @Nullable Object value) {
        String interned = key.intern();
        int known = indexOf(interned);
        if (known >= 0) {
            values[known] = value;
            return;
        }
        // A new name belongs to the nearest local scope, else to the innermost one.
        int scope = depth - 1;
        while (scope >= 0 && !local[scope]) {
            scope--;
        }
        if (scope < 0 || scope == depth - 1) {
            insert(size, interned, value);
            return;
        }
        insert(starts[scope + 1], interned, value);
        for (int i = scope + 1; i < depth; i++) {
            starts[i]++;
        }
    }

    @Override
    public List<Scope> getGlobalScopes() {
        var global = new ArrayList<Scope>();
        int end = size;
        for (int scope = depth - 1; scope >= 0; scope--) {
            if (local[scope]) {
                global.clear();
            } else {
                var held = new HashMap<String, Object>();
                for (int i = starts[scope]; i < end; i++) {
                    held.put(names[i], values[i]);
                }
                global.add(new Scope(held, false));
            }
            end = starts[scope];
        }
        return global;
    }
}
