package io.rounds.model;

import org.jspecify.annotations.Nullable;

/**
 * A link of a tweet and what its address alone tells about the target.
 *
 * @param url as the payload gives it, expanded where the payload expands it
 * @param canonical the one form that all spellings of the same target share
 * @param domain the registrable domain, or the blog's own host on a shared platform; null where unresolved
 * @param publisher who publishes it, a domain; null where unresolved or social
 * @param kind what it points to
 * @param contentId the id of a video, episode or trial, for example {@code youtube:dQw4w9WgXcQ}
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
        @Nullable String arxiv) {}
