package dev.demarc.check.rules;

import dev.demarc.matrix.Holder;
import dev.demarc.matrix.Matrix;
import dev.demarc.matrix.Part;
import dev.demarc.matrix.Party;
import dev.demarc.matrix.State;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Cells of a table that speaks of one party alone: a mark where it holds something, or what it does there.
 *
 * @param mark how this table says that it does
 * @param silence how this table says that it doesn't
 * @param marks whether it says so by marks, and tells no words
 */
record PartySpeech(Matrix matrix, PartyNames names, Party party, String mark, String silence, boolean marks)
        implements CellSpeech {

    private static final Set<String> YES = Set.of("x", "✓", "✔", "☑", "✅", "●", "•", "🗸", "yes", "y", "1");
    private static final Set<String> NO = Set.of(
            "",
            "-",
            "–",
            "—",
            "✗",
            "✘",
            "❌",
            "☐",
            "○",
            "no",
            "n",
            "0",
            "none",
            "n/a",
            "na",
            "not applicable",
            "nothing");

    /** The speech of a table that has these cells. */
    static PartySpeech of(Matrix matrix, PartyNames names, Party party, Collection<String> cells) {
        String mark = "✓";
        String silence = "";
        boolean marks = false;
        for (String cell : cells) {
            String plain = TableText.plain(cell);
            if (YES.contains(plain) && !marks) {
                mark = cell.strip();
                marks = true;
            } else if (NO.contains(plain) && silence.isEmpty()) {
                silence = cell.strip();
            }
        }
        return new PartySpeech(matrix, names, party, mark, silence, marks);
    }

    /** Whether the party, or one of its teams, has anything to do with what is held there. */
    static boolean holds(Matrix matrix, Party party, Holder holder) {
        var all = new TreeSet<>(holder.accountable());
        all.addAll(holder.working());
        return all.stream().anyMatch(each -> matrix.isWithin(each, party.id()));
    }

    private boolean holds(Holder holder) {
        return holds(matrix, party, holder);
    }

    /** What the party does there, in the data's words. */
    private @Nullable String duty(Holder holder) {
        var texts = new LinkedHashSet<String>();
        for (Part part : holder.parts()) {
            if (part.text() != null && matrix.isWithin(part.party(), party.id())) {
                texts.add(part.text());
            }
        }
        return texts.isEmpty() ? null : String.join(" ", texts);
    }

    @Override
    public boolean agrees(String text, Holder holder) {
        String plain = TableText.plain(text);
        boolean holds = holds(holder);
        if (NO.contains(plain)) {
            return !holds;
        }
        if (YES.contains(plain)) {
            return holds;
        }
        String duty = duty(holder);
        if (holds && (duty == null || TableText.plain(duty).equals(plain))) {
            return duty != null || !isOther(text, holder);
        }
        Said said = Said.read(text, names);
        boolean itself = said.state() == State.OWNED && names.meant(text).contains(party.id());
        return said.state() != null && (holds ? itself || said.agreesWith(holder, matrix) : isOther(text, holder));
    }

    /** Whether it names somebody else as the holder. */
    private boolean isOther(String text, Holder holder) {
        Said said = Said.read(text, names);
        boolean named = said.state() == State.OWNED || said.state() == State.OUTSOURCED;
        boolean itself = said.who().stream().anyMatch(ids -> ids.contains(party.id()));
        return named && !itself && (holds(holder) || said.agreesWith(holder, matrix));
    }

    @Override
    public boolean tells(String text) {
        return !NO.contains(TableText.plain(text));
    }

    @Override
    public String words(Holder holder) {
        if (!holds(holder)) {
            return silence;
        }
        String duty = duty(holder);
        return duty == null || marks ? mark : duty;
    }

    @Override
    public String told(Holder holder) {
        String duty = duty(holder);
        if (!holds(holder)) {
            return "that %s doesn't hold it".formatted(party.name());
        }
        return duty == null ? "that %s holds it".formatted(party.name()) : "“" + duty + "”";
    }
}
