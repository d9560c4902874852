package io.rounds.report.session;

import io.rounds.report.text.EnglishText;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A metric of a session: its name, its definition, and how it is read from the document of the session. The order is
 * that of tables and columns.
 */
public enum Metric {
    TWEETS("tweets", "Tweets", Unit.COUNT, "Tweets under the hashtags of the chat: originals + reposts."),
    ORIGINALS("originals", "Originals", Unit.COUNT, "Tweets that are not reposts; replies and quotes are among them."),
    REPOSTS("reposts", "Reposts", Unit.COUNT, "Tweets that repeat another tweet without adding to it."),
    REPLIES("replies", "Replies", Unit.COUNT, "Originals that reply to another tweet."),
    PARTICIPANTS("participants", "Participants", Unit.COUNT, "Distinct accounts that tweeted or reposted."),
    PARTICIPANTS_CLEAN(
            "participants_clean",
            "Participants without trouble",
            Unit.COUNT,
            "Participants without the accounts listed under \u201cFor review\u201d."),
    NEW_FACES(
            "new_faces",
            "New faces",
            Unit.COUNT,
            "Participants who had never used the hashtag before the session started."),
    IMPRESSIONS(
            "impressions",
            "Impressions",
            Unit.COUNT,
            "Sum over all tweets of the followers that the author had at the time of the tweet. An upper bound on how"
                    + " often tweets were shown in timelines; the actual number is unknown."),
    IMPRESSIONS_ORIGINALS(
            "impressions_originals", "Impressions of originals", Unit.COUNT, "The part of the impressions that is due to originals."),
    IMPRESSIONS_REPOSTS(
            "impressions_reposts", "Impressions of reposts", Unit.COUNT, "The part of the impressions that is due to reposts."),
    FOLLOWERS_UNKNOWN(
            "followers_unknown",
            "Tweets with unknown followers",
            Unit.COUNT,
            "Tweets whose author's number of followers is unknown. They add nothing to the impressions."),
    REACH_UPPER_BOUND(
            "reach_upper_bound",
            "Reach (upper bound)",
            Unit.COUNT,
            "Sum of the followers of all participants, each participant once. People who follow several participants"
                    + " count several times, so the actual reach is smaller."),
    TWEETS_PER_HOUR(
            "tweets_per_hour",
            "Tweets per hour",
            Unit.RATE,
            "Tweets / hours from the start to the end of the session (to the latest tweet while it is live)."),
    TWEETS_PER_PARTICIPANT("tweets_per_participant", "Tweets per participant", Unit.RATE, "Tweets / participants."),
    QUESTIONS("questions", "Questions", Unit.COUNT, "Questions that a moderator asked with a label (Q1, T1 ...)."),
    ANSWERS(
            "answers",
            "Answers",
            Unit.COUNT,
            "Tweets that carry a question's label (A1), belong to its conversation, or reply to it without the hashtag."),
    ANSWERS_PER_QUESTION("answers_per_question", "Answers per question", Unit.RATE, "Answers / questions."),
    UNANSWERED(
            "unanswered", "Unanswered questions", Unit.COUNT, "Questions without an answer 5 minutes or more after they were asked."),
    FIRST_ANSWER_SECONDS(
            "first_answer_seconds",
            "Time to first answer",
            Unit.SECONDS,
            "Median time from a question to its first answer, over the questions that were answered."),
    TROUBLE("trouble", "Kinds of trouble", Unit.COUNT, "Findings listed under \u201cFor review\u201d."),
    FLAGGED(
            "flagged",
            "Tweets that may identify a patient",
            Unit.COUNT,
            "Tweets that match a confidentiality rule. Rules can be wrong: a person should review each of them.");

    /** Units of values. */
    enum Unit {
        COUNT,
        RATE,
        SECONDS
    }

    private final String column;
    private final String title;
    private final Unit unit;
    private final String definition;

    Metric(String column, String title, Unit unit, String definition) {
        this.column = column;
        this.title = title;
        this.unit = unit;
        this.definition = definition;
    }

    /** Its name for programs: {@code new_faces}. */
    public String column() {
        return column;
    }

    /** Its name for people. */
    public String title() {
        return title;
    }

    /** Its definition, in sentences for people. */
    public String definition() {
        return definition;
    }

    /** The field of the document that it is read from. */
    String field() {
        return switch (this) {
            case ANSWERS, ANSWERS_PER_QUESTION, UNANSWERED, FIRST_ANSWER_SECONDS -> "questions";
            default -> column;
        };
    }

    /** Its value in a session; null where it is undefined, as answers per question without a question, or unknown. */
    public @Nullable Double of(SessionDocument chat) {
        List<ChatQuestion> questions = chat.questions();
        return switch (this) {
            case QUESTIONS -> (double) questions.size();
            case ANSWERS ->
                (double) questions.stream()
                        .mapToInt(question -> question.answers().size())
                        .sum();
            case ANSWERS_PER_QUESTION -> ratio(ANSWERS.of(chat), questions.size());
            case UNANSWERED ->
                (double) questions.stream().filter(ChatQuestion::unanswered).count();
            case FIRST_ANSWER_SECONDS ->
                median(questions.stream()
                        .map(ChatQuestion::firstAnswerSeconds)
                        .filter(Objects::nonNull)
                        .sorted()
                        .toList());
            case TROUBLE -> (double) chat.list("trouble").size();
            case FLAGGED -> (double) chat.flaggedTweets().size();
            case IMPRESSIONS, IMPRESSIONS_ORIGINALS, IMPRESSIONS_REPOSTS, REACH_UPPER_BOUND ->
                knowsFollowers(chat) ? chat.number(column) : null;
            default -> chat.number(column);
        };
    }

    /** Where all followers are unknown, their sum is unknown, too, and not 0. */
    private static boolean knowsFollowers(SessionDocument chat) {
        double unknown = chat.number(FOLLOWERS_UNKNOWN.column);
        return unknown == 0 || unknown < chat.number(TWEETS.column);
    }

    static @Nullable Double ratio(@Nullable Double of, double by) {
        return of == null || by == 0 ? null : of / by;
    }

    static @Nullable Double median(List<Integer> sorted) {
        int size = sorted.size();
        return size == 0 ? null : (sorted.get((size - 1) / 2) + sorted.get(size / 2)) / 2.0;
    }

    /** Formats a value for people: {@code 12,345}, {@code 3.1}, {@code 1 min 5 s}. */
    public String text(double value) {
        return switch (unit) {
            case COUNT -> EnglishText.count(Math.round(value));
            case RATE -> String.format(Locale.ROOT, "%,.1f", value);
            case SECONDS -> EnglishText.duration(Math.round(value));
        };
    }

    /** Formats a value for programs. */
    public String plain(double value) {
        return unit == Unit.COUNT ? Long.toString(Math.round(value)) : String.format(Locale.ROOT, "%.2f", value);
    }
}
