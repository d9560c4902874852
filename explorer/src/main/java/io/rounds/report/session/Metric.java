package io.rounds.report.session;

import io.rounds.report.text.EnglishText;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A figure of a session: what it is called, how it is counted, and where the document of the session has it. The order is
 * that of tables and columns.
 */
public enum Metric {
    TWEETS("tweets", "Tweets", Form.COUNT, "Tweets under the hashtags of the chat: originals + reposts."),
    ORIGINALS("originals", "Originals", Form.COUNT, "Tweets that are not reposts; replies and quotes are among them."),
    REPOSTS("reposts", "Reposts", Form.COUNT, "Tweets that only pass on another tweet."),
    REPLIES("replies", "Replies", Form.COUNT, "Originals that answer another tweet."),
    PARTICIPANTS("participants", "Participants", Form.COUNT, "Distinct accounts that tweeted or reposted."),
    PARTICIPANTS_CLEAN(
            "participants_clean",
            "Participants without trouble",
            Form.COUNT,
            "Participants without the accounts listed under \u201cWorth a look\u201d."),
    NEW_FACES(
            "new_faces",
            "New faces",
            Form.COUNT,
            "Participants never seen under the hashtag before the session began."),
    IMPRESSIONS(
            "impressions",
            "Impressions",
            Form.COUNT,
            "Sum of the followers that each tweet's author had at the time of the tweet, once for every tweet. An upper"
                    + " bound of how often tweets can have been shown in timelines; how often they were is not known."),
    IMPRESSIONS_ORIGINALS(
            "impressions_originals", "Impressions of originals", Form.COUNT, "Of the impressions, those of originals."),
    IMPRESSIONS_REPOSTS(
            "impressions_reposts", "Impressions of reposts", Form.COUNT, "Of the impressions, those of reposts."),
    FOLLOWERS_UNKNOWN(
            "followers_unknown",
            "Tweets without followers",
            Form.COUNT,
            "Tweets whose author's followers are not known. They add nothing to the impressions."),
    REACH_UPPER_BOUND(
            "reach_upper_bound",
            "Reach, at most",
            Form.COUNT,
            "Sum of the followers of all participants, each participant once. People who follow several are counted"
                    + " several times, so fewer can have been reached."),
    TWEETS_PER_HOUR(
            "tweets_per_hour",
            "Tweets per hour",
            Form.RATE,
            "Tweets / hours from the start to the end of the session (to the latest tweet while it is live)."),
    TWEETS_PER_PARTICIPANT("tweets_per_participant", "Tweets per participant", Form.RATE, "Tweets / participants."),
    QUESTIONS("questions", "Questions", Form.COUNT, "Questions that a moderator asked with a label (Q1, T1 ...)."),
    ANSWERS(
            "answers",
            "Answers",
            Form.COUNT,
            "Tweets that carry a question's label (A1), belong to its conversation, or reply to it without the hashtag."),
    ANSWERS_PER_QUESTION("answers_per_question", "Answers per question", Form.RATE, "Answers / questions."),
    UNANSWERED(
            "unanswered", "Unanswered questions", Form.COUNT, "Questions without an answer, 5 minutes or more after."),
    FIRST_ANSWER_SECONDS(
            "first_answer_seconds",
            "First answer after",
            Form.SECONDS,
            "Median of the time from a question to its first answer, of the questions that were answered."),
    TROUBLE("trouble", "Kinds of trouble", Form.COUNT, "Findings listed under \u201cWorth a look\u201d."),
    FLAGGED(
            "flagged",
            "Tweets that may identify a patient",
            Form.COUNT,
            "Tweets that a rule of confidentiality points to. Rules err: each is for a person to look at.");

    /** How a value is written. */
    enum Form {
        COUNT,
        RATE,
        SECONDS
    }

    private final String column;
    private final String title;
    private final Form form;
    private final String definition;

    Metric(String column, String title, Form form, String definition) {
        this.column = column;
        this.title = title;
        this.form = form;
        this.definition = definition;
    }

    /** Its name in tables for programs: {@code new_faces}. */
    String column() {
        return column;
    }

    /** Its name for people. */
    String title() {
        return title;
    }

    /** How it is counted, in sentences for people. */
    String definition() {
        return definition;
    }

    Form form() {
        return form;
    }

    /** The field of the document that it is read from. */
    String field() {
        return switch (this) {
            case ANSWERS, ANSWERS_PER_QUESTION, UNANSWERED, FIRST_ANSWER_SECONDS -> "questions";
            default -> column;
        };
    }

    /** Its value in a session; null where it has none, as answers per question without a question, or is not known. */
    @Nullable Double of(SessionDocument chat) {
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

    /** Where nobody's followers are known, a sum of 0 would be said of what is not known. */
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

    /** A value of it for people: {@code 12,345}, {@code 3.1}, {@code 1 min 5 s}. */
    String words(double value) {
        return switch (form) {
            case COUNT -> EnglishText.count(Math.round(value));
            case RATE -> String.format(Locale.ROOT, "%,.1f", value);
            case SECONDS -> EnglishText.duration(Math.round(value));
        };
    }

    /** A value of it for programs. */
    String plain(double value) {
        return form == Form.COUNT ? Long.toString(Math.round(value)) : String.format(Locale.ROOT, "%.2f", value);
    }
}
