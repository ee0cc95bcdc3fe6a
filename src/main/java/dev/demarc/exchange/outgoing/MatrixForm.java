package dev.demarc.exchange.outgoing;

import dev.demarc.matrix.Category;
import dev.demarc.matrix.Cell;
import dev.demarc.matrix.Concern;
import dev.demarc.matrix.Holder;
import dev.demarc.matrix.Matrix;
import dev.demarc.matrix.Origin;
import dev.demarc.matrix.Party;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A matrix as keys and values, in the order in which people write them. */
final class MatrixForm {

    /** So many categories that agree are worth one {@code otherwise}. */
    private static final int AGREEING = 3;

    private final Matrix matrix;
    private final Map<String, List<String>> comments;
    private final Set<String> columns = new LinkedHashSet<>();

    private MatrixForm(Matrix matrix, Map<String, List<String>> comments) {
        this.matrix = matrix;
        this.comments = comments;
        for (Category category : matrix.categories()) {
            columns.add(category.id());
            columns.addAll(category.renamedFrom());
        }
    }

    /**
     * A matrix's keys and values.
     *
     * @param comments by place, as in {@link dev.demarc.matrix.MatrixFile.Writing#places}
     */
    static Written.Keyed of(Matrix matrix, Map<String, List<String>> comments) {
        return new MatrixForm(matrix, comments).top();
    }

    private Written.Keyed top() {
        Origin origin = matrix.origin();
        var top = new Written.Map()
                .put("matrix", new Written.Text(matrix.id()))
                .put("title", new Written.Text(matrix.title()))
                .putTold("description", matrix.description());
        if (origin.source() != null) {
            top.put(
                    "source",
                    new Written.Map()
                            .putTold("title", origin.source().title())
                            .putTold("url", origin.source().url())
                            .putWord("retrieved", origin.source().retrieved())
                            .done());
        }
        top.putTold("owner", origin.owner()).putWord("review-by", origin.reviewBy());
        if (!origin.omits().isEmpty()) {
            var omits = new Written.Map();
            origin.omits().forEach((id, reason) -> omits.put(id, Written.of(reason.isEmpty() ? null : reason)));
            top.put("omits", omits.done());
        }
        var parties = new Written.Map();
        matrix.parties().forEach(each -> parties.put(each.id(), party(each), comments("parties." + each.id())));
        var categories = new Written.Map();
        matrix.categories()
                .forEach(each -> categories.put(each.id(), category(each), comments("categories." + each.id())));
        var concerns = new Written.Map();
        matrix.concerns().forEach(each -> concerns.put(each.id(), concern(each), comments("concerns." + each.id())));
        return top.putApart("parties", parties.tall())
                .putApart("categories", categories.tall())
                .putApart("concerns", concerns.tall())
                .tall();
    }

    private List<String> comments(String place) {
        return comments.getOrDefault(place, List.of());
    }

    private static Written party(Party party) {
        return new Written.Map()
                .put("name", new Written.Text(party.name()))
                .putTold("band", party.band())
                .putTold("description", party.description())
                .putTold("part-of", party.partOf())
                .putSome("also", party.also())
                .putSome("renamed-from", party.renamedFrom())
                .done();
    }

    private static Written category(Category category) {
        return new Written.Map()
                .put("name", new Written.Text(category.name()))
                .putTold("description", category.description())
                .putSome("examples", category.examples())
                .putSome("also", category.also())
                .putSome("renamed-from", category.renamedFrom())
                .done();
    }

    private Written concern(Concern concern) {
        var map = new Written.Map()
                .put("name", new Written.Text(concern.name()))
                .putTold("group", concern.group())
                .putTold("description", concern.description())
                .putSome("also", concern.also())
                .putSome("renamed-from", concern.renamedFrom());
        if (concern.level() != null) {
            map.putWord("level", concern.level().name().toLowerCase(Locale.ROOT));
        }
        map.putSome("evidence", concern.proof().evidence());
        if (!concern.proof().controls().isEmpty()) {
            var controls = new Written.Map();
            concern.proof().controls().forEach((framework, ids) -> controls.put(framework, new Written.Texts(ids)));
            map.put("controls", controls.done());
        }
        Written who = who(concern);
        if (who != null) {
            map.put("who", who);
        }
        boolean simple = concern.proof().controls().isEmpty() && !(who instanceof Written.Keyed);
        return simple ? map.done() : map.tall();
    }

    /** Who holds a row; nothing if nobody said a word of it. */
    private @Nullable Written who(Concern concern) {
        List<String> told = new ArrayList<>();
        List<Written> forms = new ArrayList<>();
        // Two holders are the same if they are written the same.
        List<String> texts = new ArrayList<>();
        boolean silent = true;
        for (Category category : matrix.categories()) {
            var cell = new Cell(concern.id(), category.id());
            Holder holder = matrix.cells().get(cell);
            if (holder != null) {
                Written form = CellForm.of(holder);
                told.add(category.id());
                forms.add(form);
                texts.add(YamlSheet.line(form));
                silent &= comments("cells." + cell).isEmpty();
            }
        }
        if (told.isEmpty()) {
            return null;
        }
        boolean all = silent && told.size() == matrix.categories().size();
        int most = all ? mostOf(texts) : -1;
        int agreeing = most < 0 ? 0 : Collections.frequency(texts, texts.get(most));
        if (most >= 0 && agreeing == told.size()) {
            Written form = forms.get(most);
            return isRowForm(form)
                    ? form
                    : new Written.Map().put("otherwise", form).done();
        }
        boolean rest = most >= 0 && agreeing >= AGREEING && agreeing * 2 > told.size();
        var map = new Written.Map();
        for (int i = 0; i < told.size(); i++) {
            if (!rest || !texts.get(i).equals(texts.get(most))) {
                map.put(told.get(i), forms.get(i), comments("cells." + concern.id() + "." + told.get(i)));
            }
        }
        if (rest) {
            map.put("otherwise", forms.get(most));
        }
        return map.tall();
    }

    /** Whether it is read as the form of a cell: with the id of a category, present or past, it would be one for each. */
    private boolean isRowForm(Written form) {
        if (form instanceof Written.Keyed keyed) {
            return keyed.entries().stream().noneMatch(entry -> columns.contains(entry.key()));
        }
        return form instanceof Written.Text || form instanceof Written.Word;
    }

    /** The first of those that occur most often. */
    private static int mostOf(List<String> texts) {
        int most = 0;
        for (int i = 1; i < texts.size(); i++) {
            if (Collections.frequency(texts, texts.get(i)) > Collections.frequency(texts, texts.get(most))) {
                most = i;
            }
        }
        return most;
    }
}
