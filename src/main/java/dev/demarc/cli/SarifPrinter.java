package dev.demarc.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.demarc.build.RulePage;
import dev.demarc.diagnostic.Baseline;
import dev.demarc.diagnostic.Diagnostic;
import dev.demarc.diagnostic.Edit;
import dev.demarc.diagnostic.Findings;
import dev.demarc.diagnostic.RuleId;
import dev.demarc.diagnostic.Severity;
import dev.demarc.output.JsonSheet;
import dev.demarc.source.Digest;
import dev.demarc.source.Location;
import dev.demarc.source.Span;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Findings for code scanning, as SARIF 2.1.0. */
final class SarifPrinter implements Printer {

    private static final String SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json";
    private static final List<RuleId> RULES = List.of(RuleId.values());
    private static final String UNRESERVED = "-._~/";

    private final FilePlaces places;
    private final String version;

    SarifPrinter(FilePlaces places, String version) {
        this.places = places;
        this.version = version;
    }

    @Override
    public void print(Findings findings, PrintStream to) {
        var json = new JsonSheet();
        json.object().text("$schema", SCHEMA).text("version", "2.1.0");
        json.key("runs").list().object();
        tool(json);
        json.text("columnKind", "unicodeCodePoints");
        json.key("results").list();
        Map<Baseline.Entry, Integer> seen = new HashMap<>();
        for (Diagnostic finding : findings.list()) {
            result(finding, seen, json);
            json.drain(to);
        }
        to.print(json.end().end().end().end());
    }

    private void tool(JsonSheet json) {
        json.key("tool").object().key("driver").object();
        json.text("name", "Demarc").text("version", version).text("informationUri", RulePage.GUIDE);
        json.key("rules").list();
        for (RuleId rule : RULES) {
            var page = RulePage.of(rule);
            json.object().text("id", rule.id());
            message(json, "shortDescription", page.summary());
            message(json, "fullDescription", RulePage.text(page.finds()));
            message(json, "help", RulePage.text(page.why()));
            json.text("helpUri", page.url());
            json.key("defaultConfiguration")
                    .object()
                    .text("level", level(rule.severity()))
                    .end();
            json.key("properties")
                    .object()
                    .key("tags")
                    .list()
                    .text(rule.family().word())
                    .end()
                    .end();
            json.end();
        }
        json.end().end().end();
    }

    private void result(Diagnostic finding, Map<Baseline.Entry, Integer> seen, JsonSheet json) {
        json.object().text("ruleId", finding.rule().id());
        json.number("ruleIndex", RULES.indexOf(finding.rule()));
        json.text("level", level(finding.severity()));
        message(json, "message", finding.message() + "\n" + finding.hint());
        json.key("locations").list().object();
        location(finding.location(), json);
        json.end().end();
        if (!finding.related().isEmpty()) {
            json.key("relatedLocations").list();
            int id = 0;
            for (Diagnostic.Related related : finding.related()) {
                json.object().number("id", ++id);
                location(related.location(), json);
                message(json, "message", related.message());
                json.end();
            }
            json.end();
        }
        if (!finding.edits().isEmpty()) {
            fix(finding, json);
        }
        // GitHub compares this one between runs; it has the form that GitHub itself gives it.
        json.key("partialFingerprints")
                .object()
                .text("primaryLocationLineHash", fingerprint(finding, seen))
                .end();
        json.end();
    }

    private void fix(Diagnostic finding, JsonSheet json) {
        var byFile = new LinkedHashMap<String, List<Edit>>();
        for (Edit edit : finding.edits()) {
            byFile.computeIfAbsent(edit.at().path(), path -> new ArrayList<>()).add(edit);
        }
        json.key("fixes").list().object();
        message(json, "description", "What `demarc check --fix` does.");
        json.key("artifactChanges").list();
        byFile.forEach((path, edits) -> {
            json.object();
            artifact(path, json);
            json.key("replacements").list();
            for (Edit edit : edits) {
                json.object();
                json.key("deletedRegion").object();
                region(edit.at().span(), json);
                json.end();
                message(json, "insertedContent", edit.text());
                json.end();
            }
            json.end().end();
        });
        json.end().end().end();
    }

    private void artifact(String path, JsonSheet json) {
        json.key("artifactLocation")
                .object()
                .text("uri", encoded(places.shown(path)))
                .end();
    }

    private static void region(Span span, JsonSheet json) {
        json.number("startLine", span.line());
        json.number("startColumn", span.column());
        json.number("endLine", span.endLine());
        json.number("endColumn", span.endColumn());
    }

    /** The same while lines move: nothing of where it stands goes in but the file, and which of equal ones it is. */
    private String fingerprint(Diagnostic finding, Map<Baseline.Entry, Integer> seen) {
        var entry = Baseline.Entry.of(finding, places::text);
        int ordinal = seen.merge(entry, 1, Integer::sum);
        String target = entry.target() == null ? "" : "t" + entry.target();
        String digest = Digest.of(String.join("\0", entry.rule(), entry.file(), target, entry.text()))
                .toString();
        return digest.substring(0, 16) + ":" + ordinal;
    }

    private void location(Location location, JsonSheet json) {
        if (!(location instanceof Location.InFile at)) {
            json.key("logicalLocations").list().object();
            json.text("fullyQualifiedName", location.toString()).end().end();
            return;
        }
        json.key("physicalLocation").object();
        artifact(at.path(), json);
        json.key("region").object();
        region(at.span(), json);
        json.end().end();
    }

    private static void message(JsonSheet json, String key, String text) {
        json.key(key).object().text("text", text).end();
    }

    private static String level(Severity severity) {
        return severity == Severity.INFO ? "note" : severity.word();
    }

    /** A path as a relative reference, after RFC 3986. */
    private static String encoded(String path) {
        var uri = new StringBuilder();
        for (byte each : path.getBytes(UTF_8)) {
            char c = (char) (each & 0xFF);
            boolean plain = c < 0x80 && (Character.isLetterOrDigit(c) || UNRESERVED.indexOf(c) >= 0);
            uri.append(plain ? Character.toString(c) : String.format(Locale.ROOT, "%%%02X", (int) c));
        }
        return uri.toString();
    }
}
