package io.rounds.extract.links;

import io.rounds.extract.text.Chars;
import io.rounds.model.LinkKind;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Recognises videos (YouTube, Vimeo) and episodes of podcasts (Apple, Spotify) by their ids. */
final class Media {
    private static final int YOUTUBE_ID_LENGTH = 11;
    private static final int SPOTIFY_ID_LENGTH = 22;
    private static final int MAX_VIMEO_ID_LENGTH = 12;

    /** Words of the length of an id that occur in its place. */
    private static final Set<String> NOT_YOUTUBE_IDS = Set.of("videoseries", "live_stream");

    /** Path segments of Vimeo whose number is not that of a video. */
    private static final Set<String> VIMEO_COLLECTIONS =
            Set.of("groups", "album", "showcase", "channels", "event", "events");

    /** The video, show or episode that an address points to, or null. */
    @Nullable Target target(WebAddress address) {
        return switch (address.host()) {
            case "youtu.be" -> youtube(first(address.segments()));
            case "youtube.com", "youtube-nocookie.com", "music.youtube.com", "gaming.youtube.com" -> youtube(address);
            case "vimeo.com", "player.vimeo.com" -> vimeo(address);
            case "podcasts.apple.com", "itunes.apple.com" -> apple(address);
            case "open.spotify.com", "play.spotify.com" -> spotify(address.segments());
            default -> null;
        };
    }

    private static String first(List<String> segments) {
        return segments.isEmpty() ? "" : segments.get(0);
    }

    private static @Nullable Target youtube(WebAddress address) {
        List<String> segments = address.segments();
        Target inPath =
                switch (first(segments)) {
                    case "watch", "shorts", "live", "embed", "v", "e" ->
                        segments.size() > 1 ? youtube(segments.get(1)) : null;
                    case "attribution_link" -> youtubeAttribution(address);
                    default -> null;
                };
        String v = inPath == null ? address.parameter("v") : null;
        Target video = v == null ? inPath : youtube(v);
        return video == null ? playlist(address) : video;
    }

    private static @Nullable Target youtubeAttribution(WebAddress address) {
        String watch = address.parameter("u");
        int v = watch == null ? -1 : watch.indexOf("v=");
        return watch == null || v < 0 ? null : youtube(watch.substring(v + 2));
    }

    /** The video whose id a text starts with; in old addresses parameters follow directly. */
    private static @Nullable Target youtube(String text) {
        int end = 0;
        while (end < text.length() && (Chars.isHandle(text.charAt(end)) || text.charAt(end) == '-')) {
            end++;
        }
        String id = text.substring(0, end);
        return end == YOUTUBE_ID_LENGTH && !NOT_YOUTUBE_IDS.contains(id)
                ? Target.of(LinkKind.VIDEO, "https://youtube.com/watch?v=" + id, "youtube:" + id)
                : null;
    }

    /** A playlist, which is not a video but has a canonical URL, too. */
    private static @Nullable Target playlist(WebAddress address) {
        String list = address.parameter("list");
        boolean token = list != null && !list.isEmpty() && Ids.isToken(list, list.length());
        boolean shown = !address.segments().isEmpty()
                && Set.of("playlist", "watch", "embed")
                        .contains(address.segments().get(0));
        return token && shown ? Target.of(LinkKind.PAGE, "https://youtube.com/playlist?list=" + list, null) : null;
    }

    private static @Nullable Target vimeo(WebAddress address) {
        List<String> segments = address.segments();
        for (int i = 0; i < segments.size(); i++) {
            boolean collection = i > 0 && VIMEO_COLLECTIONS.contains(segments.get(i - 1));
            Target video = collection ? null : vimeo(segments.get(i));
            if (video != null) {
                return video;
            }
        }
        String clip = address.parameter("clip_id");
        return clip == null ? null : vimeo(clip);
    }

    private static @Nullable Target vimeo(String id) {
        return Ids.isNumber(id) && id.length() <= MAX_VIMEO_ID_LENGTH
                ? Target.of(LinkKind.VIDEO, "https://vimeo.com/" + id, "vimeo:" + id)
                : null;
    }

    private static @Nullable Target apple(WebAddress address) {
        List<String> segments = address.segments();
        String last = segments.isEmpty() ? "" : segments.get(segments.size() - 1);
        if (!segments.contains("podcast") || !last.startsWith("id") || !Ids.isNumber(last.substring(2))) {
            return null;
        }
        String show = "https://podcasts.apple.com/podcast/" + last;
        String episode = address.parameter("i");
        return episode != null && Ids.isNumber(episode)
                ? Target.of(LinkKind.EPISODE, show + "?i=" + episode, "apple:" + episode)
                : Target.of(LinkKind.PAGE, show, null);
    }

    private static @Nullable Target spotify(List<String> segments) {
        int episode = segments.indexOf("episode");
        String id = episode >= 0 && episode + 1 < segments.size() ? segments.get(episode + 1) : "";
        return Ids.isToken(id, SPOTIFY_ID_LENGTH)
                ? Target.of(LinkKind.EPISODE, "https://open.spotify.com/episode/" + id, "spotify:" + id)
                : null;
    }
}
