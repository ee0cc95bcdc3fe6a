package dev.demarc.data;

import dev.demarc.diagnostic.Diagnostic;
import dev.demarc.diagnostic.RuleId;
import dev.demarc.model.Settings;
import dev.demarc.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads {@code versions}: which states of a wiki stand side by side in its site. */
final class VersionReader {

    private static final List<String> KEYS = List.of("name", "ref", "current");

    /** It is a folder of the site too. */
    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}._-]{0,59}");

    private static final Pattern REVISION = Pattern.compile("(?!-)[^\\s\\p{Cntrl}]+");

    private VersionReader() {}

    /** The versions of a list; those that can't be used are told, and left out. */
    static List<Settings.Version> read(Node value, String path, Report report) {
        var versions = new ArrayList<Settings.Version>();
        if (!(value instanceof Node.Sequence list)) {
            Keys.items(value, path, report);
            return versions;
        }
        int before = report.faults();
        for (Node item : list.items()) {
            var map = Keys.map(item, path, report);
            var version = map == null ? null : version(map, path, report);
            if (version != null) {
                versions.add(version);
            }
        }
        boolean hasCurrent = versions.stream().anyMatch(Settings.Version::current);
        if (!versions.isEmpty() && !hasCurrent && report.faults() == before) {
            tell(
                    report,
                    value.span(),
                    "One version has to be the current one, and none is.",
                    "Write `current: true` at the one that stands at the site's top.",
                    "current");
        }
        for (int i = 0; i < versions.size(); i++) {
            twice(versions, i, report);
        }
        return versions;
    }

    private static Settings.@Nullable Version version(Node.Mapping map, String path, Report report) {
        var keys = Keys.of(map, "a version", path, report, KEYS);
        boolean hasName = SettingsReader.require(keys, "name", map, "a version", report);
        String name = keys.text("name");
        String ref = keys.text("ref");
        boolean current = keys.flag("current", false);
        if (!hasName || name == null) {
            return null;
        }
        var place = keys.told("name").orElseThrow();
        if (!NAME.matcher(name).matches()) {
            report.wrong(
                    keys.path("name"),
                    place,
                    "a name that a folder can have",
                    "Write letters, digits, `.`, `-` and `_`, up to sixty: `2.1`.");
            return null;
        }
        if (ref != null && !REVISION.matcher(ref).matches()) {
            report.wrong(
                    keys.path("ref"),
                    keys.told("ref").orElseThrow(),
                    "a branch, a tag or a commit",
                    "Write it as git lists it: `v2.1`.");
            return null;
        }
        if (!current && !SettingsReader.require(keys, "ref", map, "a version that is not the current one", report)) {
            return null;
        }
        return new Settings.Version(
                new Settings.Written(name, report.at(place.value().span())),
                ref == null
                        ? null
                        : new Settings.Written(
                                ref,
                                report.at(keys.told("ref").orElseThrow().value().span())),
                current);
    }

    private static void twice(List<Settings.Version> versions, int number, Report report) {
        Settings.Version version = versions.get(number);
        for (Settings.Version other : versions.subList(0, number)) {
            if (other.name().value().equalsIgnoreCase(version.name().value())) {
                report.tell(Diagnostic.of(
                        RuleId.WRONG_VALUE,
                        version.name().place(),
                        "Two versions can't both be called `%s`."
                                .formatted(version.name().value()),
                        "Give each a name of its own.",
                        "name"));
            } else if (other.current() && version.current()) {
                report.tell(Diagnostic.of(
                        RuleId.WRONG_VALUE,
                        version.name().place(),
                        "Two versions are the current one, `%s` and `%s`."
                                .formatted(other.name().value(), version.name().value()),
                        "Leave `current: true` at the one that stands at the site's top.",
                        "current"));
            }
        }
    }

    private static void tell(Report report, Span span, String message, String hint, String target) {
        report.tell(RuleId.WRONG_VALUE, Span.of(span.line(), span.column(), 0), message, hint, target);
    }
}
