package dev.demarc.check.external;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** A web server on this machine that answers each path in its own way, and remembers who asked for what. */
public final class FaultyServer implements AutoCloseable {

    /** How a path is answered. */
    public interface Answer {
        /** Answers the n-th request for it, from 1. */
        void to(HttpExchange exchange, int count) throws IOException;
    }

    // Done before an answer leaves: whoever has it may ask again at once.
    private static final ThreadLocal<Runnable> LEAVING = ThreadLocal.withInitial(() -> () -> {});

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Map<String, Answer> answers = new ConcurrentHashMap<>();
    private final Map<String, Integer> counts = new ConcurrentHashMap<>();
    private final List<String> requests = Collections.synchronizedList(new ArrayList<>());
    private final List<Map<String, List<String>>> headers = Collections.synchronizedList(new ArrayList<>());
    private final AtomicInteger now = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();

    /** A server without any page. */
    public FaultyServer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    private void handle(HttpExchange exchange) throws IOException {
        most.accumulateAndGet(now.incrementAndGet(), Math::max);
        var waits = new AtomicBoolean(true);
        LEAVING.set(() -> now.addAndGet(waits.getAndSet(false) ? -1 : 0));
        try {
            String path = exchange.getRequestURI().toString();
            requests.add(exchange.getRequestMethod() + " " + path);
            headers.add(Map.copyOf(exchange.getRequestHeaders()));
            Answer answer = answers.getOrDefault(path, (to, count) -> send(to, 404, "text/plain", "Nothing."));
            answer.to(exchange, counts.merge(path, 1, Integer::sum));
        } finally {
            LEAVING.get().run();
            LEAVING.remove();
            exchange.close();
        }
    }

    /** Answers a path with a status and no page. */
    public FaultyServer on(String path, int status) {
        return on(path, (exchange, count) -> send(exchange, status, "text/plain", ""));
    }

    /** Answers a path with a page. */
    public FaultyServer page(String path, String html) {
        return on(path, (exchange, count) -> send(exchange, 200, "text/html; charset=utf-8", html));
    }

    /** Sends on. */
    public FaultyServer redirect(String path, int status, String to) {
        return on(path, (exchange, count) -> {
            exchange.getResponseHeaders().set("Location", to);
            send(exchange, status, "text/plain", "");
        });
    }

    /** Answers a path. */
    public FaultyServer on(String path, Answer answer) {
        answers.put(path, answer);
        return this;
    }

    /** Answers with a body, or to HEAD without. */
    public static void send(HttpExchange exchange, int status, String type, String body) throws IOException {
        byte[] bytes = body.getBytes(UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        boolean none = exchange.getRequestMethod().equals("HEAD") || bytes.length == 0 || status == 204;
        LEAVING.get().run();
        exchange.sendResponseHeaders(status, none ? -1 : bytes.length);
        if (!none) {
            exchange.getResponseBody().write(bytes);
        }
    }

    /** Lets whoever asks wait until the server is closed. */
    public void waitForClose() {
        try {
            closing.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** What was asked, in its order: {@code HEAD /page}. */
    public List<String> requests() {
        return List.copyOf(requests);
    }

    /** The headers of each request. */
    public List<Map<String, List<String>>> headers() {
        return List.copyOf(headers);
    }

    /** How many requests it answered at the same time, at most. */
    public int mostAtOnce() {
        return most.get();
    }

    /** The address of a path. */
    public String url(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    /** The port. */
    public int port() {
        return server.getAddress().getPort();
    }

    @Override
    public void close() {
        closing.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
