package io.rounds.ingest.mastodon;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What identifies a status of Mastodon, or of any other software of the Fediverse, on every server: the host where it was
 * written and its name there. Both come from its {@code uri}, which all servers keep as it is.
 *
 * <pre>
 *  https://med-mastodon.com/users/ada/statuses/1234           med-mastodon.com/1234
 *  https://med-mastodon.com/users/ada/statuses/1234/activity  med-mastodon.com/1234 (a repost)
 *  https://other.example/objects/0b5c-11                      other.example/objects/0b5c-11
 *  tag:old.example,2017-05-01:objectId=7:objectType=Status    old.example/2017-05-01:objectId=7:objectType=Status
 * </pre>
 *
 * @param host lower case, with the port if it is an unusual one
 * @param name what follows
 */
public record StatusAddress(String host, String name) {
    /** Documents have ids of at most 512 bytes. */
    private static final int MAX_LENGTH = 480;

    private static final String STATUSES = "/statuses/";
    private static final String ACTIVITY = "/activity";

    /** The address in a {@code uri} or {@code url}; null if there is none, or a longer one than a document's id may be. */
    static @Nullable StatusAddress of(@Nullable String uri) {
        if (uri == null) {
            return null;
        }
        if (uri.startsWith("tag:")) {
            int comma = uri.indexOf(',');
            return comma < 0 ? null : checked(uri.substring(4, comma), uri.substring(comma + 1));
        }
        int path = pathStart(uri);
        if (path < 0) {
            return null;
        }
        String name = uri.substring(path);
        int statuses = name.lastIndexOf(STATUSES);
        if (statuses >= 0) {
            String id = withoutEnd(name.substring(statuses + STATUSES.length()));
            if (!id.isEmpty() && id.indexOf('/') < 0) {
                name = '/' + id;
            }
        }
        return checked(host(uri), name.substring(1));
    }

    private static String withoutEnd(String id) {
        return id.endsWith(ACTIVITY) ? id.substring(0, id.length() - ACTIVITY.length()) : id;
    }

    /** The host of a page; null if the text is not the address of one. */
    static @Nullable String host(@Nullable String url) {
        if (url == null || !(url.startsWith("https://") || url.startsWith("http://"))) {
            return null;
        }
        int start = url.indexOf("//") + 2;
        int end = start;
        while (end < url.length() && "/?#".indexOf(url.charAt(end)) < 0) {
            end++;
        }
        String host = url.substring(start, end).toLowerCase(Locale.ROOT);
        return isHost(host) ? host : null;
    }

    /** Whether it may be a host, with or without a port, in lower case. */
    public static boolean isHost(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean allowed = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c > 0x7F || ".-:_".indexOf(c) >= 0;
            if (!allowed) {
                return false;
            }
        }
        return !text.isEmpty() && !text.startsWith(".");
    }

    private static int pathStart(String uri) {
        return host(uri) == null ? -1 : uri.indexOf('/', uri.indexOf("//") + 2);
    }

    private static @Nullable StatusAddress checked(@Nullable String host, String name) {
        boolean fits = host != null && host.length() + name.length() < MAX_LENGTH && isHost(host) && !name.isEmpty();
        return fits && host != null && name.chars().allMatch(c -> c > ' ' && c < 0x7F)
                ? new StatusAddress(host, name)
                : null;
    }

    /** What identifies it among all statuses of the Fediverse. */
    String id() {
        return host + '/' + name;
    }
}
