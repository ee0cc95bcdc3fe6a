package dev.demarc.mend;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import java.util.ArrayList;
import java.util.List;

/** How two texts differ, in the form that {@code patch} and {@code git apply} read. */
public final class UnifiedDiff {

    private static final int CONTEXT = 3;
    private static final String NO_END = "\n\\ No newline at end of file";

    private UnifiedDiff() {}

    /**
     * The lines of a diff, without their ends; none if the texts are equal. A line whose text lacks its end has that
     * told in a second line.
     *
     * @param path how the file is called, with {@code /}
     */
    public static List<String> of(String path, String before, String after) {
        List<String> from = lines(before);
        var told = UnifiedDiffUtils.generateUnifiedDiff(
                "a/" + path, "b/" + path, from, DiffUtils.diff(from, lines(after)), CONTEXT);
        return List.copyOf(told);
    }

    /** Lines end at line feeds alone, so that a change of what stands before them shows. */
    private static List<String> lines(String text) {
        var lines = new ArrayList<String>();
        int start = 0;
        for (int feed = text.indexOf('\n'); feed >= 0; feed = text.indexOf('\n', start)) {
            lines.add(text.substring(start, feed));
            start = feed + 1;
        }
        if (start < text.length()) {
            lines.add(text.substring(start) + NO_END);
        }
        return lines;
    }
}
