package io.rounds.simulator.content;

import io.rounds.simulator.bytes.JsonBytes;
import org.jspecify.annotations.Nullable;

/** A page that tweets link to. */
public final class Article {
    private final String url;
    private final byte[] entity;

    private Article(String url, byte[] entity) {
        this.url = url;
        this.entity = entity;
    }

    /** The URL of the page after all redirects. */
    public String url() {
        return url;
    }

    /** The link's entity as X writes it, from {@code ,"expanded_url"} to its end without the closing brace. */
    public byte[] entity() {
        return entity;
    }

    /**
     * Creates an article and serializes its entity.
     *
     * @param shared the URL in the tweet: the page's own, one with tracking parameters, or a short link
     * @param url the URL of the page after all redirects
     * @param title null where X knows only the URL
     */
    static Article of(String shared, String url, @Nullable String title, String description) {
        JsonBytes json = new JsonBytes()
                .ascii(",\"expanded_url\":\"")
                .text(shared)
                .ascii("\",\"display_url\":\"")
                .text(display(shared))
                .ascii("\"");
        if (title != null) {
            json.ascii(",\"status\":200,\"title\":\"")
                    .text(title)
                    .ascii("\",\"description\":\"")
                    .text(description)
                    .ascii("\",\"unwound_url\":\"")
                    .text(url)
                    .ascii("\"");
        }
        return new Article(url, json.toBytes());
    }

    /** The URL as X shows it: without scheme and www, the path cut after 15 characters. */
    public static String display(String url) {
        String rest = url.substring(url.indexOf("://") + 3);
        String bare = rest.startsWith("www.") ? rest.substring(4) : rest;
        int slash = bare.indexOf('/');
        boolean fits = slash < 0 || bare.length() <= slash + 15;
        return fits ? bare : bare.substring(0, slash + 15) + "…";
    }
}
