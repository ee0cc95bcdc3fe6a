package dev.demarc.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * A server that keeps bytes under names: {@code GET} and {@code PUT} of {@code /ac/NAME} for what was left under a key, and
 * of {@code /cas/NAME} for contents, whose name is their SHA-256. It is Bazel's HTTP caching protocol, which many servers
 * speak, and any WebDAV server does.
 *
 * <p>The first time that it doesn't do as it should, it is given up for the run, with one sentence. That it has no such
 * name is no fault. Credentials go to the server that was named and nowhere else: redirects aren't followed.
 */
public final class HttpStore {

    private static final Duration CONNECTING = Duration.ofSeconds(1);
    private static final Duration ASKING = Duration.ofSeconds(2);
    private static final int LARGEST_INDEX = 8 << 20;
    private static final int LARGEST_BLOB = 64 << 20;

    // So much of an error's page is read, that its connection can serve again.
    private static final int LARGEST_ASIDE = 16 << 10;

    // What else may stand in a header would only be said wrongly, and a line break could not be sent.
    private static final Pattern TOKEN = Pattern.compile("[!-~]*");

    private final URI base;
    private final @Nullable String authorization;
    private final Consumer<String> unwell;
    private final AtomicBoolean on = new AtomicBoolean(true);
    private final HttpClient client;

    /**
     * A server's store. Nobody is asked yet.
     *
     * @param url where it is, {@code http} or {@code https}; a user with a password in it is shown to the server
     * @param token shown to the server instead; empty for none
     * @param unwell told in a sentence, once, if it is given up
     */
    public HttpStore(String url, String token, Consumer<String> unwell) {
        var named = URI.create(url.endsWith("/") ? url : url + "/");
        String user = named.getUserInfo();
        String rawUser = named.getRawUserInfo();
        this.base = rawUser == null ? named : URI.create(named.toString().replace("//" + rawUser + "@", "//"));
        this.unwell = unwell;
        boolean sendable = TOKEN.matcher(token.strip()).matches();
        if (token.isBlank() || !sendable) {
            this.authorization =
                    user == null ? null : "Basic " + Base64.getEncoder().encodeToString(user.getBytes(UTF_8));
        } else {
            this.authorization = "Bearer " + token.strip();
        }
        this.client = HttpClient.newBuilder()
                .connectTimeout(CONNECTING)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
        if (!sendable) {
            giveUp(
                    "can't be asked with a DEMARC_CACHE_TOKEN in which there is a space, a break or a letter beyond ASCII");
        }
    }

    /** Whether it is still asked. */
    public boolean isOn() {
        return on.get();
    }

    /** What was left under a key; empty if nothing was, or if it is nothing that could be understood. */
    public Optional<Index> index(String key) {
        return get("ac/" + key, LARGEST_INDEX, ASKING).flatMap(Index::of);
    }

    /**
     * A content; empty if it isn't there, is larger than is believable, or isn't what its name says.
     *
     * @param most how long to wait for all of it
     */
    public Optional<byte[]> blob(Index.Blob blob, Duration most) {
        if (blob.size() > LARGEST_BLOB) {
            return Optional.empty();
        }
        return get("cas/" + blob.name(), (int) blob.size(), most)
                .filter(bytes -> Sha256.of(bytes).equals(blob.name()));
    }

    /**
     * Leaves a content.
     *
     * @return its name and size; empty if the server didn't take it
     */
    public Optional<Index.Blob> leave(byte[] content, Duration most) {
        var blob = new Index.Blob(Sha256.of(content), content.length);
        boolean left = content.length <= LARGEST_BLOB && put("cas/" + blob.name(), content, most);
        return left ? Optional.of(blob) : Optional.empty();
    }

    /** Leaves an index under a key, over what was there; whether the server took it. */
    public boolean leave(String key, Index index, Duration most) {
        return put("ac/" + key, index.packed(), most);
    }

    /** Asks the server no more, and says why. Only the first reason is told. */
    public void giveUp(String why) {
        if (on.compareAndSet(true, false)) {
            unwell.accept("The shared cache at %s %s; this build goes on without it.".formatted(base.getHost(), why));
        }
    }

    private Optional<byte[]> get(String path, int most, Duration wait) {
        var answer = ask(request(path).GET().build(), most, wait);
        if (answer == null || answer.statusCode() == 404) {
            return Optional.empty();
        }
        if (answer.statusCode() != 200) {
            giveUp(words(answer.statusCode()));
            return Optional.empty();
        }
        // One that is too long is not what was asked for.
        return answer.body().whole() ? Optional.of(answer.body().bytes()) : Optional.empty();
    }

    private boolean put(String path, byte[] bytes, Duration wait) {
        var answer = ask(
                request(path)
                        .header("Content-Type", "application/octet-stream")
                        .PUT(HttpRequest.BodyPublishers.ofByteArray(bytes))
                        .build(),
                LARGEST_ASIDE,
                wait);
        if (answer == null) {
            return false;
        }
        boolean taken = answer.statusCode() >= 200 && answer.statusCode() < 300;
        if (!taken) {
            giveUp("takes nothing from this build (status %d)".formatted(answer.statusCode()));
        }
        return taken;
    }

    private HttpRequest.Builder request(String path) {
        var request = HttpRequest.newBuilder(base.resolve(path))
                // Over plain HTTP the newer version begins with a plea to switch, which some old servers stumble over.
                .version(
                        base.getScheme().equalsIgnoreCase("https")
                                ? HttpClient.Version.HTTP_2
                                : HttpClient.Version.HTTP_1_1);
        if (authorization != null) {
            request.header("Authorization", authorization);
        }
        return request;
    }

    private @Nullable HttpResponse<BoundedBody.Taken> ask(HttpRequest request, int most, Duration wait) {
        if (!isOn()) {
            return null;
        }
        if (wait.isZero() || wait.isNegative()) {
            giveUp("is too slow");
            return null;
        }
        CompletableFuture<HttpResponse<BoundedBody.Taken>> answer;
        try {
            answer =
                    client.sendAsync(request, told -> new BoundedBody(told.statusCode() == 200 ? most : LARGEST_ASIDE));
        } catch (IllegalArgumentException e) {
            giveUp("has no address that can be asked");
            return null;
        }
        try {
            return answer.get(wait.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            giveUp("is too slow");
        } catch (ExecutionException e) {
            giveUp(words(e.getCause() == null ? e : e.getCause()));
        } catch (InterruptedException e) {
            // Nobody waits for it any more.
            Thread.currentThread().interrupt();
        } finally {
            answer.cancel(true);
        }
        return null;
    }

    private static String words(int status) {
        return switch (status) {
            case 401, 403 -> "wants other credentials (status %d)".formatted(status);
            case 301, 302, 303, 307, 308 -> "sends elsewhere, where it isn't followed (status %d)".formatted(status);
            default -> "gives no answer (status %d)".formatted(status);
        };
    }

    private static String words(Throwable thrown) {
        @Nullable Throwable at = thrown;
        for (int depth = 0; at != null && depth < 20; depth++) {
            if (at instanceof UnresolvedAddressException) {
                return "is the name of no host";
            }
            if (at instanceof SSLException) {
                return "offers no secure connection";
            }
            if (at instanceof HttpConnectTimeoutException || at instanceof ConnectException) {
                return "takes no connection";
            }
            at = at.getCause();
        }
        return "breaks the connection off";
    }
}
