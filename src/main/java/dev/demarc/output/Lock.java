package dev.demarc.output;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;

/**
 * One build at a time on one folder, over all processes of a machine.
 *
 * <p>The file stays when the lock is given back, empty: who deletes it may delete the one that another waits for.
 */
public final class Lock implements AutoCloseable {

    static final String NAME = ".demarc-lock";

    // A file lock belongs to the process: two builds within one must be kept apart by other means.
    private static final Map<Path, Semaphore> WITHIN = new ConcurrentHashMap<>();

    private final Semaphore within;
    private final FileChannel channel;
    private boolean held = true;

    private Lock(Semaphore within, FileChannel channel) {
        this.within = within;
        this.channel = channel;
    }

    /**
     * Takes the lock of a folder, waiting for whoever has it.
     *
     * @param folder a real path
     * @param waiting run once, if there is somebody to wait for
     */
    public static Lock of(Path folder, Runnable waiting) throws IOException {
        Semaphore within = WITHIN.computeIfAbsent(folder, unused -> new Semaphore(1));
        boolean waits = !within.tryAcquire();
        if (waits) {
            waiting.run();
            acquire(within);
        }
        FileChannel channel = null;
        try {
            channel = FileChannel.open(
                    folder.resolve(NAME), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            FileLock lock = channel.tryLock();
            if (lock == null) {
                if (!waits) {
                    waiting.run();
                }
                channel.lock();
            }
            return new Lock(within, channel);
        } catch (IOException | RuntimeException e) {
            if (channel != null) {
                channel.close();
            }
            within.release();
            throw e;
        }
    }

    private static void acquire(Semaphore within) throws IOException {
        try {
            within.acquire();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            var interrupted = new InterruptedIOException("Interrupted while waiting for another build");
            interrupted.initCause(e);
            throw interrupted;
        }
    }

    /** Gives the lock back. */
    @Override
    public void close() throws IOException {
        if (held) {
            held = false;
            try {
                channel.close();
            } finally {
                within.release();
            }
        }
    }
}
