package io.rounds.extract.links;

import io.rounds.extract.text.Tlds;
import io.rounds.model.Link;
import io.rounds.model.LinkKind;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Resolves links from their address alone: the canonical URL, which is the same for all spellings of a target, its kind,
 * its ids and its publisher. There is no network access.
 *
 * <p>The canonical form is a fixed point: a link's canonical form has itself as canonical form, and the same kind and
 * ids. The steps are: extract the target of a redirector's address; normalise host, path, query and fragment
 * ({@link WebAddress}); recognise social networks, papers, trials, videos and episodes, which have one canonical URL
 * each. Everything else is a page.
 *
 * <p>Links repeat, so the {@value #CACHE_SIZE} most recently used results are cached. An instance is therefore not
 * thread-safe; {@link #load()} reads the tables for each instance.
 */
public final class Links {
    /** The number of results that an instance caches. */
    public static final int CACHE_SIZE = 20_000;

    private static final int MAX_URL_LENGTH = 8_192;
    private static final int MAX_REDIRECTORS = 5;
    private static final String DOI_SCHEME = "doi:";

    private final Hosts hosts = new Hosts(Tlds.load());
    private final TrackingParameters tracking = TrackingParameters.load();
    private final Redirectors redirectors = Redirectors.load();
    private final SocialNetworks networks = SocialNetworks.load(tracking);
    private final ElsevierArticles elsevier = ElsevierArticles.load();
    private final Papers papers = new Papers(PathRules.load("doi_paths.csv", "doi"), elsevier);
    private final PathRules views = PathRules.load("page_views.csv", "page");
    private final Trials trials = new Trials();
    private final Media media = new Media();
    private final Publishers publishers = Publishers.load(elsevier);
    private final Map<String, ResolvedLink> cache = new LruCache();

    private Links() {}

    /** Evicts the least recently used entry. */
    private static final class LruCache extends LinkedHashMap<String, ResolvedLink> {
        private static final long serialVersionUID = 1L;

        LruCache() {
            super(1024, 0.75f, true);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, ResolvedLink> eldest) {
            return size() > CACHE_SIZE;
        }
    }

    /** Loads the built-in tables. */
    public static Links load() {
        return new Links();
    }

    /**
     * Resolves a link.
     *
     * @param url with {@code http}, {@code https} or no protocol, or {@code doi:} and a DOI
     * @return null if it is not a link: another protocol, no public host, or truncated by an ellipsis
     */
    public @Nullable Link link(String url) {
        return resolve(url).link();
    }

    /** Resolves a link and reports the cost, which is the same whether or not the result was cached. */
    public ResolvedLink resolve(String url) {
        ResolvedLink resolved = cache.get(url);
        if (resolved == null) {
            int before = hosts.converted();
            Link link = read(url);
            resolved = new ResolvedLink(link, hosts.converted() - before);
            cache.put(url, resolved);
        }
        return resolved;
    }

    private @Nullable Link read(String url) {
        boolean doi = url.regionMatches(true, 0, DOI_SCHEME, 0, DOI_SCHEME.length());
        String written =
                doi ? "https://doi.org/" + url.substring(DOI_SCHEME.length()).strip() : url;
        WebAddress address = url.length() > MAX_URL_LENGTH ? null : WebAddress.parse(written, hosts, tracking);
        if (address == null) {
            return null;
        }
        WebAddress target = followRedirectors(address);
        boolean bareTco = target.host().equals("t.co") && target.path().isEmpty();
        return bareTco ? null : link(url, target);
    }

    private WebAddress followRedirectors(WebAddress address) {
        WebAddress current = address;
        for (int i = 0; i < MAX_REDIRECTORS; i++) {
            String inner = redirectors.target(current);
            WebAddress next = inner == null ? null : WebAddress.parse(inner, hosts, tracking);
            if (next == null) {
                return current;
            }
            current = next;
        }
        return current;
    }

    private @Nullable Link link(String url, WebAddress address) {
        if (publishers.isShortener(address.host())) {
            String publisher = publishers.publisherOfShortener(address.host());
            LinkKind kind = publisher == null ? LinkKind.UNRESOLVED : LinkKind.PAGE;
            return link(url, Target.of(kind, address.canonical(), null), publisher, publisher);
        }
        Target target = recognise(address);
        boolean cutOff = target.canonical().endsWith("...");
        if (cutOff) {
            return null;
        }
        String domain = publishers.domain(target);
        return link(url, target, domain, Publishers.publisher(target, domain));
    }

    private Target recognise(WebAddress address) {
        Target target = networks.target(address);
        target = target == null ? papers.target(address) : target;
        target = target == null ? trials.target(address) : target;
        target = target == null ? media.target(address) : target;
        if (target != null) {
            return target;
        }
        String page = views.apply(address);
        WebAddress shown = page == null ? address : address.page(page);
        return Target.of(LinkKind.PAGE, shown.canonical(), null);
    }

    private static Link link(String url, Target target, @Nullable String domain, @Nullable String publisher) {
        return new Link(
                url,
                target.canonical(),
                domain,
                publisher,
                target.kind(),
                target.contentId(),
                target.doi(),
                target.pmid(),
                target.pmcid(),
                target.arxiv());
    }
}
