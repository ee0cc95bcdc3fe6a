package dev.demarc.model;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import org.jspecify.annotations.Nullable;

/**
 * Where a page or a file stands in the site: a path from the site's root, with {@code /} and without one in front.
 *
 * @param path such as {@code aws/security.html}
 */
public record Address(String path) implements Comparable<Address> {

    private static final boolean[] PLAIN = new boolean[128];

    static {
        for (char c = '0'; c <= 'z'; c++) {
            PLAIN[c] = (c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a');
        }
        String unreserved = "/-._~!$&'()*+,;=:@";
        for (int i = 0; i < unreserved.length(); i++) {
            PLAIN[unreserved.charAt(i)] = true;
        }
    }

    /** The address that a Markdown file gets: {@code a/b.md} → {@code a/b.html}, index and README → the folder's index. */
    public static Address ofPage(String source) {
        int slash = source.lastIndexOf('/') + 1;
        String name = source.substring(slash, source.lastIndexOf('.'));
        boolean index = name.equals("index") || name.equals("README");
        return new Address(source.substring(0, slash) + (index ? "index" : name) + ".html");
    }

    /** The address of a matrix's page: {@code aws/security.matrix.yml} → {@code aws/security.html}. */
    public static Address ofMatrix(String source) {
        return new Address(source.substring(0, source.lastIndexOf(".matrix.")) + ".html");
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Address address && address.path.equals(path);
    }

    @Override
    public int hashCode() {
        return path.hashCode();
    }

    /** The path up to and with the last slash; empty at the root. */
    public String folder() {
        return path.substring(0, path.lastIndexOf('/') + 1);
    }

    /** The folder that belongs to this page: {@code aws/security/} of {@code aws/security.html}. */
    public String own() {
        return path.substring(0, path.lastIndexOf('.')) + "/";
    }

    /** A page below this one: {@code aws/security.html} and {@code backups} → {@code aws/security/backups.html}. */
    public Address below(String id) {
        return new Address(own() + id + ".html");
    }

    /** The page of that name in the same folder. */
    Address sibling(String name) {
        return new Address(folder() + name + ".html");
    }

    /** The address of this page's copy in Markdown. */
    public Address asMarkdown() {
        return new Address(path.substring(0, path.length() - ".html".length()) + ".md");
    }

    /** How many folders deep it lies. */
    public int depth() {
        int depth = 0;
        for (int slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1)) {
            depth++;
        }
        return depth;
    }

    /** A relative link from this page to another address, percent-encoded. */
    public String hrefTo(Address target) {
        String href = encode(relative(path, target.path));
        // What stands before a colon would be taken for a scheme.
        return href.indexOf(':') >= 0 && !href.startsWith("../") ? "./" + href : href;
    }

    /** A relative link from this page to a place on a page. */
    public String hrefTo(Address target, String fragment) {
        if (fragment.isEmpty()) {
            return hrefTo(target);
        }
        return (target.equals(this) ? "" : hrefTo(target)) + fragment(fragment);
    }

    /**
     * Where a relative link from this page leads: what {@link #hrefTo(Address)} made, read back.
     *
     * @param href without a fragment
     */
    public Address resolve(String href) {
        String rest = href.startsWith("./") ? href.substring(2) : href;
        int folder = path.lastIndexOf('/') + 1;
        int done = 0;
        while (folder > 0 && rest.startsWith("../", done)) {
            done += 3;
            folder = path.lastIndexOf('/', folder - 2) + 1;
        }
        rest = rest.substring(done);
        // In a path, unlike in a form, a plus means itself.
        return new Address(path.substring(0, folder)
                + (rest.indexOf('%') < 0 ? rest : URLDecoder.decode(rest.replace("+", "%2B"), UTF_8)));
    }

    /** What follows the address of a page to lead to a place on it, percent-encoded, with its {@code #}. */
    public static String fragment(String id) {
        return "#" + encode(id);
    }

    /** What leads from this page to the site's root: empty, or {@code ../} as often as needed. */
    public String up() {
        return "../".repeat(depth());
    }

    /** By whole folders, not by characters: every link of every page comes by here. */
    private static String relative(String from, String target) {
        int common = from.lastIndexOf('/') + 1;
        int up = 0;
        while (!target.regionMatches(0, from, 0, common)) {
            common = from.lastIndexOf('/', common - 2) + 1;
            up++;
        }
        String rest = target.substring(common);
        return up == 0 ? rest : "../".repeat(up) + rest;
    }

    /** A path as a link writes it, percent-encoded. */
    public static String encoded(String path) {
        return encode(path);
    }

    private static String encode(String text) {
        // As bytes, for it is looked at by the letter; what has none of its own becomes a question mark, which isn't
        // plain.
        for (byte letter : text.getBytes(ISO_8859_1)) {
            if (letter < 0 || !PLAIN[letter]) {
                return encodeAll(text);
            }
        }
        return text;
    }

    private static boolean isPlain(char c) {
        return c < PLAIN.length && PLAIN[c];
    }

    private static String encodeAll(String text) {
        var encoded = new StringBuilder(text.length() + 16);
        for (byte b : text.getBytes(UTF_8)) {
            char c = (char) (b & 0xFF);
            if (c < 0x80 && isPlain(c)) {
                encoded.append(c);
            } else {
                encoded.append('%')
                        .append(Character.toUpperCase(Character.forDigit(c >> 4, 16)))
                        .append(Character.toUpperCase(Character.forDigit(c & 15, 16)));
            }
        }
        return encoded.toString();
    }

    @Override
    public int compareTo(Address other) {
        return path.compareTo(other.path);
    }

    @Override
    public String toString() {
        return path;
    }
}
