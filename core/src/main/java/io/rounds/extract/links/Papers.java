package io.rounds.extract.links;

import io.rounds.extract.text.Chars;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Recognises scholarly works by their address: DOI resolvers, publishers' pages with the DOI in them, PubMed, PubMed
 * Central, Europe PMC, arXiv, and the preprint servers.
 */
final class Papers {
    /** Hosts whose whole path is a DOI, besides {@code doi.} and {@code dx.} at any domain and the mirrors of Sci-Hub. */
    private static final Set<String> RESOLVERS =
            Set.of("oadoi.org", "unpaywall.org", "hdl.handle.net", "link.springer.com");

    /** Publishers on whose sites a DOI in a path is that of the work, after its title. */
    private static final List<String> AFTER_TITLES =
            List.of("bioone.org", "spiedigitallibrary.org", "projecteuclid.org");

    private static final List<String> RESOLVER_STARTS = List.of("doi.", "dx.", "sci-hub.");

    /** Path segments that are directly followed by a DOI. */
    private static final Set<String> BEFORE_DOI = Set.of(
            "abs",
            "abstract",
            "article",
            "article-abstract",
            "article-pdf",
            "articles",
            "book",
            "chapter",
            "citedby",
            "content",
            "do",
            "document",
            "doifinder",
            "download",
            "early",
            "epdf",
            "epub",
            "figure",
            "figures",
            "full",
            "fullarticle",
            "fulltext",
            "html",
            "id",
            "journal",
            "mediaobjects",
            "metrics",
            "mlt",
            "paper",
            "pdf",
            "pdfdirect",
            "pdfplus",
            "permissions",
            "protocol",
            "reader",
            "ref",
            "references",
            "referenceworkentry",
            "resolve",
            "share",
            "summary",
            "suppl");

    /** Path segments after which a DOI may stand anywhere. */
    private static final Set<String> LONG_BEFORE_DOI = Set.of("doi", "content", "article", "articles");

    /** Sites about works: their addresses contain a DOI but are not the work. */
    private static final Set<String> ABOUT_PAPERS =
            Set.of("altmetric.com", "scite.ai", "plu.mx", "pubpeer.com", "publons.com", "api.crossref.org");

    private static final List<String> DOI_PARAMETERS = List.of("doi", "id", "articleid", "uri", "rft_id", "target");

    /** The search parameters of PubMed and Europe PMC. */
    private static final List<String> SEARCHES = List.of("term", "query");

    private static final int MIN_ARTICLE_NUMBER_LENGTH = 4;

    private final PathRules doiPaths;
    private final ElsevierArticles elsevier;

    Papers(PathRules doiPaths, ElsevierArticles elsevier) {
        this.doiPaths = doiPaths;
        this.elsevier = elsevier;
    }

    /** The work that an address points to, or null if the address does not show it. */
    @Nullable Target target(WebAddress address) {
        Target indexed = indexed(address);
        if (indexed != null || ABOUT_PAPERS.contains(address.host())) {
            return indexed;
        }
        String inPath = doiInPath(address);
        if (inPath != null) {
            return Target.doi(inPath);
        }
        Target article = elsevier.target(address);
        if (article != null) {
            return article;
        }
        String pieces = doiPaths.apply(address);
        String inPieces = pieces == null ? null : Dois.startingAt(pieces, 0);
        String doi = inPieces == null ? doiInParameters(address) : inPieces;
        return doi == null ? null : Target.doi(doi);
    }

    private static @Nullable Target indexed(WebAddress address) {
        return switch (address.host()) {
            case "doi.org", "dx.doi.org" -> shortDoi(address.segments());
            case "pubmed.ncbi.nlm.nih.gov", "pubmed.gov", "pubmed.com" -> pubmed(address, address.segments());
            case "ncbi.nlm.nih.gov" -> ncbi(address, address.segments());
            case "pmc.ncbi.nlm.nih.gov" -> pmc(address, address.segments());
            case "pubmedcentral.nih.gov", "pubmedcentral.gov", "pubmedcentral.org" -> pmcParameter(address, "artid");
            case "europepmc.org", "ukpmc.ac.uk" -> europePmc(address, address.segments());
            case "ar5iv.org", "alphaxiv.org" -> arxiv(address);
            default -> address.isUnder("arxiv.org") ? arxiv(address) : null;
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
        List<String> rest = segments.subList(1, segments.size());
        return switch (segments.get(0).toLowerCase(Locale.ROOT)) {
            case "pubmed" -> pubmed(address, rest);
            case "m", "labs" -> ncbi(address, rest);
            case "pmc" -> pmc(address, rest);
            case "entrez", "sites" -> entrez(address);
            case "research" -> rest.size() > 2 && rest.get(1).equals("publication") ? pmidTarget(rest.get(2)) : null;
            default -> null;
        };
    }

    private static @Nullable Target pubmed(WebAddress address, List<String> segments) {
        if (!segments.isEmpty()) {
            Target first = pmidTarget(segments.get(0));
            return first == null && segments.size() > 1 ? pmidTarget(segments.get(1)) : first;
        }
        return searched(address);
    }

    /** The work that a search is for, if it is for a single id. */
    private static @Nullable Target searched(WebAddress address) {
        for (String name : SEARCHES) {
            String value = address.parameter(name);
            Target target = value == null ? null : id(value.replace("\"", "").strip());
            if (target != null) {
                return target;
            }
        }
        return null;
    }

    /** The work for an id as used in searches: {@code 123[pmid]}, {@code PMC123}, {@code DOI:10.1056/x}. */
    private static @Nullable Target id(String term) {
        String digits = Ids.leadingDigits(term);
        String field = term.substring(digits.length()).strip().toLowerCase(Locale.ROOT);
        if (field.isEmpty() || field.equals("[pmid]") || field.equals("[uid]")) {
            return pmidTarget(digits);
        }
        if (term.regionMatches(true, 0, "PMC", 0, 3)) {
            return Ids.isNumber(term.substring(3)) ? pmcTarget(term) : null;
        }
        String bare =
                term.regionMatches(true, 0, "doi:", 0, 4) ? term.substring(4).strip() : term;
        String doi = bare.indexOf(' ') < 0 ? Dois.startingAt(bare, 0) : null;
        return doi == null ? null : Target.doi(doi);
    }

    private static @Nullable Target entrez(WebAddress address) {
        String ids = address.parameter("list_uids");
        return "pubmed".equalsIgnoreCase(address.parameter("db")) && ids != null ? pmidTarget(ids) : null;
    }

    private static @Nullable Target pmc(WebAddress address, List<String> segments) {
        int articles = segments.indexOf("articles");
        if (articles < 0 || articles + 1 >= segments.size()) {
            return segments.contains("articlerender.fcgi") ? pmcParameter(address, "artid") : searched(address);
        }
        String id = segments.get(articles + 1);
        if (id.equals("pmid") && articles + 2 < segments.size()) {
            return pmidTarget(segments.get(articles + 2));
        }
        return pmcTarget(id);
    }

    private static @Nullable Target pmcParameter(WebAddress address, String name) {
        String id = address.parameter(name);
        return id == null ? null : pmcTarget(id);
    }

    private static @Nullable Target europePmc(WebAddress address, List<String> segments) {
        if (segments.size() >= 2 && segments.get(0).equals("articles")) {
            return pmcTarget(segments.get(1));
        }
        if (segments.size() < 3) {
            Target searched = searched(address);
            return searched == null ? pmcParameter(address, "accid") : searched;
        }
        return switch (segments.get(1).toUpperCase(Locale.ROOT)) {
            case "MED" -> pmidTarget(segments.get(2));
            case "PMC" -> pmcTarget(segments.get(2));
            default -> null;
        };
    }

    /** The record whose number a text starts with; null if several numbers follow each other. */
    private static @Nullable Target pmidTarget(String id) {
        String digits = Ids.leadingDigits(id);
        String rest = id.substring(digits.length());
        boolean several = rest.length() > 1 && ",+ ".indexOf(rest.charAt(0)) >= 0 && Ids.isNumber(rest.substring(1, 2));
        String pmid = several ? null : Ids.pmid(digits);
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
        String id =
                switch (path.substring(0, slash)) {
                    case "abs", "pdf", "html", "format", "ps", "src", "e-print", "overview" ->
                        path.substring(slash + 1);
                    case "ftp" -> path.substring(path.lastIndexOf('/') + 1);
                    default -> "";
                };
        String arxiv = Ids.arxiv(id);
        return arxiv == null ? null : Target.arxiv(arxiv);
    }

    private static @Nullable String doiInPath(WebAddress address) {
        if (address.path().indexOf("10.") < 0) {
            return null;
        }
        String path = '/' + unescaped(address.decodedPath().toLowerCase(Locale.ROOT));
        int announced = isResolver(address.host()) ? 0 : firstLongAnnouncement(path);
        for (int at = path.indexOf("10."); at >= 0; at = path.indexOf("10.", at + 1)) {
            if (Dois.isPrefixAt(path, at) && isAnnounced(path, at, announced)) {
                return Dois.startingAt(withoutArticleNumber(path, at), at);
            }
        }
        return null;
    }

    /** Without HTML's escapes, and without a second percent-encoding, of the brackets in SICI codes. */
    private static String unescaped(String path) {
        String once = path.contains("%3c") || path.contains("%5b") ? PercentEncoding.decode(path) : path;
        return once.indexOf('&') < 0
                ? once
                : once.replace("&amp;", "&").replace("&lt;", "<").replace("&gt;", ">");
    }

    private static int firstLongAnnouncement(String path) {
        int first = Integer.MAX_VALUE;
        for (String segment : LONG_BEFORE_DOI) {
            int at = path.indexOf('/' + segment + '/');
            first = at < 0 ? first : Math.min(first, at);
        }
        return first;
    }

    private static boolean isAnnounced(String path, int at, int announced) {
        int label = path.charAt(at - 1) == ' ' ? at - 1 : at;
        if (path.startsWith("doi:", label - 4) || path.startsWith("doi=", label - 4)) {
            return true;
        }
        if (path.charAt(at - 1) != '/') {
            return false;
        }
        String last = path.substring(path.lastIndexOf('/', at - 2) + 1, at - 1);
        return announced < at || BEFORE_DOI.contains(last) || last.endsWith("doi") || last.endsWith("article");
    }

    /** Whether a host resolves DOIs, so that one in a path needs no announcement. */
    private static boolean isResolver(String host) {
        for (String start : RESOLVER_STARTS) {
            if (host.startsWith(start)) {
                return true;
            }
        }
        for (String site : AFTER_TITLES) {
            if (Hosts.isUnder(host, site)) {
                return true;
            }
        }
        return RESOLVERS.contains(host);
    }

    /**
     * Strips what Silverchair's sites append to the DOI: in {@code /article/doi/10.1093/cid/ciaa248/5797378} a number, and
     * sometimes a title.
     */
    private static String withoutArticleNumber(String path, int at) {
        if (!path.startsWith("doi/", at - 4) || path.lastIndexOf("article", at) < 0) {
            return path;
        }
        int suffix = path.indexOf('/', at) + 1;
        for (int slash = path.indexOf('/', suffix); slash >= 0; slash = path.indexOf('/', slash + 1)) {
            int next = path.indexOf('/', slash + 1);
            String segment = path.substring(slash + 1, next < 0 ? path.length() : next);
            if (Ids.isNumber(segment) && segment.length() >= MIN_ARTICLE_NUMBER_LENGTH) {
                return path.substring(0, slash);
            }
        }
        return path;
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
