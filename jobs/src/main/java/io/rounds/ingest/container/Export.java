package io.rounds.ingest.container;

import java.util.Collection;
import java.util.regex.Pattern;

/**
 * What a network gives a person who asks for their own data, recognised by the names in the archive. Most of its files hold
 * no posts, many hold private messages: only those of posts are opened.
 */
enum Export {
    /** None of those below: every member may hold posts. */
    NONE("", "", ".*"),
    /** Facebook's "download your information" as JSON, 2018 to 2026. */
    FACEBOOK(
            "Facebook",
            "your_facebook_activity/.*|(.*/)?posts/your_posts.*\\.json",
            "your_posts.*\\.json|.*comments.*\\.json|group_posts.*\\.json"),
    /** LinkedIn's "get a copy of your data". */
    LINKEDIN(
            "LinkedIn",
            "(.*/)?(Connections|Invitations|messages|Registration|Ad_Targeting|Reactions)(_\\d+)?\\.csv",
            "(Shares|Comments)(_\\d+)?\\.csv"),
    /** Instagram's export, in which Threads is a folder. */
    THREADS("Instagram or Threads", "(.*/)?threads_and_replies.*\\.json", "threads_and_replies.*\\.json"),
    /** Mastodon's "request your archive". */
    MASTODON("Mastodon", "(.*/)?outbox\\.json", "outbox\\.json");

    private final String network;
    private final Pattern sign;
    private final Pattern posts;

    /**
     * @param sign paths of which an export has at least one
     * @param posts names of its files of posts, without their directory
     */
    Export(String network, String sign, String posts) {
        this.network = network;
        this.sign = Pattern.compile(sign);
        this.posts = Pattern.compile(posts);
    }

    /** The kind of export that holds these paths, if any of its files is one of posts. */
    static Export of(Collection<String> paths) {
        for (Export export : values()) {
            if (export != NONE
                    && paths.stream().anyMatch(path -> export.sign.matcher(path).matches())
                    && paths.stream().anyMatch(export::mayHoldPosts)) {
                return export;
            }
        }
        return NONE;
    }

    boolean mayHoldPosts(String path) {
        return posts.matcher(path.substring(path.lastIndexOf('/') + 1)).matches();
    }

    /** What its other files are called in the count of those that are skipped. */
    String others() {
        return "files of an export of " + network + " that hold no posts";
    }
}
