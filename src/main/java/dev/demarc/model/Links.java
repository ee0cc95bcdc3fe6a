package dev.demarc.model;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.demarc.matrix.Duties;
import dev.demarc.model.Answer.Broken;
import dev.demarc.model.Answer.Elsewhere;
import dev.demarc.model.Answer.Fault;
import dev.demarc.model.Answer.Found;
import java.io.ByteArrayOutputStream;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Says where a link leads.
 *
 * <p>Targets are written as on GitHub: relative paths to Markdown and matrix files, from the folder of the file that
 * holds them; a leading slash means the source's top. Names are compared as they are listed, so that every disk gives
 * the same answer.
 */
public final class Links {

    private static final Address TOP = new Address("index.html");
    private static final int KEPT = 64;

    private final Site site;
    private final Repository repository;
    private final SortedMap<String, Predicate<String>> beside;
    // Made when the first target isn't found as it is written: most wikis have none.
    private @Nullable Map<String, String> byLowerCase;
    // Files all of whose links were seen to lead somewhere when their page was made, by their paths.
    private final Map<String, Page> seen = new ConcurrentHashMap<>();
    // Held while links are followed.
    private final Object following = new Object();
    private @Nullable Followed followed;
    // Until links are followed: what was found out of the site before may hold for this one.
    private @Nullable Links before;

    /** A target in its parts: the path that is meant, nothing if it leads out; and what was written, without a fragment. */
    private record Asked(@Nullable String path, String written, String fragment) {}

    private record Answered(Page prose, Address from, List<Answer> answers) {}

    private final AtomicReferenceArray<Answered> answered = new AtomicReferenceArray<>(KEPT);

    private Links(Site site, Repository repository, SortedMap<String, Predicate<String>> beside) {
        this.beside = Collections.unmodifiableSortedMap(new TreeMap<>(beside));
        this.site = site;
        this.repository = repository;
    }

    private synchronized Map<String, String> byLowerCase() {
        var known = byLowerCase;
        if (known == null) {
            var index = new HashMap<String, String>();
            site.pageSources().forEach(path -> add(index, path));
            site.assets().forEach(path -> add(index, path));
            site.pages().forEach(page -> add(index, page.address().path()));
            byLowerCase = index;
            known = index;
        }
        return known;
    }

    /** Of two names that differ only in capitals, the first in order is kept, whatever the order of listing. */
    private static void add(Map<String, String> index, String path) {
        index.merge(
                normal(path).toLowerCase(Locale.ROOT), path, (one, other) -> one.compareTo(other) <= 0 ? one : other);
    }

    /** Links of a site. */
    public static Links of(Site site) {
        return of(site, Repository.NONE);
    }

    /** Links of a site of which more can be seen than is published. */
    public static Links of(Site site, Repository repository) {
        return of(site, repository, Collections.emptySortedMap());
    }

    /**
     * Links of a site beside which others stand.
     *
     * @param beside whether these have a file, by their folders, each ending with a slash
     */
    public static Links of(Site site, Repository repository, SortedMap<String, Predicate<String>> beside) {
        return new Links(site, repository, beside);
    }

    /**
     * Spares itself what was found out of the site as it was before.
     *
     * @param then links of that site
     * @return these links
     */
    public Links after(Links then) {
        Links known = then.before();
        synchronized (this) {
            before = known == null ? then : known;
        }
        return this;
    }

    private synchronized @Nullable Links before() {
        return before;
    }

    private synchronized @Nullable Links takeBefore() {
        Links then = before;
        before = null;
        return then;
    }

    /** What was found out of the whole site before: from now on it is this one's. */
    private @Nullable Followed takeFollowed() {
        Links then = takeBefore();
        if (then == null) {
            return null;
        }
        synchronized (then.following) {
            Followed known = then.followed;
            then.followed = null;
            return known;
        }
    }

    /**
     * Where a target leads.
     *
     * @param from the page that asks
     * @param folder of the file that holds the link, below the source, ending with a slash or empty
     * @param target with entities resolved, percent-encoding kept
     */
    public Answer answer(SitePage from, String folder, String target) {
        if (isElsewhere(target)) {
            return new Elsewhere(target);
        }
        Asked asked = asked(folder, target);
        if (asked.written().isEmpty()) {
            return onPage(from, from, asked.fragment(), target);
        }
        @Nullable String path = asked.path();
        if (path == null) {
            return outside(folder, asked.written(), asked.fragment(), target);
        }
        return lookUp(from, path, asked.fragment(), target);
    }

    private static Asked asked(String folder, String target) {
        int hash = target.indexOf('#');
        String fragment = hash < 0 ? "" : decode(withoutDirective(target.substring(hash + 1)));
        String before = hash < 0 ? target : target.substring(0, hash);
        int query = before.indexOf('?');
        String written = query < 0 ? before : before.substring(0, query);
        return new Asked(written.isEmpty() ? null : resolve(folder, normal(decode(written))), written, fragment);
    }

    /**
     * Pages of which some link leads nowhere, in their order. Of all pages of a site it is found out once; where a page
     * changes, comes or goes, most others and what they lead to stay as they are.
     *
     * @param asked pages of the site, in its order
     */
    public List<SitePage> astray(Collection<SitePage> asked) {
        synchronized (following) {
            boolean whole = asked.size() == site.pages().size();
            Followed known = followed == null ? takeFollowed() : followed;
            followed = null;
            boolean goesOn = whole && known != null;
            var now = known != null && goesOn ? known : new Followed(site);
            var astray = new ArrayList<SitePage>();
            for (SitePage page : goesOn ? now.goOn(site) : asked) {
                if (isAstray(page, now)) {
                    astray.add(page);
                }
            }
            followed = whole ? now : null;
            return astray;
        }
    }

    @SuppressWarnings("ReferenceEquality") // to compare two would be to compare all that is in them
    private boolean isAstray(SitePage page, Followed now) {
        Page prose = page.prose();
        if (prose == null) {
            return false;
        }
        if (seen.get(prose.path()) == prose) {
            now.isOpen(prose);
            return false;
        }
        String folder = prose.path().substring(0, prose.path().lastIndexOf('/') + 1);
        var on = new Followed.Footing();
        for (Ask ask : prose.asks()) {
            if (ask instanceof Ask.Link link && !leads(page, folder, link.target(), on)) {
                now.isOpen(prose);
                return true;
            }
        }
        now.isSound(prose, on);
        return false;
    }

    private boolean leads(SitePage from, String folder, String target, Followed.Footing on) {
        if (isElsewhere(target)) {
            return true;
        }
        Asked asked = asked(folder, target);
        boolean here = asked.written().isEmpty();
        String path = asked.path();
        SitePage page = here ? from : path == null ? null : site.pageOf(path).orElse(null);
        Page prose = page == null ? null : page.prose();
        if (page != null && path != null && isMatrix(path)) {
            on.file(page.matrix());
        } else if (page != null && prose != null) {
            on.file(prose.path());
            if (isAnywhere(asked.fragment()) || site.hasAnchor(page, asked.fragment())) {
                return true;
            }
        } else if (path != null && page == null && site.assets().contains(path)) {
            // The very text that the site has: there are more links to a file than files.
            on.file(site.assets().tailSet(path).first());
        } else {
            on.more();
        }
        return !(answer(from, folder, target) instanceof Broken);
    }

    /**
     * Where the links of a page lead, in their order. Those of the pages that asked last are still known: a page and its copy
     * are most often made one after the other.
     *
     * @param from the page that asks
     * @param prose the Markdown that holds the links
     */
    @SuppressWarnings("ReferenceEquality") // To compare two pages would be to compare all that is in them.
    public List<Answer> answers(SitePage from, Page prose) {
        int slot = Math.floorMod(System.identityHashCode(prose), KEPT);
        Answered known = answered.get(slot);
        if (known != null && known.prose() == prose && known.from().equals(from.address())) {
            return known.answers();
        }
        String folder = prose.path().substring(0, prose.path().lastIndexOf('/') + 1);
        var answers = new ArrayList<Answer>(prose.asks().size());
        boolean allLead = true;
        for (Ask ask : prose.asks()) {
            if (ask instanceof Ask.Link link) {
                Answer answer = answer(from, folder, link.target());
                allLead &= !(answer instanceof Broken);
                answers.add(answer);
            }
        }
        if (allLead) {
            // On what that hangs nobody has to know in a build, and a preview makes few pages before it looks at all.
            seen.put(prose.path(), prose);
        }
        answered.set(slot, new Answered(prose, from.address(), answers));
        return answers;
    }

    /** Whether a target names another place than the wiki: it has a scheme, or a host. */
    public static boolean isElsewhere(String target) {
        if (target.startsWith("//")) {
            return true;
        }
        for (int i = 0; i < target.length(); i++) {
            char c = target.charAt(i);
            boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
            if (c == ':') {
                return i > 1;
            }
            if (!letter && !(i > 0 && ((c >= '0' && c <= '9') || c == '+' || c == '-' || c == '.'))) {
                return false;
            }
        }
        return false;
    }

    private Answer outside(String folder, String written, String fragment, String target) {
        @Nullable String url = repository.editUrl();
        String source = repository.source();
        String decoded = normal(decode(written));
        @Nullable
        String path =
                written.startsWith("/") ? resolve(source, decoded.substring(1)) : resolve(source + folder, decoded);
        // A way out of the source and into it again is no way to a page.
        boolean beside = path != null && !source.isEmpty() && !path.startsWith(source);
        if (url == null || path == null || !beside || !repository.holds().test(path)) {
            return new Broken(target, Fault.OUTSIDE, written, fragment, null);
        }
        String href = url.replace("{path}", TOP.hrefTo(new Address(path)));
        int hash = target.indexOf('#');
        return new Broken(href + (hash < 0 ? "" : target.substring(hash)), Fault.IN_REPOSITORY, path, fragment, null);
    }

    private Answer lookUp(SitePage from, String path, String fragment, String target) {
        var page = site.pageOf(path);
        if (page.isPresent()) {
            return isMatrix(path)
                    ? inMatrix(from, page.get(), path, fragment, target)
                    : onPage(from, page.get(), fragment, target);
        }
        if (site.assets().contains(path)) {
            String href = from.address().hrefTo(new Address(path));
            return new Found(href + (target.indexOf('#') < 0 ? "" : target.substring(target.indexOf('#'))), null);
        }
        if (site.drafts().contains(path)) {
            return new Broken(target, Fault.DRAFT, path, fragment, null);
        }
        Optional<SitePage> folder = folderIndex(path);
        if (folder.isPresent()) {
            return onPage(from, folder.get(), fragment, target);
        }
        return otherwise(from, path, fragment, target);
    }

    /** What nobody wrote a file for: a generated page, another spelling, or nothing. */
    private Answer otherwise(SitePage from, String path, String fragment, String target) {
        @Nullable String stem = path.endsWith(".html") ? path.substring(0, path.length() - 5) : null;
        for (String ending : new String[] {".md", ".markdown"}) {
            String meant = (stem == null ? path : stem) + ending;
            if (site.pageOf(meant).isPresent()) {
                return new Broken(target, Fault.BUILT_NAME, path, fragment, meant);
            }
        }
        var built = site.page(new Address(path));
        if (built.isPresent()) {
            return onPage(from, built.get(), fragment, target);
        }
        @Nullable Address leadsTo = site.redirects().get(new Address(path));
        if (leadsTo != null) {
            return onRedirect(from, path, leadsTo, fragment, target);
        }
        @Nullable String there = beside(path);
        if (there != null) {
            int hash = target.indexOf('#');
            String href = from.address().hrefTo(new Address(there));
            return new Found(href + (hash < 0 ? "" : target.substring(hash)), null);
        }
        @Nullable String near = spelt(path);
        if (near == null) {
            return new Broken(target, Fault.NO_FILE, path, fragment, null);
        }
        // Some disks list names decomposed; that is the same name, not another.
        return !near.equals(path) && normal(near).equals(path)
                ? lookUp(from, near, fragment, target)
                : new Broken(target, Fault.WRONG_CASE, path, fragment, near);
    }

    /** The file of a site beside this one that a path means: its own address, or that of what it is made of. */
    private @Nullable String beside(String path) {
        for (var each : beside.entrySet()) {
            String folder = each.getKey();
            if ((path + "/").equals(folder)) {
                return folder + TOP.path();
            }
            if (path.startsWith(folder)) {
                String below = path.substring(folder.length());
                String page = isMatrix(below)
                        ? Address.ofMatrix(below).path()
                        : below.endsWith(".md") || below.endsWith(".markdown")
                                ? Address.ofPage(below).path()
                                : below.isEmpty() || below.endsWith("/") ? below + TOP.path() : below;
                return each.getValue().test(page) ? folder + page : null;
            }
        }
        return null;
    }

    /** The file, page or folder whose name differs only in capitals or in how its accents are encoded. */
    private @Nullable String spelt(String path) {
        String lower = path.toLowerCase(Locale.ROOT);
        @Nullable String file = byLowerCase().get(lower);
        @Nullable String index = file == null ? byLowerCase().get(lower + "/index.html") : null;
        return index == null ? file : index.substring(0, index.length() - "/index.html".length());
    }

    private Optional<SitePage> folderIndex(String path) {
        String folder = path.isEmpty() || path.endsWith("/") ? path : path + "/";
        return site.page(new Address(folder + "index.html"));
    }

    private Answer inMatrix(SitePage from, SitePage page, String path, String fragment, String target) {
        Duties of = site.dutiesAt(path).orElseThrow(() -> new IllegalStateException("No matrix at " + path));
        if (!of.file().readable() || fragment.isEmpty()) {
            return onPage(from, page, "", target);
        }
        if (fragment.indexOf('.') >= 0) {
            return atCell(from, page, of, fragment, target);
        }
        Optional<String> id = Site.present(of.matrix(), fragment);
        if (id.isPresent()) {
            @Nullable SitePage below = site.pageOf(of, id.get());
            return below == null ? onPage(from, page, "", target) : onPage(from, below, "", target);
        }
        return onProse(from, page, of, fragment, target);
    }

    private Answer atCell(SitePage from, SitePage page, Duties of, String fragment, String target) {
        int dot = fragment.indexOf('.');
        var concern = of.matrix().presentConcern(fragment.substring(0, dot));
        var category = of.matrix().presentCategory(fragment.substring(dot + 1));
        if (concern.isPresent() && category.isPresent()) {
            return onPage(from, page, concern.get().id() + "." + category.get().id(), target);
        }
        return onProse(from, page, of, fragment, target);
    }

    /** The matrix knows no such id; its text may have an anchor of that name. */
    private Answer onProse(SitePage from, SitePage page, Duties of, String fragment, String target) {
        return fragment.equals("top") || (page.prose() != null && page.prose().hasAnchor(fragment))
                ? onPage(from, page, fragment, target)
                : new Broken(
                        from.address().hrefTo(page.address()),
                        Fault.NO_SUCH_ID,
                        of.file().path(),
                        fragment,
                        null);
    }

    private Answer onPage(SitePage from, SitePage page, String fragment, String target) {
        String href = from.address().equals(page.address()) && target.startsWith("#")
                ? target
                : from.address().hrefTo(page.address(), fragment);
        if (isAnywhere(fragment) || site.hasAnchor(page, fragment)) {
            return new Found(
                    (href.isEmpty() ? fileName(page.address()) : href) + directive(target, href), page.address());
        }
        // The same name may be written composed in one file and decomposed in the other.
        Optional<String> spelt = site.anchorLike(page, fragment);
        return spelt.isPresent()
                ? new Found(from.address().hrefTo(page.address(), spelt.get()), page.address())
                : new Broken(href, Fault.NO_ANCHOR, page.address().path(), fragment, null);
    }

    /** A redirect carries the fragment on, so it is looked for on the page at its end. */
    private Answer onRedirect(SitePage from, String path, Address leadsTo, String fragment, String target) {
        String href = from.address().hrefTo(new Address(path), fragment);
        boolean there = isAnywhere(fragment)
                || site.page(leadsTo)
                        .map(page -> site.hasAnchor(page, fragment))
                        .orElse(true);
        return there
                ? new Found(href + directive(target, href), leadsTo)
                : new Broken(href, Fault.NO_ANCHOR, leadsTo.path(), fragment, null);
    }

    private static boolean isAnywhere(String fragment) {
        return fragment.isEmpty() || fragment.equals("top");
    }

    /** What a target tells the browser to look for, as written; empty if the link has it already. */
    private static String directive(String target, String href) {
        int directive = target.indexOf(":~:", target.indexOf('#') + 1);
        if (target.indexOf('#') < 0 || directive < 0 || href.contains(":~:")) {
            return "";
        }
        return (href.indexOf('#') < 0 ? "#" : "") + target.substring(directive);
    }

    private static String fileName(Address address) {
        return address.path().substring(address.folder().length());
    }

    /** Whether a path is that of a matrix's file. */
    public static boolean isMatrix(String path) {
        return path.endsWith(".matrix.yml") || path.endsWith(".matrix.yaml") || path.endsWith(".matrix.json");
    }

    /** The path below the source that a written one means; nothing if it leads out. */
    private static @Nullable String resolve(String folder, String written) {
        String whole = written.startsWith("/") ? written.substring(1) : folder + written;
        // Every link of the wiki comes by here: no list of parts is made of it.
        var path = new StringBuilder(whole.length());
        for (int from = 0; from <= whole.length(); ) {
            int slash = whole.indexOf('/', from);
            int end = slash < 0 ? whole.length() : slash;
            if (end - from == 2 && whole.startsWith("..", from)) {
                if (path.length() == 0) {
                    return null;
                }
                path.setLength(Math.max(0, path.lastIndexOf("/")));
            } else if (end > from && !(end - from == 1 && whole.charAt(from) == '.')) {
                path.append(path.length() == 0 ? "" : "/").append(whole, from, end);
            }
            from = end + 1;
        }
        return path.toString();
    }

    private static String normal(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 0x300) {
                return Normalizer.normalize(text, Normalizer.Form.NFC);
            }
        }
        // No letter below the combining marks is written in two ways.
        return text;
    }

    /** A fragment without what it tells the browser to look for: {@code setup:~:text=first} is {@code setup}. */
    public static String withoutDirective(String fragment) {
        int directive = fragment.indexOf(":~:");
        return directive < 0 ? fragment : fragment.substring(0, directive);
    }

    /** Resolves percent-encoding; what isn't such an encoding stays as it is. */
    public static String decode(String text) {
        if (text.indexOf('%') < 0) {
            return text;
        }
        var bytes = new ByteArrayOutputStream(text.length());
        for (int i = 0; i < text.length(); ) {
            int code = text.charAt(i) == '%' && i + 2 < text.length()
                    ? hex(text.charAt(i + 1)) * 16 + hex(text.charAt(i + 2))
                    : -1;
            if (code >= 0) {
                bytes.write(code);
                i += 3;
            } else {
                int end = text.offsetByCodePoints(i, 1);
                bytes.writeBytes(text.substring(i, end).getBytes(UTF_8));
                i = end;
            }
        }
        return bytes.toString(UTF_8);
    }

    private static int hex(char c) {
        int digit = Character.digit(c, 16);
        return digit < 0 ? -1000 : digit;
    }
}
