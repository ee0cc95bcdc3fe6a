package dev.demarc.build;

import dev.demarc.check.Catalogue;
import dev.demarc.data.FrontMatterReader;
import dev.demarc.diagnostic.Diagnostic;
import dev.demarc.diagnostic.RuleId;
import dev.demarc.html.Fragments;
import dev.demarc.markdown.MarkdownReader;
import dev.demarc.markdown.MarkdownSource;
import dev.demarc.markdown.Phrases;
import dev.demarc.model.Body;
import dev.demarc.model.FrontMatter;
import dev.demarc.model.Names;
import dev.demarc.model.Notes;
import dev.demarc.model.Page;
import dev.demarc.model.Settings;
import dev.demarc.render.Words;
import dev.demarc.search.PageWords;
import dev.demarc.search.Vocabulary;
import dev.demarc.source.Digest;
import dev.demarc.source.Location;
import dev.demarc.source.SourceFile;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/**
 * The stage that reads a page: bytes, front matter, Markdown, and the rules that look at one page alone, in one go while
 * everything is at hand.
 */
final class PageReading {

    /**
     * What a page's text depends on.
     *
     * @param rows ids of rows that go before its headings', if the page belongs to a matrix
     * @param phrases what is said besides, in the wiki's language
     */
    record ReadPageKey(SourceFile file, List<String> rows, Phrases phrases) {}

    private static final int LARGEST = 16 << 20;

    private final MarkdownReader markdown;
    private final Function<Body, Bodies.Kept> keeping;
    private final boolean searched;
    private final Vocabulary vocabulary;
    private final Room room;

    /**
     * Reading of a wiki's pages.
     *
     * @param vocabulary where the words of all pages come together
     * @param room for files that are wanted again soon; the others are let go
     */
    PageReading(Settings.PageSettings settings, Bodies bodies, Vocabulary vocabulary, Room room) {
        this(
                new MarkdownReader(settings.html(), new Fragments(), Workshops.crafts(settings)),
                bodies::keep,
                settings.search().enabled(),
                vocabulary,
                room);
    }

    private PageReading(
            MarkdownReader markdown,
            Function<Body, Bodies.Kept> keeping,
            boolean searched,
            Vocabulary vocabulary,
            Room room) {
        this.markdown = markdown;
        this.keeping = keeping;
        this.searched = searched;
        this.vocabulary = vocabulary;
        this.room = room;
    }

    /** All that a reading depends on besides the page and what is said in the theme's words. */
    static Digest besides(Settings.PageSettings settings) {
        return Fingerprint.of(ProgramDigest.get(), settings.html(), settings.highlight(), settings.search());
    }

    /** The same for pages that are wanted for their text alone, once. */
    PageReading ofTexts() {
        return new PageReading(
                markdown,
                body -> {
                    var packed = PackedBody.of(body);
                    return () -> packed;
                },
                false,
                vocabulary,
                Room.NONE);
    }

    PageRead read(ReadPageKey key) {
        SourceFile file = key.file();
        boolean held = false;
        try {
            int size = file.bytes().length;
            if (size > LARGEST) {
                return unreadable(file, "it is larger than 16 MB", "Split it, or name it under `ignore:`.");
            }
            // Now, while the bytes are at hand: a build that is remembered wants it.
            file.digest();
            PageRead read = read(file, file.text(), key);
            held = room.take(size);
            return read;
        } catch (CharacterCodingException e) {
            return unreadable(file, "it is not UTF-8", "Save it as UTF-8; the rest of the wiki was built without it.");
        } catch (IOException e) {
            return unreadable(
                    file, "the disk gave no access", "Look at its rights; the rest of the wiki was built without it.");
        } finally {
            if (!held) {
                file.release();
            }
        }
    }

    /** What pages say besides, in the theme's words. */
    static Phrases phrases(Words words) {
        var notes = new HashMap<String, String>();
        for (String kind : Phrases.ENGLISH.notes().keySet()) {
            notes.put(kind, words.of("note." + kind.toLowerCase(Locale.ROOT)));
        }
        return new Phrases(
                words.of("linkHere"),
                new Phrases.Code(
                        words.of("copy"), words.of("diagram"), words.of("diagram.source"), words.of("diagram.fault")),
                words.of("table"),
                words.of("colon"),
                words.of("backTo"),
                new Phrases.Tasks(words.of("done"), words.of("toDo")),
                notes);
    }

    private PageRead read(SourceFile file, String text, ReadPageKey key) {
        var front = FrontMatterReader.read(text, file.place());
        var source = new MarkdownSource(
                file.path(),
                file.place(),
                text,
                front.value().bodyStart(),
                front.value().matter(),
                front.value().places(),
                key.rows());
        var read = markdown.read(source, key.phrases());
        var findings = new ArrayList<>(front.findings());
        findings.addAll(read.findings());
        findings.addAll(Catalogue.ofPage(read.value().facts()));
        var value = read.value();
        return new PageRead(
                value.page(),
                keeping.apply(value.body()),
                null,
                new PageRead.More(
                        searched && value.page().matter().choices().search()
                                ? PageWords.of(value.page(), value.body(), vocabulary)
                                : PageWords.NONE,
                        new Notes(
                                value.places(),
                                Catalogue.tellsDuties(value.facts()),
                                value.facts().text().outward(),
                                front.value().unknownKeys(),
                                value.facts().text().ignores(),
                                Catalogue.tables(value.facts()),
                                value.wording()),
                        List.copyOf(findings),
                        front.value().bodyStart()));
    }

    private PageRead unreadable(SourceFile file, String why, String hint) {
        var fault = Diagnostic.of(
                RuleId.UNREADABLE, Location.in(file.place()), "This file can't be read: " + why + ".", hint, null);
        String name = file.name().substring(0, file.name().lastIndexOf('.'));
        var page = new Page(
                file.path(),
                file.place(),
                FrontMatter.NONE,
                new Page.Outline(Names.inWords(name), false, List.of()),
                List.of(),
                List.of(),
                List.of());
        var more = new PageRead.More(PageWords.NONE, Notes.NONE, List.of(fault), 0);
        return new PageRead(page, keeping.apply(Body.EMPTY), fault, more);
    }
}
