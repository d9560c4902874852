package io.rounds.ingest;

import io.rounds.model.Hashtag;
import io.rounds.model.Link;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a tweet talks about.
 *
 * @param answered whom the text answers, where nothing but the text tells
 */
record Content(
        List<Hashtag> hashtags,
        List<String> mentions,
        List<Link> links,
        @Nullable String answered) {}
