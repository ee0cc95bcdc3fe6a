package dev.demarc.markdown;

import dev.demarc.markdown.Containers.Reading;
import org.jspecify.annotations.Nullable;

/**
 * What begins in a line, and where its content does.
 *
 * @param inner what begins in it at once
 * @param index up to which offset its mark reaches, if it isn't told by the column; else −1
 * @param column up to which column
 * @param replaces whether it stands in the place of what was open last
 */
record Start(Reading outer, @Nullable Reading inner, int index, int column, boolean replaces) {

    static Start atIndex(Reading reading, int index) {
        return new Start(reading, null, index, -1, false);
    }

    static Start atColumn(Reading reading, int column) {
        return new Start(reading, null, -1, column, false);
    }

    void move(Blocks blocks) {
        if (index >= 0) {
            blocks.moveTo(index);
        } else {
            blocks.moveToColumn(column);
        }
    }
}
