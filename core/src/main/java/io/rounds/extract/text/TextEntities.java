package io.rounds.extract.text;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The entities of a text, as written, in order of appearance and with repetitions.
 *
 * @param hashtags without {@code #}
 * @param mentions handles without {@code @}; without lists ({@code @name/list})
 * @param urls with or without a protocol, as written
 * @param wholeUrls the URLs that are not truncated by an ellipsis
 * @param replyTo the handle that the text starts with, without {@code @}
 */
public record TextEntities(
        List<String> hashtags,
        List<String> mentions,
        List<String> urls,
        List<String> wholeUrls,
        @Nullable String replyTo) {}
