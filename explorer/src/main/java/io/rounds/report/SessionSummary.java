package io.rounds.report;

import io.rounds.report.session.ChatQuestion;
import io.rounds.report.session.ChatSession;
import io.rounds.report.session.Metric;
import io.rounds.report.session.MetricValue;
import io.rounds.report.session.SessionDocument;
import io.rounds.report.text.EnglishText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The figures that matter most, in sentences. */
final class SessionSummary {
    private static final int PERCENT = 100;

    private SessionSummary() {}

    static String lasted(SessionDocument chat) {
        return EnglishText.duration(Math.max(
                0, chat.lastedUntil().getEpochSecond() - chat.startedAt().getEpochSecond()));
    }

    static List<String> of(ChatSession session) {
        SessionDocument chat = session.chat();
        List<String> sentences = new ArrayList<>();
        long tweets = count(Metric.TWEETS, chat);
        long originals = count(Metric.ORIGINALS, chat);
        sentences.add("In " + lasted(chat) + ", " + EnglishText.count(count(Metric.PARTICIPANTS, chat), "person", "people")
                + " sent " + EnglishText.count(tweets, "tweet", "tweets") + ": "
                + EnglishText.count(originals, "original", "originals")
                + " (" + percent(originals, tweets) + ") and "
                + EnglishText.count(count(Metric.REPOSTS, chat), "repost", "reposts") + ". New under the hashtag: "
                + EnglishText.count(count(Metric.NEW_FACES, chat), "person", "people") + ".");
        SessionDocument previous = session.previous();
        if (previous != null) {
            sentences.add("Changes beside the figures are against the last edition, that of "
                    + EnglishText.day(previous.startedAt()) + ".");
        }
        long unknown = count(Metric.FOLLOWERS_UNKNOWN, chat);
        if (unknown > 0) {
            sentences.add(
                    "The followers of the authors of " + EnglishText.count(unknown, "tweet", "tweets") + " are not known"
                            + (unknown < tweets
                                    ? ", so that impressions are rather more than shown."
                                    : ", so that there are no impressions."));
        }
        questions(chat, sentences);
        attention(chat, sentences);
        return sentences;
    }

    private static void questions(SessionDocument chat, List<String> sentences) {
        List<ChatQuestion> questions = chat.questions();
        if (questions.isEmpty()) {
            return;
        }
        Double wait = Metric.FIRST_ANSWER_SECONDS.of(chat);
        long unanswered = count(Metric.UNANSWERED, chat);
        sentences.add(EnglishText.count(questions.size(), "question", "questions") + " got "
                + EnglishText.count(count(Metric.ANSWERS, chat), "answer", "answers")
                + (wait == null ? "" : ", the first usually after " + Metric.FIRST_ANSWER_SECONDS.words(wait))
                + (unanswered == 0 ? "." : "; unanswered: " + unansweredLabels(questions) + "."));
    }

    private static String unansweredLabels(List<ChatQuestion> questions) {
        return String.join(
                ", ",
                questions.stream()
                        .filter(ChatQuestion::unanswered)
                        .map(ChatQuestion::label)
                        .toList());
    }

    private static void attention(SessionDocument chat, List<String> sentences) {
        long trouble = count(Metric.TROUBLE, chat);
        long flagged = count(Metric.FLAGGED, chat);
        if (trouble > 0 || flagged > 0) {
            sentences.add("Worth a look: " + EnglishText.count(trouble, "kind of trouble", "kinds of trouble") + " and "
                    + EnglishText.count(flagged, "tweet", "tweets") + " that may identify a patient.");
        }
    }

    static List<String> ofTotals(ChatReport report) {
        Map<Metric, MetricValue> totals = report.totals();
        List<String> sentences = new ArrayList<>();
        sentences.add(
                words(Metric.PARTICIPANTS, totals) + " people sent " + words(Metric.TWEETS, totals) + " tweets in "
                        + EnglishText.count(report.sessions().size(), "session", "sessions") + ": "
                        + words(Metric.ORIGINALS, totals)
                        + " originals and " + words(Metric.REPOSTS, totals) + " reposts. "
                        + words(Metric.NEW_FACES, totals) + " of the people were new under the hashtag.");
        MetricValue flagged = totals.get(Metric.FLAGGED);
        MetricValue trouble = totals.get(Metric.TROUBLE);
        if (flagged != null && trouble != null && flagged.value() + trouble.value() > 0) {
            sentences.add("Worth a look: kinds of trouble "
                    + trouble.words(Metric.TROUBLE) + ", tweets that may identify a patient "
                    + flagged.words(Metric.FLAGGED) + ". They stand with their sessions.");
        }
        return sentences;
    }

    private static String words(Metric figure, Map<Metric, MetricValue> totals) {
        MetricValue amount = totals.get(figure);
        String words = amount == null ? "0" : amount.words(figure);
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    private static long count(Metric figure, SessionDocument chat) {
        Double value = figure.of(chat);
        return value == null ? 0 : Math.round(value);
    }

    private static String percent(long part, long whole) {
        return whole == 0 ? "0 %" : Math.round((double) PERCENT * part / whole) + " %";
    }
}
