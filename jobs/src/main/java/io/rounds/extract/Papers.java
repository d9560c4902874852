package io.rounds.extract;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Recognises scholarly works by their address: DOI resolvers, publishers' pages with the DOI in them, PubMed, PubMed
 * Central, Europe PMC, arXiv, and the preprint servers.
 */
final class Papers {
    /** Where a DOI is the whole path. */
    private static final Set<String> RESOLVERS = Set.of(
            "doi.org",
            "dx.doi.org",
            "oadoi.org",
            "unpaywall.org",
            "dx.plos.org",
            "doi.apa.org",
            "hdl.handle.net",
            "sci-hub.se",
            "sci-hub.st",
            "sci-hub.ru",
            "sci-hub.tw");

    /** Path segments that announce a DOI. */
    private static final Set<String> BEFORE_DOI = Set.of(
            "doi",
            "abs",
            "full",
            "pdf",
            "epdf",
            "pdfdirect",
            "pdfplus",
            "epub",
            "reader",
            "ref",
            "references",
            "figure",
            "figures",
            "suppl",
            "citedby",
            "abstract",
            "summary",
            "fulltext",
            "article",
            "articles",
            "fullarticle",
            "chapter",
            "book",
            "content",
            "html",
            "protocol",
            "referenceworkentry",
            "mediaobjects",
            "document",
            "mlt",
            "permissions",
            "share",
            "download",
            "early",
            "resolve",
            "id",
            "paper",
            "article-abstract",
            "article-pdf");

    /** Pages about a work that name its DOI without being the work. */
    private static final Set<String> ABOUT_PAPERS =
            Set.of("altmetric.com", "scite.ai", "plu.mx", "pubpeer.com", "publons.com", "api.crossref.org");

    private static final List<String> DOI_PARAMETERS = List.of("doi", "DOI", "id", "articleid", "uri");

    private final DoiPaths doiPaths;

    Papers(DoiPaths doiPaths) {
        this.doiPaths = doiPaths;
    }

    /** The work that an address points to, or null where the address does not tell. */
    @Nullable Target target(WebAddress address) {
        Target indexed = indexed(address);
        if (indexed != null) {
            return indexed;
        }
        String doi = ABOUT_PAPERS.contains(address.host()) ? null : doi(address);
        return doi == null ? null : Target.doi(doi);
    }

    private static @Nullable Target indexed(WebAddress address) {
        return switch (address.host()) {
            case "doi.org", "dx.doi.org" -> shortDoi(address.segments());
            case "pubmed.ncbi.nlm.nih.gov", "pubmed.gov", "pubmed.com" -> pubmed(address, address.segments());
            case "ncbi.nlm.nih.gov" -> ncbi(address, address.segments());
            case "pmc.ncbi.nlm.nih.gov" -> pmc(address, address.segments());
            case "pubmedcentral.nih.gov", "pubmedcentral.gov", "pubmedcentral.org" -> artid(address);
            case "europepmc.org", "ukpmc.ac.uk" -> europePmc(address.segments());
            case "arxiv.org", "ar5iv.org", "ar5iv.labs.arxiv.org", "alphaxiv.org", "export.arxiv.org" -> arxiv(address);
            default -> null;
        };
    }

    private static @Nullable Target shortDoi(List<String> segments) {
        boolean wellFormed = segments.size() == 2
                && segments.get(0).equals("10")
                && segments.get(1).chars().allMatch(c -> c < 0x80 && Chars.isAlphanumeric((char) c));
        return wellFormed ? Target.shortDoi("10/" + segments.get(1).toLowerCase(Locale.ROOT)) : null;
    }

    private static @Nullable Target ncbi(WebAddress address, List<String> segments) {
        if (segments.isEmpty()) {
            return null;
        }
        return switch (segments.get(0).toLowerCase(Locale.ROOT)) {
            case "pubmed" -> pubmed(address, segments.subList(1, segments.size()));
            case "m" -> segments.size() > 2 && segments.get(1).equals("pubmed") ? pmidTarget(segments.get(2)) : null;
            case "pmc" -> pmc(address, segments.subList(1, segments.size()));
            case "entrez" -> entrez(address);
            default -> null;
        };
    }

    private static @Nullable Target pubmed(WebAddress address, List<String> segments) {
        if (!segments.isEmpty()) {
            Target first = pmidTarget(segments.get(0));
            return first == null && segments.size() > 1 ? pmidTarget(segments.get(1)) : first;
        }
        String term = address.parameter("term");
        if (term == null) {
            return null;
        }
        String digits = Ids.leadingDigits(term);
        String field = term.substring(digits.length()).toLowerCase(Locale.ROOT);
        boolean named = field.isEmpty() || field.equals("[pmid]") || field.equals("[uid]");
        return named ? pmidTarget(digits) : null;
    }

    private static @Nullable Target entrez(WebAddress address) {
        String ids = address.parameter("list_uids");
        return "pubmed".equalsIgnoreCase(address.parameter("db")) && ids != null ? pmidTarget(ids) : null;
    }

    private static @Nullable Target pmc(WebAddress address, List<String> segments) {
        int articles = segments.indexOf("articles");
        if (articles < 0 || articles + 1 >= segments.size()) {
            return segments.contains("articlerender.fcgi") ? artid(address) : null;
        }
        String id = segments.get(articles + 1);
        if (id.equals("pmid") && articles + 2 < segments.size()) {
            return pmidTarget(segments.get(articles + 2));
        }
        return pmcTarget(id);
    }

    private static @Nullable Target artid(WebAddress address) {
        String id = address.parameter("artid");
        return id == null ? null : pmcTarget(id);
    }

    private static @Nullable Target europePmc(List<String> segments) {
        if (segments.size() >= 2 && segments.get(0).equals("articles")) {
            return pmcTarget(segments.get(1));
        }
        if (segments.size() < 3) {
            return null;
        }
        return switch (segments.get(1).toUpperCase(Locale.ROOT)) {
            case "MED" -> pmidTarget(segments.get(2));
            case "PMC" -> pmcTarget(segments.get(2));
            default -> null;
        };
    }

    private static @Nullable Target pmidTarget(String id) {
        String pmid = Ids.pmid(Ids.leadingDigits(id));
        return pmid == null ? null : Target.pmid(pmid);
    }

    private static @Nullable Target pmcTarget(String id) {
        String pmcid = Ids.pmcid(id);
        return pmcid == null ? null : Target.pmcid(pmcid);
    }

    private static @Nullable Target arxiv(WebAddress address) {
        String path = address.decodedPath();
        int slash = path.indexOf('/');
        if (slash < 0) {
            return null;
        }
        boolean paper =
                switch (path.substring(0, slash)) {
                    case "abs", "pdf", "html", "format", "ps", "src", "e-print", "overview" -> true;
                    default -> false;
                };
        String id = paper ? Ids.arxiv(path.substring(slash + 1)) : null;
        return id == null ? null : Target.arxiv(id);
    }

    private @Nullable String doi(WebAddress address) {
        String inPath = doiInPath(address);
        if (inPath != null) {
            return inPath;
        }
        String inPieces = doiPaths.doi(address);
        return inPieces == null ? doiInParameters(address) : inPieces;
    }

    private static @Nullable String doiInPath(WebAddress address) {
        if (address.path().indexOf("10.") < 0) {
            return null;
        }
        String path = address.decodedPath();
        for (int at = path.indexOf("10."); at >= 0; at = path.indexOf("10.", at + 1)) {
            if (Dois.isPrefixAt(path, at) && announces(path, at, address)) {
                return Dois.startingAt(withoutArticleNumber(path, address), at);
            }
        }
        return null;
    }

    private static boolean announces(String path, int at, WebAddress address) {
        if (at == 0) {
            return RESOLVERS.contains(address.host()) || address.host().startsWith("doi.");
        }
        char before = path.charAt(at - 1);
        if (before == ':' || before == '=') {
            return path.regionMatches(true, at - 4, "doi", 0, 3);
        }
        int start = path.lastIndexOf('/', at - 2) + 1;
        String segment = path.substring(start, at - 1).toLowerCase(Locale.ROOT);
        return before == '/'
                && (BEFORE_DOI.contains(segment) || segment.endsWith("doi") || segment.endsWith("article"));
    }

    /** Oxford's addresses end with a number of their own after the DOI. */
    private static String withoutArticleNumber(String path, WebAddress address) {
        int last = path.lastIndexOf('/');
        return address.isUnder("oup.com") && Ids.isNumber(path.substring(last + 1)) ? path.substring(0, last) : path;
    }

    private static @Nullable String doiInParameters(WebAddress address) {
        for (String name : DOI_PARAMETERS) {
            String value = address.parameters().isEmpty() ? null : address.parameter(name);
            if (value != null) {
                int at = value.indexOf("10.");
                boolean whole =
                        at == 0 || (at > 0 && value.toLowerCase(Locale.ROOT).contains("doi"));
                String doi = whole ? Dois.startingAt(value, at) : null;
                if (doi != null) {
                    return doi;
                }
            }
        }
        return null;
    }
}
