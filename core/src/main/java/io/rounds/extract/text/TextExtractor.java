package io.rounds.extract.text;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Extracts hashtags, mentions, URLs, cashtags and the handle that a text replies to, by the rules of twitter-text (its
 * conformance suite is the specification). Stateless and thread-safe.
 *
 * <p>Of two overlapping entities the one that starts first is kept: a hashtag or mention inside a URL does not count.
 */
public final class TextExtractor {
    private static final Tlds TLDS = Tlds.load();

    private TextExtractor() {}

    /** Extracts all entities of a text but its cashtags, as written and in order. */
    public static TextEntities extract(String text) {
        return extract(text, new ConversionBudget());
    }

    /**
     * Extracts the entities of one of several texts that share a budget.
     *
     * @param budget for the conversion of international host names
     */
    public static TextEntities extract(String text, ConversionBudget budget) {
        List<List<Entity>> kinds = kinds(text, budget);
        List<Entity> urls = kinds.get(0);
        return new TextEntities(
                values(kinds.get(1)),
                values(withoutLists(kinds.get(2))),
                values(urls),
                values(complete(urls, text)),
                MentionScanner.replyTo(text));
    }

    /** URLs, then hashtags, then mentions and lists. */
    public static List<Entity> entities(String text) {
        return kinds(text, new ConversionBudget()).stream().flatMap(List::stream).toList();
    }

    private static List<List<Entity>> kinds(String text, ConversionBudget budget) {
        List<Entity> urls = UrlScanner.scan(text, TLDS, budget);
        List<Entity> hashtags = HashtagScanner.scan(text);
        List<Entity> mentions = MentionScanner.scan(text);
        List<List<Entity>> kinds = List.of(urls, hashtags, mentions);
        return urls.isEmpty() || (hashtags.isEmpty() && mentions.isEmpty()) ? kinds : Overlaps.removed(kinds);
    }

    /** Hashtags outside URLs. */
    public static List<Entity> hashtags(String text) {
        List<Entity> hashtags = HashtagScanner.scan(text);
        return hashtags.isEmpty() ? hashtags : outsideUrls(hashtags, text);
    }

    /** Mentions outside URLs, including lists, which have a {@link Entity#listSlug()}. */
    public static List<Entity> mentionsOrLists(String text) {
        List<Entity> mentions = MentionScanner.scan(text);
        return mentions.isEmpty() ? mentions : outsideUrls(mentions, text);
    }

    /** Mentions outside URLs, without those of lists. */
    public static List<Entity> mentions(String text) {
        return withoutLists(mentionsOrLists(text));
    }

    /** URLs with and without a protocol. */
    public static List<Entity> urls(String text) {
        return UrlScanner.scan(text, TLDS, new ConversionBudget());
    }

    /** Stock symbols such as {@code $PFE}. */
    public static List<Entity> cashtags(String text) {
        return CashtagScanner.scan(text);
    }

    /** The handle that a text starts with, without {@code @}, or null: the account it replies to. */
    public static @Nullable String replyTo(String text) {
        return MentionScanner.replyTo(text);
    }

    private static List<Entity> outsideUrls(List<Entity> entities, String text) {
        return Overlaps.removed(List.of(entities, urls(text))).get(0);
    }

    private static List<Entity> withoutLists(List<Entity> mentions) {
        List<Entity> kept = new ArrayList<>(mentions.size());
        for (Entity mention : mentions) {
            if (mention.listSlug().isEmpty()) {
                kept.add(mention);
            }
        }
        return kept;
    }

    private static List<Entity> complete(List<Entity> urls, String text) {
        List<Entity> kept = new ArrayList<>(urls.size());
        for (Entity url : urls) {
            if (!text.startsWith("\u2026", url.end()) && !text.startsWith("...", url.end())) {
                kept.add(url);
            }
        }
        return kept;
    }

    private static List<String> values(List<Entity> entities) {
        List<String> values = new ArrayList<>(entities.size());
        for (Entity entity : entities) {
            values.add(entity.value());
        }
        return values;
    }
}
