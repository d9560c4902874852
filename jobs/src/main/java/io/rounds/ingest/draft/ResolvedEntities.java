package io.rounds.ingest.draft;

import io.rounds.model.Hashtag;
import io.rounds.model.Link;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The hashtags, mentions and links of a tweet, checked and each once.
 *
 * @param answered the handle that the text answers, where nothing but the text can say so
 */
record ResolvedEntities(
        List<Hashtag> hashtags,
        List<String> mentions,
        List<Link> links,
        @Nullable String answered) {}
