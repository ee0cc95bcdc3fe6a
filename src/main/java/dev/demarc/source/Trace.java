package dev.demarc.source;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * By what a file is recognised without being read, as Git does it for its index: while none of this changes, neither has the
 * content. Its size and the time that is told may be set by anybody; the time of the last change of its entry, which no
 * program can set, may not.
 *
 * @param size in bytes
 * @param modified when the content was changed, as is told, in nanoseconds since 1970
 * @param changed when content, name, rights or told time were changed, in nanoseconds since 1970
 * @param node the number of its entry in the file system
 */
public record Trace(long size, long modified, long changed, long node) {

    /**
     * Times are told in steps, of two seconds at worst: a file that has just been changed may be changed again within the same
     * step.
     */
    private static final long LONGEST_STEP_NANOS = 2_000_000_000L;

    private static final String ATTRIBUTES = "unix:size,lastModifiedTime,ctime,ino";

    private static final boolean IS_TOLD =
            FileSystems.getDefault().supportedFileAttributeViews().contains("unix");

    /** The trace of a file as it lies there; nothing if the system doesn't tell it, or there is no such file. */
    public static @Nullable Trace of(Path file) {
        if (!IS_TOLD) {
            return null;
        }
        try {
            Map<String, Object> told = Files.readAttributes(file, ATTRIBUTES);
            return told.get("size") instanceof Long size
                            && told.get("lastModifiedTime") instanceof FileTime modified
                            && told.get("ctime") instanceof FileTime changed
                            && told.get("ino") instanceof Long node
                    ? new Trace(size, nanos(modified), nanos(changed), node)
                    : null;
        } catch (IOException e) {
            // Whoever reads it tells.
            return null;
        }
    }

    // By hand: Java would spin the method from method handles at each start, which takes longer than all the rest of a
    // look.
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Trace trace
                && trace.size == size
                && trace.modified == modified
                && trace.changed == changed
                && trace.node == node;
    }

    @Override
    public int hashCode() {
        return Long.hashCode(changed) * 31 + Long.hashCode(node);
    }

    private static long nanos(FileTime time) {
        return time.to(TimeUnit.NANOSECONDS);
    }

    /**
     * Whether a change that came after would be seen.
     *
     * @param now a moment before the trace was taken, in milliseconds since 1970
     */
    public boolean isSettled(long now) {
        return changed < TimeUnit.MILLISECONDS.toNanos(now) - LONGEST_STEP_NANOS;
    }
}
