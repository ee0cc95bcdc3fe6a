package dev.demarc.exchange.incoming;

import dev.demarc.matrix.Holder;
import dev.demarc.matrix.Part;
import dev.demarc.model.RawTable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads FedRAMP's customer responsibility matrix, and the summary of controls that stands beside it in one workbook. The
 * two often disagree; then the former decides, and each disagreement is told.
 */
final class CrmForm {

    private static final String CONTROL = "control id";
    private static final String INHERITED = "can be inherited";
    private static final String SPECIFIC = "specific inheritance";
    private static final Pattern SPEAKER = Pattern.compile("(?m)^([^:\\n]{1,60}):\\s");
    private static final Pattern NONE = Pattern.compile("Not applicable(?:\\.|: (.+))", Pattern.DOTALL);
    private static final Pattern DONE = Pattern.compile("(.*?)\\s*Done by ([^.]{1,60})\\.", Pattern.DOTALL);
    private static final Pattern DEPENDS = Pattern.compile("(?:(.*?)\\s+)?Depends: (.+)", Pattern.DOTALL);
    private static final Pattern BRACKET = Pattern.compile("\\(([^()]{2,80})\\)");

    private static final List<String> PROVIDERS =
            List.of("service provider corporate", "service provider system specific", "service provider hybrid");
    private static final List<String> CUSTOMERS = List.of("configured by customer", "provided by customer");
    private static final String SHARED = "shared";
    private static final String EARLIER = "inherited from pre existing";
    private static final List<String> STATUSES =
            List.of("implemented", "partially implemented", "planned", "alternative", "not applicable", "n a");

    private record Origin(@Nullable Holder holder, String words, String place) {}

    private final Draft draft;
    private final Map<String, Origin> origins = new LinkedHashMap<>();
    private final Set<String> compared = new HashSet<>();
    private final Map<String, Integer> statuses = new TreeMap<>();
    private String statusPlace = "";

    private CrmForm(Draft draft) {
        this.draft = draft;
    }

    /** Whether a table is one of the two sheets. */
    static boolean fits(RawTable table) {
        return crm(table) != null || cis(table) != null;
    }

    private static @Nullable Heads crm(RawTable table) {
        return Heads.find(table, CONTROL, INHERITED);
    }

    /** The second of its two rows of heads names the origins; the control's head may stand in either. */
    private static @Nullable Heads cis(RawTable table) {
        Heads heads = Heads.find(table, "service provider corporate", "shared");
        if (heads == null) {
            return null;
        }
        var columns = new LinkedHashMap<>(heads.columns());
        int above = table.rows().indexOf(heads.table().head()) - 1;
        if (above >= 0) {
            RawTable.Row row = table.rows().get(above);
            for (int column = 0; column < row.cells().size(); column++) {
                columns.putIfAbsent(Heads.plain(row.cell(column)), column);
            }
        }
        boolean named = columns.keySet().stream().anyMatch(head -> head.contains(CONTROL));
        return named ? new Heads(heads.table(), columns) : null;
    }

    /** Reads the sheets of one workbook. Each of several matrices speaks of the service that its sheet is called by. */
    static void read(List<RawTable> tables, Draft draft) {
        var form = new CrmForm(draft);
        boolean several = tables.stream().filter(table -> crm(table) != null).count() > 1;
        String first = several ? "" : draft.onlyCategory("");
        draft.head(Parties.PROVIDER);
        draft.head(Parties.CUSTOMER);
        for (RawTable table : tables) {
            Heads cis = crm(table) == null ? cis(table) : null;
            if (cis != null) {
                draft.from(table.place());
                cis.table().body().forEach(row -> form.origin(cis, row));
            }
        }
        for (RawTable table : tables) {
            Heads crm = crm(table);
            if (crm != null) {
                draft.from(table.place());
                String category = several ? draft.category(service(table)) : first;
                first = first.isEmpty() ? category : first;
                crm.table().body().forEach(row -> form.row(crm, row, category));
            }
        }
        form.origins.keySet().removeAll(form.compared);
        for (var each : form.origins.entrySet()) {
            form.onlyOrigin(each.getKey(), each.getValue(), first);
        }
        form.statuses.forEach((status, times) -> draft.lose(
                form.statusPlace,
                "The status “%s” of %d control%s: a matrix says who, not whether."
                        .formatted(status, times, times == 1 ? "" : "s"),
                null));
    }

    private static String service(RawTable table) {
        return table.sheet() == null ? table.file() : table.sheet();
    }

    private @Nullable String concern(CellText written, String place) {
        String name = written.line();
        if (name.isEmpty()) {
            return null;
        }
        Control control = Control.of(name);
        String concern = draft.concern(
                control == null ? name : control.toString(), null, control == null ? name : control.id(), "control");
        if (control != null) {
            draft.control(concern, "nist-800-53", control.toString());
        }
        draft.comesFrom("concerns." + concern, place);
        return concern;
    }

    private void row(Heads heads, RawTable.Row row, String category) {
        String place = heads.table().place(row);
        String concern = concern(heads.cell(row, CONTROL), place);
        if (concern == null) {
            unnamed(row, place);
            return;
        }
        CellText answer = heads.cell(row, INHERITED);
        CellText words = heads.cell(row, SPECIFIC);
        String text = words.isEmpty() ? null : words.text().replace('\n', ' ');
        switch (answer.key()) {
            case "yes" -> draft.put(concern, category, held(Parties.PROVIDER, text), place);
            case "no" -> draft.put(concern, category, held(Parties.CUSTOMER, text), place);
            case "partial", "partially" -> draft.put(concern, category, new Holder.Shared(parts(words.text())), place);
            default -> {
                String all = (answer.line() + " " + (text == null ? "" : text)).strip();
                draft.put(
                        concern,
                        category,
                        new Holder.Undetermined(
                                all.isEmpty() ? "Imported: an empty cell." : "Imported: “" + all + "”", null, null),
                        place);
                draft.lose(
                        place,
                        answer.isEmpty()
                                ? "Nothing is said of whether it can be inherited."
                                : "“%s” is neither Yes, No nor Partial.".formatted(Draft.quoted(answer.line())),
                        "Say in the matrix who it is.");
            }
        }
        for (int column = 0; column < row.cells().size(); column++) {
            if (column != heads.column(CONTROL)
                    && column != heads.column(INHERITED)
                    && column != heads.column(SPECIFIC)) {
                beside(heads, row, column, concern);
            }
        }
        compare(concern, category, place);
    }

    /** Who holds a control; and what Demarc's own export says in words, since the form has no other place for it. */
    private Holder held(String party, @Nullable String words) {
        Matcher none = NONE.matcher(words == null ? "" : words);
        Matcher done = DONE.matcher(words == null ? "" : words);
        Matcher depends = DEPENDS.matcher(words == null ? "" : words);
        if (none.matches()) {
            return new Holder.NotApplicable(none.group(1));
        } else if (done.matches()) {
            @Nullable String known = draft.parties().find(done.group(2));
            String to = known == null ? draft.parties().learn(done.group(2)) : known;
            draft.head(to);
            return to.equals(party)
                    ? new Holder.Owned(new Part(party, words))
                    : new Holder.Outsourced(to, party, done.group(1).isBlank() ? null : done.group(1));
        } else if (depends.matches()) {
            return new Holder.Varies(depends.group(2), new Holder.Owned(new Part(party, depends.group(1))), List.of());
        }
        return new Holder.Owned(new Part(party, words));
    }

    private void unnamed(RawTable.Row row, String place) {
        String words = String.join(" ", row.cells()).strip();
        if (!CellText.of(words).isEmpty()) {
            draft.lose(
                    place,
                    "A row without a control id: “%s”."
                            .formatted(CellText.of(words).line()),
                    null);
        }
    }

    private void beside(Heads heads, RawTable.Row row, int column, String concern) {
        String said = CellText.of(row.cell(column)).line();
        String head = CellText.of(heads.table().head().cell(column)).line();
        if (!said.isEmpty()) {
            draft.comment("concerns." + concern, head.isEmpty() ? said : head + ": " + said);
        }
    }

    private List<Part> parts(String words) {
        List<String> both = List.of(Parties.PROVIDER, Parties.CUSTOMER);
        name(words);
        return words.isEmpty()
                ? both.stream().map(id -> new Part(id, null)).toList()
                : Parting.of(words, both, Parties.CUSTOMER, draft.parties());
    }

    /** In two paragraphs that begin with names, of which one is the customer's, the other is the provider's. */
    private void name(String words) {
        List<String> names = SPEAKER.matcher(words)
                .results()
                .map(speaker -> speaker.group(1).strip())
                .distinct()
                .toList();
        List<String> unknown = names.stream()
                .filter(name -> draft.parties().find(name) == null)
                .toList();
        if (names.size() == 2 && unknown.size() == 1) {
            String known = names.get(0).equals(unknown.get(0)) ? names.get(1) : names.get(0);
            if (Parties.CUSTOMER.equals(draft.parties().find(known))) {
                draft.parties().call(Parties.PROVIDER, unknown.get(0));
            }
        }
    }

    /** What the summary says of a control that the matrix speaks of too. */
    private void compare(String concern, String category, String place) {
        Origin origin = origins.get(concern);
        compared.add(concern);
        Holder holder = draft.holder(concern, category);
        if (origin == null || origin.holder() == null || holder == null || holder instanceof Holder.Undetermined) {
            return;
        }
        if (!Set.copyOf(origin.holder().accountable()).equals(Set.copyOf(holder.accountable()))) {
            draft.comment(
                    "cells." + concern + "." + category, origin.place() + " says otherwise: " + origin.words() + ".");
            draft.lose(
                    place,
                    "The two sheets disagree: “%s” at %s. This one decided."
                            .formatted(Draft.quoted(origin.words()), origin.place()),
                    "Ask the provider which of the two is right.");
        }
    }

    private void onlyOrigin(String concern, Origin origin, String category) {
        if (origin.holder() != null) {
            draft.put(concern, category, origin.holder(), origin.place());
        } else {
            draft.put(
                    concern,
                    category,
                    new Holder.Undetermined(
                            origin.words().isEmpty() ? "Imported: no mark." : "Imported: “" + origin.words() + "”",
                            null,
                            null),
                    origin.place());
        }
    }

    private void origin(Heads heads, RawTable.Row row) {
        String place = heads.table().place(row);
        String concern = concern(heads.cell(row, CONTROL), place);
        if (concern == null) {
            unnamed(row, place);
            return;
        }
        var marked = new ArrayList<String>();
        for (int column = 0; column < row.cells().size(); column++) {
            String head = Heads.plain(heads.table().head().cell(column));
            CellText cell = CellText.of(row.cell(column));
            if (column != heads.column(CONTROL) && !cell.isEmpty()) {
                if (heads.columns().getOrDefault(head, -1) == column) {
                    marked.add(head);
                }
                if (!Speech.isTick(cell)) {
                    beside(heads, row, column, concern);
                }
            }
        }
        var sides = new LinkedHashSet<String>();
        @Nullable String earlier = null;
        boolean notApplicable = false;
        var words = new ArrayList<String>();
        for (String head : marked) {
            CellText cell = heads.cell(row, head);
            String written =
                    CellText.of(heads.table().head().cell(heads.column(head))).line();
            words.add(Speech.isTick(cell) ? (written.isEmpty() ? head : written) : written + ": " + cell.line());
            if (PROVIDERS.stream().anyMatch(head::contains)) {
                sides.add(Parties.PROVIDER);
            } else if (CUSTOMERS.stream().anyMatch(head::contains)) {
                sides.add(Parties.CUSTOMER);
            } else if (head.contains(EARLIER)) {
                earlier = earlier(cell.text().length() > 2 ? cell.text() : written);
            } else if (head.contains(SHARED)) {
                sides.addAll(List.of(Parties.PROVIDER, Parties.CUSTOMER));
            } else if (head.equals("n a") || head.contains("not applicable")) {
                notApplicable = true;
            } else if (STATUSES.stream().anyMatch(head::contains)) {
                statuses.merge(written, 1, Integer::sum);
                statusPlace = statusPlace.isEmpty() ? place : statusPlace;
            }
        }
        origins.put(concern, new Origin(holder(sides, earlier, notApplicable), String.join("; ", words), place));
    }

    private static @Nullable Holder holder(Set<String> sides, @Nullable String earlier, boolean notApplicable) {
        if (sides.size() > 1) {
            return new Holder.Shared(List.of(new Part(Parties.PROVIDER, null), new Part(Parties.CUSTOMER, null)));
        } else if (sides.size() == 1) {
            return new Holder.Owned(new Part(sides.iterator().next(), null));
        } else if (earlier != null) {
            return new Holder.Outsourced(earlier, Parties.PROVIDER, null);
        }
        return notApplicable ? new Holder.NotApplicable(null) : null;
    }

    /** Whose earlier authorization it is, as a bracket says. */
    private String earlier(String text) {
        Matcher bracket = BRACKET.matcher(text);
        String name = bracket.find() ? bracket.group(1) : "Earlier authorization";
        String id = draft.parties().learn(name);
        draft.head(id);
        return id;
    }
}
