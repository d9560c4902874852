package io.rounds.extract;

import crawlercommons.domains.EffectiveTldFinder;
import io.rounds.model.Link;
import io.rounds.model.LinkKind;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a link points to, told from its address alone. One instance serves one thread. */
public final class Links {
    private Links() {}

    public static Links load() {
        return new Links();
    }

    /** Understands a link, or returns null where it is none. */
    public @Nullable Link link(String url) {
        int scheme = url.indexOf("://");
        if (scheme < 0 || !url.regionMatches(true, 0, "http", 0, 4)) {
            return null;
        }
        int hostStart = scheme + 3;
        int hostEnd = hostStart;
        while (hostEnd < url.length() && "/?#".indexOf(url.charAt(hostEnd)) < 0) {
            hostEnd++;
        }
        String host = url.substring(hostStart, hostEnd).toLowerCase(Locale.ROOT);
        String bare = host.startsWith("www.") ? host.substring(4) : host;
        String domain = EffectiveTldFinder.getAssignedDomain(bare, true, false);
        if (domain == null) {
            return null;
        }
        return new Link(
                url,
                "https://" + bare + url.substring(hostEnd),
                domain,
                domain,
                LinkKind.PAGE,
                null,
                null,
                null,
                null,
                null);
    }
}
