package io.rounds.ingest.follow.feeds;

import java.net.InetAddress;
import java.net.UnknownHostException;

/**
 * Tells addresses of the public internet from those of this machine and of private networks, to which a server outside must
 * not lead a reader (server-side request forgery).
 *
 * @see <a href="https://www.iana.org/assignments/iana-ipv4-special-registry">IANA's special-purpose addresses</a>
 */
final class PublicAddresses {
    private PublicAddresses() {}

    /**
     * Whether all addresses of a host are public.
     *
     * @throws UnknownHostException if it has none
     */
    static boolean isPublic(String host) throws UnknownHostException {
        for (InetAddress address : InetAddress.getAllByName(host)) {
            if (!isPublic(address)) {
                return false;
            }
        }
        return true;
    }

    static boolean isPublic(InetAddress address) {
        if (address.isAnyLocalAddress()
                || address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()) {
            return false;
        }
        byte[] bytes = address.getAddress();
        return bytes.length == 4 ? isPublicV4(bytes) : isPublicV6(bytes);
    }

    private static boolean isPublicV4(byte[] bytes) {
        int first = bytes[0] & 0xff;
        int second = bytes[1] & 0xff;
        int third = bytes[2] & 0xff;
        boolean isThisNetwork = first == 0;
        boolean isOfAProvider = first == 100 && second >= 64 && second < 128;
        boolean isOfProtocols = first == 192 && second == 0 && third == 0;
        boolean isForBenchmarks = first == 198 && (second == 18 || second == 19);
        boolean isReserved = first >= 240;
        return !isThisNetwork && !isOfAProvider && !isOfProtocols && !isForBenchmarks && !isReserved;
    }

    /** Global unicast is 2000::/3; 6to4, of 2002::/16, may stand for any IPv4 address, as NAT64 of 64:ff9b::/96 may. */
    private static boolean isPublicV6(byte[] bytes) {
        boolean isGlobal = (bytes[0] & 0xe0) == 0x20;
        boolean isSixToFour = bytes[0] == 0x20 && bytes[1] == 0x02;
        return isGlobal && !isSixToFour;
    }
}
