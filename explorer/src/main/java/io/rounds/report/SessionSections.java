package io.rounds.report;

import com.fasterxml.jackson.databind.JsonNode;
import io.rounds.report.Page.Block;
import io.rounds.report.Page.Paragraph;
import io.rounds.report.Page.Posts;
import io.rounds.report.Page.Section;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;

/** The parts of a report that are about one session. */
final class SessionSections {
    private static final int NAMED = 10;
    private static final String NOTHING = "\u2013";

    private final Session session;
    private final ChatDocument chat;
    private final int level;
    private final String prefix;
    private final Provenance provenance;

    /**
     * @param level of the headings
     * @param prefix of the anchors
     */
    SessionSections(Session session, int level, String prefix, Provenance provenance) {
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
        Table.Builder table = Table.of("Figures of this session", "Figure", "Value");
        for (Figure figure : Figure.values()) {
            table.row(Cell.text(figure.title()), Cell.figure(figure, figure.of(chat)));
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
        boolean oneDay = Words.day(bins.start(0)).equals(Words.day(bins.start(bins.count() - 1)));
        List<String> labels = new ArrayList<>();
        for (int i = 0; i < bins.count(); i++) {
            labels.add(oneDay ? Words.clock(bins.start(i)) : Words.shortTime(bins.start(i)));
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
                + Words.count(pulse.path(busiest).path("tweets").asLong()) + ", at "
                + Words.shortTime(minutes.get(busiest)) + " UTC.";
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
        String description = "By the end, " + Words.count(joined[joined.length - 1], "person", "people")
                + " had joined; at most "
                + Words.count(Arrays.stream(active).max().orElse(0))
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
                "At most " + Words.count(Arrays.stream(most).max().orElse(0)) + " were active in the same minute.",
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
        String description = "The " + Words.count(network.people().size(), "person", "people")
                + " with most mentions, given and received. A larger dot was mentioned more, a thicker line stands for"
                + " more mentions between two people"
                + (chat.moderators().isEmpty() ? "." : "; moderators have the second colour.");
        return new MentionChart(
                "Network of mentions", description, network, mentions, new HashSet<>(chat.moderators()));
    }

    private static void add(List<Block> blocks, Table table) {
        if (!table.isEmpty()) {
            blocks.add(table);
        }
    }

    private Table top(String caption, String list, String field, String header) {
        Table.Builder table = Table.of(caption, "Person", header);
        for (JsonNode person : chat.list(list)) {
            // Impressions are 0 of whom no followers are known: that is no place in a ranking.
            if (person.path(field).asLong() > 0) {
                table.row(
                        Cell.handle(person.path("handle").asText()),
                        Cell.number(person.path(field).asLong()));
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
        Table.Builder table = Table.of(
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
                    Cell.link(question.label(), session.post(question.tweet()).link()),
                    Cell.time(question.at(), Words.time(question.at(), severalDays())),
                    Cell.handle(question.handle()),
                    Cell.number(question.reposts()),
                    Cell.number(question.answers().size()),
                    Cell.number(question.people()),
                    wait == null
                            ? question.unanswered() ? Cell.numberWords("unanswered") : Cell.NOTHING
                            : Cell.seconds(wait),
                    best == null ? Cell.text(NOTHING) : tweet(best),
                    best == null ? Cell.NOTHING : Cell.number(question.bestAnswerReposts()));
        }
        return section("questions", "Questions", List.of(table.build()));
    }

    private Cell tweet(String id) {
        Post post = session.post(id);
        return Cell.link(post.handle() == null ? id : '@' + post.handle(), post.link());
    }

    private Section shared() {
        List<Block> blocks = new ArrayList<>();
        Table.Builder links = Table.of("Links shared most", "Link", "Shares", "Sharers", "Source", "Its rating");
        for (JsonNode link : chat.list("links")) {
            String url = link.path("url").asText();
            String publisher = link.path("publisher").asText(link.path("domain").asText());
            links.row(
                    Cell.link(url.replaceFirst("^https?://(www\\.)?", ""), url),
                    Cell.number(link.path("shares").asLong()),
                    Cell.number(link.path("sharers").asLong()),
                    Cell.foreign(publisher),
                    Cell.text(rating(link)));
        }
        add(blocks, links.build());
        Table.Builder tweets = Table.of("Tweets reposted most", "Tweet", "By", "Reposts");
        for (JsonNode top : chat.list("top_reposted")) {
            Post post = session.post(top.path("tweet").asText());
            tweets.row(
                    Cell.link(post.id(), post.link()),
                    Cell.handle(top.path("handle").asText()),
                    Cell.number(top.path("reposts").asLong()));
        }
        add(blocks, tweets.build());
        Table.Builder languages = Table.of("Languages of the originals", "Language", "Tweets");
        for (JsonNode language : chat.list("languages")) {
            languages.row(
                    Cell.foreign(language.path("lang").asText()),
                    Cell.number(language.path("tweets").asLong()));
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
        ChatDocument previous = session.previous();
        if (previous == null) {
            return section(
                    "change",
                    "Compared with the last edition",
                    List.of(new Paragraph("There is no earlier closed session of #" + chat.tag() + " in the source.")));
        }
        String when = Words.span(previous.startedAt(), previous.lastedUntil());
        Table.Builder table =
                Table.of("This edition and that of " + when, "Figure", "This", "Last", "Change", "In percent");
        for (Figure figure : Figure.values()) {
            Change change = Change.of(figure, chat, previous);
            table.row(
                    Cell.text(figure.title()),
                    Cell.figure(figure, figure.of(chat)),
                    Cell.figure(figure, figure.of(previous)),
                    change == null ? Cell.NOTHING : Cell.numberWords(change.words()),
                    change == null ? Cell.NOTHING : Cell.numberWords(change.percent()));
        }
        return section("change", "Compared with the last edition", List.of(table.build()));
    }

    private Section look() {
        List<Block> blocks = new ArrayList<>();
        Table.Builder trouble = Table.of("Trouble", "Kind", "Tweets", "Accounts", "Some of the tweets", "Why");
        for (JsonNode found : chat.list("trouble")) {
            trouble.row(
                    Cell.text(found.path("kind").asText().replace('_', ' ')),
                    Cell.number(found.path("tweets").asLong()),
                    Cell.foreign(some(found.path("handles"), "@")),
                    Cell.foreign(some(found.path("examples"), "")),
                    Cell.foreign(found.path("reason").asText()));
        }
        Table.Builder flagged = Table.of("Tweets that may identify a patient", "Tweet", "Rule");
        for (JsonNode flag : chat.list("flagged")) {
            flagged.row(
                    Cell.foreign(flag.path("tweet").asText()),
                    Cell.text(flag.path("rule").asText()));
        }
        add(blocks, trouble.build());
        add(blocks, flagged.build());
        if (blocks.isEmpty()) {
            blocks.add(new Paragraph("No abuse of the hashtag was found, and no tweet that may identify a patient."));
        } else {
            blocks.add(new Paragraph("All of these tweets are in the figures; only \u201c"
                    + Figure.PARTICIPANTS_CLEAN.title() + "\u201d leaves the accounts out. Tweets that may identify a"
                    + " patient are named by id; this page neither shows their text nor leads to them."));
        }
        return section("look", "Worth a look", blocks);
    }

    private static String some(JsonNode list, String mark) {
        List<String> texts = ChatDocument.texts(list);
        String first =
                texts.isEmpty() ? "" : mark + String.join(", " + mark, texts.subList(0, Math.min(NAMED, texts.size())));
        return texts.size() <= NAMED ? first : first + " and " + Words.count(texts.size() - NAMED) + " more";
    }

    private boolean severalDays() {
        return !Words.day(chat.firstTweetAt()).equals(Words.day(chat.lastTweetAt()));
    }

    private Section transcript() {
        Transcript transcript = session.transcript();
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Paragraph(coverage(transcript)));
        for (Transcript.Discussion discussion : transcript.discussions()) {
            ChatQuestion asked = discussion.asked();
            blocks.add(new Posts(
                    asked.label() + ": " + Words.count(asked.answers().size(), "answer", "answers") + " by "
                            + Words.count(asked.people(), "person", "people"),
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
        long all = Math.round(chat.number(Figure.TWEETS.column()));
        String texts = provenance.withText()
                ? ""
                : " Texts are left out: the networks' terms allow passing on ids and links, not texts.";
        if (transcript.found() == 0) {
            return "The source has no tweets of this session, so there are ids only." + texts;
        }
        String found = transcript.found() == all
                ? ""
                : " The source has " + Words.count(transcript.found()) + " of the " + Words.count(all)
                        + " tweets of the session; the others have been deleted or are not in it.";
        return "Originals in order of time; reposts are counted beside the tweet they pass on, not listed." + found
                + texts;
    }
}
