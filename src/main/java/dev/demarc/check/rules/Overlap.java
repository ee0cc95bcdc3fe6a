package dev.demarc.check.rules;

import dev.demarc.check.MatrixRule;
import dev.demarc.check.Report;
import dev.demarc.diagnostic.Diagnostic;
import dev.demarc.diagnostic.Diagnostic.Related;
import dev.demarc.diagnostic.RuleId;
import dev.demarc.matrix.Category;
import dev.demarc.matrix.Cell;
import dev.demarc.matrix.Concern;
import dev.demarc.matrix.Duties;
import dev.demarc.matrix.Holder;
import dev.demarc.matrix.Matrix;
import dev.demarc.matrix.Part;
import dev.demarc.matrix.Voice;
import dev.demarc.source.Location;
import java.util.ArrayList;
import java.util.List;

/** Several parties that hold one cell, and never agreed to share it. */
public final class Overlap implements MatrixRule {

    private final Spoken spoken;

    /** The rule, where tables may say something of the cells. */
    public Overlap(Spoken spoken) {
        this.spoken = spoken;
    }

    @Override
    public void check(Duties duties, Report report) {
        for (Concern concern : duties.matrix().concerns()) {
            for (Category category : duties.matrix().categories()) {
                var cell = new Cell(concern.id(), category.id());
                if (duties.matrix().holder(concern, category) instanceof Holder.Overlap overlap
                        && !duties.file().unsettled().contains(cell)) {
                    tell(duties, concern, category, overlap, report);
                }
            }
        }
    }

    private void tell(Duties duties, Concern concern, Category category, Holder.Overlap overlap, Report report) {
        var cell = new Cell(concern.id(), category.id());
        List<Voice> claims = duties.voices(cell);
        Holder written = duties.file().matrix().holder(concern, category);
        boolean silent = written instanceof Holder.Missing && !claims.isEmpty();
        // Where the matrix is silent the later claim is where the trouble began.
        Location at =
                silent ? claims.get(claims.size() - 1).place() : duties.file().at(cell);
        var voices = new ArrayList<>(written(duties, cell, written));
        voices.addAll(claims);
        var related = new ArrayList<Related>();
        for (Voice voice : voices) {
            if (!voice.place().equals(at)) {
                related.add(new Related(voice.place(), Words.quoted(duties.matrix(), voice)));
            }
        }
        String hint = hint(claims, at);
        related.addAll(spoken.of(duties.file().path(), cell));
        String said = message(duties.matrix(), concern, category, written, overlap);
        report.add(Diagnostic.of(
                        RuleId.OVERLAP,
                        at,
                        said.substring(0, said.length() - 1) + quotes(duties.matrix(), overlap, written, voices, at)
                                + ".",
                        hint,
                        cell.toString())
                .with(related));
    }

    /** What the matrix itself says of each party, each at its own key. */
    private static List<Voice> written(Duties duties, Cell cell, Holder holder) {
        var voices = new ArrayList<Voice>();
        for (Part part : holder.parts()) {
            Location place = duties.file().at("parts." + cell + "." + part.party(), "cells." + cell);
            voices.add(new Voice(place, part.party(), part.text()));
        }
        return voices;
    }

    /** The words of all who claim it, side by side; nothing if none has told any. */
    private static String quotes(
            Matrix matrix, Holder.Overlap overlap, Holder written, List<Voice> voices, Location at) {
        var quotes = new ArrayList<String>();
        boolean told = false;
        for (Part part : overlap.parts()) {
            // Whoever agreed to share it isn't what is wrong.
            if (written instanceof Holder.Shared && written.parties().contains(part.party())) {
                continue;
            }
            int before = quotes.size();
            for (Voice voice : voices) {
                String text = voice.text();
                if (voice.party().equals(part.party()) && text != null) {
                    quotes.add("“%s” %s".formatted(Words.clipped(text), place(voice.place(), at)));
                    told = true;
                }
            }
            if (quotes.size() == before) {
                quotes.add("no words of " + Words.names(matrix, List.of(part.party())));
            }
        }
        return told ? ": " + Words.joined(quotes) : "";
    }

    private static String place(Location place, Location at) {
        if (place instanceof Location.InFile there
                && at instanceof Location.InFile here
                && there.path().equals(here.path())) {
            int line = there.span().line();
            return line == here.span().line() ? "here" : "in line " + line;
        }
        return "in `" + place + "`";
    }

    private static String message(
            Matrix matrix, Concern concern, Category category, Holder written, Holder.Overlap overlap) {
        List<String> parties = overlap.parts().stream().map(Part::party).toList();
        if (written instanceof Holder.Shared shared) {
            var outside = new ArrayList<>(parties);
            outside.removeAll(shared.accountable());
            return "%s claims “%s” in “%s”, outside the agreement of %s."
                    .formatted(
                            Words.names(matrix, outside),
                            concern.name(),
                            category.name(),
                            Words.names(matrix, shared.accountable()));
        }
        return "%s all claim “%s” in “%s”, and never agreed to share it."
                .replace("all", parties.size() == 2 ? "both" : "all")
                .formatted(Words.names(matrix, parties), concern.name(), category.name());
    }

    private static String hint(List<Voice> claims, Location at) {
        var others = claims.stream()
                .map(Voice::place)
                .filter(place -> !place.equals(at))
                .map(place -> "`" + place + "`")
                .toList();
        return "If each does a part, write the parts under `shared:`; if not, take one claim out."
                + (others.isEmpty() ? "" : " Other claims: " + Words.joined(others) + ".");
    }
}
