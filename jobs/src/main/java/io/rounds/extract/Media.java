package io.rounds.extract;

import io.rounds.model.LinkKind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Recognises videos (YouTube, Vimeo) and episodes of podcasts (Apple, Spotify) by their ids. */
final class Media {
    private static final int YOUTUBE_ID = 11;
    private static final int SPOTIFY_ID = 22;

    /** The video, show or episode that an address points to, or null. */
    @Nullable Target target(WebAddress address) {
        return switch (address.host()) {
            case "youtu.be" -> youtube(first(address.segments()));
            case "youtube.com", "youtube-nocookie.com", "music.youtube.com", "gaming.youtube.com" -> youtube(address);
            case "vimeo.com", "player.vimeo.com" -> vimeo(address.segments());
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
        return switch (first(segments)) {
            case "watch" -> youtubeParameter(address);
            case "shorts", "live", "embed", "v", "e" -> segments.size() > 1 ? youtube(segments.get(1)) : null;
            case "attribution_link" -> youtubeAttribution(address);
            default -> null;
        };
    }

    private static @Nullable Target youtubeParameter(WebAddress address) {
        String id = address.parameter("v");
        return id == null ? null : youtube(id);
    }

    private static @Nullable Target youtubeAttribution(WebAddress address) {
        String watch = address.parameter("u");
        int v = watch == null ? -1 : watch.indexOf("v=");
        return watch == null || v < 0 || watch.length() < v + 2 + YOUTUBE_ID
                ? null
                : youtube(watch.substring(v + 2, v + 2 + YOUTUBE_ID));
    }

    private static @Nullable Target youtube(String id) {
        return Ids.isToken(id, YOUTUBE_ID)
                ? Target.of(LinkKind.VIDEO, "https://youtube.com/watch?v=" + id, "youtube:" + id)
                : null;
    }

    private static @Nullable Target vimeo(List<String> segments) {
        for (int i = 0; i < segments.size(); i++) {
            boolean group = i > 0
                    && (segments.get(i - 1).equals("groups")
                            || segments.get(i - 1).equals("album"));
            String segment = segments.get(i);
            if (!group && Ids.isNumber(segment) && segment.length() <= 12) {
                return Target.of(LinkKind.VIDEO, "https://vimeo.com/" + segment, "vimeo:" + segment);
            }
        }
        return null;
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
        return Ids.isToken(id, SPOTIFY_ID)
                ? Target.of(LinkKind.EPISODE, "https://open.spotify.com/episode/" + id, "spotify:" + id)
                : null;
    }
}
