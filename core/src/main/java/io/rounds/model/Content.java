package io.rounds.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a tweet says. A repost carries the hashtags, mentions and links of what it reposts.
 *
 * @param text plain text, without markup
 * @param lang the language as the payload gives it, for example {@code en}
 * @param hashtags in order of appearance, each tag once
 * @param mentions handles without {@code @}, lower case, in order of appearance, each once
 * @param links in order of appearance, each canonical form once
 */
public record Content(
        String text, @Nullable String lang, List<Hashtag> hashtags, List<String> mentions, List<Link> links) {}
