package io.rounds.ingest;

import io.rounds.model.Hashtag;
import io.rounds.model.Link;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The hashtags, mentions and links of a tweet, checked and each once.
 *
 * @param answered whom the text answers, where nothing but the text tells
 */
record ResolvedEntities(
        List<Hashtag> hashtags,
        List<String> mentions,
        List<Link> links,
        @Nullable String answered) {}
