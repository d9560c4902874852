package io.rounds.chats.abuse;

import io.rounds.chats.posts.ChatPost;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Looks for abuse of a chat's tag: {@code spam}, {@code click_farm}, {@code flood} and {@code drift}.
 *
 * <p>Every rule needs several signs at once, and its reason names the figures. What an archive or network does not say
 * (followers, the age of an account) is no sign. The result is a function of the set of posts: their order does not
 * matter. The time is linear in the posts, but for sorting the few that are suspect.
 */
public final class TroubleFinder {
    private static final Comparator<Trouble> BY_TWEETS = Comparator.comparing((Trouble trouble) -> -trouble.tweets())
            .thenComparing(Trouble::kind)
            .thenComparing(trouble -> trouble.accounts().get(0));

    private TroubleFinder() {}

    /**
     * The troubles of a session, the one with most tweets first; empty for nearly every session.
     *
     * @param posts all posts under the chat's tags, each once, in any order
     * @param tags the chat's tags, normalised
     * @param moderators handles in lower case; they are never reported
     * @param isNew whether an account was never seen under the tag before this session
     */
    public static List<Trouble> find(
            List<ChatPost> posts, Set<String> tags, Set<String> moderators, Predicate<String> isNew) {
        if (posts.isEmpty()) {
            return List.of();
        }
        SessionPosts session = new SessionPosts(posts, moderators, isNew);
        List<Trouble> found = new ArrayList<>(SpamBursts.find(session));
        Set<String> spammers = new HashSet<>();
        found.forEach(spam -> spammers.addAll(spam.accounts()));
        found.addAll(ClickFarms.find(session));
        // Spam with a hashtag of its own is not reported as drift, too, nor a quick spammer as a flood.
        List<Trouble> others = new ArrayList<>(Floods.find(session));
        others.addAll(Drifts.find(session, tags));
        others.removeIf(trouble -> spammers.containsAll(trouble.accounts()));
        found.addAll(others);
        found.sort(BY_TWEETS);
        return List.copyOf(found);
    }
}
