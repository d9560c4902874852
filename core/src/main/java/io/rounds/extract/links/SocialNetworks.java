package io.rounds.extract.links;

import io.rounds.extract.text.Chars;
import io.rounds.model.LinkKind;
import io.rounds.model.Platform;
import io.rounds.reference.ReferenceTable;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/**
 * Recognises pages of the networks that Rounds reads: statuses, profiles, searches. Links to them quote or
 * advertise; they do not count as shares of a source. The hosts are in {@code social_networks.csv}. A Mastodon status, and one
 * of X on a mirror, is recognised on any host by its path.
 */
final class SocialNetworks {
    private static final String X = "x.com";
    private static final String BLUESKY = "bsky.app";
    private static final String THREADS = "threads.net";
    private static final String MASTODON = "mastodon";

    /** First path segments of Mastodon's web client. */
    private static final Set<String> MASTODON_VIEWS = Set.of("web", "deck");

    private static final int MIN_MASTODON_ID_LENGTH = 10;
    private static final int MAX_STATUS_ID_LENGTH = 20;

    /** On unknown hosts only ids of November 2010 and later count: with fewer digits there would be false positives. */
    private static final int MIN_MIRRORED_ID_LENGTH = 15;

    private final Map<String, String> networkByHost = new HashMap<>();

    private final TrackingParameters tracking;

    private SocialNetworks(TrackingParameters tracking) {
        this.tracking = tracking;
    }

    static SocialNetworks load(TrackingParameters tracking) {
        SocialNetworks loaded = new SocialNetworks(tracking);
        for (CSVRecord row : ReferenceTable.rows("social_networks.csv")) {
            loaded.networkByHost.put(row.get("host"), row.get("network"));
        }
        return loaded;
    }

    /** The status or other page that an address points to, or null if it is not a page of a network. */
    @Nullable Target target(WebAddress address) {
        String network = networkByHost.get(address.host());
        if (network == null) {
            return mirrorsX(address) ? x(address) : mastodonStatus(address);
        }
        return switch (network) {
            case X -> x(address);
            case BLUESKY -> bluesky(address);
            case THREADS -> Target.of(LinkKind.SOCIAL, on(THREADS, address).canonical(), null);
            case MASTODON -> {
                Target status = mastodonStatus(address);
                yield status == null ? page(address) : status;
            }
            default -> page(address);
        };
    }

    private static Target page(WebAddress address) {
        return Target.of(LinkKind.SOCIAL, address.canonical(), null);
    }

    /** The same page on the network's own host, where no fragment is content. */
    private WebAddress on(String host, WebAddress address) {
        return new WebAddress(host, "", address.path(), tracking.removed(address.parameters(), host), "");
    }

    private static boolean mirrorsX(WebAddress address) {
        if (address.host().startsWith("nitter.")) {
            return true;
        }
        if (!address.path().contains("/status/")) {
            return false;
        }
        List<String> segments = address.segments();
        return segments.size() >= 3
                && isHandle(segments.get(0))
                && segments.get(1).equals("status")
                && Ids.isNumber(segments.get(2))
                && segments.get(2).length() >= MIN_MIRRORED_ID_LENGTH
                && segments.get(2).length() <= MAX_STATUS_ID_LENGTH;
    }

    private static boolean isHandle(String s) {
        return !s.isEmpty() && s.length() <= 15 && s.chars().allMatch(c -> c < 0x80 && Chars.isHandle((char) c));
    }

    private Target x(WebAddress address) {
        List<String> segments = address.segments();
        for (int i = 0; i + 1 < segments.size(); i++) {
            String id = Ids.leadingDigits(segments.get(i + 1));
            boolean status = segments.get(i).equals("statuses")
                    || (i > 0 && segments.get(i).equals("status"));
            if (status && !id.isEmpty() && id.length() <= MAX_STATUS_ID_LENGTH) {
                return Target.of(LinkKind.SOCIAL, "https://x.com/i/status/" + id, Platform.X.id(id));
            }
        }
        return Target.of(LinkKind.SOCIAL, on(X, address).canonical(), null);
    }

    /** Posts have an id where the address names their author by DID and not by a handle, which may change. */
    private Target bluesky(WebAddress address) {
        List<String> segments = address.segments();
        boolean profile = segments.size() >= 2 && segments.get(0).equals("profile");
        if (!profile) {
            return page(address);
        }
        if (segments.size() < 4 || !segments.get(2).equals("post")) {
            return Target.of(LinkKind.SOCIAL, on(BLUESKY, address).canonical(), null);
        }
        String actor = segments.get(1);
        String post = segments.get(3);
        String canonical =
                on(BLUESKY, address).page("/profile/" + actor + "/post/" + post).canonical();
        String id = actor.startsWith("did:") ? Platform.BLUESKY.id(actor + "/" + post) : null;
        return Target.of(LinkKind.SOCIAL, canonical, id);
    }

    /**
     * A status in one of Mastodon's forms: {@code /@user/123}, {@code /@user/123/embed}, {@code /web/@user/123},
     * {@code /users/user/statuses/123}, {@code /users/user/statuses/123/activity}. On another server than the
     * author's ({@code /@user@example.org/123}) the number is that server's own and no id.
     */
    private static @Nullable Target mastodonStatus(WebAddress address) {
        if (address.path().indexOf('@') < 0 && !address.path().contains("/statuses/")) {
            return null;
        }
        List<String> segments = address.segments();
        int first = MASTODON_VIEWS.contains(segments.get(0)) ? 1 : 0;
        List<String> path = segments.subList(first, segments.size());
        String user;
        String id;
        if (path.size() >= 2 && path.get(0).startsWith("@") && ends(path, 2, "embed")) {
            user = path.get(0).substring(1);
            id = path.get(1);
        } else if (path.size() >= 4
                && path.get(0).toLowerCase(Locale.ROOT).equals("users")
                && path.get(2).equals("statuses")
                && ends(path, 4, "activity")) {
            user = path.get(1);
            id = path.get(3);
        } else {
            return null;
        }
        if (user.isEmpty() || !Ids.isNumber(id) || id.length() < MIN_MASTODON_ID_LENGTH) {
            return null;
        }
        String canonical = address.page("/@" + user + "/" + id).canonical();
        String own = user.indexOf('@') < 0 ? Platform.MASTODON.id(address.host() + "/" + id) : null;
        return Target.of(LinkKind.SOCIAL, canonical, own);
    }

    /** Whether a path has this many segments, or one more that is a view. */
    private static boolean ends(List<String> path, int size, String view) {
        return path.size() == size || (path.size() == size + 1 && path.get(size).equals(view));
    }
}
