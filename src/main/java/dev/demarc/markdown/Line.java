package dev.demarc.markdown;

/**
 * What a line of the file gives to one block, by offsets in the file; its end of line belongs to it.
 *
 * @param blanks how many blanks stand before it that are the rest of a tab of which another block took a part
 */
record Line(int start, int end, int blanks) {}
