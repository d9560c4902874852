package io.rounds.extract.links;

import crawlercommons.domains.EffectiveTldFinder;
import io.rounds.extract.text.Chars;
import io.rounds.extract.text.Tlds;
import java.net.IDN;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Normalises host names and finds their registrable domain by the public suffix list (publicsuffix.org), including
 * private suffixes such as {@code github.io}.
 */
final class Hosts {
    private static final int MAX_HOST_LENGTH = 253;
    private static final int MAX_LABEL_LENGTH = 63;

    /** Labels for variants of the same site. */
    private static final String[] VARIANTS = {"m.", "mobile.", "amp."};

    /** Blogger served the same blog under the top-level domain of the reader's country. */
    private static final String BLOGGER = ".blogspot.";

    /** The longest rules of the public suffix list have 7 labels, and domains under them one more. */
    private static final int MAX_LABELS_OF_RULES = 10;

    /** The maximum number of labels of a host. Real ones have three or four, seldom eight. */
    private static final int MAX_LABELS = 20;

    /** The minimum cost of converting an international name, however short it is. */
    private static final int MIN_CONVERTED = 20;

    private final Tlds tlds;
    private int converted;

    Hosts(Tlds tlds) {
        this.tlds = tlds;
    }

    /**
     * A host in lower-case ASCII, without {@code www.}, {@code m.}, {@code mobile.}, {@code amp.}; null if it is not
     * a public host, which has a known top-level domain or a public IP address.
     */
    @Nullable String normalise(String written) {
        if (IpAddresses.isV6(written)) {
            return IpAddresses.v6(written);
        }
        String host = toAscii(PercentEncoding.decode(written));
        if (host == null || !isWellFormed(host)) {
            return null;
        }
        if (IpAddresses.isV4(host)) {
            return IpAddresses.isPublicV4(host) ? host : null;
        }
        String tld = host.substring(host.lastIndexOf('.') + 1);
        return host.indexOf('.') > 0 && tlds.contains(tld) ? withoutVariants(host) : null;
    }

    /**
     * The number of characters of international names so far, which take a quarter of a microsecond each; a short name counts
     * {@value #MIN_CONVERTED}.
     */
    int converted() {
        return converted;
    }

    private @Nullable String toAscii(String written) {
        String host = written.endsWith(".") ? written.substring(0, written.length() - 1) : written;
        boolean ascii = host.chars().allMatch(c -> c < 0x80);
        if (ascii && !isInternational(host)) {
            return host.toLowerCase(Locale.ROOT);
        }
        if (!hasShortLabels(host)) {
            return null;
        }
        converted += Math.max(host.length(), MIN_CONVERTED);
        try {
            String inAscii = ascii ? host : IDN.toASCII(host, IDN.ALLOW_UNASSIGNED);
            return inAscii.toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            return null;
        }
    }

    /** Whether the number and length of labels are within limits. Converting others to ASCII would take long and be useless. */
    private static boolean hasShortLabels(String host) {
        int labels = 0;
        int label = 0;
        for (int at = 0; at <= host.length(); at++) {
            if (at == host.length() || host.charAt(at) == '.') {
                if (at - label > MAX_LABEL_LENGTH || ++labels > MAX_LABELS) {
                    return false;
                }
                label = at + 1;
            }
        }
        return true;
    }

    private static boolean isWellFormed(String host) {
        if (host.isEmpty() || host.length() > MAX_HOST_LENGTH || !hasShortLabels(host)) {
            return false;
        }
        int label = 0;
        for (int at = 0; at <= host.length(); at++) {
            if (at == host.length() || host.charAt(at) == '.') {
                int length = at - label;
                if (length == 0 || host.charAt(label) == '-' || host.charAt(at - 1) == '-') {
                    return false;
                }
                label = at + 1;
            } else if (!Chars.isHandle(host.charAt(at)) && host.charAt(at) != '-') {
                return false;
            }
        }
        return true;
    }

    private static String withoutVariants(String host) {
        String bare = host;
        boolean again = true;
        while (again) {
            again = false;
            if (bare.startsWith("www.") && bare.indexOf('.', 4) > 0) {
                bare = bare.substring(4);
                again = true;
            }
            for (String variant : VARIANTS) {
                if (bare.startsWith(variant) && registrable(bare.substring(variant.length())) != null) {
                    bare = bare.substring(variant.length());
                    again = true;
                }
            }
        }
        int wikimedia = bare.indexOf(".m.wik");
        if (wikimedia >= 0) {
            return bare.substring(0, wikimedia) + bare.substring(wikimedia + 2);
        }
        int blogger = bare.indexOf(BLOGGER);
        return blogger > 0 ? bare.substring(0, blogger) + BLOGGER + "com" : bare;
    }

    private static @Nullable String registrable(String host) {
        return EffectiveTldFinder.getAssignedDomain(ending(host), true, false);
    }

    /** The last labels of a host: all that the rules of the public suffix list need. */
    private static String ending(String host) {
        int dot = host.length();
        for (int labels = 0; labels < MAX_LABELS_OF_RULES && dot >= 0; labels++) {
            dot = host.lastIndexOf('.', dot - 1);
        }
        return host.substring(dot + 1);
    }

    /**
     * The registrable domain of a normalised host, in Unicode for display. A host that is itself a public suffix, such
     * as {@code gov.uk} or {@code github.io}, is its own.
     */
    static String domain(String host) {
        if (IpAddresses.isV4(host) || IpAddresses.isV6(host)) {
            return host;
        }
        String domain = registrable(host);
        if (domain != null) {
            return display(domain);
        }
        boolean suffix = EffectiveTldFinder.getEffectiveTLD(ending(host)) != null;
        return display(suffix ? host : lastTwoLabels(host));
    }

    private static String lastTwoLabels(String host) {
        int dot = host.lastIndexOf('.', host.lastIndexOf('.') - 1);
        return host.substring(dot + 1);
    }

    /** The host for display, with Punycode decoded. */
    static String display(String host) {
        return isInternational(host) ? IDN.toUnicode(host, IDN.ALLOW_UNASSIGNED) : host;
    }

    /** Whether a host in ASCII has a label in Punycode. */
    private static boolean isInternational(String host) {
        for (int at = host.indexOf("--"); at >= 2; at = host.indexOf("--", at + 1)) {
            if (host.regionMatches(true, at - 2, "xn", 0, 2)) {
                return true;
            }
        }
        return false;
    }

    /** Whether a host is a domain or a subdomain of it; {@code google.*} is Google under any public suffix. */
    static boolean isUnder(String host, String domain) {
        if (domain.endsWith(".*")) {
            return host.contains(domain.substring(0, domain.length() - 1))
                    && domain(host).startsWith(domain.substring(0, domain.length() - 1));
        }
        int before = host.length() - domain.length();
        return host.endsWith(domain) && (before == 0 || host.charAt(before - 1) == '.');
    }
}
