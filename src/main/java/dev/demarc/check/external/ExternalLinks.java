package dev.demarc.check.external;

import dev.demarc.diagnostic.Diagnostic;
import dev.demarc.diagnostic.RuleId;
import dev.demarc.model.Settings;
import dev.demarc.source.Globs;
import java.net.URI;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Follows the links that leave a wiki, each address once, hosts side by side, and says what became of them. */
public final class ExternalLinks {

    /** The rules that only run here. */
    public static final Set<RuleId> RULES =
            Set.copyOf(EnumSet.of(RuleId.EXTERNAL_BROKEN, RuleId.EXTERNAL_MOVED, RuleId.EXTERNAL_UNREACHABLE));

    private static final int MOST_AT_ONCE = 16;

    /**
     * What the settings and the command line want.
     *
     * @param site names the language in which answers are wished, and the site itself, which isn't asked
     * @param today the day of new answers
     * @param cache the folder in which good answers are kept
     */
    public record Wishes(Settings.LinkSettings links, Settings.SiteFacts site, LocalDate today, Path cache) {}

    /**
     * Hands in what other packages know.
     *
     * @param anchors the ids of a page of the web
     * @param texts the text of a file of the wiki, by its place; nothing if it can't be read
     * @param heard who is told how many addresses are done, of how many
     */
    public record Aides(AnchorReader anchors, Function<String, @Nullable String> texts, Heard heard) {}

    /** Hears how far it has come, from many threads, one at a time. */
    @FunctionalInterface
    public interface Heard {
        /** So many addresses are done, of so many. */
        void done(int addresses, int of);
    }

    /**
     * What was found.
     *
     * @param asked how many addresses were asked
     * @param remembered how many were good in an earlier run that still counts
     * @param skipped how many were not to be asked: private, examples, ignored
     * @param idle rules that couldn't come to a result
     * @param notKept why the answers couldn't be kept for the next run; nothing if they were
     */
    public record Result(
            List<Diagnostic> findings,
            int asked,
            int remembered,
            int skipped,
            Set<RuleId> idle,
            @Nullable String notKept) {
        /** Copies list and set. */
        public Result {
            findings = List.copyOf(findings);
            idle = Set.copyOf(idle);
        }
    }

    private final Wishes wishes;
    private final Aides aides;
    private final Asking asking;
    private final Memory memory;
    private final Globs ignored;

    private final List<Verdicts.Use> uses = new ArrayList<>();
    private final SortedMap<URI, SortedSet<String>> wanted = new TreeMap<>();
    private final Set<String> skipped = new TreeSet<>();
    private final Map<URI, Outcome> outcomes = new TreeMap<>();

    private ExternalLinks(Wishes wishes, Aides aides, Asking asking) {
        this.wishes = wishes;
        this.aides = aides;
        this.asking = asking;
        this.memory = Memory.in(wishes.cache(), wishes.today(), wishes.links().cacheDays());
        this.ignored = Globs.of(wishes.links().ignore());
    }

    /** Follows links; their order is that of the findings. */
    public static Result check(List<OutwardLink> links, Wishes wishes, Aides aides) {
        return check(links, wishes, aides, Neighbourhoods.Resolver.OF_THIS_MACHINE, Pace.REAL);
    }

    /** The same with another way to look up names and to wait. */
    static Result check(
            List<OutwardLink> links, Wishes wishes, Aides aides, Neighbourhoods.Resolver resolver, Pace pace) {
        var wire = new Wire(
                wishes.links().timeout(),
                agent(wishes.site().baseUrl()),
                wishes.site().language());
        var asking = new Asking(wire, resolver, pace, wishes.links(), aides.anchors());
        return new ExternalLinks(wishes, aides, asking).run(links);
    }

    /** Who asks, so that a host's owner can find out why. */
    private static String agent(@Nullable String baseUrl) {
        String version = ExternalLinks.class.getPackage().getImplementationVersion();
        return "Demarc" + (version == null ? "" : "/" + version) + (baseUrl == null ? "" : " (+" + baseUrl + ")");
    }

    private Result run(List<OutwardLink> links) {
        links.forEach(this::sort);
        var fresh = new ArrayList<Resource>();
        var known = new TreeMap<URI, Memory.Entry>();
        wanted.forEach((uri, fragments) -> {
            var resource = new Resource(uri, fragments);
            memory.of(resource).ifPresentOrElse(entry -> known.put(uri, entry), () -> fresh.add(resource));
        });
        askAll(fresh);
        known.forEach((uri, entry) -> outcomes.put(
                uri, new Outcome(Verdict.FOUND, 200, "", Outcome.Asked.NOT, entry.movedTo(), new TreeMap<>())));
        boolean down = isNetworkDown(fresh, known.keySet());
        fresh.forEach(resource -> memory.take(resource, outcome(resource.uri())));
        var verdicts = new Verdicts(uses, outcomes, wishes.links(), aides.texts());
        var findings = verdicts.findings(
                down, known.values().stream().map(Memory.Entry::day).toList());
        long hidden = fresh.stream()
                .filter(each -> outcome(each.uri()).verdict() == Verdict.PRIVATE)
                .count();
        long late = fresh.stream()
                .filter(each -> outcome(each.uri()).verdict() == Verdict.LATE)
                .count();
        return new Result(
                findings,
                (int) (fresh.size() - hidden - late),
                known.size(),
                (int) (skipped.size() + hidden),
                down || late > 0 ? RULES : Set.of(),
                memory.keep());
    }

    /** Where a link belongs: to those that are asked, to those that aren't, or to nobody here. */
    private void sort(OutwardLink link) {
        String own = wishes.site().baseUrl();
        var address = WebAddress.of(link.target());
        URI uri = address.uri();
        boolean isSelf = own != null && link.target().startsWith(own);
        if (address.kind() == WebAddress.Kind.ELSEWHERE || isSelf) {
            return;
        }
        boolean isPrivate =
                address.kind() == WebAddress.Kind.PRIVATE && !wishes.links().asksPrivate();
        if (address.kind() == WebAddress.Kind.EXAMPLE || isPrivate || ignored.match(link.target())) {
            skipped.add(link.target());
            return;
        }
        uses.add(new Verdicts.Use(link, address));
        if (uri != null) {
            var fragments = wanted.computeIfAbsent(uri, each -> new TreeSet<>());
            if (Fragment.isPlace(address.fragment())) {
                fragments.add(address.fragment());
            }
        }
    }

    private Outcome outcome(URI uri) {
        return java.util.Objects.requireNonNull(outcomes.get(uri), "Each address that was to be asked has an outcome");
    }

    /** Asks hosts side by side, the addresses of one after the other. */
    private void askAll(List<Resource> fresh) {
        var byHost = new TreeMap<String, List<Resource>>();
        for (Resource resource : fresh) {
            byHost.computeIfAbsent(WebAddress.host(resource.uri()), host -> new ArrayList<>())
                    .add(resource);
        }
        if (byHost.isEmpty()) {
            return;
        }
        ExecutorService pool = Executors.newFixedThreadPool(Math.min(MOST_AT_ONCE, byHost.size()), task -> {
            var thread = new Thread(task, "demarc-links");
            thread.setDaemon(true);
            return thread;
        });
        try {
            var done = new AtomicInteger();
            var running = new ArrayList<Future<Map<URI, Outcome>>>();
            for (List<Resource> ofHost : byHost.values()) {
                running.add(pool.submit(() -> askInTurn(ofHost, done, fresh.size())));
            }
            for (Future<Map<URI, Outcome>> each : running) {
                outcomes.putAll(each.get());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("Interrupted while asking");
        } catch (ExecutionException e) {
            throw new IllegalStateException("Asking for links failed", e.getCause());
        } finally {
            pool.shutdownNow();
        }
    }

    private Map<URI, Outcome> askInTurn(List<Resource> ofHost, AtomicInteger done, int all) {
        var found = new TreeMap<URI, Outcome>();
        for (Resource resource : ofHost) {
            found.put(resource.uri(), asking.ask(resource));
            synchronized (done) {
                aides.heard().done(done.incrementAndGet(), all);
            }
        }
        return found;
    }

    /**
     * Whether it isn't the links: no host answered, all failed alike, and one that was good before, if there is such a
     * one, fails too.
     */
    private boolean isNetworkDown(List<Resource> fresh, Set<URI> known) {
        var ways = new TreeSet<String>();
        var hosts = new TreeSet<String>();
        for (Resource resource : fresh) {
            var outcome = outcome(resource.uri());
            if (outcome.verdict() == Verdict.PRIVATE || outcome.verdict() == Verdict.LATE) {
                continue;
            }
            ways.add(wayOfFailing(outcome));
            hosts.add(WebAddress.host(resource.uri()));
        }
        // One host with a certificate of its own is one host; if all are so, somebody stands in between.
        boolean alike = ways.equals(Set.of("names"))
                || ways.equals(Set.of("connections"))
                || (ways.equals(Set.of("certificates")) && hosts.size() > 1);
        return alike && known.stream().limit(1).noneMatch(this::answersNow);
    }

    private boolean answersNow(URI uri) {
        return asking.ask(new Resource(uri, new TreeSet<>())).asked().answered();
    }

    private static String wayOfFailing(Outcome outcome) {
        if (outcome.asked().answered()) {
            return "";
        }
        return switch (outcome.verdict()) {
            case NO_HOST, NO_NAMES -> "names";
            case NO_CONNECTION -> "connections";
            case UNTRUSTED -> "certificates";
            case FOUND, GONE, UNSURE, ROUND, CERTIFICATE, SILENT, BROKEN_OFF, PRIVATE, LATE -> "";
        };
    }
}
