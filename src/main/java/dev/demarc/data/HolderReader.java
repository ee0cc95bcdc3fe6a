package dev.demarc.data;

import dev.demarc.data.Roster.Kind;
import dev.demarc.diagnostic.Nearest;
import dev.demarc.diagnostic.RuleId;
import dev.demarc.matrix.Holder;
import dev.demarc.matrix.Part;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is written for one cell, as its holder. */
final class HolderReader {

    /** The words that say what a cell is, and what may stand beside them. */
    private static final Map<String, List<String>> FORMS = new LinkedHashMap<>();

    static {
        FORMS.put("shared", List.of());
        FORMS.put("outsourced", List.of());
        FORMS.put("varies", List.of("default"));
        FORMS.put("n/a", List.of());
        FORMS.put("undetermined", List.of("owner", "until"));
    }

    private final Roster roster;
    private final Report report;

    HolderReader(Roster roster, Report report) {
        this.roster = roster;
        this.report = report;
    }

    /**
     * Reads a cell.
     *
     * @param path where it stands, for findings: {@code concerns.backups.who.container}
     * @return nothing if it can't be known who holds it; why was told
     */
    @Nullable
    Holder read(Node node, String path) {
        if (node.isNothing()) {
            return new Holder.Missing();
        }
        if (node instanceof Node.Scalar scalar) {
            return word(scalar);
        }
        if (node instanceof Node.Mapping map) {
            return map(map, path);
        }
        report.wrong(
                path,
                node,
                node.span(),
                "a party, or a map",
                "If several share it, write `{shared: {PARTY: its part, PARTY: its part}}`.");
        return null;
    }

    private @Nullable Holder word(Node.Scalar scalar) {
        String word = scalar.text().strip();
        if (word.equals("n/a")) {
            return new Holder.NotApplicable(null);
        }
        if (word.equals("undetermined")) {
            return new Holder.Undetermined(null, null, null);
        }
        String party = roster.resolve(Kind.PARTY, word, scalar.span(), report);
        return party == null ? null : new Holder.Owned(new Part(party, null));
    }

    private @Nullable Holder map(Node.Mapping map, String path) {
        var entries = map.entries().stream().filter(entry -> !entry.isOwn()).toList();
        if (entries.isEmpty()) {
            return new Holder.Missing();
        }
        for (Node.Entry entry : entries) {
            var beside = FORMS.get(entry.key());
            if (beside != null) {
                entries.stream()
                        .filter(other -> !other.key().equals(entry.key()) && !beside.contains(other.key()))
                        .forEach(other -> odd(other, entry.key(), beside, map.keys()));
                return form(entry, Keys.of(map, path, report), path + "." + entry.key());
            }
        }
        var parts = parts(entries, path);
        return parts == null ? null : claimed(parts);
    }

    /** One party holds it, or several say so. */
    private Holder claimed(List<Part> parts) {
        var folded = roster.fold(parts);
        return folded.size() == 1 ? new Holder.Owned(folded.get(0)) : new Holder.Overlap(folded);
    }

    private void odd(Node.Entry entry, String form, List<String> beside, List<String> keys) {
        if (FORMS.containsKey(entry.key()) || roster.knows(Kind.PARTY, entry.key())) {
            report.tell(
                    RuleId.WRONG_VALUE,
                    entry.span(),
                    "`%s` can't stand beside `%s`.".formatted(entry.key(), form),
                    "Keep one of the two; the parts of a shared cell stand below `shared`.",
                    entry.key());
        } else {
            var known = new ArrayList<>(beside);
            known.add(form);
            report.unknownKey(entry, "a cell that says `" + form + "`", known, keys);
        }
    }

    private @Nullable Holder form(Node.Entry entry, Keys keys, String path) {
        return switch (entry.key()) {
            case "shared" -> shared(entry, path);
            case "outsourced" -> outsourced(entry, path);
            case "varies" -> varies(entry, keys, path);
            case "n/a" -> new Holder.NotApplicable(keys.text("n/a"));
            default -> undetermined(keys);
        };
    }

    private Holder undetermined(Keys keys) {
        String reason = keys.text("undetermined");
        String owner = keys.text("owner");
        LocalDate until = keys.date("until");
        return new Holder.Undetermined(reason, owner, until);
    }

    private @Nullable Holder shared(Node.Entry entry, String path) {
        if (!(entry.value() instanceof Node.Mapping map)) {
            report.wrong(
                    path,
                    entry,
                    "a map of parties",
                    "Write each party with its part: `{shared: {PARTY: its part, …}}`.");
            return null;
        }
        var entries = map.entries().stream().filter(each -> !each.isOwn()).toList();
        var parts = parts(entries, path);
        if (parts == null) {
            return null;
        }
        if (parts.size() < 2) {
            String who = parts.isEmpty() ? "no party" : "`" + parts.get(0).party() + "` alone";
            report.tell(
                    RuleId.WRONG_VALUE,
                    entry.span(),
                    "`%s` names %s, and it takes two to share.".formatted(path, who),
                    "Name the other party with its part, or write the one party without `shared`.",
                    "shared");
            return parts.isEmpty() ? null : new Holder.Owned(parts.get(0));
        }
        var folded = roster.fold(parts);
        return folded.size() == 1 ? new Holder.Owned(folded.get(0)) : new Holder.Shared(folded);
    }

    private @Nullable Holder outsourced(Node.Entry entry, String path) {
        if (!(entry.value() instanceof Node.Mapping map)) {
            report.wrong(
                    path,
                    entry,
                    "a map",
                    "Say who does it and who stays accountable: `{outsourced: {to: PARTY, by: PARTY}}`.");
            return null;
        }
        var keys = Keys.of(map, "what is outsourced", path, report, List.of("to", "by", "text"));
        String text = keys.text("text");
        var by = keys.told("by").orElse(null);
        String accountable = by == null ? null : party(by, path);
        var to = keys.told("to").orElse(null);
        if (to == null) {
            report.tell(
                    RuleId.WRONG_VALUE,
                    entry.span(),
                    "`%s` doesn't say to whom.".formatted(path),
                    "Name the party that does the work: `to: PARTY`.",
                    "to");
            return null;
        }
        String working = party(to, path);
        return working == null || (by != null && accountable == null)
                ? null
                : new Holder.Outsourced(working, accountable, text);
    }

    private @Nullable String party(Node.Entry entry, String path) {
        String id = Keys.text(entry.value(), path + "." + entry.key(), report);
        return id == null ? null : roster.resolve(Kind.PARTY, id, entry.value().span(), report);
    }

    private @Nullable Holder varies(Node.Entry entry, Keys keys, String path) {
        String condition = keys.text("varies");
        if (entry.value().isNothing()) {
            report.wrong(path, entry, "a text", "Say in a few words what it depends on.");
        }
        var told = keys.told("default").orElse(null);
        if (told == null) {
            return new Holder.Varies(condition == null ? "" : condition, null, List.of());
        }
        Holder otherwise = read(told.value(), keys.path("default"));
        if (otherwise instanceof Holder.Varies) {
            report.tell(
                    RuleId.WRONG_VALUE,
                    told.span(),
                    "`%s` varies again.".formatted(keys.path("default")),
                    "Name who holds it until the first condition is known.",
                    "default");
        }
        return otherwise == null
                ? null
                : new Holder.Varies(
                        condition == null ? "" : condition,
                        otherwise instanceof Holder.Varies || otherwise instanceof Holder.Missing ? null : otherwise,
                        List.of());
    }

    /** A map of parties; nothing if one of them is unknown. */
    private @Nullable List<Part> parts(List<Node.Entry> entries, String path) {
        var parts = new LinkedHashMap<String, Part>();
        boolean known = true;
        boolean cut = entries.stream().anyMatch(this::isCut);
        var keys = entries.stream().map(Node.Entry::key).toList();
        boolean cutTold = false;
        for (Node.Entry entry : entries) {
            if (!roster.knows(Kind.PARTY, entry.key())) {
                known = false;
                if (!cut || !entry.value().isNothing()) {
                    unknown(entry, keys);
                } else if (!cutTold) {
                    cutTold = true;
                    roster.cut(entry, report);
                }
                continue;
            }
            String party = roster.resolve(Kind.PARTY, entry.key(), entry.span(), keys, report);
            String text = Keys.text(entry.value(), path + "." + entry.key(), report);
            if (party == null) {
                known = false;
            } else {
                parts.putIfAbsent(party, new Part(party, text));
            }
        }
        return known ? List.copyOf(parts.values()) : null;
    }

    private void unknown(Node.Entry entry, List<String> beside) {
        var near = Nearest.to(entry.key(), FORMS.keySet());
        if (near.isPresent()
                && roster.isTold(Kind.PARTY)
                && Nearest.to(entry.key(), roster.ids(Kind.PARTY)).isEmpty()) {
            report.unknownKey(entry, "a cell", List.copyOf(FORMS.keySet()), beside);
        } else {
            roster.resolve(Kind.PARTY, entry.key(), entry.span(), beside, report);
        }
    }

    /** Whether a key is the rest of a text that YAML ended at a comma: words, and nothing after them. */
    private boolean isCut(Node.Entry entry) {
        return entry.value().isNothing()
                && entry.key().strip().indexOf(' ') >= 0
                && !roster.knows(Kind.PARTY, entry.key());
    }
}
