package io.rounds.model;

import org.jspecify.annotations.Nullable;

/**
 * A link of a tweet and what its address alone tells about the target.
 *
 * @param url as the payload gives it, expanded where the payload expands it
 * @param canonical the one form that all spellings of the same target share
 * @param domain where the canonical form lives: the registrable domain, the blog's own host on a shared platform, or
 *     the publisher of a paper whose id tells it; null where unresolved
 * @param publisher who publishes it, a domain, the same for all spellings; null where unresolved, social or unknown
 * @param kind what it points to
 * @param contentId the id of a video, episode, trial, post or Elsevier article, for example
 *     {@code youtube:dQw4w9WgXcQ}
 * @param doi lower case, without a resolver, for example {@code 10.1056/nejmoa2021436}
 * @param pmid PubMed's id, digits
 * @param pmcid PubMed Central's id, for example {@code PMC7096066}
 * @param arxiv for example {@code 1301.5277}, without a version
 */
public record Link(
        String url,
        String canonical,
        @Nullable String domain,
        @Nullable String publisher,
        LinkKind kind,
        @Nullable String contentId,
        @Nullable String doi,
        @Nullable String pmid,
        @Nullable String pmcid,
        @Nullable String arxiv) {

    /** Whether it leads out of the social networks: to no status or profile. */
    public boolean isExternal() {
        return kind != LinkKind.SOCIAL;
    }
}
