package io.rounds.ingest.csv;

import io.rounds.extract.text.TextEntities;
import io.rounds.ingest.draft.Assembler;
import io.rounds.ingest.draft.AuthorDraft;
import io.rounds.ingest.draft.ContentDraft;
import io.rounds.ingest.draft.RecordLimits;
import io.rounds.ingest.draft.TweetDraft;
import io.rounds.ingest.x.XIds;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The hashtags, mentions and links of a row, from its columns and its text.
 *
 * <p>Links in the columns are complete, those in the text mostly {@code t.co}: where the columns have links, those of the text that
 * lead nowhere are left out. Hashtags and mentions of both count, because some tools give those of a cut text, and some give
 * none where there are some.
 */
final class CsvEntities {
    private static final String RESOLVED = ":=:";
    private static final String ELLIPSIS = "…";
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[\\s,;|]+");
    private static final Pattern BETWEEN_LINKS = Pattern.compile("\\s+|[,;|]\\s*(?=https?://)|[;|]+\\s*|,\\s+");
    private static final Pattern CUT = Pattern.compile("…(\\s+https?://\\S+)?\\s*$");
    private static final Pattern OLD_STYLE = Pattern.compile("^\\s*RT\\s+[@\uFF20]\\w");

    private static final JsonCell.Field OF_HASHTAGS = JsonCell.Field.of("text", "tag", "fullname");
    private static final JsonCell.Field OF_MENTIONS = JsonCell.Field.of("screen_name", "username", "screenName");
    private static final JsonCell.Field TARGETS =
            JsonCell.Field.of("unwound_url", "expanded_url", "expandedUrl", "expanded", "url");
    /** The field of a link's pictures, which have addresses, too. */
    private static final String IMAGES = "images";

    private final Assembler assembler;
    private final RecordLimits limits;

    CsvEntities(Assembler assembler, RecordLimits limits) {
        this.assembler = assembler;
        this.limits = limits;
    }

    /** Whether a text begins as a repost did before there was a button. */
    static boolean isOldStyle(String text) {
        return text.length() > 4 && OLD_STYLE.matcher(text).lookingAt();
    }

    /** The text before the links that CrowdTangle has resolved. */
    static String beforeResolved(String text) {
        int resolved = text.indexOf(RESOLVED);
        return resolved <= 0 ? text : text.substring(0, resolved).stripTrailing();
    }

    /** Completes the content of the draft. */
    void read(CsvRow row, TweetDraft draft) {
        ContentDraft content = draft.content;
        content.textOnly = !(row.has(Meaning.REPLY_TO)
                || row.has(Meaning.REPLY_TO_USER)
                || row.has(Meaning.REPLY_TO_HANDLE)
                || row.has(Meaning.REPLY_FLAG)
                || row.has(Meaning.TYPE)
                || row.has(Meaning.REFERENCED));
        String text = content.text;
        if (text == null || !mayHaveEntities(row)) {
            return;
        }
        List<String> links = links(row);
        List<String> hashtags = words(row, Meaning.HASHTAGS, "hashtags", OF_HASHTAGS);
        List<String> mentions = words(row, Meaning.MENTIONS, "mentions", OF_MENTIONS);
        if (links.isEmpty() && hashtags.isEmpty() && mentions.isEmpty()) {
            return;
        }
        withoutReposted(mentions, text, draft);
        if (addsNothing(text, hashtags, mentions, links)) {
            content.entities = new ContentDraft.Entities(hashtags, mentions, links);
            if (content.textOnly && !text.isEmpty() && isAt(text.charAt(0))) {
                draft.relations.reply = limits.read(text).replyTo() != null;
            }
            return;
        }
        TextEntities read = limits.read(text);
        boolean cut = CUT.matcher(text).find();
        content.entities = new ContentDraft.Entities(
                cut && !hashtags.isEmpty() ? hashtags : union(read.hashtags(), hashtags),
                cut && !mentions.isEmpty() ? mentions : union(read.mentions(), mentions),
                links.isEmpty() ? read.wholeUrls() : union(links, targets(read.wholeUrls())));
        if (content.textOnly && read.replyTo() != null) {
            draft.relations.reply = true;
        }
    }

    private static boolean mayHaveEntities(CsvRow row) {
        return row.has(Meaning.LINKS)
                || row.has(Meaning.HASHTAGS)
                || row.has(Meaning.MENTIONS)
                || row.has(Meaning.ENTITIES)
                || row.dialect().has(CsvTrait.CROWDTANGLE);
    }

    /** Whether the text can have no hashtag, mention or link besides those of the columns: reading it takes its time. */
    private static boolean addsNothing(String text, List<String> hashtags, List<String> mentions, List<String> links) {
        int tags = count(text, '#') + count(text, '\uFF03');
        int handles = count(text, '@') + count(text, '\uFF20');
        if (tags > hashtags.size() || handles > mentions.size()) {
            return false;
        }
        for (int at = text.indexOf("://"); at >= 0; at = text.indexOf("://", at + 1)) {
            if (!text.startsWith("://t.co/", at)) {
                return false;
            }
        }
        for (int at = links.isEmpty() ? text.indexOf('.') : -1; at >= 0; at = text.indexOf('.', at + 1)) {
            if (at + 1 < text.length() && Character.isLetterOrDigit(text.charAt(at + 1))) {
                return false;
            }
        }
        return true;
    }

    private static int count(String text, char wanted) {
        int count = 0;
        for (int at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + 1)) {
            count++;
        }
        return count;
    }

    private static boolean isAt(char c) {
        return c == '@' || c == '\uFF20';
    }

    /** The links of a text that lead somewhere without being resolved. */
    private List<String> targets(List<String> urls) {
        List<String> targets = new ArrayList<>();
        for (String url : urls) {
            if (url.contains("://") && !assembler.isUnresolved(url)) {
                targets.add(url);
            }
        }
        return targets;
    }

    /** The account that is reposted is one of the mentions that X gives, though the original does not mention it. */
    private static void withoutReposted(List<String> mentions, String text, TweetDraft draft) {
        TweetDraft original = draft.relations.original;
        AuthorDraft author = original == null ? null : original.author;
        if (author != null && author.handle != null) {
            String handle = author.handle;
            if (!mentions.isEmpty() && !names(text, handle)) {
                mentions.removeIf(mention -> mention.equalsIgnoreCase(handle));
            }
        }
    }

    /** Whether an account is mentioned in a text. */
    private static boolean names(String text, String handle) {
        for (int at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
            if (text.regionMatches(true, at + 1, handle, 0, handle.length())) {
                return true;
            }
        }
        return false;
    }

    private static List<String> union(List<String> first, List<String> second) {
        if (second.isEmpty()) {
            return first;
        }
        Set<String> seen = new LinkedHashSet<>();
        List<String> all = new ArrayList<>(first.size() + second.size());
        for (List<String> list : List.of(first, second)) {
            for (String one : list) {
                if (seen.add(one.toLowerCase(Locale.ROOT))) {
                    all.add(one);
                }
            }
        }
        return all;
    }

    private static List<String> words(CsvRow row, Meaning meaning, String under, JsonCell.Field field) {
        for (int place : row.places(meaning)) {
            List<String> words = words(row, place, field);
            if (!words.isEmpty()) {
                return words;
            }
        }
        List<String> words = new ArrayList<>();
        for (CsvValue.Node node : entities(row, field)) {
            if (node.under().endsWith(under)) {
                addWord(node.first(field.names()), words);
            }
        }
        return words;
    }

    private static List<CsvValue.Node> entities(CsvRow row, JsonCell.Field field) {
        String cell = row.cell(Meaning.ENTITIES);
        return cell == null
                ? List.of()
                : CsvValue.of(cell.strip(), field.names()).nodes();
    }

    private static List<String> words(CsvRow row, int place, JsonCell.Field field) {
        List<String> words = new ArrayList<>(4);
        List<String> values = row.values(place, field);
        String cell = values == null ? row.cell(place) : null;
        String bare = cell == null ? "" : cell.strip();
        if (values != null) {
            values.forEach(value -> addWord(value, words));
        } else if (CsvValue.isLiteral(bare)) {
            CsvValue value = CsvValue.of(bare, field.names());
            for (CsvValue.Node node : value.nodes()) {
                addWord(node.first(field.names()), words);
            }
            value.scalars().forEach(scalar -> addWord(scalar, words));
        } else if (!bare.isEmpty()) {
            for (String word : BETWEEN_WORDS.split(bare, -1)) {
                addWord(word, words);
            }
        }
        return words;
    }

    /** Adds a hashtag or a handle, without its sign; of the address of an account its handle. */
    private static void addWord(@Nullable String written, List<String> words) {
        if (written == null) {
            return;
        }
        String word = written.strip();
        int start = 0;
        while (start < word.length() && "#@＃＠\"'".indexOf(word.charAt(start)) >= 0) {
            start++;
        }
        int end = word.length();
        while (end > start && "\"'".indexOf(word.charAt(end - 1)) >= 0) {
            end--;
        }
        word = word.substring(start, end);
        if (word.indexOf('/') >= 0) {
            String handle = CsvAddresses.handle(word);
            word = handle == null ? "" : handle;
        }
        // Some tools count hashtags and mentions in columns of these names; X has no hashtag of digits alone.
        boolean number = start == 0 && XIds.isId(word);
        boolean empty = number || CsvColumns.usable(word) == null || hasBracketOrBlank(word);
        if (!empty && !word.endsWith(ELLIPSIS)) {
            words.add(word);
        }
    }

    private static boolean hasBracketOrBlank(String word) {
        for (int i = 0; i < word.length(); i++) {
            if (" ()[]{}<>".indexOf(word.charAt(i)) >= 0) {
                return true;
            }
        }
        return false;
    }

    private static List<String> links(CsvRow row) {
        List<String> links = new ArrayList<>();
        for (int place : row.places(Meaning.LINKS)) {
            addLinks(row, place, links);
            if (!areShort(links)) {
                break;
            }
        }
        for (int place : row.places(Meaning.MORE_LINKS)) {
            addLinks(row, place, links);
        }
        if (links.isEmpty()) {
            for (CsvValue.Node node : entities(row, TARGETS)) {
                if (node.under().endsWith("urls")) {
                    addLink(node.first(TARGETS.names()), links);
                }
            }
        }
        if (row.dialect().has(CsvTrait.CROWDTANGLE)) {
            addResolved(row, links);
        }
        if (!areShort(links)) {
            links.removeIf(CsvEntities::isShort);
        }
        return links;
    }

    /** The links behind the text; of the others those to the post itself say nothing. */
    private static void addResolved(CsvRow row, List<String> links) {
        links.removeIf(link -> link.startsWith("https://www.facebook.com/"));
        String text = row.cell(Meaning.TEXT);
        int at = text == null ? -1 : text.indexOf(RESOLVED);
        if (text != null && at >= 0) {
            for (String part :
                    BETWEEN_LINKS.split(text.substring(at + RESOLVED.length()).replace(RESOLVED, " "), -1)) {
                addLink(part, links);
            }
        }
    }

    private static boolean areShort(List<String> links) {
        for (String link : links) {
            if (!isShort(link)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isShort(String link) {
        return link.startsWith("https://t.co/") || link.startsWith("http://t.co/");
    }

    private static void addLinks(CsvRow row, int place, List<String> links) {
        List<String> values = row.values(place, TARGETS);
        if (values != null) {
            values.forEach(value -> addLink(value, links));
            return;
        }
        String cell = row.cell(place);
        if (cell != null) {
            addLinks(cell.strip(), links);
        }
    }

    private static void addLinks(String cell, List<String> links) {
        if (!CsvValue.isLiteral(cell)) {
            for (String link : BETWEEN_LINKS.split(cell, -1)) {
                addLink(link, links);
            }
            return;
        }
        CsvValue value = CsvValue.of(cell, TARGETS.names());
        for (CsvValue.Node node : value.nodes()) {
            if (!node.under().equals(IMAGES)) {
                addLink(node.first(TARGETS.names()), links);
            }
        }
        for (String scalar : value.scalars()) {
            addLink(scalar, links);
        }
    }

    private static void addLink(@Nullable String written, List<String> links) {
        if (written == null) {
            return;
        }
        String link = written.strip();
        boolean web = link.regionMatches(true, 0, "https://", 0, 8) || link.regionMatches(true, 0, "http://", 0, 7);
        if (web && link.length() > 10 && !links.contains(link) && links.size() < 1_000) {
            links.add(link);
        }
    }
}
