package dev.demarc.check;

import dev.demarc.diagnostic.Diagnostic;
import dev.demarc.diagnostic.RuleId;
import dev.demarc.model.Address;
import dev.demarc.model.Answer;
import dev.demarc.model.Ask;
import dev.demarc.model.Links;
import dev.demarc.model.Notes;
import dev.demarc.model.Page;
import dev.demarc.model.SitePage;
import dev.demarc.model.WrittenFile;
import dev.demarc.source.Lines;
import dev.demarc.source.Location;
import dev.demarc.source.Span;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Follows every address in the finished files of the site, as a browser would.
 *
 * <p>Two steps, so that a big site needn't be held: {@link #look} at each file by itself, side by side if you like, and
 * then {@link #findings} of all. What was told at its source already isn't told again; what is left comes from
 * templates, from data, or from a fault in Demarc.
 */
public final class OutputCheck {

    private static final Pattern OWN_MACHINE = Pattern.compile("(?i)(?:https?:)?//(?:[^/?#@]*@)?"
            + "(?:localhost|[^/?#:]*\\.localhost|127(?:\\.\\d{1,3}){3}|0\\.0\\.0\\.0|\\[::1?])(?:[:/?#].*)?");
    private static final int SHOWN = 3;

    /** How many pages that send their readers on may stand in a row; browsers give up at twenty. */
    private static final int MOST_STEPS = 20;

    /**
     * Where files of the site come from, and what findings call it.
     *
     * @param source the source folder from the wiki's root, ending with a slash or empty
     * @param dest the site's folder from the wiki's root
     * @param told paths of the site that the settings name and that aren't there: they have been told
     */
    public record Origins(String source, String dest, Set<String> told) {
        /** Copies the set. */
        public Origins {
            told = Set.copyOf(told);
        }
    }

    /** Says by which template, without its ending, a page is made. */
    public interface Templates {
        /** The template's name. */
        String of(SitePage page);
    }

    private enum Fault {
        NO_FILE,
        NO_ANCHOR,
        OUT,
        ABSOLUTE,
        OWN_MACHINE,
        TWICE
    }

    /**
     * Something that is wrong in one file.
     *
     * @param value as written
     * @param path of the site, where that could be told; else empty
     */
    private record Trouble(Fault fault, Ask.Use use, String value, String path, String fragment, Span span) {}

    /** An anchor of another file, to be looked for when all are known. */
    private record Pending(Ask.Use use, String value, String path, String fragment, Span span) {}

    /** What is kept of a file that was looked at. */
    public static final class Looked {
        private final List<Trouble> troubles;
        private final List<Pending> pending;
        // One text, each with a line end before and behind: a fifth of what a set takes.
        private final String anchors;
        private final String leadsOn;

        private Looked(List<Trouble> troubles, List<Pending> pending, String anchors, String leadsOn) {
            this.troubles = List.copyOf(troubles);
            this.pending = List.copyOf(pending);
            this.anchors = anchors;
            this.leadsOn = leadsOn;
        }

        private boolean has(String fragment) {
            return anchors.contains("\n" + fragment + "\n");
        }
    }

    private final Set<String> paths;
    private final List<String> unknown;
    private final String base;
    private final String root;

    /**
     * A check of one site.
     *
     * @param paths all files of the site
     * @param unknown folders of the site, each ending with a slash, of which nobody knows what is in them
     * @param baseUrl where it is published, ending with a slash; nothing if that isn't told
     */
    public OutputCheck(Set<String> paths, List<String> unknown, @Nullable String baseUrl) {
        this.unknown = List.copyOf(unknown);
        this.paths = paths;
        this.base = baseUrl == null ? "" : baseUrl;
        int host = base.indexOf("//");
        int slash = host < 0 ? -1 : base.indexOf('/', host + 2);
        this.root = slash < 0 ? "/" : base.substring(slash);
    }

    /** Looks at one file. Safe to be called side by side. */
    public Looked look(String path, String text, WrittenFile file) {
        return new Look(path, text, file).looked();
    }

    /** One file, while it is looked at. */
    private final class Look {
        private final String path;
        private final WrittenFile file;
        private final String text;
        private final @Nullable String folder;
        private final Set<String> anchors = new HashSet<>();
        private final List<Trouble> troubles = new ArrayList<>();
        private final Map<String, Pending> pending = new LinkedHashMap<>();
        private @Nullable Lines lines;

        Look(String path, String text, WrittenFile file) {
            this.path = path;
            this.text = text;
            this.file = file;
            String own = path.substring(0, path.lastIndexOf('/') + 1);
            this.folder = file.base() == null ? own : baseFolder(own, file.base());
        }

        Looked looked() {
            for (WrittenFile.Id id : file.ids()) {
                if (!anchors.add(id.value()) && id.unique()) {
                    add(Fault.TWICE, Ask.Use.LINK, id.value(), "", id.value(), id.start(), id.end());
                }
            }
            file.targets().forEach(this::follow);
            var joined = new StringBuilder("\n");
            anchors.stream().sorted().forEach(each -> joined.append(each).append('\n'));
            String leadsOn = file.leadsOn() == null ? null : sitePath(beforeFragment(file.leadsOn()));
            return new Looked(
                    troubles,
                    List.copyOf(pending.values()),
                    joined.toString(),
                    leadsOn == null || !isThere(leadsOn) ? "" : actual(leadsOn));
        }

        private void add(Fault fault, Ask.Use use, String value, String to, String fragment, int start, int end) {
            troubles.add(new Trouble(fault, use, value, to, fragment, span(start, end)));
        }

        private Span span(int start, int end) {
            Lines known = lines;
            if (known == null) {
                known = Lines.of(text);
                lines = known;
            }
            return known.span(start, end);
        }

        private void follow(WrittenFile.Target target) {
            String value = target.value();
            if (value.regionMatches(true, 0, "file:", 0, 5)
                    || OWN_MACHINE.matcher(value).matches()) {
                add(Fault.OWN_MACHINE, target.use(), value, "", "", target.start(), target.end());
                return;
            }
            boolean self = isSelf(value) && target.use() != Ask.Use.LINK;
            if (folder == null || (Links.isElsewhere(value) && !self)) {
                return;
            }
            String address = beforeFragment(value);
            if (address.startsWith("/") && (file.base() == null || !address.startsWith(root))) {
                add(Fault.ABSOLUTE, target.use(), value, "", "", target.start(), target.end());
                return;
            }
            String to = sitePath(address);
            if (to == null) {
                add(Fault.OUT, target.use(), value, "", "", target.start(), target.end());
            } else if (!isThere(to)) {
                add(Fault.NO_FILE, target.use(), value, to, "", target.start(), target.end());
            } else {
                anchor(target, actual(to));
            }
        }

        private void anchor(WrittenFile.Target target, String to) {
            int hash = target.value().indexOf('#');
            String raw = hash < 0 ? "" : Links.withoutDirective(target.value().substring(hash + 1));
            String fragment = Links.decode(raw);
            boolean nowhere = fragment.isEmpty() || fragment.equals("top") || !holdsAnchors(to, fragment);
            if (nowhere || (to.equals(path) && (anchors.contains(raw) || anchors.contains(fragment)))) {
                return;
            }
            if (to.equals(path)) {
                add(Fault.NO_ANCHOR, target.use(), target.value(), to, fragment, target.start(), target.end());
                return;
            }
            String key = to + "#" + fragment;
            if (!pending.containsKey(key)) {
                pending.put(
                        key,
                        new Pending(target.use(), target.value(), to, fragment, span(target.start(), target.end())));
            }
        }

        /** The file that an address means, if it lies in the site; nothing if it leads out. */
        private @Nullable String sitePath(String address) {
            int query = address.indexOf('?');
            String written = query < 0 ? address : address.substring(0, query);
            if (isSelf(written)) {
                return resolved("", written.substring(base.length()));
            }
            if (file.base() != null && written.startsWith(root)) {
                return resolved("", written.substring(root.length()));
            }
            boolean own = written.isEmpty() && file.base() == null;
            return own ? path : resolved(folder == null ? "" : folder, written);
        }

        /** The folder from which a page with a {@code <base>} wants its addresses read; nothing if it is elsewhere. */
        private @Nullable String baseFolder(String own, String written) {
            String inSite = isSelf(written)
                    ? written.substring(base.length())
                    : written.startsWith(root) ? written.substring(root.length()) : null;
            if (inSite == null && (written.startsWith("/") || Links.isElsewhere(written))) {
                return null;
            }
            String whole = inSite == null ? resolved(own, written) : resolved("", inSite);
            return whole == null ? null : whole.substring(0, whole.lastIndexOf('/') + 1);
        }
    }

    private boolean isSelf(String value) {
        return !base.isEmpty() && value.startsWith(base);
    }

    private static boolean holdsAnchors(String path, String fragment) {
        return path.endsWith(".html") || (path.endsWith(".svg") && fragment.indexOf('(') < 0);
    }

    private boolean isThere(String path) {
        return paths.contains(path) || paths.contains(path + "/index.html") || isUnknown(path);
    }

    private boolean isUnknown(String path) {
        return unknown.stream().anyMatch(path::startsWith);
    }

    /** A folder's name leads to its index. */
    private String actual(String path) {
        return paths.contains(path) || isUnknown(path) ? path : path + "/index.html";
    }

    private static String beforeFragment(String value) {
        int hash = value.indexOf('#');
        return hash < 0 ? value : value.substring(0, hash);
    }

    private static @Nullable String resolved(String folder, String written) {
        String whole = folder + Links.decode(written);
        var names = new ArrayList<String>();
        for (String name : whole.split("/", -1)) {
            if (name.equals("..")) {
                if (names.isEmpty()) {
                    return null;
                }
                names.remove(names.size() - 1);
            } else if (!name.isEmpty() && !name.equals(".")) {
                names.add(name);
            }
        }
        boolean isFolder = whole.isEmpty() || whole.endsWith("/") || whole.endsWith("/.") || whole.endsWith("..");
        String path = String.join("/", names);
        if (isFolder) {
            return path.isEmpty() ? "index.html" : path + "/index.html";
        }
        return path.isEmpty() ? "index.html" : path;
    }

    /**
     * What is wrong with the site as it is written, but for what was told before.
     *
     * @param files all that were looked at, by their path in the site
     * @param known what was told at its source
     */
    public List<Diagnostic> findings(
            SortedMap<String, Looked> files,
            CheckedSite checked,
            Collection<Diagnostic> known,
            Origins origins,
            Templates templates) {
        return new Telling(paths, files, checked, known, origins, templates).findings();
    }

    /** Puts all troubles together: one finding for each cause, however many pages it stands on. */
    private static final class Telling {
        private final Set<String> paths;
        private final SortedMap<String, Looked> files;
        private final CheckedSite checked;
        private final Origins origins;
        private final Templates templates;
        private final Set<String> repeated = new HashSet<>();
        private final Map<String, List<Found>> causes = new LinkedHashMap<>();

        /** A trouble, and in which file. */
        private record Found(String path, Trouble trouble, Location place) {}

        Telling(
                Set<String> paths,
                SortedMap<String, Looked> files,
                CheckedSite checked,
                Collection<Diagnostic> known,
                Origins origins,
                Templates templates) {
            this.paths = paths;
            this.files = files;
            this.checked = checked;
            this.origins = origins;
            this.templates = templates;
            for (Diagnostic finding : known) {
                if (finding.rule() == RuleId.DUPLICATE_ANCHOR && finding.location() instanceof Location.InFile at) {
                    repeated.add(at.path() + "#" + finding.target());
                }
            }
        }

        List<Diagnostic> findings() {
            files.forEach((path, looked) -> {
                var troubles = new ArrayList<>(looked.troubles);
                looked.pending.forEach(each -> addIfMissing(each, troubles));
                if (!troubles.isEmpty()) {
                    gather(path, troubles);
                }
            });
            var findings = new ArrayList<Diagnostic>();
            causes.values().forEach(found -> findings.add(told(found)));
            return findings;
        }

        private void addIfMissing(Pending each, List<Trouble> troubles) {
            String to = each.path;
            Looked there = files.get(to);
            for (int step = 0; there != null && !there.leadsOn.isEmpty() && step < MOST_STEPS; step++) {
                to = there.leadsOn;
                there = files.get(to);
            }
            if (there != null && there.leadsOn.isEmpty() && !there.has(each.fragment)) {
                troubles.add(new Trouble(Fault.NO_ANCHOR, each.use, each.value, to, each.fragment, each.span));
            }
        }

        private void gather(String path, List<Trouble> troubles) {
            SitePage page = checked.site().page(new Address(path)).orElse(null);
            Page prose = page == null ? null : page.prose();
            Set<String> told = page == null || prose == null ? Set.of() : broken(page, prose);
            for (Trouble trouble : troubles) {
                Notes.Outward outward = prose == null ? null : outward(prose, trouble);
                boolean meant = outward != null
                        && outward.use() == Ask.Use.LINK
                        && !trouble.value.regionMatches(true, 0, "file:", 0, 5);
                if (!meant
                        && !isTold(trouble, told, prose)
                        && !checked.isIgnored(trouble.value)
                        && !checked.isIgnored(trouble.path)) {
                    Location place = prose != null && outward != null
                            ? Location.in(prose.place(), outward.span())
                            : Location.in(place(path), trouble.span);
                    causes.computeIfAbsent(
                                    cause(trouble, prose != null && outward != null ? path : ""),
                                    c -> new ArrayList<>())
                            .add(new Found(path, trouble, place));
                }
            }
        }

        /** The same link in a template climbs differently from page to page. */
        private String cause(Trouble trouble, String only) {
            String value = trouble.value;
            while (value.startsWith("../") || value.startsWith("./")) {
                value = value.substring(value.indexOf('/') + 1);
            }
            return trouble.fault + " " + only + " " + value;
        }

        private boolean isTold(Trouble trouble, Set<String> told, @Nullable Page prose) {
            if (trouble.fault == Fault.TWICE) {
                return prose != null && repeated.contains(prose.place() + "#" + trouble.value);
            }
            return told.contains(Links.decode(trouble.value)) || origins.told().contains(trouble.path);
        }

        /** What links of a page that are broken at their source become in the page. */
        private Set<String> broken(SitePage page, Page prose) {
            var broken = new HashSet<String>();
            String folder = prose.path().substring(0, prose.path().lastIndexOf('/') + 1);
            for (Ask ask : prose.asks()) {
                if (ask instanceof Ask.Link link
                        && checked.links().answer(page, folder, link.target()) instanceof Answer.Broken answer) {
                    broken.add(Links.decode(answer.href()));
                    broken.add(
                            Links.decode(answer.href() + (answer.fragment().isEmpty() ? "" : "#" + answer.fragment())));
                }
            }
            return broken;
        }

        /** What a page's author wrote, if this is it: an address of one's own machine may be meant as such. */
        private Notes.@Nullable Outward outward(Page prose, Trouble trouble) {
            if (trouble.fault != Fault.OWN_MACHINE) {
                return null;
            }
            return checked.notesOf(prose.path()).outward().stream()
                    .filter(each -> each.target().equals(trouble.value))
                    .findFirst()
                    .orElse(null);
        }

        private String place(String path) {
            boolean copied = checked.site().assets().contains(path);
            return copied ? origins.source() + path : origins.dest() + "/" + path;
        }

        private Diagnostic told(List<Found> found) {
            Found first = found.get(0);
            var related = new ArrayList<Diagnostic.Related>();
            for (Found other : found.subList(1, Math.min(found.size(), SHOWN + 1))) {
                related.add(new Diagnostic.Related(other.place, "The same stands here."));
            }
            int more = found.size() - 1;
            String hint = hint(first)
                    + (more == 0 ? "" : more == 1 ? " One more place has it." : " " + more + " more places have it.");
            return Diagnostic.of(rule(first.trouble), first.place, message(first), hint, first.trouble.value)
                    .with(related);
        }

        private static RuleId rule(Trouble trouble) {
            return switch (trouble.fault) {
                case TWICE -> RuleId.DUPLICATE_ANCHOR;
                case NO_ANCHOR -> RuleId.BROKEN_ANCHOR;
                case NO_FILE, OUT, ABSOLUTE, OWN_MACHINE ->
                    trouble.use == Ask.Use.IMAGE ? RuleId.MISSING_IMAGE : RuleId.BROKEN_LINK;
            };
        }

        private static String message(Found found) {
            Trouble trouble = found.trouble;
            return switch (trouble.fault) {
                case NO_FILE -> "`%s` leads to `%s`, which isn't in the site.".formatted(trouble.value, trouble.path);
                case NO_ANCHOR -> "`%s` has nothing with the id `%s`.".formatted(trouble.path, trouble.fragment);
                case OUT -> "`%s` leads out of the site.".formatted(trouble.value);
                case ABSOLUTE ->
                    "`%s` begins at the server's top, so it leads elsewhere below a path and from a disk."
                            .formatted(trouble.value);
                case OWN_MACHINE -> "`%s` leads to the machine of whoever reads it.".formatted(trouble.value);
                case TWICE ->
                    "The id `%s` stands twice on `%s`; links reach the first.".formatted(trouble.value, found.path);
            };
        }

        private String hint(Found found) {
            String path = found.path;
            if (!(found.place instanceof Location.InFile at) || !at.path().equals(origins.dest() + "/" + path)) {
                return "Mend it here: " + what(found.trouble);
            }
            if (checked.site().redirects().containsKey(new Address(path))) {
                return "The template `redirect.peb` makes this page. " + capital(what(found.trouble));
            }
            SitePage page = checked.site().page(new Address(path)).orElse(null);
            if (page == null) {
                return "Look where this file is made. " + capital(what(found.trouble));
            }
            Page prose = page.prose();
            String from = prose != null
                    ? " from `" + prose.place() + "`"
                    : page.matrix().isEmpty() ? "" : " from `" + origins.source() + page.matrix() + "`";
            return "The template `%s.peb` makes this page%s; look in it, and in what it includes. %s"
                    .formatted(templates.of(page), from, capital(what(found.trouble)));
        }

        private String what(Trouble trouble) {
            return switch (trouble.fault) {
                case NO_FILE -> {
                    String other = otherCase().get(trouble.path.toLowerCase(Locale.ROOT));
                    yield other == null
                            ? "write a relative address of a file that is there."
                            : "the file is called `" + other + "`; most servers tell capitals apart.";
                }
                case NO_ANCHOR -> "name an id that stands on that page.";
                case OUT, ABSOLUTE -> "write a relative address; templates have `site.root` for the way to the top.";
                case OWN_MACHINE -> "link to where readers find it, or show the address as code.";
                case TWICE -> "give one of the two another id.";
            };
        }

        private @Nullable Map<String, String> lower;

        private Map<String, String> otherCase() {
            var known = lower;
            if (known == null) {
                known = new HashMap<>();
                for (String path : new TreeSet<>(paths)) {
                    known.putIfAbsent(path.toLowerCase(Locale.ROOT), path);
                }
                lower = known;
            }
            return known;
        }

        private static String capital(String text) {
            return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
        }
    }
}
