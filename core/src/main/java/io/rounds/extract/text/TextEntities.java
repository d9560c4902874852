package io.rounds.extract.text;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a text mentions, as written, in order of appearance, repetitions kept.
 *
 * @param hashtags without {@code #}
 * @param mentions handles without {@code @}; mentions of lists ({@code @name/list}) are none
 * @param urls with or without a protocol, as written
 * @param wholeUrls those of the URLs that no ellipsis cuts off: the ones that lead somewhere
 * @param replyTo the handle that the text starts with, without {@code @}
 */
public record TextEntities(
        List<String> hashtags,
        List<String> mentions,
        List<String> urls,
        List<String> wholeUrls,
        @Nullable String replyTo) {}
