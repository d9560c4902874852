package io.rounds.extract.links;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.rounds.extract.text.Tags;
import io.rounds.extract.text.TextEntities;
import io.rounds.extract.text.TextExtractor;
import io.rounds.extract.text.Tlds;
import io.rounds.model.Link;
import io.rounds.reference.ReferenceTable;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/**
 * What holds for every link, tried on made and mutated ones. {@code -Djqwik.tries.default=1000000} in the test JVM's
 * arguments tries more.
 */
class LinksPropertyTest {
    private static final String[] PROTOCOLS = {
        "http://", "https://", "HTTP://", "", "//", "ftp://", "http:/", "http://user:pw@"
    };
    private static final String[] HOSTS = {
        "emcrit.org",
        "www.EMCRIT.org",
        "m.facebook.com",
        "en.m.wikipedia.org",
        "example.wordpress.com",
        "www.gov.uk",
        "gov.uk",
        "github.io",
        "x.github.io",
        "münchen.de",
        "xn--mnchen-3ya.de",
        "例え.テスト",
        "www.www.com",
        "amp.cnn.com",
        "mobile.twitter.com",
        "x.com",
        "nitter.net",
        "bsky.app",
        "t.co",
        "bit.ly",
        "nyti.ms",
        "doi.org",
        "dx.doi.org",
        "www.nejm.org",
        "www.bmj.com",
        "www.thelancet.com",
        "www.nature.com",
        "academic.oup.com",
        "www.medrxiv.org",
        "pubmed.ncbi.nlm.nih.gov",
        "www.ncbi.nlm.nih.gov",
        "pmc.ncbi.nlm.nih.gov",
        "europepmc.org",
        "arxiv.org",
        "clinicaltrials.gov",
        "www.clinicaltrialsregister.eu",
        "www.isrctn.com",
        "www.youtube.com",
        "youtu.be",
        "vimeo.com",
        "podcasts.apple.com",
        "open.spotify.com",
        "www.google.com",
        "l.facebook.com",
        "web.archive.org",
        "www-bmj-com.cdn.ampproject.org",
        "cdn.ampproject.org",
        "bioone.org",
        "media.tenor.com",
        "www.nejm.org.ezproxy.lib.edu.au",
        "10.0.0.1",
        "999.1.1.1",
        "localhost",
        "no-tld",
        "a.b.c.d.e.com",
        "foo_bar.example.com",
        "-bad.com",
        "host:80",
        "host.com:443",
        "host.com:8080",
        "host.com:99999",
        "host.com:",
        "mastodon.example.org",
        "bird.example.org",
        "www.threads.com",
        "fxbsky.app",
        "www.sciencedirect.com",
        "www.annemergmed.com",
        "jamanetwork.com",
        "www.mdpi.com",
        "journals.lww.com",
        "elifesciences.org",
        "www.ssrn.com",
        "osf.io",
        "archive.ph",
        "open.substack.com",
        "urldefense.com",
        "urldefense.proofpoint.com",
        "www-nejm-org.translate.goog",
        "ezproxy.lib.edu.au",
        "x.page.link",
        "www.bing.com",
        "www.amazon.co.uk",
        "[2001:db8::1]",
        "[2001:DB8:0:0::1]:8080",
        "[::1]",
        "www.biomedcentral.com",
        "www.google.co.uk"
    };
    private static final String[] PATHS = {
        "",
        "/",
        "//",
        "/path",
        "/path/",
        "/a//b/",
        "/./a/../b",
        "/..",
        "/amp",
        "/news/amp/",
        "/amp/x",
        "/a;jsessionid=1",
        "/doi/full/10.1056/NEJMoa2021436",
        "/10.1056/NEJMoa2021436.",
        "/doi/abs/10.1002/(SICI)1097(199)1:1%3C1::AID%3E3",
        "/content/10.1101/2020.03.01.20031054v2.full.pdf",
        "/articles/s41586-020-2008-3",
        "/doi/10.1002/(SICI)1096-9861(19960129)365:1%3C113::AID-CNE9%3E3.0.CO;2-6/full",
        "/10.1002/(SICI)1096-9861(19960129)365:1&lt;113::AID-CNE9&gt;3.0.CO;2-6",
        "/10.1002/(SICI)1096-9861(19960129)365:1%253C113::AID-CNE9%253E3.0.CO%3B2-6",
        "/doi/10.1021/ja003055%2B",
        "/10.1021/ja003055+/full",
        "/journals/copeia/volume-107/issue-1/CH-18-150/Title/10.1643/CH-18-150.full",
        "/news/x.amp.amp.html",
        "/x.amp.html/amp-page/",
        "/(X(1)S(lit3py55t21z5v55vlm25s55))/x.aspx",
        "/a%3Bjsessionid=1/b;phpsessid=2",
        "/doi/10.1890/0012-9658(2001)082[1655:S]2.0.CO;2",
        "/article/doi/10.1542/peds.2020-1234/12345/Title",
        "/cdsr/doi/10.1002/14651858.CD001431.pub5/full/es",
        "/science/article/pii/S0196064420301234",
        "/article/S0300-9572(20)30123-4/fulltext",
        "/articles/gim201530",
        "/articles/57309v2.pdf",
        "/content/106/12/901.full.pdf",
        "/content/bmj/368/bmj.m1163.full",
        "/2077-0383/9/3/623/pdf",
        "/journals/jama/article-abstract/2761044",
        "/academicmedicine/Abstract/2020/03000/Foo.12.aspx",
        "/2020/5/e19016/pdf",
        "/sol3/papers.cfm",
        "/preprints/psyarxiv/abcde_v1",
        "/v3/__https://www.bmj.com/content/1__;!!a!b$",
        "/v2/url",
        "/2020.01.01-120000/https://www.bmj.com/x",
        "/pub/name/p/post",
        "/login",
        "/pubmed/12345678",
        "/12345678/",
        "/pmc/articles/PMC7096066/",
        "/articles/PMC7096066",
        "/article/MED/12345678",
        "/abs/1301.5277v2",
        "/pdf/1301.5277.pdf",
        "/abs/q-bio/0401001",
        "/ct2/show/NCT01234567",
        "/ctr-search/trial/2015-000123-12/GB",
        "/ISRCTN12345678",
        "/watch",
        "/dQw4w9WgXcQ",
        "/shorts/dQw4w9WgXcQ",
        "/76979871",
        "/us/podcast/x/id1234567",
        "/episode/4rOoJ6Egrf8K2IrywzwOMk",
        "/url",
        "/l.php",
        "/web/20150101000000/http://www.bmj.com/x?y=1",
        "/c/s/www.bmj.com/content/1",
        "/amp/s/www.bmj.com/content/1",
        "/someone/status/1234567890123456789",
        "/i/web/status/1/photo/1",
        "/@user/109876543210987654",
        "/web/@user@example.org/109876543210987654/embed",
        "/profile/did:plc:abc/post/3k5xyz/liked-by",
        "/embed/videoseries",
        "/v/dQw4w9WgXcQ&hl=en",
        "/showcase/1234567/video/76979871",
        "/users/u/statuses/109876543210987654",
        "/1471-2105/14/91/abstract",
        "/journals/lancet/article/PIIS0140-6736(20)30183-5/fulltext",
        "/cid/article/doi/10.1093/cid/ciaa248/5797378",
        "/%7Euser/%2e%2E/x",
        "/%zz",
        "/100%",
        "/ü/日本",
        "/\ud83d\ude00",
        "/\ud83d",
        "/a b",
        "/a|b",
        "/[x]",
        "/wiki/Primer_(film)",
        "/\\x",
        "/@x"
    };
    private static final String[] QUERIES = {
        "",
        "?",
        "?a=1",
        "?b=2&a=1",
        "?utm_source=x",
        "?v=dQw4w9WgXcQ&t=3s",
        "?i=1000456789",
        "?term=12345678",
        "?id=10.1371/journal.pone.0066129",
        "?pmc=PMC7096066&page=2",
        "?url=https%3A%2F%2Fwww.nejm.org%2Fdoi%2F10.1056%2FNEJMoa2021436",
        "?u=http://a.com/?u=http://b.com",
        "?a=%zz&&=&b",
        "?amp;utm_medium=x&amp;q=1",
        "?q=ü&r=a b",
        "?query=eudract_number:2015-000123-12",
        "?a=1?b=2",
        "?list_uids=123&db=pubmed",
        "?list=PLabc",
        "?abstract_id=3556998",
        "?pii=S0140-6736%2820%2930183-5",
        "?term=10.1056/NEJMoa2021436[doi]",
        "?u=https-3A__www.bmj.com_x-3Fa-3D1&d=x",
        "?qurl=https%3A%2F%2Fwww.bmj.com%2Fx",
        "?a=1__;!!b$",
        "?share=twitter&nb=1",
        "?shared=email&msg=fail&SID=8f14e45fceea167a5a36dedd4bea2543",
        "?s=8f14e45fceea167a5a36dedd4bea2543&CFID=1&CFTOKEN=2"
    };
    private static final String[] FRAGMENTS = {
        "", "#", "#top", "#!page/1", "#/route", "#:~:text=x", "#a#b", "#!ü b", "#!/user/status/20"
    };
    private static final String NASTY = "\u0000 \t\n%/?#&=.:@\\[]()<>\"'|^`{}…\ud83d\ude00éß日\u200d\ufeff-_~+";

    private static final Hosts HOST_RULES = new Hosts(Tlds.load());
    private static final TrackingParameters TRACKING = TrackingParameters.load();
    private static final Links LINKS = Links.load();

    @Property
    void theCanonicalFormIsAFixedPointWithTheSameIdsAndTheSamePublisher(@ForAll("urls") String url) {
        Link link = LINKS.link(url);
        if (link != null) {
            Link again = LINKS.link(link.canonical());
            assertThat(identity(again)).as(url).isEqualTo(identity(link));
        }
    }

    @Property
    void theCanonicalFormIsAUrl(@ForAll("urls") String url) {
        Link link = LINKS.link(url);
        if (link != null) {
            assertThatCode(() -> new URI(link.canonical()).toURL()).as(url).doesNotThrowAnyException();
            assertThat(URI.create(link.canonical()).getScheme()).isEqualTo("https");
            assertThat(link.canonical()).isASCII();
        }
    }

    @Property
    void trackingParametersDoNotChangeTheCanonicalForm(@ForAll("urls") String url, @ForAll("tracking") CSVRecord row) {
        Link link = LINKS.link(url);
        WebAddress address = WebAddress.parse(url, HOST_RULES, TRACKING);
        String domain = row.get("domain");
        if (link == null || address == null || !(domain.isEmpty() || address.isUnder(domain))) {
            return;
        }
        int hash = url.indexOf('#');
        String before = hash < 0 ? url : url.substring(0, hash);
        String tracked = before
                + (before.indexOf('?') < 0 ? "?" : "&")
                + row.get("parameter").replace("*", "x").replace("#", "1")
                + "=1"
                + (hash < 0 ? "" : url.substring(hash));
        assertThat(identity(LINKS.link(tracked))).as(tracked).isEqualTo(identity(link));
    }

    @Property
    void anyTextIsExtractedWithoutAnError(@ForAll("texts") String text) {
        TextEntities found = TextExtractor.extract(text);
        assertThat(found.urls()).allMatch(text::contains);
        assertThat(found.hashtags()).allMatch(text::contains).noneMatch(String::isEmpty);
        found.hashtags()
                .forEach(tag -> assertThat(Tags.normalise(Tags.normalise(tag))).isEqualTo(Tags.normalise(tag)));
        found.urls().forEach(LINKS::link);
    }

    private static List<@Nullable String> identity(@Nullable Link link) {
        List<@Nullable String> identity = new ArrayList<>();
        if (link != null) {
            identity.add(link.canonical());
            identity.add(link.kind().documentName());
            identity.add(link.contentId());
            identity.add(link.doi());
            identity.add(link.pmid());
            identity.add(link.pmcid());
            identity.add(link.arxiv());
            identity.add(link.domain());
            identity.add(link.publisher());
        }
        return identity;
    }

    @Provide
    Arbitrary<String> urls() {
        Arbitrary<String> made = Combinators.combine(
                        Arbitraries.of(PROTOCOLS),
                        Arbitraries.of(HOSTS),
                        Arbitraries.of(PATHS),
                        Arbitraries.of(QUERIES),
                        Arbitraries.of(FRAGMENTS))
                .as((protocol, host, path, query, fragment) -> protocol + host + path + query + fragment);
        Arbitrary<String> mutated =
                Combinators.combine(made, Arbitraries.longs()).as(LinksPropertyTest::mutated);
        return Arbitraries.oneOf(made, mutated);
    }

    @Provide
    Arbitrary<CSVRecord> tracking() {
        return Arbitraries.of(ReferenceTable.rows("tracking_parameters.csv"));
    }

    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> words = Arbitraries.oneOf(
                urls(),
                Arbitraries.strings().all().ofMaxLength(20),
                Arbitraries.strings().withChars("#@$./:-_ab1é日").ofMaxLength(20));
        return words.list().ofMaxSize(8).map(list -> String.join(" ", list));
    }

    /** One to four characters put in, taken out or exchanged. */
    private static String mutated(String url, long seed) {
        Random random = new Random(seed);
        StringBuilder changed = new StringBuilder(url);
        for (int i = random.nextInt(4); i >= 0; i--) {
            int at = random.nextInt(changed.length() + 1);
            char c = NASTY.charAt(random.nextInt(NASTY.length()));
            switch (random.nextInt(3)) {
                case 0 -> changed.insert(at, c);
                case 1 -> changed.delete(at, Math.min(changed.length(), at + 1));
                default -> changed.replace(at, Math.min(changed.length(), at + 1), String.valueOf(c));
            }
        }
        return changed.toString().strip();
    }
}
