package io.rounds.simulator;

import org.jspecify.annotations.Nullable;

/** Something a link leads to. */
final class Article {
    private final String url;
    private final byte[] entity;

    private Article(String url, byte[] entity) {
        this.url = url;
        this.entity = entity;
    }

    /** Where it leads in the end. */
    String url() {
        return url;
    }

    /** The link's entity as X writes it, from {@code ,"expanded_url"} to its end without the closing brace. */
    byte[] entity() {
        return entity;
    }

    /**
     * Writes the entity once.
     *
     * @param shared what was shared: the address itself, one with tracking parameters, or a shortener's
     * @param url where it leads in the end
     * @param title null where X knows only the address
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

    /** The address as X shows it: without scheme and www, the path cut after 15 characters. */
    static String display(String url) {
        String rest = url.substring(url.indexOf("://") + 3);
        String bare = rest.startsWith("www.") ? rest.substring(4) : rest;
        int slash = bare.indexOf('/');
        boolean fits = slash < 0 || bare.length() <= slash + 15;
        return fits ? bare : bare.substring(0, slash + 15) + "…";
    }
}
