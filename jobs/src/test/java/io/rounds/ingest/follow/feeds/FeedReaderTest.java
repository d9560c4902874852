package io.rounds.ingest.follow.feeds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(300)
class FeedReaderTest {
    static final String RSS = """
            <?xml version="1.0" encoding="UTF-8"?>
            <rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
                xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:prism="http://prismstandard.org/namespaces/basic/2.0/">
              <channel><title>Example &amp; Emergency</title><link>https://emergency.example.org/</link><description>x</description>
                <item>
                  <title>Sepsis &lt;em&gt;bundles&lt;/em&gt; &amp;amp; me</title>
                  <link>https://emergency.example.org/sepsis-bundles/?utm_source=rss&amp;utm_medium=rss</link>
                  <dc:creator><![CDATA[Ada Example]]></dc:creator>
                  <pubDate>Mon, 05 Jan 2026 10:00:00 +0100</pubDate>
                  <guid isPermaLink="false">https://emergency.example.org/?p=17</guid>
                  <description><![CDATA[Short]]></description>
                  <content:encoded><![CDATA[<p>Long</p>]]></content:encoded>
                </item>
                <item>
                  <title>A trial</title>
                  <link>https://journal.example.org/content/12/3/45?rss=1</link>
                  <dc:creator>Bo Sample</dc:creator><dc:creator>Cy Specimen</dc:creator>
                  <dc:date>2026-01-04</dc:date>
                  <prism:doi>10.1136/EMERMED-2026-000001</prism:doi>
                  <prism:publicationName>Journal of Examples</prism:publicationName>
                </item>
                <item><title>Without a link</title></item>
              </channel>
            </rss>
            """;

    private static final URI FEED = URI.create("https://emergency.example.org/feed/");

    private final FeedReader reader = new FeedReader();

    private List<FeedEntry> read(String feed) throws IOException {
        return reader.read(feed.getBytes(StandardCharsets.UTF_8), "application/xml", FEED);
    }

    @Test
    void readsRssWithItsModules() throws IOException {
        List<FeedEntry> entries = read(RSS);

        assertThat(entries).hasSize(2);
        FeedEntry page = entries.get(0);
        assertThat(page.link()).isEqualTo("https://emergency.example.org/sepsis-bundles");
        assertThat(page.id()).isEqualTo(page.link());
        assertThat(page.title()).isEqualTo("Sepsis bundles & me");
        assertThat(page.authors()).containsExactly("Ada Example");
        assertThat(page.site()).isEqualTo("Example & Emergency");
        assertThat(page.publishedAt()).isEqualTo(Instant.parse("2026-01-05T09:00:00Z"));
        FeedEntry paper = entries.get(1);
        assertThat(paper.doi()).isEqualTo("10.1136/emermed-2026-000001");
        assertThat(paper.id()).isEqualTo("10.1136/emermed-2026-000001");
        assertThat(paper.link()).isEqualTo("https://doi.org/10.1136/emermed-2026-000001");
        assertThat(paper.authors()).containsExactly("Bo Sample", "Cy Specimen");
        assertThat(paper.site()).isEqualTo("Journal of Examples");
        assertThat(paper.publishedAt()).isEqualTo(Instant.parse("2026-01-04T00:00:00Z"));
    }

    @Test
    void readsASearchOfPubMed() throws IOException {
        List<FeedEntry> entries = read("""
                <?xml version="1.0" encoding="utf-8"?>
                <rss xmlns:atom="http://www.w3.org/2005/Atom" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" version="2.0">
                <channel><title>medical education</title><link>https://pubmed.ncbi.nlm.nih.gov/rss-feed/?x=1</link><description>x</description>
                <item>
                  <title>Teaching at the bedside</title>
                  <link>https://pubmed.ncbi.nlm.nih.gov/40000001/?utm_source=Other&amp;utm_medium=rss&amp;fc=20260105&amp;v=2.18</link>
                  <description><![CDATA[<p>Abstract</p>]]></description>
                  <guid isPermaLink="false">pubmed:40000001</guid>
                  <pubDate>Sun, 04 Jan 2026 06:00:00 -0500</pubDate>
                  <dc:creator>Di Exemplar</dc:creator><dc:creator>Ed Instance</dc:creator>
                  <dc:date>2026-01-04</dc:date>
                  <dc:source>Med Teach</dc:source>
                  <dc:identifier>pmid:40000001</dc:identifier>
                  <dc:identifier>doi:10.1080/0142159X.2026.0000001</dc:identifier>
                </item></channel></rss>
                """);

        assertThat(entries).singleElement().satisfies(entry -> {
            assertThat(entry.id()).isEqualTo("10.1080/0142159x.2026.0000001");
            assertThat(entry.authors()).containsExactly("Di Exemplar", "Ed Instance");
            assertThat(entry.site()).isEqualTo("Med Teach");
            // The day of dc:date; pubDate is when PubMed got it.
            assertThat(entry.publishedAt()).isEqualTo(Instant.parse("2026-01-04T00:00:00Z"));
        });
    }

    @Test
    void readsAtom() throws IOException {
        List<FeedEntry> entries = read("""
                <feed xmlns="http://www.w3.org/2005/Atom"><title>PLOS Example</title><id>x</id><updated>2026-01-05T00:00:00Z</updated>
                  <entry><title type="html">Learning &lt;i&gt;curves&lt;/i&gt;</title><id>10.1371/journal.pmed.9000001</id>
                    <link rel="related" href="https://example.org/other"/>
                    <link rel="alternate" href="https://journals.plos.org/plosmedicine/article?id=10.1371/journal.pmed.9000001"/>
                    <author><name>Flo Case</name></author><updated>2026-01-05T14:00:00Z</updated><published>2026-01-03T14:00:00Z</published></entry>
                </feed>
                """);

        assertThat(entries).singleElement().satisfies(entry -> {
            assertThat(entry.id()).isEqualTo("10.1371/journal.pmed.9000001");
            assertThat(entry.title()).isEqualTo("Learning curves");
            assertThat(entry.authors()).containsExactly("Flo Case");
            assertThat(entry.publishedAt()).isEqualTo(Instant.parse("2026-01-03T14:00:00Z"));
        });
    }

    @Test
    void readsJsonFeed() throws IOException {
        List<FeedEntry> entries = read("""
                {"version":"https://jsonfeed.org/version/1.1","title":"Example","items":[
                  {"id":"1","url":"/posts/airway","title":"Airway","authors":[{"name":"Gil Sample"}],"date_published":"2026-01-05T08:00:00+01:00"},
                  {"id":"https://emergency.example.org/posts/2","content_text":"No title"}]}
                """);

        assertThat(entries)
                .extracting(FeedEntry::link)
                .containsExactly("https://emergency.example.org/posts/airway", "https://emergency.example.org/posts/2");
        assertThat(entries.get(0).authors()).containsExactly("Gil Sample");
        assertThat(entries.get(0).publishedAt()).isEqualTo(Instant.parse("2026-01-05T07:00:00Z"));
        assertThat(entries.get(1).title()).isEqualTo("No title");
        assertThat(entries.get(1).publishedAt()).isNull();
    }

    @Test
    void refusesDocumentTypesSoThatNothingElseIsReadOrMultiplied(@TempDir Path folder) throws IOException {
        Path secret = Files.writeString(folder.resolve("secret"), "not to be read");
        String outside = RSS.replace("<rss ", "<!DOCTYPE rss [<!ENTITY x SYSTEM \"" + secret.toUri() + "\">]><rss ")
                .replace("A trial", "&x;");
        String bomb = RSS.replace(
                        "<rss ",
                        "<!DOCTYPE rss [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;\">]><rss ")
                .replace("A trial", "&c;");

        assertThatThrownBy(() -> read(outside))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("is no feed that can be read")
                .hasMessageNotContaining("not to be read");
        assertThatThrownBy(() -> read(bomb)).isInstanceOf(IOException.class).hasMessageContaining("DOCTYPE");
    }

    /** Rome alone takes minutes for it. */
    @Test
    void refusesElementsThatAreNestedTooDeeply() {
        String deep = "<a>".repeat(500_000) + "</a>".repeat(500_000);
        assertThatThrownBy(() -> read(RSS.replace("A trial", deep)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("nested more than 100 times");
        assertThatThrownBy(() -> read("<rss>" + "<channel>".repeat(1_000_000)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("nested more than 100 times");
        assertThatThrownBy(() ->
                        read("{\"version\":\"https://jsonfeed.org/version/1.1\",\"items\":" + "[".repeat(1_000_000)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("broken or cut");
    }

    @Test
    void saysWhatIsNoFeed() {
        assertThatThrownBy(() -> read("<html><body>Hello</body></html>")).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> read("")).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> read("{\"a\":1}")).hasMessage("is JSON, but no JSON Feed");
        assertThatThrownBy(() -> read("{\"a\":")).hasMessageContaining("broken or cut");
        assertThatThrownBy(() -> read(RSS.substring(0, RSS.length() / 2))).isInstanceOf(IOException.class);
    }

    @Test
    void theBuiltInListIsOne() {
        assertThat(FeedList.load()).hasSizeGreaterThan(10).allMatch(feed -> feed.getScheme()
                .equals("https"));
    }
}
