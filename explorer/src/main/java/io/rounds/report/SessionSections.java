package io.rounds.report;

import com.fasterxml.jackson.databind.JsonNode;
import io.rounds.report.chart.BinChart;
import io.rounds.report.chart.MentionChart;
import io.rounds.report.chart.MentionNetwork;
import io.rounds.report.page.PageTable;
import io.rounds.report.page.ReportPage.Block;
import io.rounds.report.page.ReportPage.Paragraph;
import io.rounds.report.page.ReportPage.Section;
import io.rounds.report.page.ReportPage.TweetList;
import io.rounds.report.page.TableCell;
import io.rounds.report.session.ChatQuestion;
import io.rounds.report.session.Metric;
import io.rounds.report.session.MetricChange;
import io.rounds.report.session.SessionDetails;
import io.rounds.report.session.SessionDocument;
import io.rounds.report.session.TimeBins;
import io.rounds.report.session.Transcript;
import io.rounds.report.session.TranscriptTweet;
import io.rounds.report.text.EnglishText;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;

/** Composes the sections of a report about one session. */
final class SessionSections {
    private static final int MAX_LISTED = 10;
    private static final String DASH = "\u2013";

    private final SessionDetails session;
    private final SessionDocument chat;
    private final int level;
    private final String prefix;
    private final Provenance provenance;

    /**
     * @param level of the headings
     * @param prefix of the anchors
     */
    SessionSections(SessionDetails session, int level, String prefix, Provenance provenance) {
        this.session = session;
        this.chat = session.document();
        this.level = level;
        this.prefix = prefix;
        this.provenance = provenance;
    }

    /** All but {@link #metrics}. */
    List<Section> all() {
        return List.of(activity(), people(), questions(), shared(), change(), review(), transcript());
    }

    private Section section(String anchor, String title, List<Block> blocks) {
        return new Section(level, prefix + anchor, title, blocks);
    }

    /** The metrics of one of several sessions; their definitions are at the end of the page. */
    Section metrics() {
        PageTable.Builder table = PageTable.of("Metrics of this session", "Metric", "Value");
        for (Metric metric : Metric.values()) {
            table.row(TableCell.text(metric.title()), TableCell.metric(metric, metric.of(chat)));
        }
        return section("metrics", "All metrics", List.of(table.build()));
    }

    private Section activity() {
        List<Block> blocks = new ArrayList<>();
        JsonNode pulse = chat.list("pulse");
        if (pulse.isEmpty()) {
            blocks.add(new Paragraph("There were no tweets."));
            return section("activity", "Activity over time", blocks);
        }
        List<Instant> minutes = new ArrayList<>();
        pulse.forEach(minute -> minutes.add(Instant.parse(minute.path("minute").asText())));
        Instant first = earlier(chat.startedAt(), minutes.get(0));
        Instant last = later(chat.effectiveEnd().minusMillis(1), minutes.get(minutes.size() - 1));
        TimeBins bins = TimeBins.between(first, last);
        blocks.add(pulseChart(bins, minutes, pulse));
        blocks.add(session.isComplete() ? peopleChart(bins) : peopleByMinuteChart(bins, minutes, pulse));
        return section("activity", "Activity over time", blocks);
    }

    private static Instant earlier(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }

    private static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }

    private static List<String> labels(TimeBins bins) {
        boolean oneDay = EnglishText.day(bins.start(0)).equals(EnglishText.day(bins.start(bins.count() - 1)));
        List<String> labels = new ArrayList<>();
        for (int i = 0; i < bins.count(); i++) {
            labels.add(oneDay ? EnglishText.clock(bins.start(i)) : EnglishText.shortTime(bins.start(i)));
        }
        return labels;
    }

    private static BinChart pulseChart(TimeBins bins, List<Instant> minutes, JsonNode pulse) {
        long[] tweets = new long[bins.count()];
        int busiest = 0;
        for (int i = 0; i < minutes.size(); i++) {
            tweets[bins.of(minutes.get(i))] += pulse.path(i).path("tweets").asLong();
            if (pulse.path(i).path("tweets").asLong()
                    > pulse.path(busiest).path("tweets").asLong()) {
                busiest = i;
            }
        }
        String description = "Most tweets in one minute: "
                + EnglishText.count(pulse.path(busiest).path("tweets").asLong()) + ", at "
                + EnglishText.shortTime(minutes.get(busiest)) + " UTC.";
        return new BinChart(
                "Pulse: tweets per " + bins.unit(),
                description,
                "Start (UTC)",
                bins,
                labels(bins),
                List.of(BinChart.Series.of("Tweets per " + bins.unit(), tweets)));
    }

    private BinChart peopleChart(TimeBins bins) {
        long[] active = session.participation().active(bins);
        long[] joined = session.participation().joined(bins);
        String description = "By the end, " + EnglishText.count(joined[joined.length - 1], "person", "people")
                + " had joined; at most "
                + EnglishText.count(Arrays.stream(active).max().orElse(0))
                + " were active in the same " + bins.unit() + ".";
        return new BinChart(
                "Participants over time",
                description,
                "Start (UTC)",
                bins,
                labels(bins),
                List.of(
                        BinChart.Series.of("Active per " + bins.unit(), active),
                        BinChart.Series.of("Joined so far", joined)));
    }

    /** Participants per minute do not add up to those per hour, so longer bins show their busiest minute. */
    private static BinChart peopleByMinuteChart(TimeBins bins, List<Instant> minutes, JsonNode pulse) {
        long[] max = new long[bins.count()];
        for (int i = 0; i < minutes.size(); i++) {
            int bin = bins.of(minutes.get(i));
            max[bin] = Math.max(max[bin], pulse.path(i).path("participants").asLong());
        }
        String name = bins.areMinutes() ? "Active per minute" : "Maximum active in one minute, per " + bins.unit();
        return new BinChart(
                "Participants over time",
                "At most " + EnglishText.count(Arrays.stream(max).max().orElse(0)) + " were active in the same minute.",
                "Start (UTC)",
                bins,
                labels(bins),
                List.of(BinChart.Series.of(name, max)));
    }

    private Section people() {
        List<Block> blocks = new ArrayList<>();
        if (!chat.moderators().isEmpty()) {
            blocks.add(new Paragraph("Moderated by @" + String.join(", @", chat.moderators()) + "."));
        }
        JsonNode mentions = chat.list("mentions");
        if (mentions.isEmpty()) {
            blocks.add(new Paragraph("There were no mentions."));
        } else {
            blocks.add(mentionChart(mentions));
        }
        add(blocks, top("Most mentioned people", "top_by_mentions", "mentions", "Mentions"));
        add(blocks, top("Most tweets", "top_by_tweets", "tweets", "Tweets"));
        add(blocks, top("Most impressions", "top_by_impressions", "impressions", "Impressions"));
        add(blocks, top("Most reposted people", "top_by_reposts", "reposts", "Reposts"));
        return section("people", "People", blocks);
    }

    private MentionChart mentionChart(JsonNode mentions) {
        MentionNetwork network = MentionNetwork.of(mentions);
        String description = "The " + EnglishText.count(network.people().size(), "person", "people")
                + " with the most mentions, given and received. Larger dots were mentioned more often; thicker lines mean"
                + " more mentions between two people"
                + (chat.moderators().isEmpty() ? "." : "; moderators have a colour of their own.");
        return new MentionChart(
                "Network of mentions", description, network, mentions, new HashSet<>(chat.moderators()));
    }

    private static void add(List<Block> blocks, PageTable table) {
        if (!table.isEmpty()) {
            blocks.add(table);
        }
    }

    private PageTable top(String caption, String list, String field, String header) {
        PageTable.Builder table = PageTable.of(caption, "Person", header);
        for (JsonNode person : chat.list(list)) {
            // Impressions are 0 where followers are unknown, and do not belong in a ranking then.
            if (person.path(field).asLong() > 0) {
                table.row(
                        TableCell.handle(person.path("handle").asText()),
                        TableCell.number(person.path(field).asLong()));
            }
        }
        return table.build();
    }

    private Section questions() {
        if (chat.questions().isEmpty()) {
            return section(
                    "questions",
                    "Questions",
                    List.of(new Paragraph("No question with a label (Q1, T1 ...) was found.")));
        }
        PageTable.Builder table = PageTable.of(
                "Questions and answers",
                "Question",
                "Asked (UTC)",
                "By",
                "Reposts",
                "Answers",
                "People",
                "Time to first answer",
                "Best answer",
                "Reposts of best answer");
        for (ChatQuestion question : chat.questions()) {
            Integer wait = question.firstAnswerSeconds();
            String best = question.bestAnswer();
            table.row(
                    TableCell.link(
                            question.label(), session.tweet(question.tweet()).link()),
                    TableCell.time(question.at(), EnglishText.time(question.at(), severalDays())),
                    TableCell.handle(question.handle()),
                    TableCell.number(question.reposts()),
                    TableCell.number(question.answers().size()),
                    TableCell.number(question.people()),
                    wait == null
                            ? question.unanswered() ? TableCell.formattedNumber("unanswered") : TableCell.NO_NUMBER
                            : TableCell.seconds(wait),
                    best == null ? TableCell.text(DASH) : tweet(best),
                    best == null ? TableCell.NO_NUMBER : TableCell.number(question.bestAnswerReposts()));
        }
        return section("questions", "Questions", List.of(table.build()));
    }

    private TableCell tweet(String id) {
        TranscriptTweet tweet = session.tweet(id);
        return TableCell.link(tweet.handle() == null ? id : '@' + tweet.handle(), tweet.link());
    }

    private Section shared() {
        List<Block> blocks = new ArrayList<>();
        PageTable.Builder links =
                PageTable.of("Most shared links", "Link", "Shares", "Sharers", "Source", "Source rating");
        for (JsonNode link : chat.list("links")) {
            String url = link.path("url").asText();
            String publisher = link.path("publisher").asText(link.path("domain").asText());
            links.row(
                    TableCell.link(url.replaceFirst("^https?://(www\\.)?", ""), url),
                    TableCell.number(link.path("shares").asLong()),
                    TableCell.number(link.path("sharers").asLong()),
                    TableCell.foreign(publisher),
                    TableCell.text(rating(link)));
        }
        add(blocks, links.build());
        PageTable.Builder tweets = PageTable.of("Most reposted tweets", "Tweet", "By", "Reposts");
        for (JsonNode top : chat.list("top_reposted")) {
            TranscriptTweet tweet = session.tweet(top.path("tweet").asText());
            tweets.row(
                    TableCell.link(tweet.id(), tweet.link()),
                    TableCell.handle(top.path("handle").asText()),
                    TableCell.number(top.path("reposts").asLong()));
        }
        add(blocks, tweets.build());
        PageTable.Builder languages = PageTable.of("Languages of the originals", "Language", "Tweets");
        for (JsonNode language : chat.list("languages")) {
            languages.row(
                    TableCell.foreign(language.path("lang").asText()),
                    TableCell.number(language.path("tweets").asLong()));
        }
        add(blocks, languages.build());
        if (blocks.isEmpty()) {
            blocks.add(new Paragraph("Nothing was shared."));
        }
        return section("shared", "Shared content", blocks);
    }

    private static String rating(JsonNode link) {
        String rating = link.path("source_rating").asText(DASH);
        return link.has("source_score")
                ? rating + " (" + Math.round(link.path("source_score").asDouble()) + " of 100)"
                : rating;
    }

    private Section change() {
        SessionDocument previous = session.previous();
        if (previous == null) {
            return section(
                    "change",
                    "Change since the previous session",
                    List.of(new Paragraph("There is no earlier closed session of #" + chat.tag() + " in the source.")));
        }
        String when = EnglishText.span(previous.startedAt(), previous.effectiveEnd());
        PageTable.Builder table =
                PageTable.of("This session and that of " + when, "Metric", "This", "Previous", "Change", "In percent");
        for (Metric metric : Metric.values()) {
            MetricChange change = MetricChange.of(metric, chat, previous);
            table.row(
                    TableCell.text(metric.title()),
                    TableCell.metric(metric, metric.of(chat)),
                    TableCell.metric(metric, metric.of(previous)),
                    change == null ? TableCell.NO_NUMBER : TableCell.formattedNumber(change.text()),
                    change == null ? TableCell.NO_NUMBER : TableCell.formattedNumber(change.percent()));
        }
        return section("change", "Change since the previous session", List.of(table.build()));
    }

    private Section review() {
        List<Block> blocks = new ArrayList<>();
        PageTable.Builder trouble = PageTable.of("Trouble", "Kind", "Tweets", "Accounts", "Example tweets", "Reason");
        for (JsonNode found : chat.list("trouble")) {
            trouble.row(
                    TableCell.text(found.path("kind").asText().replace('_', ' ')),
                    TableCell.number(found.path("tweets").asLong()),
                    TableCell.foreign(some(found.path("handles"), "@")),
                    TableCell.foreign(some(found.path("examples"), "")),
                    TableCell.foreign(found.path("reason").asText()));
        }
        PageTable.Builder flagged = PageTable.of("Tweets that may identify a patient", "Tweet", "Rule");
        for (JsonNode flag : chat.list("flagged")) {
            flagged.row(
                    TableCell.foreign(flag.path("tweet").asText()),
                    TableCell.text(flag.path("rule").asText()));
        }
        add(blocks, trouble.build());
        add(blocks, flagged.build());
        if (blocks.isEmpty()) {
            blocks.add(new Paragraph("No abuse of the hashtag was found, and no tweet that may identify a patient."));
        } else {
            blocks.add(new Paragraph("All metrics include these tweets; only \u201c"
                    + Metric.PARTICIPANTS_CLEAN.title() + "\u201d excludes the accounts. Tweets that may identify a"
                    + " patient are listed by id only; this page neither shows their text nor links to them."));
        }
        return section("review", "For review", blocks);
    }

    private static String some(JsonNode list, String prefix) {
        List<String> texts = SessionDocument.texts(list);
        String first = texts.isEmpty()
                ? ""
                : prefix + String.join(", " + prefix, texts.subList(0, Math.min(MAX_LISTED, texts.size())));
        return texts.size() <= MAX_LISTED
                ? first
                : first + " and " + EnglishText.count(texts.size() - MAX_LISTED) + " more";
    }

    private boolean severalDays() {
        return !EnglishText.day(chat.firstTweetAt()).equals(EnglishText.day(chat.lastTweetAt()));
    }

    private Section transcript() {
        Transcript transcript = session.transcript();
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Paragraph(coverage(transcript)));
        for (Transcript.Discussion discussion : transcript.discussions()) {
            ChatQuestion asked = discussion.asked();
            blocks.add(new TweetList(
                    asked.label() + ": " + EnglishText.count(asked.answers().size(), "answer", "answers") + " by "
                            + EnglishText.count(asked.people(), "person", "people"),
                    discussion.question(),
                    discussion.answers(),
                    severalDays()));
        }
        if (!transcript.rest().isEmpty()) {
            String heading = transcript.discussions().isEmpty() ? "All originals" : "Other tweets";
            blocks.add(new TweetList(heading, null, transcript.rest(), severalDays()));
        }
        return section("transcript", "Transcript", blocks);
    }

    private String coverage(Transcript transcript) {
        long all = Math.round(chat.number(Metric.TWEETS.column()));
        String texts = provenance.withText()
                ? ""
                : " Text is omitted: the networks' terms allow sharing ids and links, but not text.";
        if (transcript.tweetsFound() == 0) {
            return "The source has no tweets of this session, so only ids are listed." + texts;
        }
        String found = transcript.tweetsFound() == all
                ? ""
                : " The source has " + EnglishText.count(transcript.tweetsFound()) + " of the " + EnglishText.count(all)
                        + " tweets of the session; the others were deleted or are missing from it.";
        return "Originals in chronological order; reposts are not listed but counted with the tweet that they repost."
                + found + texts;
    }
}
