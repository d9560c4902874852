package io.rounds.extract;

import io.rounds.model.LinkKind;
import io.rounds.model.Platform;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/**
 * Recognises the pages of the networks that Rounds reads: statuses, profiles, searches. Links to them quote or
 * advertise; they are no shares of a source. The hosts are in {@code social_networks.csv}. A Mastodon status is
 * recognised on any host by its path.
 */
final class SocialNetworks {
    private static final String X = "x.com";
    private static final int SHORTEST_MASTODON_ID = 10;
    private static final int LONGEST_STATUS_ID = 20;

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

    /** The status or other page that an address points to, or null where it is none of a network. */
    @Nullable Target target(WebAddress address) {
        String network = networkByHost.get(address.host());
        if (X.equals(network) || (network == null && address.host().startsWith("nitter."))) {
            return x(address);
        }
        if (network != null || isMastodonStatus(address)) {
            return Target.of(LinkKind.SOCIAL, address.canonical(), blueskyId(address));
        }
        return null;
    }

    /** The id of a Bluesky post, where the address names its author by DID and not by a handle that may change. */
    private static @Nullable String blueskyId(WebAddress address) {
        List<String> segments = address.segments();
        boolean post = address.host().equals("bsky.app")
                && segments.size() == 4
                && segments.get(1).startsWith("did:")
                && segments.get(2).equals("post");
        return post ? Platform.BLUESKY.id(segments.get(1) + "/" + segments.get(3)) : null;
    }

    private Target x(WebAddress address) {
        List<String> segments = address.segments();
        for (int i = 0; i + 1 < segments.size(); i++) {
            String id = Ids.leadingDigits(segments.get(i + 1));
            boolean status = segments.get(i).equals("statuses")
                    || (i > 0 && segments.get(i).equals("status"));
            if (status && !id.isEmpty() && id.length() <= LONGEST_STATUS_ID) {
                return Target.of(LinkKind.SOCIAL, "https://x.com/i/status/" + id, Platform.X.id(id));
            }
        }
        List<String> parameters = tracking.removed(address.parameters(), X);
        WebAddress onX = new WebAddress(X, "", address.path(), parameters, address.fragment());
        if (onX.endsWithEllipsis()) {
            onX = new WebAddress(X, "", address.path(), List.of(), "");
        }
        return Target.of(LinkKind.SOCIAL, onX.canonical(), null);
    }

    private static boolean isMastodonStatus(WebAddress address) {
        if (!address.path().startsWith("/@") && !address.path().startsWith("/users/")) {
            return false;
        }
        List<String> segments = address.segments();
        int id = segments.get(0).toLowerCase(Locale.ROOT).equals("users") ? 3 : 1;
        return segments.size() == id + 1
                && Ids.isNumber(segments.get(id))
                && segments.get(id).length() >= SHORTEST_MASTODON_ID
                && (id == 1 || segments.get(2).equals("statuses"));
    }
}
