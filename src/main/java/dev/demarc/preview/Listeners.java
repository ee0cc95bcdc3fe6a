package dev.demarc.preview;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** The open pages that want to hear of changes, each over a stream of Server-Sent Events. */
final class Listeners implements AutoCloseable {

    private static final int MOST = 32;
    private static final int SECONDS_BETWEEN_SIGNS_OF_LIFE = 10;

    private final Set<BlockingQueue<String>> open = ConcurrentHashMap.newKeySet();
    private final ExecutorService pool;

    Listeners(ThreadFactory threads) {
        this.pool = new ThreadPoolExecutor(0, MOST, 10, TimeUnit.SECONDS, new SynchronousQueue<>(), threads);
    }

    static String event(String name, String data) {
        return "event: " + name + "\ndata: " + data + "\n\n";
    }

    /** Tells all open pages. */
    void tell(String event) {
        open.forEach(each -> each.add(event));
    }

    /**
     * Keeps an exchange open and writes events to it until the page goes away.
     *
     * @param greeting what a new page is told; asked for when it can no longer miss what comes after
     * @return false if there are too many open already
     */
    boolean add(HttpExchange exchange, Supplier<String> greeting) {
        try {
            pool.execute(() -> stream(exchange, greeting));
            return true;
        } catch (RejectedExecutionException e) {
            return false;
        }
    }

    private void stream(HttpExchange exchange, Supplier<String> greeting) {
        var events = new LinkedBlockingQueue<String>();
        open.add(events);
        try (exchange) {
            exchange.getResponseHeaders().set("Content-Type", "text/event-stream; charset=utf-8");
            exchange.sendResponseHeaders(200, 0);
            var body = exchange.getResponseBody();
            for (String event = greeting.get(); ; ) {
                body.write(event.getBytes(UTF_8));
                body.flush();
                String next = events.poll(SECONDS_BETWEEN_SIGNS_OF_LIFE, TimeUnit.SECONDS);
                // Without a sign of life nobody would ever notice that a page has gone.
                event = next == null ? ":\n\n" : next;
            }
        } catch (IOException e) {
            // The page has gone, as pages do.
            return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            open.remove(events);
        }
    }

    @Override
    public void close() {
        pool.shutdownNow();
    }
}
