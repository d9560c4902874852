package io.rounds.ingest.csv;

import io.rounds.ingest.x.ArchiveOwner;
import io.rounds.ingest.x.XIds;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What addresses of posts and accounts say. */
final class CsvAddresses {
    private static final int MAX_LENGTH = 2_000;

    private static final Pattern STATUS = Pattern.compile(
            "^(?:https?://)?(?:www\\.|mobile\\.|m\\.)?(?:twitter|x)\\.com/(?:#!/)?(i/web|[A-Za-z0-9_]{1,20}|i)/status(?:es)?/(\\d{1,20})(?!\\d)",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern PROFILE = Pattern.compile(
            "^(?:https?://)?(?:www\\.|mobile\\.|m\\.)?(?:twitter|x)\\.com/(?:#!/)?@?([A-Za-z0-9_]{1,20})/?$",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern LINKEDIN = Pattern.compile("(?:urn:li:)?(share|activity|ugcPost)[:-](\\d{5,20})");
    private static final Pattern LINKEDIN_COMMENT =
            Pattern.compile("urn:li:(?:fsd_)?comment:\\([^()]{1,100},(\\d{5,20})\\)");
    private static final Pattern FACEBOOK_POST = Pattern.compile(
            "(?:/posts/|/permalink/|/videos/|/photos/|/reel/|story_fbid=|[?&]v=|fbid=)(?:[^?&]*[/:.])?(\\d{4,25}|pfbid\\w{10,100})(?=$|[/?&#])");

    private CsvAddresses() {}

    /** The id of the tweet that X shows at the address; null if it is none. */
    static @Nullable String statusId(String address) {
        Matcher status = matcher(STATUS, address);
        return status != null && status.find() ? status.group(2) : null;
    }

    /** Whose tweet or profile X shows at the address; null if nobody's. */
    static @Nullable String handle(String address) {
        Matcher status = matcher(STATUS, address);
        if (status != null && status.find()) {
            String handle = status.group(1);
            return handle.length() <= 1 || handle.indexOf('/') >= 0 ? null : handle;
        }
        Matcher profile = matcher(PROFILE, address);
        return profile != null && profile.find() && ArchiveOwner.isHandle(profile.group(1)) ? profile.group(1) : null;
    }

    /** The name of the post that LinkedIn shows at the address: {@code urn:li:share:123}; null if it is none. */
    static @Nullable String linkedInPost(String address) {
        Matcher post = matcher(LINKEDIN, decoded(address));
        return post != null && post.find() ? "urn:li:" + post.group(1) + ':' + post.group(2) : null;
    }

    /** The number of the comment that the address of a post names; null if it names none. */
    static @Nullable String linkedInComment(String address) {
        Matcher comment = matcher(LINKEDIN_COMMENT, decoded(address));
        return comment != null && comment.find() && XIds.isId(comment.group(1)) ? comment.group(1) : null;
    }

    /** The id of the post that Facebook shows at the address, without the page; null if it is none. */
    static @Nullable String facebookPost(String address) {
        Matcher post = matcher(FACEBOOK_POST, address);
        return post != null && post.find() ? post.group(1) : null;
    }

    private static @Nullable Matcher matcher(Pattern pattern, String address) {
        return address.length() > MAX_LENGTH ? null : pattern.matcher(address);
    }

    private static String decoded(String address) {
        return address.indexOf('%') < 0
                ? address
                : address.replace("%3A", ":")
                        .replace("%3a", ":")
                        .replace("%28", "(")
                        .replace("%29", ")")
                        .replace("%2C", ",")
                        .replace("%2c", ",");
    }
}
