package io.rounds.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The figures that matter most, in sentences. */
final class Summary {
    private static final int PERCENT = 100;

    private Summary() {}

    static String lasted(ChatDocument chat) {
        return Words.duration(Math.max(
                0, chat.lastedUntil().getEpochSecond() - chat.startedAt().getEpochSecond()));
    }

    static List<String> of(Session session) {
        ChatDocument chat = session.chat();
        List<String> sentences = new ArrayList<>();
        long tweets = count(Figure.TWEETS, chat);
        long originals = count(Figure.ORIGINALS, chat);
        sentences.add("In " + lasted(chat) + ", " + Words.count(count(Figure.PARTICIPANTS, chat), "person", "people")
                + " sent " + Words.count(tweets, "tweet", "tweets") + ": "
                + Words.count(originals, "original", "originals")
                + " (" + percent(originals, tweets) + ") and "
                + Words.count(count(Figure.REPOSTS, chat), "repost", "reposts") + ". New under the hashtag: "
                + Words.count(count(Figure.NEW_FACES, chat), "person", "people") + ".");
        ChatDocument previous = session.previous();
        if (previous != null) {
            sentences.add("Changes beside the figures are against the last edition, that of "
                    + Words.day(previous.startedAt()) + ".");
        }
        long unknown = count(Figure.FOLLOWERS_UNKNOWN, chat);
        if (unknown > 0) {
            sentences.add(
                    "The followers of the authors of " + Words.count(unknown, "tweet", "tweets") + " are not known"
                            + (unknown < tweets
                                    ? ", so that impressions are rather more than shown."
                                    : ", so that there are no impressions."));
        }
        questions(chat, sentences);
        attention(chat, sentences);
        return sentences;
    }

    private static void questions(ChatDocument chat, List<String> sentences) {
        List<ChatQuestion> questions = chat.questions();
        if (questions.isEmpty()) {
            return;
        }
        Double wait = Figure.FIRST_ANSWER_SECONDS.of(chat);
        long unanswered = count(Figure.UNANSWERED, chat);
        sentences.add(Words.count(questions.size(), "question", "questions") + " got "
                + Words.count(count(Figure.ANSWERS, chat), "answer", "answers")
                + (wait == null ? "" : ", the first usually after " + Figure.FIRST_ANSWER_SECONDS.words(wait))
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

    private static void attention(ChatDocument chat, List<String> sentences) {
        long trouble = count(Figure.TROUBLE, chat);
        long flagged = count(Figure.FLAGGED, chat);
        if (trouble > 0 || flagged > 0) {
            sentences.add("Worth a look: " + Words.count(trouble, "kind of trouble", "kinds of trouble") + " and "
                    + Words.count(flagged, "tweet", "tweets") + " that may identify a patient.");
        }
    }

    static List<String> ofTotals(Report report) {
        Map<Figure, Amount> totals = report.totals();
        List<String> sentences = new ArrayList<>();
        sentences.add(
                words(Figure.PARTICIPANTS, totals) + " people sent " + words(Figure.TWEETS, totals) + " tweets in "
                        + Words.count(report.sessions().size(), "session", "sessions") + ": "
                        + words(Figure.ORIGINALS, totals)
                        + " originals and " + words(Figure.REPOSTS, totals) + " reposts. "
                        + words(Figure.NEW_FACES, totals) + " of the people were new under the hashtag.");
        Amount flagged = totals.get(Figure.FLAGGED);
        Amount trouble = totals.get(Figure.TROUBLE);
        if (flagged != null && trouble != null && flagged.value() + trouble.value() > 0) {
            sentences.add("Worth a look: kinds of trouble "
                    + trouble.words(Figure.TROUBLE) + ", tweets that may identify a patient "
                    + flagged.words(Figure.FLAGGED) + ". They stand with their sessions.");
        }
        return sentences;
    }

    private static String words(Figure figure, Map<Figure, Amount> totals) {
        Amount amount = totals.get(figure);
        String words = amount == null ? "0" : amount.words(figure);
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    private static long count(Figure figure, ChatDocument chat) {
        Double value = figure.of(chat);
        return value == null ? 0 : Math.round(value);
    }

    private static String percent(long part, long whole) {
        return whole == 0 ? "0 %" : Math.round((double) PERCENT * part / whole) + " %";
    }
}
