package dev.demarc.check.rules;

import dev.demarc.matrix.Category;
import dev.demarc.matrix.Concern;
import dev.demarc.matrix.Matrix;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The names of a matrix's concerns, or of its categories: what a label in a table means. */
final class Axis {

    /** Words that go with a category's name, and may be left out. */
    private static final List<String> ENDINGS = List.of(" services", " service");

    /** Ways to write one and the same service model. */
    private static final List<List<String>> MODELS = List.of(
            List.of("on premises", "on prem", "on premise", "onprem"),
            List.of("iaas", "infrastructure as a service"),
            List.of("paas", "platform as a service"),
            List.of("saas", "software as a service"),
            List.of("faas", "function as a service", "functions as a service"));

    private final Map<String, String> ids = new TreeMap<>();
    private final boolean categories;

    private Axis(boolean categories) {
        this.categories = categories;
    }

    static Axis concerns(Matrix matrix) {
        var axis = new Axis(false);
        matrix.concerns().forEach(concern -> axis.add(concern.id(), concern.id()));
        matrix.concerns().forEach(concern -> axis.add(concern.name(), concern.id()));
        for (Concern concern : matrix.concerns()) {
            concern.also().forEach(also -> axis.add(also, concern.id()));
        }
        for (Concern concern : matrix.concerns()) {
            concern.renamedFrom().forEach(former -> axis.add(former, concern.id()));
        }
        return axis;
    }

    static Axis categories(Matrix matrix) {
        var axis = new Axis(true);
        matrix.categories().forEach(category -> axis.add(category.id(), category.id()));
        matrix.categories().forEach(category -> axis.add(category.name(), category.id()));
        for (Category category : matrix.categories()) {
            category.also().forEach(also -> axis.add(also, category.id()));
        }
        for (Category category : matrix.categories()) {
            category.renamedFrom().forEach(former -> axis.add(former, category.id()));
        }
        for (Category category : matrix.categories()) {
            axis.add(shortened(TableText.key(category.name())), category.id());
        }
        MODELS.forEach(axis::addModel);
        return axis;
    }

    private void addModel(List<String> ways) {
        for (String way : ways) {
            String id = ids.get(way);
            if (id != null) {
                ways.forEach(other -> ids.putIfAbsent(other, id));
                return;
            }
        }
    }

    private void add(String name, String id) {
        String key = TableText.key(name);
        if (!key.isEmpty()) {
            ids.putIfAbsent(key, id);
        }
    }

    private static String shortened(String key) {
        for (String ending : ENDINGS) {
            if (key.endsWith(ending)) {
                return key.substring(0, key.length() - ending.length());
            }
        }
        return key;
    }

    /** The id that a label means, if it means one. */
    @Nullable
    String meant(String label) {
        String key = TableText.key(label);
        String found = ids.get(key);
        if (found == null) {
            key = TableText.keyWithoutBracket(label);
            found = ids.get(key);
        }
        return found == null && categories ? ids.get(shortened(key)) : found;
    }

    /** How a thing is written so that it is found again: its name, or its id if another has that name too. */
    String label(String id, String name) {
        return id.equals(meant(name)) ? name : id;
    }

    /** All names, as {@link TableText#key} makes them, the longest first. */
    List<String> longestFirst() {
        var names = new ArrayList<>(ids.keySet());
        names.sort((a, b) -> a.length() == b.length() ? a.compareTo(b) : b.length() - a.length());
        return names;
    }

    /** The id that a key of {@link #longestFirst} means. */
    String of(String key) {
        String id = ids.get(key);
        if (id == null) {
            throw new IllegalArgumentException("No name " + key);
        }
        return id;
    }
}
