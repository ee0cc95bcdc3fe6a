package dev.demarc.exchange.outgoing;

import dev.demarc.exchange.workbook.Look;
import dev.demarc.matrix.Cast;
import dev.demarc.matrix.Holder;
import dev.demarc.matrix.Party;
import java.util.List;

/** How a cell looks in a workbook, by who holds it: as on pages, as far as a workbook can. */
final class HolderLook implements Holder.Cases<Look> {

    private static final Look HELD = Look.PLAIN.framed(Palette.LINE, Look.Line.THIN);

    private final Cast cast;

    HolderLook(Cast cast) {
        this.cast = cast;
    }

    Look of(Holder holder) {
        return holder.match(this);
    }

    /** The look of what a party holds alone. */
    Look of(Party party) {
        return HELD.on(Palette.of(party).lightTint())
                .withSpine(Palette.of(party).light());
    }

    @Override
    public Look owned(Holder.Owned owned) {
        return of(cast.party(owned.part().party()));
    }

    @Override
    public Look shared(Holder.Shared shared) {
        List<Party> parties =
                shared.parts().stream().map(part -> cast.party(part.party())).toList();
        Palette.Shade first = Palette.of(parties.get(0));
        Palette.Shade last = Palette.of(parties.get(parties.size() - 1));
        return HELD.fading(first.lightTint(), last.lightTint()).withSpine(first.light());
    }

    @Override
    public Look overlap(Holder.Overlap overlap) {
        return Look.inked(Palette.ALERT.light(), true, false)
                .on(Palette.ALERT.lightTint())
                .framed(Palette.ALERT.light(), Look.Line.MEDIUM);
    }

    @Override
    public Look outsourced(Holder.Outsourced outsourced) {
        Look works = HELD.on(Palette.of(cast.party(outsourced.to())).lightTint());
        return outsourced.by() == null
                ? works
                : works.withSpine(Palette.of(cast.party(outsourced.by())).light());
    }

    @Override
    public Look varies(Holder.Varies varies) {
        Party party = cast.alone(varies);
        return Look.PLAIN.framed(
                party == null ? Palette.EDGE : Palette.of(party).light(), Look.Line.DASHED);
    }

    @Override
    public Look notApplicable(Holder.NotApplicable notApplicable) {
        return Look.inked(Palette.FAINT, false, true).framed(Palette.LINE, Look.Line.THIN);
    }

    @Override
    public Look undetermined(Holder.Undetermined open) {
        return Look.PLAIN.framed(Palette.EDGE, Look.Line.DOTTED);
    }

    @Override
    public Look missing(Holder.Missing missing) {
        return Look.inked(Palette.ALERT.light(), false, false).framed(Palette.ALERT.light(), Look.Line.DASHED);
    }
}
