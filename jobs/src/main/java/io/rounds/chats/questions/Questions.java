package io.rounds.chats.questions;

import io.rounds.chats.posts.ChatPost;
import io.rounds.extract.labels.Labels;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Assigns the answers of a chat to its questions.
 *
 * <p>A moderator's original with a label of a question asks; the same label again within hours only reminds. What is
 * in the thread of a question answers it, whatever its label says, because people mistype numbers more often than they
 * answer in the wrong place. Everything else under the tag goes by its label, to the question with that number that
 * was asked last, also when another has been asked since. A moderator's own words are answers only where they say so
 * (A1).
 *
 * <p>The result is a function of the set of posts.
 */
public final class Questions {
    /** How long a question may wait for its first answer before it counts as unanswered (s). */
    public static final int UNANSWERED_AFTER_SECONDS = 300;

    /** The same number after this long is another question, such as the second day's. */
    static final long ROUND_MILLIS = TimeUnit.HOURS.toMillis(3);

    /** How long before a question somebody who knows it in advance may answer. */
    private static final long MAX_EARLY_MILLIS = TimeUnit.MINUTES.toMillis(15);

    private final Set<String> moderators;
    private final Map<String, ChatPost> posts = new HashMap<>();
    private final List<Asked> asked = new ArrayList<>();
    /** By the tweets that ask or remind. */
    private final Map<String, Asked> byTweet = new HashMap<>();

    /** A question and its answers, while they are collected. */
    private record Asked(String label, ChatPost post, List<ChatPost> answers) {
        Asked(String label, ChatPost post) {
            this(label, post, new ArrayList<>());
        }

        int number() {
            return Labels.number(label);
        }
    }

    private Questions(Set<String> moderators) {
        this.moderators = moderators;
    }

    /**
     * The questions of a chat with their answers, in the order in which they were asked.
     *
     * @param inOrder posts of one session: those under its tags, and those without them in the threads of its questions; as
     *     of {@link #inOrder}
     * @param moderators handles in lower case: configured, or as of {@link ModeratorFinder#find}
     * @param nowMillis event time
     */
    public static List<Question> of(List<ChatPost> inOrder, Set<String> moderators, long nowMillis) {
        return new Questions(moderators).read(inOrder, nowMillis);
    }

    /**
     * Each tweet once, in order of time.
     *
     * @param posts in order of time, each once: those of a chat, which may be many
     * @param more in any order, repeated or not: the few beside them
     */
    public static List<ChatPost> inOrder(List<ChatPost> posts, Collection<ChatPost> more) {
        if (more.isEmpty()) {
            return posts;
        }
        Map<String, ChatPost> distinct = new HashMap<>();
        for (ChatPost post : more) {
            distinct.merge(post.tweet(), post, Questions::either);
        }
        List<ChatPost> inOrder = new ArrayList<>(posts.size() + distinct.size());
        for (ChatPost post : posts) {
            ChatPost again = distinct.remove(post.tweet());
            inOrder.add(again == null ? post : either(post, again));
        }
        inOrder.addAll(distinct.values());
        inOrder.sort(ChatPost.BY_TIME);
        return inOrder;
    }

    /** One of two that have the same id, no matter which came first. */
    private static ChatPost either(ChatPost one, ChatPost other) {
        if (one.equals(other)) {
            return one;
        }
        if (one.tagged() != other.tagged()) {
            return one.tagged() ? one : other;
        }
        return one.toString().compareTo(other.toString()) <= 0 ? one : other;
    }

    private List<Question> read(List<ChatPost> inOrder, long nowMillis) {
        if (moderators.isEmpty()
                || inOrder.stream().allMatch(post -> post.content().labels().isEmpty())) {
            return List.of();
        }
        inOrder.forEach(post -> posts.put(post.tweet(), post));
        findQuestions(inOrder);
        if (asked.isEmpty()) {
            return List.of();
        }
        ThreadRoots<Asked> threads = new ThreadRoots<>(posts, byTweet);
        Map<String, Integer> reposts = new HashMap<>();
        for (ChatPost post : inOrder) {
            if (post.isRepost()) {
                if (post.references().repostOf() != null) {
                    reposts.merge(post.references().repostOf(), 1, Integer::sum);
                }
            } else if (mayAnswer(post)) {
                answer(post, threads.of(post));
            }
        }
        List<Question> questions = new ArrayList<>(asked.size());
        for (Asked question : asked) {
            questions.add(result(question, reposts, nowMillis));
        }
        return questions;
    }

    private void findQuestions(List<ChatPost> inOrder) {
        Set<String> askedAlone = new HashSet<>();
        for (ChatPost post : inOrder) {
            List<String> labels = questionsOf(post);
            if (labels.size() == 1) {
                askedAlone.add(labels.get(0));
            }
        }
        Map<String, Asked> current = new HashMap<>();
        Map<String, Long> stated = new HashMap<>();
        for (ChatPost post : inOrder) {
            List<String> labels = questionsOf(post);
            for (String label : labels) {
                // A list of all questions announces them, unless nobody asks them one by one.
                if (labels.size() > 1 && askedAlone.contains(label)) {
                    continue;
                }
                Asked before = current.get(label);
                boolean again = before != null && post.atMillis() - stated.getOrDefault(label, 0L) < ROUND_MILLIS;
                if (again && post.references().replyTo() != null) {
                    continue;
                }
                Asked question = again && before != null ? before : new Asked(label, post);
                if (!again) {
                    asked.add(question);
                    current.put(label, question);
                }
                stated.put(label, post.atMillis());
                byTweet.putIfAbsent(post.tweet(), question);
            }
        }
    }

    /** The labels under which a post asks. */
    private List<String> questionsOf(ChatPost post) {
        if (post.content().labels().isEmpty() || !post.tagged() || post.isRepost() || !isModerators(post)) {
            return List.of();
        }
        ChatPost parent = post.references().replyTo() == null ? null : posts.get(post.references().replyTo());
        boolean continuesThread = parent != null && isModerators(parent);
        if (post.references().replyTo() != null && !continuesThread) {
            return List.of();
        }
        return post.content().labels().stream().filter(Labels::isQuestion).toList();
    }

    private boolean isModerators(ChatPost post) {
        return moderators.contains(ModeratorFinder.handle(post));
    }

    private boolean mayAnswer(ChatPost post) {
        if (byTweet.containsKey(post.tweet())) {
            return false;
        }
        boolean saysSo = !post.content().labels().isEmpty() && post.content().labels().stream().allMatch(Labels::isAnswer);
        return saysSo || !isModerators(post);
    }

    private void answer(ChatPost post, @Nullable Asked inThread) {
        if (inThread != null) {
            inThread.answers().add(post);
        } else if (post.tagged()) {
            Set<Asked> assigned = new HashSet<>();
            for (String label : post.content().labels()) {
                Asked question = questionFor(label, post.atMillis());
                if (question != null && assigned.add(question)) {
                    question.answers().add(post);
                }
            }
        }
    }

    /** The question with that number that was asked last; if none was, the next one. */
    private @Nullable Asked questionFor(String label, long atMillis) {
        int number = Labels.number(label);
        Asked latest = null;
        for (Asked question : asked) {
            boolean first = latest == null && question.post().atMillis() <= atMillis + MAX_EARLY_MILLIS;
            if (question.number() == number && (first || question.post().atMillis() <= atMillis)) {
                latest = question;
            }
        }
        return latest == null ? null : closest(label, latest);
    }

    /** Of the questions with the same number in one round (Q1a, Q1b, T1), the one that a label fits best. */
    private Asked closest(String label, Asked latest) {
        Asked best = latest;
        for (Asked question : asked) {
            long before = latest.post().atMillis() - question.post().atMillis();
            if (question.number() == latest.number()
                    && before >= 0
                    && before < ROUND_MILLIS
                    && fit(label, question.label()) > fit(label, best.label())) {
                best = question;
            }
        }
        return best;
    }

    private static int fit(String label, String question) {
        int samePart = Labels.part(label).equals(Labels.part(question)) ? 2 : 0;
        return samePart + (label.charAt(0) == question.charAt(0) ? 1 : 0);
    }

    private static Question result(Asked question, Map<String, Integer> reposts, long nowMillis) {
        ChatPost post = question.post();
        List<String> answers = new ArrayList<>(question.answers().size());
        Set<String> people = new HashSet<>();
        String best = null;
        int bestReposts = 0;
        for (ChatPost answer : question.answers()) {
            answers.add(answer.tweet());
            people.add(answer.author().id());
            int reposted = reposts.getOrDefault(answer.tweet(), 0);
            if (best == null || reposted > bestReposts) {
                best = answer.tweet();
                bestReposts = reposted;
            }
        }
        Integer firstAnswer = question.answers().isEmpty()
                ? null
                : seconds(question.answers().get(0).atMillis() - post.atMillis());
        return new Question(
                question.label(),
                post.tweet(),
                post.atMillis(),
                post.author().id(),
                post.author().handle(),
                reposts.getOrDefault(post.tweet(), 0),
                List.copyOf(answers),
                people.size(),
                firstAnswer,
                best,
                bestReposts,
                answers.isEmpty() && nowMillis - post.atMillis() >= TimeUnit.SECONDS.toMillis(UNANSWERED_AFTER_SECONDS));
    }

    /** 0 for an answer that was there before its question. */
    private static int seconds(long millis) {
        return (int) Math.min(Integer.MAX_VALUE, Math.max(0, TimeUnit.MILLISECONDS.toSeconds(millis)));
    }
}
