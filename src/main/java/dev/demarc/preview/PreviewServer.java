package dev.demarc.preview;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.demarc.output.Artefact;
import dev.demarc.source.Sources;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.function.Consumer;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * Serves a wiki's site while it is being written, and keeps up with it.
 *
 * <p>A request redeems one promise of the build, so the first answer needs no written site. A page is served as it will
 * be published, but for one line: the script by which it follows changes.
 */
public final class PreviewServer implements AutoCloseable {

    private static final String SCRIPT_PATH = "/~demarc/reload.js";
    private static final String EVENTS_PATH = "/~demarc/events";
    private static final byte[] SCRIPT_LINE =
            "<script src=\"%s\"></script>\n".formatted(SCRIPT_PATH).getBytes(US_ASCII);
    private static final byte[] END_OF_BODY = "</body>".getBytes(US_ASCII);
    private static final int REQUESTS_AT_ONCE = 16;

    /** Nobody would hear us at the address that was asked for. */
    public static final class Unheard extends IOException {

        private static final long serialVersionUID = 1L;

        private final String message;
        private final String hint;

        Unheard(String message, String hint) {
            super(message);
            this.message = message;
            this.hint = hint;
        }

        @Override
        public String getMessage() {
            return message;
        }

        /** What to do next. */
        public String hint() {
            return hint;
        }
    }

    // A restarted server is another one, even if it counts its states alike: open pages load themselves anew.
    private final String id =
            Long.toHexString(ProcessHandle.current().pid()) + "-" + Long.toHexString(System.nanoTime());
    private final ThreadFactory threads = work -> {
        var thread = new Thread(work, "demarc-preview");
        thread.setDaemon(true);
        return thread;
    };
    private final ExecutorService requests = Executors.newFixedThreadPool(REQUESTS_AT_ONCE, threads);
    private final ExecutorService background = Executors.newCachedThreadPool(threads);
    private final Listeners listeners = new Listeners(threads);
    private final Gathering gathering;
    private final Consumer<String> log;
    private final HttpServer server;
    private final URI address;
    private final Hosts hosts;
    private final byte[] script;
    private final LiveSite site;
    private final Telling telling;
    private Watch watch;
    private final BesideWatch beside;
    private boolean closed;

    private PreviewServer(
            HttpServer server, InetSocketAddress at, Opening opening, Gathering gathering, Consumer<String> log)
            throws IOException {
        this.gathering = gathering;
        this.server = server;
        this.log = log;
        int port = server.getAddress().getPort();
        this.hosts = new Hosts(at, port);
        boolean everywhere = at.getAddress() != null && at.getAddress().isAnyLocalAddress();
        this.address = URI.create(
                "http://" + (everywhere ? "localhost" : Hosts.bracketed(at.getHostString())) + ":" + port + "/");
        this.script = script();
        var opened = opening.open();
        opened.build().getReady();
        try {
            var begun = begun(opened, background, gathering);
            this.watch = begun.watch();
            this.site = liveSite(opening, opened, begun);
        } catch (IOException | RuntimeException e) {
            opened.build().close();
            throw e;
        }
        this.beside = new BesideWatch(background, gathering::add);
        followBeside();
        this.telling = new Telling(site, listeners, threads, log);
    }

    /** A watch over the wiki, and its files as they lay when it had begun. */
    private record Begun(Watch watch, Sources sources) {}

    private static Begun begun(Opening.Opened opened, Executor background, Gathering gathering) throws IOException {
        var listed = opened.listing().list();
        var watch = Watch.over(opened.folders(), listed.listedFolders(), background, gathering::add);
        if (listed.isAsListed()) {
            return new Begun(watch, listed);
        }
        // A folder may have come before anybody watched: now they are looked for, and then listed.
        watch.close();
        var whole = Watch.over(opened.folders(), Set.of(), background, gathering::add);
        try {
            return new Begun(whole, listed.listedAgain());
        } catch (IOException e) {
            whole.close();
            throw e;
        }
    }

    private LiveSite liveSite(Opening opening, Opening.Opened opened, Begun begun) throws IOException {
        try {
            return new LiveSite(opening, opened, begun.sources(), log);
        } catch (IOException | RuntimeException e) {
            begun.watch().close();
            throw e;
        }
    }

    private void followBeside() {
        var state = site.state();
        try {
            beside.follow(state.built().beside(), state.sources().folders());
        } catch (IOException e) {
            log.accept("Changes in files beside the wiki go unseen: " + e.getMessage());
        }
    }

    /**
     * Builds the wiki and serves it until it is closed.
     *
     * @param opening asked for the wiki now, and when its settings changed; if it fails then, the last good state stays
     * @param at where to listen; port 0 takes any that is free
     * @param log told in a sentence what happens after each change
     * @throws Unheard if the port is taken
     * @throws IOException if the wiki can't be read, with a message for a person
     */
    public static PreviewServer start(Opening opening, InetSocketAddress at, Consumer<String> log) throws IOException {
        return start(opening, at, new Gathering(), log);
    }

    static PreviewServer start(Opening opening, InetSocketAddress at, Gathering gathering, Consumer<String> log)
            throws IOException {
        // Without it a small answer waits 40 ms for the acknowledgement of its headers.
        setUnlessSet("sun.net.httpserver.nodelay", "true");
        setUnlessSet("sun.net.httpserver.maxReqTime", "30");
        setUnlessSet("jdk.httpserver.maxConnections", "256");
        var server = bind(at);
        try {
            var preview = new PreviewServer(server, at, opening, gathering, log);
            server.createContext("/", preview::answer);
            server.setExecutor(preview.requests);
            server.start();
            preview.background.execute(() -> preview.gathering.handTo(preview.new Following()));
            preview.telling.soon(null);
            preview.telling.after(preview.site::keepRead);
            return preview;
        } catch (IOException | RuntimeException e) {
            server.stop(0);
            throw e;
        }
    }

    private static void setUnlessSet(String property, String value) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, value);
        }
    }

    private static HttpServer bind(InetSocketAddress at) throws IOException {
        if (at.isUnresolved()) {
            throw new Unheard(
                    "There is no host `%s` to listen on.".formatted(at.getHostString()), "Try `--host 127.0.0.1`.");
        }
        try {
            return HttpServer.create(at, 0);
        } catch (SocketException e) {
            String asked = at.getHostString() + ":" + at.getPort();
            var unheard = new Unheard(
                    "Nothing can listen on `%s`: another program may have the port.".formatted(asked),
                    "Try another one with `--port`; `--port 0` takes a free one.");
            unheard.initCause(e);
            throw unheard;
        }
    }

    private static byte[] script() throws IOException {
        try (InputStream in = PreviewServer.class.getResourceAsStream("reload.js")) {
            if (in == null) {
                throw new IllegalStateException("reload.js is not in the jar");
            }
            return in.readAllBytes();
        }
    }

    /** Where a browser finds the site. */
    public URI address() {
        return address;
    }

    /** Follows what changes on disk. */
    private final class Following implements Gathering.Worker {
        @Override
        public void take(Change change) {
            follow(change, null);
        }

        @Override
        public Runnable ahead(Change change) {
            var ahead = site.ahead(change);
            return () -> follow(change, ahead);
        }

        @Override
        public void rest() {
            if (site.isOfAnotherDay()) {
                follow(Change.ofNothing(), null);
            }
        }
    }

    private void follow(Change change, LiveSite.@Nullable Ahead ahead) {
        var foldersBefore = site.state().sources().folders();
        site.take(change, ahead);
        var state = site.state();
        if (!state.sources().folders().equals(foldersBefore)) {
            watchAnew();
        }
        followBeside();
        if (state.fault() == null) {
            listeners.tell(Listeners.event(change.isOnlyStyle() ? "css" : "page", version(state)));
        }
        telling.soon(change);
    }

    private synchronized void watchAnew() {
        if (closed) {
            return;
        }
        try {
            var after = Watch.over(site.state().sources().folders(), Set.of(), background, gathering::add);
            watch.close();
            watch = after;
            // What changed before the new watch began was seen by nobody.
            gathering.add(Change.ofEverything());
        } catch (IOException e) {
            log.accept("Changes in the new folders go unseen: " + e.getMessage());
        }
    }

    private String version(LiveSite.State state) {
        return id + "." + state.version();
    }

    private void answer(HttpExchange exchange) throws IOException {
        boolean keepsOpen = false;
        try {
            keepsOpen = route(exchange);
        } catch (IOException | RuntimeException e) {
            // Most often the browser hung up; else it is told below, if anything can still be told.
            if (exchange.getResponseCode() < 0) {
                refuse(exchange, 500, "This page can't be made: " + e.getMessage());
            }
        } finally {
            if (!keepsOpen) {
                exchange.close();
            }
        }
    }

    /** Answers, and says whether the exchange stays open. */
    private boolean route(HttpExchange exchange) throws IOException {
        var state = site.state();
        var headers = exchange.getResponseHeaders();
        headers.set("Cache-Control", "no-store");
        headers.set("X-Content-Type-Options", "nosniff");
        tellVersion(exchange, state);
        String method = exchange.getRequestMethod();
        String path = exchange.getRequestURI().getPath();
        if (!hosts.allow(exchange.getRequestHeaders().getFirst("Host"))) {
            refuse(exchange, 403, "This preview answers only to its own address, " + address + ".");
        } else if (!method.equals("GET") && !method.equals("HEAD")) {
            headers.set("Allow", "GET, HEAD");
            refuse(exchange, 405, "A preview can only be read.");
        } else if (path == null || leadsAstray(path)) {
            refuse(exchange, 403, "That path leads out of the site.");
        } else if (path.equals(SCRIPT_PATH)) {
            send(exchange, 200, "text/javascript; charset=utf-8", script);
        } else if (path.equals(EVENTS_PATH)) {
            return listen(exchange, method);
        } else {
            telling.seen(serve(exchange, state, path.substring(1)));
        }
        return false;
    }

    private void tellVersion(HttpExchange exchange, LiveSite.State state) {
        // The only header of its own page that a script can read.
        exchange.getResponseHeaders().set("Server-Timing", "demarc;desc=\"" + version(state) + "\"");
    }

    private static boolean leadsAstray(String path) {
        if (!path.startsWith("/") || path.indexOf('\\') >= 0 || path.indexOf('\0') >= 0) {
            return true;
        }
        return Arrays.stream(path.split("/", -1)).anyMatch(step -> step.equals("..") || step.equals("."));
    }

    private boolean listen(HttpExchange exchange, String method) throws IOException {
        if (method.equals("HEAD")) {
            send(exchange, 200, "text/event-stream; charset=utf-8", new byte[0]);
            return false;
        }
        boolean added =
                listeners.add(exchange, () -> Listeners.event("build", version(site.state())) + telling.known());
        if (!added) {
            refuse(exchange, 503, "Too many pages are open.");
        }
        return added;
    }

    /**
     * Pages that tell of the whole site are given up when a newer state is made; then that is what is served.
     *
     * @return the version of the state that was served
     */
    private long serve(HttpExchange exchange, LiveSite.State first, String path) throws IOException {
        var state = first;
        while (true) {
            try {
                serveOf(exchange, state, path);
                return state.version();
            } catch (CancellationException e) {
                if (state.fault() != null) {
                    throw new IOException(state.fault(), e);
                }
                state = site.after(state.version());
                tellVersion(exchange, state);
            }
        }
    }

    private static void serveOf(HttpExchange exchange, LiveSite.State state, String path) throws IOException {
        var built = state.built();
        boolean folder = path.isEmpty() || path.endsWith("/");
        var artefact = built.artefact(folder ? path + "index.html" : path);
        if (artefact != null) {
            sendArtefact(exchange, 200, artefact);
        } else if (!folder && built.artefact(path + "/index.html") != null) {
            // Relative links of the folder's page hold only below the slash.
            exchange.getResponseHeaders().set("Location", encoded("/" + path + "/"));
            send(exchange, 302, "text/plain; charset=utf-8", new byte[0]);
        } else if (path.equals("favicon.ico")) {
            // Browsers ask for it unasked, and would complain of what no page of the wiki names.
            send(exchange, 204, "image/x-icon", new byte[0]);
        } else {
            var notFound = built.artefact("404.html");
            if (notFound != null) {
                sendArtefact(exchange, 404, notFound);
            } else {
                refuse(exchange, 404, "There is no such page.");
            }
        }
    }

    private static String encoded(String path) {
        try {
            return new URI(null, null, path, null).toASCIIString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void sendArtefact(HttpExchange exchange, int status, Artefact artefact) throws IOException {
        String type = MediaTypes.of(artefact.path());
        byte[] bytes = artefact.bytes();
        if (type.startsWith("text/html")) {
            // A state that differs elsewhere serves the same page, and an open one can tell so.
            exchange.getResponseHeaders().add("Server-Timing", "page;desc=\"" + sum(bytes) + "\"");
            send(exchange, status, type, withScript(bytes));
        } else {
            send(exchange, status, type, bytes);
        }
    }

    private static String sum(byte[] bytes) {
        var sum = new CRC32C();
        sum.update(bytes);
        return Long.toHexString(sum.getValue());
    }

    /** The page with one more line, before the end of its body or at its own. */
    private static byte[] withScript(byte[] page) {
        int at = endOfBody(page);
        byte[] longer = new byte[page.length + SCRIPT_LINE.length];
        System.arraycopy(page, 0, longer, 0, at);
        System.arraycopy(SCRIPT_LINE, 0, longer, at, SCRIPT_LINE.length);
        System.arraycopy(page, at, longer, at + SCRIPT_LINE.length, page.length - at);
        return longer;
    }

    private static int endOfBody(byte[] page) {
        for (int at = page.length - END_OF_BODY.length; at >= 0; at--) {
            if (Arrays.equals(page, at, at + END_OF_BODY.length, END_OF_BODY, 0, END_OF_BODY.length)) {
                return at;
            }
        }
        return page.length;
    }

    private static void refuse(HttpExchange exchange, int status, String sentence) throws IOException {
        send(exchange, status, "text/plain; charset=utf-8", (sentence + "\n").getBytes(UTF_8));
    }

    private static void send(HttpExchange exchange, int status, String type, byte[] bytes) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        if (exchange.getRequestMethod().equals("HEAD")) {
            exchange.getResponseHeaders().set("Content-Length", Integer.toString(bytes.length));
            exchange.sendResponseHeaders(status, -1);
        } else {
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    /** Stops to serve and to watch. */
    @Override
    public synchronized void close() {
        closed = true;
        server.stop(0);
        listeners.close();
        telling.close();
        background.shutdownNow();
        requests.shutdownNow();
        try {
            watch.close();
            beside.close();
            site.close();
        } catch (IOException e) {
            log.accept("The preview could not be ended as it should: " + e.getMessage());
        }
    }
}
