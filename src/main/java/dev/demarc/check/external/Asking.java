package dev.demarc.check.external;

import dev.demarc.model.Settings;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * Asks for addresses until they are settled: by HEAD, then by GET; again, after a while, where that may help; and on
 * where a server sends. Safe for many threads.
 */
final class Asking {

    private static final int MOST_REDIRECTS = 10;

    /** Half a second before the second try, and each time twice as long. */
    private static final long FIRST_WAIT = 500;

    private static final Set<String> LOGIN = Set.of(
            "login",
            "logon",
            "signin",
            "sign-in",
            "sign_in",
            "sso",
            "oauth",
            "oauth2",
            "authorize",
            "saml",
            "saml2",
            "accounts",
            "auth",
            "account-login",
            "openid-connect");

    private final Wire wire;
    private final Neighbourhoods.Resolver resolver;
    private final Pace pace;
    private final Settings.LinkSettings manners;
    private final AnchorReader anchors;
    private final long gap;
    private final long end;
    private final ConcurrentHashMap<String, Host> hosts = new ConcurrentHashMap<>();

    /** Asking from now on, until the deadline. */
    Asking(
            Wire wire,
            Neighbourhoods.Resolver resolver,
            Pace pace,
            Settings.LinkSettings manners,
            AnchorReader anchors) {
        this.wire = wire;
        this.resolver = resolver;
        this.pace = pace;
        this.manners = manners;
        this.anchors = anchors;
        this.gap = (long) Math.ceil(1_000 / manners.rate());
        this.end = pace.now() + manners.deadline().toMillis();
    }

    /** What becomes of an address. */
    Outcome ask(Resource resource) {
        var way = new Way(resource);
        try {
            return way.go();
        } catch (Unanswered e) {
            return Outcome.of(e.verdict(), 0, e.words(), way.asked());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("Interrupted while asking");
        }
    }

    /** The way from one address to where it leads. */
    private final class Way {

        private final Resource resource;
        private final Set<URI> seen = new HashSet<>();
        private URI at;
        private boolean forGood = true;
        private boolean elsewhere;
        private @Nullable URI moved;
        private int times;
        private boolean answered;
        private boolean byHead;
        private boolean byGet;

        Way(Resource resource) {
            this.resource = resource;
            this.at = resource.uri();
        }

        Outcome.Asked asked() {
            String how = byHead && byGet ? "HEAD, then GET" : byHead ? "HEAD" : "GET";
            return new Outcome.Asked(times, answered, how);
        }

        Outcome go() throws Unanswered, InterruptedException {
            for (int steps = 0; steps <= MOST_REDIRECTS; steps++) {
                if (!seen.add(at)) {
                    return round("sends round in circles");
                }
                Reply reply = persist();
                if (!reply.isRedirect()) {
                    return settled(reply);
                }
                String said = String.valueOf(reply.headers().apply("location"));
                URI to = resolved(said);
                if (to == null) {
                    return round("leads on to something that is no address on the web");
                }
                if (isLogin(to) && !isLogin(resource.uri())) {
                    // Whoever may look can, and we may not: that is no fault of the link.
                    return found(new TreeMap<>());
                }
                elsewhere |= said.indexOf('#') >= 0;
                forGood &= reply.isPermanent();
                if (forGood) {
                    moved = to;
                }
                at = withoutFragment(to);
            }
            return round("sends on more than " + MOST_REDIRECTS + " times");
        }

        private Outcome round(String words) {
            return Outcome.of(Verdict.ROUND, 0, words, asked());
        }

        private Outcome settled(Reply reply) {
            int status = reply.status();
            if (status >= 200 && status < 300) {
                return found(missing(reply));
            }
            boolean gone = status == 404 || status == 410;
            return Outcome.of(gone ? Verdict.GONE : Verdict.UNSURE, status, "", asked());
        }

        private Outcome found(SortedMap<String, Set<String>> missing) {
            URI to = moved == null || isSamePlace(moved) || isItsLanguage(moved) ? null : moved;
            return new Outcome(Verdict.FOUND, 200, "", asked(), to, missing);
        }

        private boolean isSamePlace(URI to) {
            return withoutFragment(to).equals(resource.uri());
        }

        /** Whether only a language was put in, which another reader would get another of. */
        private boolean isItsLanguage(URI to) {
            var before = Arrays.asList(resource.uri().getRawPath().split("/"));
            var after = Arrays.asList(to.getRawPath().split("/"));
            if (after.size() != Math.max(1, before.size()) + 1) {
                return false;
            }
            for (int i = 1; i < after.size(); i++) {
                var rest = new java.util.ArrayList<>(after);
                if (rest.remove(i).matches("[a-z]{2}([-_][A-Za-z]{2,4})?")
                        && String.join("/", rest).equals(String.join("/", before))) {
                    return true;
                }
            }
            return false;
        }

        private SortedMap<String, Set<String>> missing(Reply reply) {
            var missing = new TreeMap<String, Set<String>>();
            boolean tells = !elsewhere && reply.status() == 200 && reply.isHtml() && reply.isPlain() && reply.whole();
            if (!tells || !wantsPage()) {
                return missing;
            }
            var read = anchors.read(reply.page(), reply.charset());
            for (String fragment : resource.fragments()) {
                if (read.settled() && !Fragment.isIn(fragment, read.ids())) {
                    missing.put(fragment, read.ids());
                }
            }
            return missing;
        }

        private boolean wantsPage() {
            return resource.fragments().stream().anyMatch(Fragment::isPlace);
        }

        /** Asks until there is an answer that will stay. */
        private Reply persist() throws Unanswered, InterruptedException {
            Host host = hosts.computeIfAbsent(WebAddress.host(at), name -> new Host());
            String authority = at.getScheme() + "://" + at.getRawAuthority();
            Unanswered known = host.isDown(authority);
            if (known != null) {
                throw known;
            }
            try {
                Reply reply = persist(host);
                host.answered(authority);
                return reply;
            } catch (Unanswered e) {
                host.unanswered(authority, e);
                throw e;
            }
        }

        private Reply persist(Host host) throws Unanswered, InterruptedException {
            boolean head = !wantsPage();
            for (int tried = 0; ; tried++) {
                Reply reply = null;
                Unanswered fault = null;
                try {
                    reply = once(host, head);
                    if (head && reply.status() >= 400 && reply.status() != 429 && reply.status() != 503) {
                        reply = once(host, false);
                    }
                } catch (Unanswered e) {
                    if (!e.verdict().isPassing()) {
                        throw e;
                    }
                    fault = e;
                }
                head = false;
                long wait = wait(reply, tried);
                boolean last = tried >= manners.retries() || pace.now() + wait >= end;
                if (reply != null && (last || !reply.isPassing())) {
                    return reply;
                }
                if (fault != null && last) {
                    throw fault;
                }
                if (reply != null && reply.retryAfter() >= 0) {
                    host.holdBack(pace.now() + wait);
                } else {
                    pace.pause(wait);
                }
            }
        }

        /**
         * Milliseconds until it is worth while to ask again. Not all at once: each address has its own delay, the same in
         * each run.
         */
        private long wait(@Nullable Reply reply, int tried) {
            long wished = reply == null ? -1 : reply.retryAfter();
            if (wished >= 0) {
                return wished;
            }
            var sum = new CRC32();
            sum.update(at.toASCIIString().getBytes(java.nio.charset.StandardCharsets.US_ASCII));
            long wait = FIRST_WAIT << tried;
            return wait + sum.getValue() % (wait / 2);
        }

        private Reply once(Host host, boolean head) throws Unanswered, InterruptedException {
            if (!host.enter(pace, gap, end)) {
                throw new Unanswered(Verdict.LATE, "was not asked");
            }
            try {
                guard();
                times++;
                byHead |= head;
                byGet |= !head;
                Reply reply = wire.ask(at, head, wantsPage(), Math.max(1, end - pace.now()));
                answered = true;
                return reply;
            } finally {
                host.leave();
            }
        }

        /**
         * Looks up where a name leads, right before each request: the machine remembers it for some seconds, so that the
         * connection goes to the addresses that were looked at.
         */
        private void guard() throws Unanswered {
            String host = WebAddress.host(at);
            boolean proxied = Wire.isByProxy(at);
            var address = WebAddress.of(at.toASCIIString());
            if (!manners.asksPrivate() && address.kind() == WebAddress.Kind.PRIVATE) {
                throw new Unanswered(Verdict.PRIVATE, "lies in a private network");
            }
            if (proxied) {
                return;
            }
            InetAddress[] found;
            try {
                found = resolver.addressesOf(host);
            } catch (UnknownHostException e) {
                boolean later =
                        String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT).contains("temporary");
                throw new Unanswered(
                        later ? Verdict.NO_NAMES : Verdict.NO_HOST,
                        later ? "can't be looked up now" : "is the name of no host");
            }
            if (!manners.asksPrivate() && Arrays.stream(found).anyMatch(Neighbourhoods::isPrivate)) {
                throw new Unanswered(Verdict.PRIVATE, "lies in a private network");
            }
        }

        private @Nullable URI resolved(String location) {
            int hash = location.indexOf('#');
            String before = hash < 0 ? location : location.substring(0, hash);
            try {
                // Servers send what they have, accents and blanks too.
                String safe = WebAddress.escaped(before.strip());
                boolean isNumber = before.strip().matches("(?i)(https?:)?//\\[.*");
                URI to = at.resolve(new URI(isNumber ? safe.replace("%5B", "[").replace("%5D", "]") : safe));
                var address = WebAddress.of(to.toString());
                URI asked = address.uri();
                if (asked == null) {
                    return null;
                }
                return hash < 0 ? asked : new URI(asked + "#" + WebAddress.escaped(location.substring(hash + 1)));
            } catch (URISyntaxException | IllegalArgumentException e) {
                return null;
            }
        }
    }

    private static URI withoutFragment(URI uri) {
        String whole = uri.toString();
        int hash = whole.indexOf('#');
        return hash < 0 ? uri : URI.create(whole.substring(0, hash));
    }

    private static boolean isLogin(URI uri) {
        String first = WebAddress.host(uri).split("\\.", 2)[0];
        return LOGIN.contains(first)
                || Arrays.stream(uri.getRawPath().toLowerCase(Locale.ROOT).split("[/.]"))
                        .anyMatch(LOGIN::contains);
    }
}
