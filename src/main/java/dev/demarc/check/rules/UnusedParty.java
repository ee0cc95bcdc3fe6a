package dev.demarc.check.rules;

import dev.demarc.check.MatrixRule;
import dev.demarc.check.Report;
import dev.demarc.diagnostic.Nearest;
import dev.demarc.diagnostic.RuleId;
import dev.demarc.matrix.ClaimsFile;
import dev.demarc.matrix.Duties;
import dev.demarc.matrix.Holder;
import dev.demarc.matrix.Matrix;
import dev.demarc.matrix.Party;
import dev.demarc.source.Located;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A party that holds nothing, works for nobody and claims nothing, nor does any team of it. */
public final class UnusedParty implements MatrixRule {

    @Override
    public void check(Duties duties, Report report) {
        Matrix matrix = duties.matrix();
        if (isUnknown(duties)) {
            return;
        }
        Set<String> used = used(duties);
        for (Party party : matrix.parties()) {
            if (used.stream().noneMatch(id -> matrix.isWithin(id, party.id())) && !isMisspelt(party, duties.claims())) {
                report.at(
                        RuleId.UNUSED_PARTY,
                        duties.file().at("parties." + party.id()),
                        "“%s” has no cell in “%s”.".formatted(party.name(), matrix.title()),
                        "Give it one, or take it out: its page would be empty.",
                        party.id());
            }
        }
    }

    /** Whoever has no cell may be just who holds an open one: the gap, or what can't be read, comes first. */
    private static boolean isUnknown(Duties duties) {
        Matrix matrix = duties.matrix();
        return !duties.file().readable()
                || !duties.file().unsettled().isEmpty()
                || !duties.claims().stream().allMatch(ClaimsFile::readable)
                || matrix.concerns().stream()
                        .anyMatch(concern -> matrix.categories().stream()
                                .anyMatch(each -> matrix.holder(concern, each) instanceof Holder.Missing));
    }

    private static Set<String> used(Duties duties) {
        Set<String> used = new HashSet<>();
        duties.matrix().cells().values().forEach(holder -> used.addAll(holder.parties()));
        // A party whose team made its cell finer stands no longer in it.
        duties.file().matrix().cells().values().forEach(holder -> used.addAll(holder.parties()));
        for (ClaimsFile file : duties.claims()) {
            if (file.party() != null) {
                used.add(file.party().value());
            }
        }
        return used;
    }

    private static boolean isMisspelt(Party party, List<ClaimsFile> claims) {
        for (ClaimsFile file : claims) {
            Located<String> written = file.party();
            if (written != null
                    && Nearest.to(written.value(), List.of(party.id())).isPresent()) {
                return true;
            }
        }
        return false;
    }
}
