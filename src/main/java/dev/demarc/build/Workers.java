package dev.demarc.build;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/**
 * One bounded pool for all that can be done side by side. Inputs are dealt out in short runs and results are collected by
 * place, so that the order in which they are found is never visible.
 */
final class Workers implements AutoCloseable {

    /** Long enough that dealing out costs nothing, short enough that uneven pages even out. */
    private static final int RUN = 16;

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
        Runnable share = () -> {
            for (int start = next.getAndAdd(RUN); start < results.length; start = next.getAndAdd(RUN)) {
                for (int i = start; i < Math.min(start + RUN, results.length); i++) {
                    results[i] = work.apply(inputs.get(i));
                }
            }
        };
        var others = new ArrayList<Future<?>>();
        for (int i = 1; i < jobs && i * RUN < results.length; i++) {
            others.add(pool.submit(share));
        }
        share.run();
        others.forEach(Workers::await);
        @SuppressWarnings("unchecked") // filled above, place by place, by work that returns V
        List<V> list = (List<V>) Arrays.asList(results);
        return list;
    }

    private static void await(Future<?> other) {
        try {
            other.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while building", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("A worker failed", e.getCause());
        }
    }

    @Override
    public void close() {
        pool.shutdownNow();
    }
}
