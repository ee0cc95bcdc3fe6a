package dev.demarc.data;

import dev.demarc.diagnostic.Edit;
import dev.demarc.source.Span;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;

/** A text after edits, the last of it first, so that the places of the others stay. */
final class Mended {

    private Mended() {}

    static String of(String text, Collection<Edit> edits) {
        var last = new ArrayList<>(edits);
        last.sort(Comparator.comparing((Edit edit) -> edit.at().span()).reversed());
        String mended = text;
        for (Edit edit : last) {
            Span span = edit.at().span();
            mended = mended.substring(0, offset(mended, span.line(), span.column()))
                    + edit.text()
                    + mended.substring(offset(mended, span.endLine(), span.endColumn()));
        }
        return mended;
    }

    private static int offset(String text, int line, int column) {
        int at = 0;
        for (int i = 1; i < line; i++) {
            at = text.indexOf('\n', at) + 1;
        }
        return at + column - 1;
    }
}
