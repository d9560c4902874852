package io.rounds.report;

import com.fasterxml.jackson.databind.JsonNode;
import io.rounds.report.chart.BinChart;
import io.rounds.report.chart.MentionChart;
import io.rounds.report.chart.MentionNetwork;
import io.rounds.report.page.PageTable;
import io.rounds.report.page.ReportPage.Block;
import io.rounds.report.page.ReportPage.Paragraph;
import io.rounds.report.page.ReportPage.Posts;
import io.rounds.report.page.ReportPage.Section;
import io.rounds.report.page.TableCell;
import io.rounds.report.session.ChatQuestion;
import io.rounds.report.session.ChatSession;
import io.rounds.report.session.Metric;
import io.rounds.report.session.MetricChange;
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

/** The parts of a report that are about one session. */
final class SessionSections {
    private static final int NAMED = 10;
    private static final String NOTHING = "\u2013";

    private final ChatSession session;
    private final SessionDocument chat;
    private final int level;
    private final String prefix;
    private final Provenance provenance;

    /**
     * @param level of the headings
     * @param prefix of the anchors
     */
    SessionSections(ChatSession session, int level, String prefix, Provenance provenance) {
        this.session = session;
        this.chat = session.chat();
        this.level = level;
        this.prefix = prefix;
        this.provenance = provenance;
    }

    /** All but {@link #figures}. */
    List<Section> all() {
        return List.of(course(), people(), questions(), shared(), change(), look(), transcript());
    }

    private Section section(String anchor, String title, List<Block> blocks) {
        return new Section(level, prefix + anchor, title, blocks);
    }

    /** The figures of this session among several; what they mean stands at the end of the page. */
    Section figures() {
        PageTable.Builder table = PageTable.of("Figures of this session", "Metric", "Value");
        for (Metric figure : Metric.values()) {
            table.row(TableCell.text(figure.title()), TableCell.figure(figure, figure.of(chat)));
        }
        return section("figures", "All figures", List.of(table.build()));
    }

    private Section course() {
        List<Block> blocks = new ArrayList<>();
        JsonNode pulse = chat.list("pulse");
        if (pulse.isEmpty()) {
            blocks.add(new Paragraph("There was no tweet."));
            return section("course", "The course of the session", blocks);
        }
        List<Instant> minutes = new ArrayList<>();
        pulse.forEach(minute -> minutes.add(Instant.parse(minute.path("minute").asText())));
        Instant first = earlier(chat.startedAt(), minutes.get(0));
        Instant last = later(chat.lastedUntil().minusMillis(1), minutes.get(minutes.size() - 1));
        TimeBins bins = TimeBins.between(first, last);
        blocks.add(pulseChart(bins, minutes, pulse));
        blocks.add(session.isComplete() ? peopleChart(bins) : peopleByMinuteChart(bins, minutes, pulse));
        return section("course", "The course of the session", blocks);
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
                "Pulse: tweets each " + bins.words(),
                description,
                "From (UTC)",
                bins,
                labels(bins),
                List.of(BinChart.Series.of("Tweets each " + bins.words(), tweets)));
    }

    private BinChart peopleChart(TimeBins bins) {
        long[] active = session.crowd().active(bins);
        long[] joined = session.crowd().joined(bins);
        String description = "By the end, " + EnglishText.count(joined[joined.length - 1], "person", "people")
                + " had joined; at most "
                + EnglishText.count(Arrays.stream(active).max().orElse(0))
                + " were active in the same " + bins.words() + ".";
        return new BinChart(
                "Participants over time",
                description,
                "From (UTC)",
                bins,
                labels(bins),
                List.of(
                        BinChart.Series.of("Active each " + bins.words(), active),
                        BinChart.Series.of("Joined so far", joined)));
    }

    /** People of a minute cannot be summed to those of an hour, so of longer pieces it is the busiest minute. */
    private static BinChart peopleByMinuteChart(TimeBins bins, List<Instant> minutes, JsonNode pulse) {
        long[] most = new long[bins.count()];
        for (int i = 0; i < minutes.size(); i++) {
            int bin = bins.of(minutes.get(i));
            most[bin] = Math.max(most[bin], pulse.path(i).path("participants").asLong());
        }
        String name =
                bins.areMinutes() ? "Active each minute" : "Active in one minute, at most in these " + bins.words();
        return new BinChart(
                "Participants over time",
                "At most " + EnglishText.count(Arrays.stream(most).max().orElse(0)) + " were active in the same minute.",
                "From (UTC)",
                bins,
                labels(bins),
                List.of(BinChart.Series.of(name, most)));
    }

    private Section people() {
        List<Block> blocks = new ArrayList<>();
        if (!chat.moderators().isEmpty()) {
            blocks.add(new Paragraph("Moderated by @" + String.join(", @", chat.moderators()) + "."));
        }
        JsonNode mentions = chat.list("mentions");
        if (mentions.isEmpty()) {
            blocks.add(new Paragraph("Nobody mentioned anybody."));
        } else {
            blocks.add(mentionChart(mentions));
        }
        add(blocks, top("Mentioned most", "top_by_mentions", "mentions", "Mentions"));
        add(blocks, top("Most tweets", "top_by_tweets", "tweets", "Tweets"));
        add(blocks, top("Most impressions", "top_by_impressions", "impressions", "Impressions"));
        add(blocks, top("Reposted most", "top_by_reposts", "reposts", "Reposts"));
        return section("people", "People", blocks);
    }

    private MentionChart mentionChart(JsonNode mentions) {
        MentionNetwork network = MentionNetwork.of(mentions);
        String description = "The " + EnglishText.count(network.people().size(), "person", "people")
                + " with most mentions, given and received. A larger dot was mentioned more, a thicker line stands for"
                + " more mentions between two people"
                + (chat.moderators().isEmpty() ? "." : "; moderators have the second colour.");
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
            // Impressions are 0 of whom no followers are known: that is no place in a ranking.
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
                "Questions and what became of them",
                "Question",
                "Asked (UTC)",
                "By",
                "Reposts",
                "Answers",
                "People",
                "First answer after",
                "Best answer",
                "Its reposts");
        for (ChatQuestion question : chat.questions()) {
            Integer wait = question.firstAnswerSeconds();
            String best = question.bestAnswer();
            table.row(
                    TableCell.link(question.label(), session.post(question.tweet()).link()),
                    TableCell.time(question.at(), EnglishText.time(question.at(), severalDays())),
                    TableCell.handle(question.handle()),
                    TableCell.number(question.reposts()),
                    TableCell.number(question.answers().size()),
                    TableCell.number(question.people()),
                    wait == null
                            ? question.unanswered() ? TableCell.numberWords("unanswered") : TableCell.NOTHING
                            : TableCell.seconds(wait),
                    best == null ? TableCell.text(NOTHING) : tweet(best),
                    best == null ? TableCell.NOTHING : TableCell.number(question.bestAnswerReposts()));
        }
        return section("questions", "Questions", List.of(table.build()));
    }

    private TableCell tweet(String id) {
        TranscriptTweet post = session.post(id);
        return TableCell.link(post.handle() == null ? id : '@' + post.handle(), post.link());
    }

    private Section shared() {
        List<Block> blocks = new ArrayList<>();
        PageTable.Builder links = PageTable.of("Links shared most", "Link", "Shares", "Sharers", "Source", "Its rating");
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
        PageTable.Builder tweets = PageTable.of("Tweets reposted most", "Tweet", "By", "Reposts");
        for (JsonNode top : chat.list("top_reposted")) {
            TranscriptTweet post = session.post(top.path("tweet").asText());
            tweets.row(
                    TableCell.link(post.id(), post.link()),
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
        return section("shared", "What was shared", blocks);
    }

    private static String rating(JsonNode link) {
        String rating = link.path("source_rating").asText(NOTHING);
        return link.has("source_score")
                ? rating + " (" + Math.round(link.path("source_score").asDouble()) + " of 100)"
                : rating;
    }

    private Section change() {
        SessionDocument previous = session.previous();
        if (previous == null) {
            return section(
                    "change",
                    "Compared with the last edition",
                    List.of(new Paragraph("There is no earlier closed session of #" + chat.tag() + " in the source.")));
        }
        String when = EnglishText.span(previous.startedAt(), previous.lastedUntil());
        PageTable.Builder table =
                PageTable.of("This edition and that of " + when, "Metric", "This", "Last", "MetricChange", "In percent");
        for (Metric figure : Metric.values()) {
            MetricChange change = MetricChange.of(figure, chat, previous);
            table.row(
                    TableCell.text(figure.title()),
                    TableCell.figure(figure, figure.of(chat)),
                    TableCell.figure(figure, figure.of(previous)),
                    change == null ? TableCell.NOTHING : TableCell.numberWords(change.words()),
                    change == null ? TableCell.NOTHING : TableCell.numberWords(change.percent()));
        }
        return section("change", "Compared with the last edition", List.of(table.build()));
    }

    private Section look() {
        List<Block> blocks = new ArrayList<>();
        PageTable.Builder trouble = PageTable.of("Trouble", "Kind", "Tweets", "Accounts", "Some of the tweets", "Why");
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
            blocks.add(new Paragraph("All of these tweets are in the figures; only \u201c"
                    + Metric.PARTICIPANTS_CLEAN.title() + "\u201d leaves the accounts out. Tweets that may identify a"
                    + " patient are named by id; this page neither shows their text nor leads to them."));
        }
        return section("look", "Worth a look", blocks);
    }

    private static String some(JsonNode list, String mark) {
        List<String> texts = SessionDocument.texts(list);
        String first =
                texts.isEmpty() ? "" : mark + String.join(", " + mark, texts.subList(0, Math.min(NAMED, texts.size())));
        return texts.size() <= NAMED ? first : first + " and " + EnglishText.count(texts.size() - NAMED) + " more";
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
            blocks.add(new Posts(
                    asked.label() + ": " + EnglishText.count(asked.answers().size(), "answer", "answers") + " by "
                            + EnglishText.count(asked.people(), "person", "people"),
                    List.of(discussion.question()),
                    discussion.answers(),
                    severalDays()));
        }
        if (!transcript.rest().isEmpty()) {
            String heading = transcript.discussions().isEmpty() ? "All originals" : "Everything else";
            blocks.add(new Posts(heading, List.of(), transcript.rest(), severalDays()));
        }
        return section("transcript", "Transcript", blocks);
    }

    private String coverage(Transcript transcript) {
        long all = Math.round(chat.number(Metric.TWEETS.column()));
        String texts = provenance.withText()
                ? ""
                : " Texts are left out: the networks' terms allow passing on ids and links, not texts.";
        if (transcript.found() == 0) {
            return "The source has no tweets of this session, so there are ids only." + texts;
        }
        String found = transcript.found() == all
                ? ""
                : " The source has " + EnglishText.count(transcript.found()) + " of the " + EnglishText.count(all)
                        + " tweets of the session; the others have been deleted or are not in it.";
        return "Originals in order of time; reposts are counted beside the tweet they pass on, not listed." + found
                + texts;
    }
}
