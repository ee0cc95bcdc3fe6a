package dev.demarc.build;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One bounded pool for all that can be done side by side. Inputs are dealt out in short runs and results are collected by
 * place, so that the order in which they are found is never visible.
 */
final class Workers implements AutoCloseable {

    /** Long enough that dealing out costs nothing, short enough that uneven pages even out. */
    private static final int LONGEST_RUN = 16;

    /** Few inputs are dealt out in so many runs for each thread at least. */
    private static final int RUNS_EACH = 4;

    private final int jobs;
    private final ExecutorService pool;

    Workers(int jobs) {
        this.jobs = jobs;
        this.pool = Executors.newFixedThreadPool(Math.max(1, jobs - 1), task -> {
            var thread = new Thread(task, "demarc-worker");
            thread.setDaemon(true);
            return thread;
        });
    }

    /** The results in the order of the inputs. Not to be called from work that runs here: it would wait for itself. */
    <I, V> List<V> each(List<I> inputs, Function<I, V> work) {
        Object[] results = new Object[inputs.size()];
        var next = new AtomicInteger();
        int run = Math.max(1, Math.min(LONGEST_RUN, results.length / (jobs * RUNS_EACH)));
        var left = new CountDownLatch((results.length + run - 1) / run);
        var fault = new AtomicReference<@Nullable Throwable>();
        Runnable share = () -> {
            for (int start = next.getAndAdd(run); start < results.length; start = next.getAndAdd(run)) {
                try {
                    for (int i = start; i < Math.min(start + run, results.length) && fault.get() == null; i++) {
                        results[i] = work.apply(inputs.get(i));
                    }
                } catch (RuntimeException | Error e) {
                    fault.compareAndSet(null, e);
                } finally {
                    left.countDown();
                }
            }
        };
        for (int i = 1; i < jobs && i * run < results.length; i++) {
            pool.execute(share);
        }
        share.run();
        // For the work, not for the other threads: one that is busy elsewhere may come to its share when all is done.
        await(left);
        rethrow(fault.get());
        @SuppressWarnings("unchecked") // filled above, place by place, by work that returns V
        List<V> list = (List<V>) Arrays.asList(results);
        return list;
    }

    /**
     * Begins something that will be wanted soon. Who asks for it before anybody was free to begin does it alone.
     *
     * @return what it gives, or what it threw
     */
    <V> Supplier<V> ahead(Supplier<V> work) {
        var begun = new Once<>(work);
        if (jobs > 1) {
            pool.execute(() -> {
                try {
                    begun.get();
                } catch (RuntimeException | Error e) {
                    // Whoever asks meets it too.
                }
            });
        }
        return begun;
    }

    private static void await(CountDownLatch left) {
        try {
            left.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("Interrupted while building");
        }
    }

    private static void rethrow(@Nullable Throwable fault) {
        if (fault instanceof RuntimeException e) {
            throw e;
        }
        if (fault instanceof Error e) {
            throw e;
        }
    }

    @Override
    public void close() {
        pool.shutdownNow();
    }
}
