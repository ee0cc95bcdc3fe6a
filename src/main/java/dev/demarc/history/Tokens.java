package dev.demarc.history;

import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * With what Demarc shows repositories that it may read them: a token for each host. It goes to no other host, also not after
 * a redirect, and nobody prints it.
 */
public final class Tokens {

    /** No host gets one. */
    public static final Tokens NONE = new Tokens(Map.of());

    private static final Pattern OF_HOST =
            Pattern.compile("((?:[A-Za-z0-9-]+\\.)+[A-Za-z0-9-]+|localhost)(?::\\d+)?=(.*[^=].*)");

    /**
     * What is shown.
     *
     * @param user whom it belongs to; many servers look at the token alone
     */
    record Token(String user, String secret) {

        /** Never what it holds. */
        @Override
        public String toString() {
            return "a token";
        }
    }

    private final Map<String, Token> byHost;

    private Tokens(Map<String, Token> byHost) {
        this.byHost = byHost;
    }

    /**
     * Reads {@code TOKEN} or {@code USER:TOKEN}, for wikis whose sources lie on one host, or several, each as {@code
     * HOST=TOKEN}, with spaces between.
     *
     * @param hosts those of all sources
     * @return empty if one token is meant for several hosts
     */
    public static Optional<Tokens> of(String written, Collection<String> hosts) {
        var byHost = new TreeMap<String, Token>();
        Set<String> known = new TreeSet<>();
        hosts.forEach(host -> known.add(host.toLowerCase(Locale.ROOT)));
        for (String each : written.strip().split("\\s+", -1)) {
            var ofHost = OF_HOST.matcher(each);
            if (ofHost.matches()) {
                byHost.put(ofHost.group(1).toLowerCase(Locale.ROOT), token(ofHost.group(2)));
            } else if (known.size() > 1) {
                return Optional.empty();
            } else if (!each.isEmpty() && !known.isEmpty()) {
                byHost.putIfAbsent(known.iterator().next(), token(each));
            }
        }
        return Optional.of(new Tokens(byHost));
    }

    private static Token token(String written) {
        int colon = written.indexOf(':');
        return colon > 0
                ? new Token(written.substring(0, colon), written.substring(colon + 1))
                : new Token("token", written);
    }

    /** The token of a host; empty if it has none. */
    Optional<Token> of(String host) {
        return Optional.ofNullable(byHost.get(host.toLowerCase(Locale.ROOT)));
    }
}
