package io.rounds.model;

/** The network a tweet comes from. Its {@link #prefix()} starts every id, so that ids never collide across networks. */
public enum Platform {
    X("x"),
    BLUESKY("bluesky"),
    MASTODON("mastodon"),
    LINKEDIN("linkedin"),
    FACEBOOK("facebook"),
    THREADS("threads");

    private final String prefix;

    Platform(String prefix) {
        this.prefix = prefix;
    }

    /** The name in documents and the start of ids: {@code x}, {@code bluesky}, {@code mastodon} ... */
    public String prefix() {
        return prefix;
    }

    /** Whether a repost comes with the text, hashtags and links of what it reposts; Bluesky's has only an address. */
    public boolean repostsCarryContent() {
        return this != BLUESKY;
    }

    /** The id of a document or account of this network, for example {@code x:123}. */
    public String id(String nativeId) {
        return prefix + ':' + nativeId;
    }
}
