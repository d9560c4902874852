package io.rounds.extract.links;

import io.rounds.extract.text.Tlds;
import io.rounds.model.Link;
import io.rounds.model.LinkKind;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Understands links from their address alone: one canonical form for all spellings of a target, what it is, its ids,
 * and who publishes it. Nothing is looked up on a network.
 *
 * <p>The canonical form is a fixed point: a link's canonical form has itself as canonical form, and the same kind and
 * ids. The steps are: take the target out of a redirector's address; bring host, path, query and fragment to one
 * spelling ({@link WebAddress}); recognise social networks, papers, trials, videos and episodes, which have one address
 * each; otherwise it is a page.
 *
 * <p>Links repeat, so results are kept, up to {@link #REMEMBERED} of them, the least recently used forgotten first.
 * Therefore one instance serves one thread; instances are cheap to use, and {@link #load()} reads the tables anew.
 */
public final class Links {
    /** How many results one instance keeps. */
    public static final int REMEMBERED = 20_000;

    private static final int LONGEST_URL = 8_192;
    private static final int MOST_REDIRECTORS = 5;
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
    private final Map<String, ResolvedLink> remembered = new Recent();

    private Links() {}

    /** The least recently used entry goes first. */
    private static final class Recent extends LinkedHashMap<String, ResolvedLink> {
        private static final long serialVersionUID = 1L;

        Recent() {
            super(1024, 0.75f, true);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, ResolvedLink> eldest) {
            return size() > REMEMBERED;
        }
    }

    /** With the tables that ship with Rounds. */
    public static Links load() {
        return new Links();
    }

    /**
     * Understands a link.
     *
     * @param url with {@code http}, {@code https} or no protocol, or {@code doi:} and a DOI
     * @return null where it is no link: another protocol, no public host, or cut off by an ellipsis
     */
    public @Nullable Link link(String url) {
        return understand(url).link();
    }

    /** The same, with what it takes: the same for the same link, whether it is remembered or not. */
    public ResolvedLink understand(String url) {
        ResolvedLink known = remembered.get(url);
        if (known == null) {
            int before = hosts.converted();
            Link link = read(url);
            known = new ResolvedLink(link, hosts.converted() - before);
            remembered.put(url, known);
        }
        return known;
    }

    private @Nullable Link read(String url) {
        boolean doi = url.regionMatches(true, 0, DOI_SCHEME, 0, DOI_SCHEME.length());
        String written =
                doi ? "https://doi.org/" + url.substring(DOI_SCHEME.length()).strip() : url;
        WebAddress address = url.length() > LONGEST_URL ? null : WebAddress.parse(written, hosts, tracking);
        if (address == null) {
            return null;
        }
        WebAddress target = behindRedirectors(address);
        boolean bareTco = target.host().equals("t.co") && target.path().isEmpty();
        return bareTco ? null : link(url, target);
    }

    private WebAddress behindRedirectors(WebAddress address) {
        WebAddress current = address;
        for (int i = 0; i < MOST_REDIRECTORS; i++) {
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
            String publisher = publishers.publisherBehind(address.host());
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
