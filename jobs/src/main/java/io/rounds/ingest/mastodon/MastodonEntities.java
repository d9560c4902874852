package io.rounds.ingest.mastodon;

import io.rounds.extract.text.Tags;
import io.rounds.ingest.draft.Assembler;
import io.rounds.ingest.draft.ContentDraft;
import io.rounds.ingest.draft.RecordLimits;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The entities of a status of Mastodon: its lists of hashtags and accounts, in the order and spelling of the links in its
 * text, and all other links. The address of its card is used where the text has no link, or only a shortened one that the
 * server has resolved.
 */
final class MastodonEntities {
    private static final String MENTION = "mention";
    private static final String HASHTAG = "hashtag";

    private final MastodonStatus status;
    private final HtmlText.Content content;
    private final Assembler assembler;
    private final RecordLimits limits;
    private final List<String> hashtags = new ArrayList<>(4);
    private final List<String> mentions = new ArrayList<>(4);
    private final List<String> urls = new ArrayList<>(4);
    private final Set<String> knownTags = new HashSet<>();
    /** Accounts by the address of their page, without those that were added already. */
    private final Map<String, MastodonStatus.Account> mentioned = new LinkedHashMap<>();

    MastodonEntities(MastodonStatus status, HtmlText.Content content, Assembler assembler, RecordLimits limits) {
        this.status = status;
        this.content = content;
        this.assembler = assembler;
        this.limits = limits;
    }

    /** @param handles the handle of an account, or null if its host is not known */
    ContentDraft.Entities read(Function<MastodonStatus.Account, @Nullable String> handles) {
        for (MastodonStatus.Account account : status.mentions) {
            mentioned.putIfAbsent(account.url == null ? String.valueOf(account.acct) : account.url, account);
        }
        for (HtmlText.Anchor anchor : content.anchors()) {
            readAnchor(anchor, handles);
        }
        for (MastodonStatus.Account account : mentioned.values()) {
            addMention(account, handles);
        }
        List<String> listed = status.tags == null ? limits.read(content.text()).hashtags() : status.tags;
        if (RecordLimits.areFew(listed)) {
            listed.forEach(this::addHashtag);
        } else {
            // Too many: the assembler rejects the status.
            hashtags.addAll(listed);
        }
        addCard();
        return new ContentDraft.Entities(hashtags, mentions, urls);
    }

    private void readAnchor(HtmlText.Anchor anchor, Function<MastodonStatus.Account, @Nullable String> handles) {
        String text = anchor.text();
        if (text.startsWith("#") || anchor.classes().contains(HASHTAG)) {
            addHashtag(Tags.bare(text));
        } else if (text.startsWith("@") || anchor.classes().contains(MENTION)) {
            MastodonStatus.Account account = mentioned.remove(anchor.href());
            if (account != null) {
                addMention(account, handles);
            }
        } else if (!anchor.href().isEmpty()) {
            urls.add(anchor.href());
        }
    }

    private void addMention(
            MastodonStatus.Account account, Function<MastodonStatus.Account, @Nullable String> handles) {
        String handle = handles.apply(account);
        if (handle != null) {
            mentions.add(handle);
        } else if (account.acct != null) {
            mentions.add(account.acct);
        }
    }

    /** Servers list a tag in lower case and without accents; the text has the author's spelling. */
    private void addHashtag(String spelling) {
        if (!limits.mayHaveHashtag(spelling)) {
            // More than a record may have: the assembler says so.
            hashtags.add(spelling);
            return;
        }
        String bare = Normalizer.normalize(Tags.normalise(spelling), Normalizer.Form.NFD)
                .codePoints()
                .filter(c -> Character.getType(c) != Character.NON_SPACING_MARK)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        if (!bare.isEmpty() && knownTags.add(bare)) {
            hashtags.add(spelling);
        }
    }

    private void addCard() {
        if (status.card == null || status.card.isEmpty()) {
            return;
        }
        if (urls.isEmpty()) {
            urls.add(status.card);
        } else if (urls.size() == 1 && assembler.isUnresolved(urls.get(0))) {
            urls.set(0, status.card);
        }
    }
}
