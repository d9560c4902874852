package io.rounds.ingest.follow.feeds;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.rometools.rome.feed.module.DCModule;
import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.feed.synd.SyndFeed;
import com.rometools.rome.feed.synd.SyndPerson;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.SyndFeedInput;
import com.rometools.rome.io.XmlReader;
import io.rounds.extract.links.Links;
import io.rounds.ingest.draft.Timestamps;
import io.rounds.ingest.mastodon.HtmlText;
import io.rounds.model.Link;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jdom2.Element;
import org.jspecify.annotations.Nullable;

/**
 * Reads feeds: RSS and Atom with the modules of Dublin Core and PRISM by Rome, and JSON Feed 1.1. A document type is refused,
 * so that nothing outside the feed is read and no entity can be multiplied. Used by one thread.
 *
 * @see <a href="https://www.jsonfeed.org/version/1.1/">JSON Feed</a>
 */
final class FeedReader {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MAX_ENTRIES = 5_000;
    private static final int MAX_AUTHORS = 100;
    private static final int MAX_TEXT = 2_000;
    /** Far more than any feed has. What is nested a hundred thousand times takes Rome minutes. */
    private static final int MAX_DEPTH = 100;

    private final Links links = Links.load();
    private final XMLInputFactory xmlInputs = xmlInputs();

    /**
     * The entries of a feed, in its order; those without a link are left out.
     *
     * @param contentType as the server says; null for none
     * @param feed the address of the feed, to which relative links refer
     * @throws IOException if it is no feed, with a message that says what it is instead
     */
    List<FeedEntry> read(byte[] body, @Nullable String contentType, URI feed) throws IOException {
        return isJson(body) ? readJson(body, feed) : readXml(body, contentType, feed);
    }

    private static boolean isJson(byte[] body) {
        for (byte b : body) {
            // After white space and the byte order mark.
            if (b != ' ' && b != '\n' && b != '\r' && b != '\t' && (b & 0xff) < 0x80) {
                return b == '{';
            }
        }
        return false;
    }

    private List<FeedEntry> readXml(byte[] body, @Nullable String contentType, URI address) throws IOException {
        checkDepth(body, contentType);
        SyndFeed feed;
        try (XmlReader reader = xml(body, contentType)) {
            // Document types are refused unless they are allowed.
            feed = new SyndFeedInput(false, Locale.ROOT).build(reader);
        } catch (FeedException | IllegalArgumentException e) {
            throw new IOException("is no feed that can be read (" + firstLine(e) + ')', e);
        }
        List<FeedEntry> entries = new ArrayList<>();
        for (SyndEntry entry : feed.getEntries()) {
            if (entries.size() == MAX_ENTRIES) {
                break;
            }
            FeedEntry read = entry(entry, feed, address);
            if (read != null) {
                entries.add(read);
            }
        }
        return entries;
    }

    private static XmlReader xml(byte[] body, @Nullable String contentType) throws IOException {
        return new XmlReader(new ByteArrayInputStream(body), contentType == null ? "text/xml" : contentType, true);
    }

    /** Refuses what is nested too deeply. Whatever else is wrong with it is said when it is read. */
    private void checkDepth(byte[] body, @Nullable String contentType) throws IOException {
        try (XmlReader reader = xml(body, contentType)) {
            XMLStreamReader elements = xmlInputs.createXMLStreamReader(reader);
            int depth = 0;
            while (elements.hasNext()) {
                int event = elements.next();
                if (event == XMLStreamConstants.START_ELEMENT && ++depth > MAX_DEPTH) {
                    throw new IOException(
                            "is no feed that can be read (elements are nested more than " + MAX_DEPTH + " times)");
                }
                if (event == XMLStreamConstants.END_ELEMENT) {
                    depth--;
                }
            }
        } catch (XMLStreamException notWellFormed) {
            // Up to there it is not too deep, and Rome reads no further.
            return;
        }
    }

    private static XMLInputFactory xmlInputs() {
        XMLInputFactory inputs = XMLInputFactory.newDefaultFactory();
        inputs.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        inputs.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return inputs;
    }

    private static String firstLine(Exception e) {
        String message = String.valueOf(e.getMessage());
        return message.lines().findFirst().orElse(e.getClass().getSimpleName());
    }

    private @Nullable FeedEntry entry(SyndEntry entry, SyndFeed feed, URI address) {
        DCModule core = entry.getModule(DCModule.URI) instanceof DCModule module ? module : null;
        @Nullable String doi = prism(entry, "doi");
        @Nullable String source = prism(entry, "publicationName");
        List<String> authors = new ArrayList<>();
        @Nullable Date date = entry.getPublishedDate();
        if (core != null) {
            for (String identifier : core.getIdentifiers()) {
                doi = doi == null && identifier.regionMatches(true, 0, "doi:", 0, 4) ? identifier : doi;
            }
            authors.addAll(core.getCreators());
            date = date == null ? core.getDate() : date;
            // PubMed names the journal in it; elsewhere it may be an address.
            String named = core.getSource();
            source = source == null && named != null && !named.contains("://") ? named : source;
        }
        if (authors.isEmpty()) {
            for (SyndPerson person : entry.getAuthors()) {
                authors.add(person.getName() == null ? String.valueOf(person.getEmail()) : person.getName());
            }
        }
        if (authors.isEmpty() && entry.getAuthor() != null) {
            authors.add(entry.getAuthor());
        }
        date = date == null ? entry.getUpdatedDate() : date;
        String link = entry.getLink() == null ? entry.getUri() : entry.getLink();
        return entry(
                link,
                doi,
                entry.getTitle(),
                authors,
                source == null ? feed.getTitle() : source,
                date == null ? null : date.toInstant(),
                address);
    }

    /** An element of PRISM, which has several namespaces. */
    private static @Nullable String prism(SyndEntry entry, String name) {
        for (Element element : entry.getForeignMarkup()) {
            if (element.getName().equals(name) && element.getNamespaceURI().contains("prism")) {
                return element.getTextTrim();
            }
        }
        return null;
    }

    private List<FeedEntry> readJson(byte[] body, URI address) throws IOException {
        JsonNode feed;
        try {
            feed = JSON.readTree(body);
        } catch (IOException e) {
            throw new IOException("is no feed that can be read (JSON that is broken or cut)", e);
        }
        if (!feed.path("version").asText().contains("jsonfeed.org/version/")) {
            throw new IOException("is JSON, but no JSON Feed");
        }
        List<FeedEntry> entries = new ArrayList<>();
        for (JsonNode item : feed.path("items")) {
            if (entries.size() == MAX_ENTRIES) {
                break;
            }
            // Version 1.0 had one author.
            List<String> authors = new ArrayList<>();
            item.path("authors")
                    .forEach(author -> authors.add(author.path("name").asText()));
            if (authors.isEmpty()) {
                feed.path("authors")
                        .forEach(author -> authors.add(author.path("name").asText()));
            }
            if (authors.isEmpty()) {
                authors.add(item.path("author").path("name").asText());
            }
            String link = item.path("url").asText(item.path("id").asText());
            FeedEntry read = entry(
                    link,
                    null,
                    item.path("title").asText(item.path("content_text").asText()),
                    authors,
                    feed.path("title").textValue(),
                    Timestamps.parse(item.path("date_published").asText()),
                    address);
            if (read != null) {
                entries.add(read);
            }
        }
        return entries;
    }

    private @Nullable FeedEntry entry(
            @Nullable String address,
            @Nullable String doi,
            @Nullable String title,
            List<String> authors,
            @Nullable String site,
            @Nullable Instant publishedAt,
            URI feed) {
        Link paper = doi == null ? null : links.link(doi.regionMatches(true, 0, "doi:", 0, 4) ? doi : "doi:" + doi);
        Link page = address == null ? null : links.link(resolved(feed, address.strip()));
        Link link = paper == null ? page : paper;
        if (link == null) {
            return null;
        }
        Set<String> names = new LinkedHashSet<>();
        for (String author : authors) {
            String name = text(author);
            if (!name.isEmpty() && names.size() < MAX_AUTHORS) {
                names.add(name);
            }
        }
        String from = text(site);
        return new FeedEntry(
                link.canonical(),
                link.doi() == null && page != null ? page.doi() : link.doi(),
                text(title),
                List.copyOf(names),
                from.isEmpty() ? null : from,
                publishedAt,
                feed.toString());
    }

    private static String resolved(URI feed, String address) {
        try {
            return feed.resolve(address).toString();
        } catch (IllegalArgumentException e) {
            return address;
        }
    }

    /** Plain text on one line; titles often have HTML. */
    private static String text(@Nullable String written) {
        if (written == null) {
            return "";
        }
        String plain = written.indexOf('<') < 0 && written.indexOf('&') < 0
                ? written
                : HtmlText.read(written, false).text();
        String line = plain.replaceAll("\\s+", " ").strip();
        return line.length() > MAX_TEXT ? line.substring(0, MAX_TEXT) : line;
    }
}
