package dev.demarc.check.external;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/**
 * Tells addresses of the web from those that mean something else in each network.
 *
 * <p>The latter are this machine, private and link-local networks, those of providers (RFC 6598), and where clouds hand
 * out the credentials of a machine.
 */
final class Neighbourhoods {

    private record Block(int first, int bits) {
        boolean has(int address) {
            return bits == 0 || (address ^ first) >>> (32 - bits) == 0;
        }
    }

    private static final Block[] PRIVATE = {
        block(0, 0, 0, 0, 8),
        block(10, 0, 0, 0, 8),
        block(100, 64, 0, 0, 10),
        block(127, 0, 0, 0, 8),
        block(169, 254, 0, 0, 16),
        block(172, 16, 0, 0, 12),
        block(192, 0, 0, 0, 24),
        block(192, 168, 0, 0, 16),
        block(198, 18, 0, 0, 15),
        // Multicast, and what is reserved above it.
        block(224, 0, 0, 0, 3),
        // Looks public; Azure's machines ask there for what concerns them.
        block(168, 63, 129, 16, 32)
    };

    private Neighbourhoods() {}

    private static Block block(int a, int b, int c, int d, int bits) {
        return new Block(a << 24 | b << 16 | c << 8 | d, bits);
    }

    /** Whether an address leads to this machine or into a network that isn't everybody's. */
    static boolean isPrivate(InetAddress address) {
        if (address.isAnyLocalAddress()
                || address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()) {
            return true;
        }
        byte[] bytes = address.getAddress();
        if (address instanceof Inet4Address) {
            return isPrivate(bytes, 0);
        }
        if (!(address instanceof Inet6Address)) {
            return true;
        }
        boolean unique = (bytes[0] & 0xfe) == 0xfc;
        // An old address within a new one: 64:ff9b::/96, 2002::/16, ::ffff:0:0/96 and ::/96.
        boolean translated = Arrays.equals(
                Arrays.copyOf(bytes, 12), new byte[] {0, 0x64, (byte) 0xff, (byte) 0x9b, 0, 0, 0, 0, 0, 0, 0, 0});
        boolean tunnelled = bytes[0] == 0x20 && bytes[1] == 0x02;
        boolean old = Arrays.equals(Arrays.copyOf(bytes, 10), new byte[10]);
        return unique
                || (translated && isPrivate(bytes, 12))
                || (tunnelled && isPrivate(bytes, 2))
                || (old && isPrivate(bytes, 12));
    }

    private static boolean isPrivate(byte[] bytes, int from) {
        int address = (bytes[from] & 0xff) << 24
                | (bytes[from + 1] & 0xff) << 16
                | (bytes[from + 2] & 0xff) << 8
                | (bytes[from + 3] & 0xff);
        for (Block block : PRIVATE) {
            if (block.has(address)) {
                return true;
            }
        }
        return false;
    }

    /** Who knows the addresses of a name. */
    @FunctionalInterface
    interface Resolver {
        /** The addresses of a host; a number in brackets or with dots is its own. */
        InetAddress[] addressesOf(String host) throws UnknownHostException;

        /** As this machine does it. */
        Resolver OF_THIS_MACHINE = InetAddress::getAllByName;
    }
}
