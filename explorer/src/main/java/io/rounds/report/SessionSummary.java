package io.rounds.report;

import io.rounds.report.session.ChatQuestion;
import io.rounds.report.session.Metric;
import io.rounds.report.session.MetricValue;
import io.rounds.report.session.SessionDetails;
import io.rounds.report.session.SessionDocument;
import io.rounds.report.text.EnglishText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The most important metrics, in sentences. */
final class SessionSummary {
    private static final int PERCENT = 100;

    private SessionSummary() {}

    static String duration(SessionDocument chat) {
        return EnglishText.duration(Math.max(
                0, chat.effectiveEnd().getEpochSecond() - chat.startedAt().getEpochSecond()));
    }

    static List<String> of(SessionDetails session) {
        SessionDocument chat = session.document();
        List<String> sentences = new ArrayList<>();
        long tweets = count(Metric.TWEETS, chat);
        long originals = count(Metric.ORIGINALS, chat);
        sentences.add("In " + duration(chat) + ", "
                + EnglishText.count(count(Metric.PARTICIPANTS, chat), "person", "people")
                + " sent " + EnglishText.count(tweets, "tweet", "tweets") + ": "
                + EnglishText.count(originals, "original", "originals")
                + " (" + percent(originals, tweets) + ") and "
                + EnglishText.count(count(Metric.REPOSTS, chat), "repost", "reposts") + ". New under the hashtag: "
                + EnglishText.count(count(Metric.NEW_FACES, chat), "person", "people") + ".");
        SessionDocument previous = session.previous();
        if (previous != null) {
            sentences.add(
                    "Changes are relative to the previous session, on " + EnglishText.day(previous.startedAt()) + ".");
        }
        long unknown = count(Metric.FOLLOWERS_UNKNOWN, chat);
        if (unknown > 0) {
            sentences.add(
                    "The followers of the authors of " + EnglishText.count(unknown, "tweet", "tweets") + " are unknown"
                            + (unknown < tweets
                                    ? ", so the actual impressions are higher."
                                    : ", so there are no impressions."));
        }
        questions(chat, sentences);
        review(chat, sentences);
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
                + (wait == null ? "" : ", the first after a median of " + Metric.FIRST_ANSWER_SECONDS.text(wait))
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

    private static void review(SessionDocument chat, List<String> sentences) {
        long trouble = count(Metric.TROUBLE, chat);
        long flagged = count(Metric.FLAGGED, chat);
        if (trouble > 0 || flagged > 0) {
            sentences.add("For review: " + EnglishText.count(trouble, "kind of trouble", "kinds of trouble") + " and "
                    + EnglishText.count(flagged, "tweet", "tweets") + " that may identify a patient.");
        }
    }

    static List<String> ofTotals(ChatReport report) {
        Map<Metric, MetricValue> totals = report.totals();
        List<String> sentences = new ArrayList<>();
        sentences.add(text(Metric.PARTICIPANTS, totals) + " people sent " + text(Metric.TWEETS, totals) + " tweets in "
                + EnglishText.count(report.sessions().size(), "session", "sessions") + ": "
                + text(Metric.ORIGINALS, totals)
                + " originals and " + text(Metric.REPOSTS, totals) + " reposts. "
                + text(Metric.NEW_FACES, totals) + " of the people were new under the hashtag.");
        MetricValue flagged = totals.get(Metric.FLAGGED);
        MetricValue trouble = totals.get(Metric.TROUBLE);
        if (flagged != null && trouble != null && flagged.value() + trouble.value() > 0) {
            sentences.add("For review (see the sessions): kinds of trouble "
                    + trouble.text(Metric.TROUBLE) + ", tweets that may identify a patient "
                    + flagged.text(Metric.FLAGGED) + ".");
        }
        return sentences;
    }

    private static String text(Metric metric, Map<Metric, MetricValue> totals) {
        MetricValue value = totals.get(metric);
        String words = value == null ? "0" : value.text(metric);
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    private static long count(Metric metric, SessionDocument chat) {
        Double value = metric.of(chat);
        return value == null ? 0 : Math.round(value);
    }

    private static String percent(long part, long whole) {
        return whole == 0 ? "0 %" : Math.round((double) PERCENT * part / whole) + " %";
    }
}
