package io.rounds.extract.links;

import io.rounds.model.LinkKind;
import org.jspecify.annotations.Nullable;

/** What an address points to: its canonical URL, kind and ids. See {@link io.rounds.model.Link}. */
record Target(
        LinkKind kind,
        String canonical,
        @Nullable String contentId,
        @Nullable String doi,
        @Nullable String pmid,
        @Nullable String pmcid,
        @Nullable String arxiv) {
    private static final String ARXIV_DOI = "10.48550/arxiv.";
    private static final String ISRCTN_DOI = "10.1186/isrctn";

    static Target of(LinkKind kind, String canonical, @Nullable String contentId) {
        return new Target(kind, canonical, contentId, null, null, null, null);
    }

    /** A work with a DOI. A DOI of arXiv gives the arXiv paper, one of the ISRCTN register the trial. */
    static Target doi(String doi) {
        if (doi.startsWith(ISRCTN_DOI) && Ids.isNumber(doi.substring(ISRCTN_DOI.length()))) {
            return isrctn("ISRCTN" + doi.substring(ISRCTN_DOI.length()));
        }
        String arxiv = doi.startsWith(ARXIV_DOI) ? Ids.arxiv(doi.substring(ARXIV_DOI.length())) : null;
        return arxiv != null ? arxiv(arxiv) : new Target(LinkKind.PAPER, resolver(doi), null, doi, null, null, null);
    }

    /** A trial of the ISRCTN register. */
    static Target isrctn(String id) {
        return of(LinkKind.TRIAL, "https://isrctn.com/" + id, "isrctn:" + id);
    }

    /** A work with a short DOI ({@code 10/ggg6xz}), which hides the real one. */
    static Target shortDoi(String shortDoi) {
        return Target.of(LinkKind.PAPER, resolver(shortDoi), null);
    }

    private static String resolver(String doi) {
        return "https://doi.org/" + PercentEncoding.normalise(doi, PercentEncoding.PATH);
    }

    /** The host of the canonical address. */
    String host() {
        int start = canonical.indexOf("://") + 3;
        int end = start;
        int open = 0;
        while (end < canonical.length() && "/?#".indexOf(canonical.charAt(end)) < 0) {
            char c = canonical.charAt(end);
            open += c == '[' ? 1 : c == ']' ? -1 : 0;
            if (c == ':' && open == 0) {
                break;
            }
            end++;
        }
        return canonical.substring(start, end);
    }

    static Target pmid(String pmid) {
        return new Target(
                LinkKind.PAPER, "https://pubmed.ncbi.nlm.nih.gov/" + pmid + "/", null, null, pmid, null, null);
    }

    static Target pmcid(String pmcid) {
        return new Target(
                LinkKind.PAPER, "https://pmc.ncbi.nlm.nih.gov/articles/" + pmcid + "/", null, null, null, pmcid, null);
    }

    /** An arXiv paper, which has a DOI made of its id. */
    static Target arxiv(String arxiv) {
        return new Target(LinkKind.PAPER, "https://arxiv.org/abs/" + arxiv, null, ARXIV_DOI + arxiv, null, null, arxiv);
    }
}
