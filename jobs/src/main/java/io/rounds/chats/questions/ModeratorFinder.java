package io.rounds.chats.questions;

import io.rounds.chats.posts.ChatPost;
import io.rounds.extract.labels.Labels;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Finds who moderates a chat: the account whose labelled originals most others answer, in their threads or with their
 * numbers.
 *
 * <p>In many chats answers carry the label of the question (T1), so that only who came first with a number gets the
 * credit for what others say under it. A second account is a moderator, too, if it asks what the first does not, and
 * others answer. Fewer than two people who answer prove nothing.
 */
public final class ModeratorFinder {
    private static final int MIN_ANSWERERS = 2;

    private final List<Asking> askings = new ArrayList<>();
    private final Map<String, Asking> byTweet = new HashMap<>();
    private final Map<Integer, Asking> openers = new HashMap<>();
    private final Map<Integer, Long> lastUse = new HashMap<>();

    /**
     * An original with the label of a question.
     *
     * @param opens numbers that nobody had used in the hours before
     * @param repliers others who answer it in its thread
     * @param followers others who use a number that it opens, with a label
     */
    private record Asking(ChatPost post, Set<Integer> opens, Set<String> repliers, Set<String> followers) {
        String handle() {
            return ModeratorFinder.handle(post);
        }

        /** How many others answer. */
        int credit() {
            Set<String> people = new HashSet<>(repliers);
            people.addAll(followers);
            return people.size();
        }

        /** How many certainly do: somebody who writes T1 may as well answer what a third person asked elsewhere. */
        int proof() {
            return post.content().labels().stream().anyMatch(label -> label.charAt(0) == 'Q') ? credit() : repliers.size();
        }
    }

    private ModeratorFinder() {}

    /** The handle by which moderators are compared. */
    static String handle(ChatPost post) {
        return post.author().handle().toLowerCase(Locale.ROOT);
    }

    /**
     * The moderators, in alphabetical order.
     *
     * @param inOrder posts in order of time, each once
     */
    public static Set<String> find(List<ChatPost> inOrder) {
        ModeratorFinder finder = new ModeratorFinder();
        finder.collect(inOrder);
        Set<String> moderators = new TreeSet<>();
        String first = finder.first();
        if (first != null) {
            moderators.add(first);
            finder.addOthers(first, moderators);
        }
        return moderators;
    }

    private void collect(List<ChatPost> inOrder) {
        for (ChatPost post : inOrder) {
            if (!post.isRepost() && post.references().replyTo() == null && post.tagged()) {
                post.content().labels().forEach(label -> read(label, post));
            }
        }
        if (byTweet.isEmpty()) {
            return;
        }
        for (ChatPost post : inOrder) {
            Asking above = above(post);
            if (above != null && !above.post().author().id().equals(post.author().id())) {
                above.repliers().add(post.author().id());
            }
        }
    }

    private void read(String label, ChatPost post) {
        int number = Labels.number(label);
        boolean asks = Labels.isQuestion(label);
        Long used = lastUse.get(number);
        boolean open = used != null && post.atMillis() - used < Questions.ROUND_MILLIS;
        if (asks || open) {
            lastUse.put(number, post.atMillis());
        }
        if (asks && !byTweet.containsKey(post.tweet())) {
            Asking asking = new Asking(post, new HashSet<>(), new HashSet<>(), new HashSet<>());
            askings.add(asking);
            byTweet.put(post.tweet(), asking);
        }
        Asking asking = byTweet.get(post.tweet());
        Asking opener = openers.get(number);
        if (asks && !open && asking != null) {
            asking.opens().add(number);
            openers.put(number, asking);
        } else if (opener != null && !opener.post().author().id().equals(post.author().id())) {
            opener.followers().add(post.author().id());
        }
    }

    private @Nullable Asking above(ChatPost post) {
        if (post.isRepost() || post.references().replyTo() == null) {
            return null;
        }
        Asking parent = byTweet.get(post.references().replyTo());
        return parent != null || post.references().conversation() == null ? parent : byTweet.get(post.references().conversation());
    }

    private @Nullable String first() {
        Map<String, Integer> credits = new HashMap<>();
        askings.forEach(asking -> credits.merge(asking.handle(), asking.credit(), Integer::sum));
        String best = null;
        for (Asking asking : askings) {
            int credit = credits.getOrDefault(asking.handle(), 0);
            if (credit >= MIN_ANSWERERS && (best == null || credit > credits.getOrDefault(best, 0))) {
                best = asking.handle();
            }
        }
        return best;
    }

    private void addOthers(String first, Set<String> moderators) {
        Set<Integer> asked = new HashSet<>();
        for (Asking asking : askings) {
            if (asking.handle().equals(first)) {
                asking.post().content().labels().forEach(label -> asked.add(Labels.number(label)));
            }
        }
        for (Asking asking : askings) {
            boolean more = !asking.opens().isEmpty() && !asked.containsAll(asking.opens());
            if (more && asking.proof() >= MIN_ANSWERERS) {
                moderators.add(asking.handle());
            }
        }
    }
}
