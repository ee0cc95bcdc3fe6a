package dev.demarc.preview;

import java.net.InetSocketAddress;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The names by which a browser may ask for the preview.
 *
 * <p>A foreign page can point a name of its own at this machine and so read an unpublished wiki; but it can't hide that
 * name, nor can it point an address of figures anywhere else.
 */
final class Hosts {

    private static final Pattern FIGURES = Pattern.compile("[0-9.]+|\\[[0-9a-f:.]+]");

    private final Set<String> names;
    private final boolean anyFigures;
    private final int port;

    /**
     * The names for a server.
     *
     * @param asked what it was told to listen to; for all addresses, any that is written in figures is good
     * @param port the one that it got
     */
    Hosts(InetSocketAddress asked, int port) {
        this.names = new TreeSet<>(Set.of("localhost", "127.0.0.1", "[::1]"));
        names.add(bracketed(asked.getHostString()));
        this.anyFigures = asked.getAddress() != null && asked.getAddress().isAnyLocalAddress();
        this.port = port;
    }

    boolean allow(@Nullable String header) {
        if (header == null) {
            return false;
        }
        String host = header.toLowerCase(Locale.ROOT);
        int colon = host.lastIndexOf(':');
        boolean hasPort = colon > host.lastIndexOf(']');
        String name = hasPort ? host.substring(0, colon) : host;
        String wanted = Integer.toString(port);
        return (hasPort ? host.substring(colon + 1).equals(wanted) : port == 80)
                && (names.contains(name) || (anyFigures && FIGURES.matcher(name).matches()));
    }

    static String bracketed(String host) {
        return (host.indexOf(':') >= 0 && !host.startsWith("[") ? "[" + host + "]" : host).toLowerCase(Locale.ROOT);
    }
}
