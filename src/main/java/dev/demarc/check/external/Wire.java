package dev.demarc.check.external;

import java.io.EOFException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.channels.UnresolvedAddressException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Sends one request and waits for its answer. Keeps no cookies, shows no credentials, follows nothing. */
final class Wire {

    /** Ids stand in the first bytes of a page, or nobody scrolls to them. */
    private static final int LARGEST_PAGE = 4 << 20;

    private final HttpClient client;
    private final Duration timeout;
    private final String agent;
    private final String language;

    /**
     * A wire.
     *
     * @param timeout how long an answer may take with its body; half of it how long a connection may
     */
    Wire(Duration timeout, String agent, String language) {
        this.timeout = timeout;
        this.agent = agent;
        this.language = language;
        this.client = HttpClient.newBuilder()
                .connectTimeout(timeout.dividedBy(2).plusMillis(1))
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    /** Whether somebody else connects for us, and so looks up the name. */
    static boolean isByProxy(URI uri) {
        ProxySelector proxies = ProxySelector.getDefault();
        return proxies != null && proxies.select(uri).stream().anyMatch(each -> each.type() != Proxy.Type.DIRECT);
    }

    /**
     * Asks once.
     *
     * @param most milliseconds until nobody waits any more
     * @throws Unanswered if there is no answer
     */
    Reply ask(URI uri, boolean head, boolean wantsPage, long most) throws Unanswered {
        var request = HttpRequest.newBuilder(uri)
                // Over plain HTTP the newer version begins with a plea to switch, which some old servers stumble over.
                .version(uri.getScheme().equals("https") ? HttpClient.Version.HTTP_2 : HttpClient.Version.HTTP_1_1)
                .header("User-Agent", agent)
                .header("Accept", "text/html,application/xhtml+xml,*/*;q=0.8")
                .header("Accept-Language", language.equals("en") ? "en" : language + ",en;q=0.5")
                .method(head ? "HEAD" : "GET", HttpRequest.BodyPublishers.noBody())
                .build();
        long wait = Math.min(most, timeout.toMillis());
        CompletableFuture<HttpResponse<FirstBytes.Taken>> answer =
                client.sendAsync(request, told -> new FirstBytes(wantsPage && !head ? LARGEST_PAGE : 0));
        try {
            return reply(answer.get(wait, TimeUnit.MILLISECONDS));
        } catch (TimeoutException e) {
            throw wait < timeout.toMillis() ? new Unanswered(Verdict.LATE, "was not waited for") : silent();
        } catch (ExecutionException e) {
            throw unanswered(e.getCause() == null ? e : e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("Interrupted while asking");
        } finally {
            answer.cancel(true);
        }
    }

    private static Reply reply(HttpResponse<FirstBytes.Taken> answer) {
        var headers = answer.headers();
        return new Reply(
                answer.statusCode(),
                name -> headers.firstValue(name).orElse(null),
                answer.body().bytes(),
                answer.body().whole());
    }

    private Unanswered silent() {
        return new Unanswered(Verdict.SILENT, "gives no answer within " + Times.words(timeout));
    }

    /** What went wrong, by its causes: the client wraps the true one, and handshakes wrap it again. */
    private static Unanswered unanswered(Throwable thrown) {
        if (has(thrown, CertificateExpiredException.class)) {
            return new Unanswered(Verdict.CERTIFICATE, "has a certificate that has run out");
        }
        if (has(thrown, CertificateNotYetValidException.class)) {
            return new Unanswered(Verdict.CERTIFICATE, "has a certificate that isn't valid yet");
        }
        if (has(thrown, CertPathBuilderException.class)) {
            return new Unanswered(Verdict.UNTRUSTED, "has a certificate that nobody known has signed");
        }
        if (has(thrown, CertificateException.class)) {
            return new Unanswered(Verdict.CERTIFICATE, "has a certificate for another name");
        }
        if (has(thrown, UnresolvedAddressException.class)) {
            return new Unanswered(Verdict.NO_HOST, "is the name of no host");
        }
        if (has(thrown, HttpConnectTimeoutException.class)
                || has(thrown, ConnectException.class)
                || has(thrown, NoRouteToHostException.class)) {
            return new Unanswered(Verdict.NO_CONNECTION, "takes no connection");
        }
        boolean ended = has(thrown, EOFException.class) || has(thrown, java.net.SocketException.class);
        if (has(thrown, SSLException.class) && !ended) {
            return new Unanswered(Verdict.CERTIFICATE, "offers no secure connection that Java knows");
        }
        // Whatever else the client throws, such as for a header that is no number, an answer brought about.
        return new Unanswered(Verdict.BROKEN_OFF, "breaks the connection off");
    }

    private static boolean has(Throwable thrown, Class<? extends Throwable> kind) {
        @Nullable Throwable at = thrown;
        for (int depth = 0; at != null && depth < 20; depth++) {
            if (kind.isInstance(at)) {
                return true;
            }
            at = at.getCause();
        }
        return false;
    }
}
