package dev.demarc.render;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.pebbletemplates.pebble.template.Scope;
import io.pebbletemplates.pebble.template.ScopeChain;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Scopes know of each name what Pebble's list of maps does. */
final class ScopesTest {

    private static final List<String> NAMES = List.of("a", "b", "c", "d", "loop");

    @Test
    void namesMeanWhatTheyDoInAListOfMaps() {
        for (int seed = 0; seed < 600; seed++) {
            var random = new Random(seed);
            var chain = new ScopeChain();
            ScopeChain scopes = new Scopes();
            int depth = 0;
            for (int step = 0; step < 60; step++) {
                // A name that isn't the very text that another step used.
                String name = new String(NAMES.get(random.nextInt(NAMES.size())));
                Object value = random.nextInt(4) == 0 ? null : step;
                switch (depth == 0 ? 0 : random.nextInt(7)) {
                    case 0 -> {
                        chain.pushScope();
                        scopes.pushScope();
                        depth++;
                    }
                    case 1 -> {
                        chain.pushLocalScope();
                        scopes.pushLocalScope();
                        depth++;
                    }
                    case 2 -> {
                        Map<String, Object> names = new HashMap<>();
                        names.put(name, value);
                        chain.pushScope(new HashMap<>(names));
                        scopes.pushScope(names);
                        depth++;
                    }
                    case 3 -> {
                        if (depth > 1) {
                            chain.popScope();
                            scopes.popScope();
                            depth--;
                        }
                    }
                    case 4, 5 -> {
                        chain.put(name, value);
                        scopes.put(name, value);
                    }
                    default -> {
                        chain.set(name, value);
                        scopes.set(name, value);
                    }
                }
                String where = "seed " + seed + ", step " + step;
                assertEquals(told(chain), told(scopes), where);
                assertEquals(told(chain), told(scopes.deepCopy()), where);
            }
        }
    }

    private static List<Object> told(ScopeChain scopes) {
        var told = new ArrayList<Object>();
        for (String name : NAMES) {
            told.add(scopes.get(name));
            told.add(scopes.containsKey(name));
            told.add(scopes.currentScopeContainsVariable(name));
        }
        for (Scope scope : scopes.getGlobalScopes()) {
            var held = new TreeMap<String, Object>();
            scope.getKeys().forEach(key -> held.put(key, scope.get(key)));
            told.add(held);
        }
        return told;
    }
}
