package dev.demarc.cli;

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
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A server in memory that keeps what is put to it, and can be told to go wrong. */
final class CacheServer implements AutoCloseable {

    /** Answers in place of the server. */
    interface Mischief {
        /** Whether it answered. */
        boolean answers(HttpExchange exchange, byte[] kept) throws IOException, InterruptedException;
    }

    static final Mischief NONE = (exchange, kept) -> false;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Map<String, byte[]> held = new ConcurrentHashMap<>();
    private final List<String> requests = Collections.synchronizedList(new ArrayList<>());
    private final List<String> credentials = Collections.synchronizedList(new ArrayList<>());
    private volatile Mischief mischief = NONE;

    CacheServer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    /** Where it is. */
    String url() {
        return "http://" + host() + "/wiki";
    }

    String host() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    /** What it holds, by path. */
    Map<String, byte[]> held() {
        return held;
    }

    /** The bytes at a path; none if there is nothing. */
    byte[] held(String path) {
        return held.getOrDefault(path, new byte[0]);
    }

    /** All requests since it was last asked, each as method and path. */
    List<String> requests() {
        var all = List.copyOf(requests);
        requests.clear();
        return all;
    }

    /** How many requests of a kind there were since. */
    static long count(List<String> requests, String kind) {
        return requests.stream().filter(each -> each.startsWith(kind)).count();
    }

    /** What was shown to it, a line for each request. */
    List<String> credentials() {
        return List.copyOf(credentials);
    }

    void does(Mischief what) {
        mischief = what;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] sent = exchange.getRequestBody().readAllBytes();
            String path = exchange.getRequestURI().getPath();
            requests.add(exchange.getRequestMethod() + " " + path);
            credentials.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
            byte[] kept = held.getOrDefault(path, new byte[0]);
            if (mischief.answers(exchange, kept)) {
                return;
            }
            if (exchange.getRequestMethod().equals("PUT")) {
                held.put(path, sent);
                exchange.sendResponseHeaders(201, -1);
            } else if (held.containsKey(path)) {
                say(exchange, 200, kept);
            } else {
                say(exchange, 404, "Not here".getBytes(UTF_8));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    static void say(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        if (body.length > 0) {
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
