package dev.demarc.history;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.zip.GZIPInputStream;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.transport.PacketLineOut;
import org.eclipse.jgit.transport.RefAdvertiser;
import org.eclipse.jgit.transport.UploadPack;
import org.eclipse.jgit.util.SystemReader;
import org.jspecify.annotations.Nullable;

/** A git server on this machine that has one repository, and may want a name and a password. */
public final class GitServer implements AutoCloseable {

    static {
        SystemReader.setInstance(new Untouched());
    }

    private final HttpServer server;
    private final Path top;
    private final @Nullable String credentials;
    private volatile @Nullable CyclicBarrier others;
    private final List<String> asked = new CopyOnWriteArrayList<>();

    private GitServer(HttpServer server, Path top, @Nullable String credentials) {
        this.server = server;
        this.top = top;
        this.credentials = credentials;
    }

    /**
     * Serves a repository.
     *
     * @param credentials {@code USER:PASSWORD}; nothing if anybody may read
     */
    public static GitServer of(Path top, @Nullable String credentials) throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        var git = new GitServer(server, top, credentials);
        server.createContext("/", git::answer);
        server.start();
        return git;
    }

    /** The repository's address. */
    public String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/team/duties.git";
    }

    /** Lets it wait with each first answer until other servers are asked too, and refuse if they aren't for long. */
    public GitServer waitingFor(CyclicBarrier others) {
        this.others = others;
        return this;
    }

    private void await() throws IOException {
        CyclicBarrier barrier = others;
        if (barrier != null) {
            try {
                barrier.await(20, TimeUnit.SECONDS);
            } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
                throw new IOException("The others were not asked", e);
            }
        }
    }

    /** What the requests had in their headers for authorization, each once it had any. */
    public List<String> shown() {
        return List.copyOf(asked);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String shown = exchange.getRequestHeaders().getFirst("Authorization");
            if (shown != null) {
                asked.add(shown);
            }
            if (credentials != null && !basic(credentials).equals(shown)) {
                exchange.getResponseHeaders().add("WWW-Authenticate", "Basic realm=\"git\"");
                exchange.sendResponseHeaders(401, -1);
                return;
            }
            var out = new ByteArrayOutputStream();
            boolean first = exchange.getRequestMethod().equals("GET");
            if (first) {
                await();
            }
            try (Repository repository = new FileRepositoryBuilder()
                    .setGitDir(top.resolve(".git").toFile())
                    .build()) {
                var pack = new UploadPack(repository);
                pack.setBiDirectionalPipe(false);
                if (first) {
                    var lines = new PacketLineOut(out);
                    lines.writeString("# service=git-upload-pack\n");
                    lines.end();
                    pack.sendAdvertisedRefs(new RefAdvertiser.PacketLineOutRefAdvertiser(lines));
                } else {
                    pack.upload(body(exchange), out, null);
                }
            }
            exchange.getResponseHeaders()
                    .add("Content-Type", "application/x-git-upload-pack-" + (first ? "advertisement" : "result"));
            exchange.sendResponseHeaders(200, out.size());
            exchange.getResponseBody().write(out.toByteArray());
        }
    }

    private static InputStream body(HttpExchange exchange) throws IOException {
        boolean packed = "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"));
        return packed ? new GZIPInputStream(exchange.getRequestBody()) : exchange.getRequestBody();
    }

    private static String basic(String credentials) {
        return "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(UTF_8));
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
