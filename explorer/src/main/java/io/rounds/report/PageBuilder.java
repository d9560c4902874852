package io.rounds.report;

import io.rounds.report.chart.BinChart;
import io.rounds.report.page.PageTable;
import io.rounds.report.page.ReportPage;
import io.rounds.report.page.ReportPage.Paragraph;
import io.rounds.report.page.ReportPage.Section;
import io.rounds.report.page.ReportPage.Tile;
import io.rounds.report.page.TableCell;
import io.rounds.report.session.Metric;
import io.rounds.report.session.MetricChange;
import io.rounds.report.session.MetricValue;
import io.rounds.report.session.SessionDetails;
import io.rounds.report.session.SessionDocument;
import io.rounds.report.text.EnglishText;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Composes the content of a report. The page of several sessions has their totals first, then a part for each session.
 */
final class PageBuilder {
    private static final List<Metric> TILES = List.of(
            Metric.TWEETS,
            Metric.PARTICIPANTS,
            Metric.NEW_FACES,
            Metric.IMPRESSIONS,
            Metric.TWEETS_PER_HOUR,
            Metric.ANSWERS);

    private final ChatReport report;
    private final List<SessionDetails> sessions;

    private PageBuilder(ChatReport report) {
        this.report = report;
        this.sessions = report.sessions();
    }

    static ReportPage of(ChatReport report) {
        PageBuilder builder = new PageBuilder(report);
        return report.sessions().size() == 1 ? builder.singleSession() : builder.severalSessions();
    }

    private ReportPage singleSession() {
        SessionDetails session = sessions.get(0);
        SessionSections parts = new SessionSections(session, 2, "", report.provenance());
        List<Section> sections = new ArrayList<>(parts.all());
        sections.add(metrics("All metrics and their definitions"));
        return new ReportPage(
                session.document().title(),
                subtitle(session),
                tiles(session),
                SessionSummary.of(session),
                sections,
                origin());
    }

    private ReportPage severalSessions() {
        List<Section> sections = new ArrayList<>();
        sections.add(overview());
        for (int i = 0; i < sessions.size(); i++) {
            SessionDetails session = sessions.get(i);
            String anchor = anchor(i);
            List<ReportPage.Block> intro = new ArrayList<>();
            intro.add(new Paragraph(subtitle(session)));
            SessionSummary.of(session).forEach(sentence -> intro.add(new Paragraph(sentence)));
            sections.add(new Section(2, anchor, name(session), intro));
            SessionSections parts = new SessionSections(session, 3, anchor + '-', report.provenance());
            sections.addAll(parts.all());
            sections.add(parts.metrics());
        }
        sections.add(metrics("Totals and definitions of metrics"));
        SessionDetails first = sessions.get(0);
        SessionDetails last = sessions.get(sessions.size() - 1);
        String subtitle = EnglishText.count(sessions.size(), "session", "sessions") + ", "
                + EnglishText.day(first.document().startedAt()) + " to "
                + EnglishText.day(last.document().effectiveEnd()) + " \u00b7 " + hashtags();
        return new ReportPage(title(), subtitle, tiles(null), SessionSummary.ofTotals(report), sections, origin());
    }

    private static String anchor(int session) {
        return "session-" + (session + 1);
    }

    /** The most frequent title of the sessions; of several such, the latest. */
    private String title() {
        List<String> titles =
                sessions.stream().map(session -> session.document().title()).toList();
        String best = "";
        long max = 0;
        for (String title : titles) {
            long times = titles.stream().filter(title::equals).count();
            if (times >= max) {
                max = times;
                best = title;
            }
        }
        return best;
    }

    private static String name(SessionDetails session) {
        return session.document().title() + ", "
                + EnglishText.day(session.document().startedAt()) + ", "
                + EnglishText.clock(session.document().startedAt());
    }

    private static String subtitle(SessionDetails session) {
        SessionDocument chat = session.document();
        return EnglishText.span(chat.startedAt(), chat.effectiveEnd()) + " \u00b7 #" + String.join(" #", chat.tags())
                + (chat.isLive() ? " \u00b7 live: values will change" : "")
                + (chat.isScheduled() ? "" : " \u00b7 detected by its activity, not scheduled");
    }

    private String hashtags() {
        Set<String> tags = new TreeSet<>();
        sessions.forEach(session -> tags.addAll(session.document().tags()));
        return '#' + String.join(" #", tags);
    }

    private List<Tile> tiles(@Nullable SessionDetails session) {
        List<Tile> tiles = new ArrayList<>();
        for (Metric metric : TILES) {
            MetricValue value = report.totals().get(metric);
            if (value != null) {
                tiles.add(new Tile(metric, value, session == null ? "" : note(metric, session)));
            }
        }
        return tiles;
    }

    private static String note(Metric metric, SessionDetails session) {
        SessionDocument previous = session.previous();
        MetricChange change = previous == null ? null : MetricChange.of(metric, session.document(), previous);
        if (previous == null || change == null) {
            return "";
        }
        return change.percent().isEmpty() ? change.text() : change.percent();
    }

    private Section overview() {
        List<ReportPage.Block> blocks = new ArrayList<>();
        String busiest = sessions.stream()
                .max((a, b) -> Double.compare(value(Metric.TWEETS, a), value(Metric.TWEETS, b)))
                .map(session -> "Most tweets: " + EnglishText.count(Math.round(value(Metric.TWEETS, session))) + ", in "
                        + name(session))
                .orElse("");
        blocks.add(new BinChart(
                "Tweets and participants by session",
                busiest + '.',
                "Session",
                null,
                sessions.stream()
                        .map(session -> EnglishText.shortTime(session.document().startedAt()))
                        .toList(),
                List.of(series("Tweets", Metric.TWEETS), series("Participants", Metric.PARTICIPANTS))));
        blocks.add(table());
        return new Section(2, "sessions", "Session by session", blocks);
    }

    private BinChart.Series series(String name, Metric metric) {
        return BinChart.Series.of(
                name,
                sessions.stream()
                        .mapToLong(session -> Math.round(value(metric, session)))
                        .toArray());
    }

    private static double value(Metric metric, SessionDetails session) {
        Double value = metric.of(session.document());
        return value == null ? 0 : value;
    }

    private PageTable table() {
        List<Metric> metrics = List.of(
                Metric.TWEETS,
                Metric.ORIGINALS,
                Metric.PARTICIPANTS,
                Metric.NEW_FACES,
                Metric.IMPRESSIONS,
                Metric.TWEETS_PER_HOUR,
                Metric.QUESTIONS,
                Metric.ANSWERS);
        List<String> headers = new ArrayList<>(List.of("Session", "Duration"));
        metrics.forEach(metric -> headers.add(metric.title()));
        headers.add("Change in tweets");
        PageTable.Builder table = PageTable.of("Sessions", headers.toArray(String[]::new));
        for (int i = 0; i < sessions.size(); i++) {
            SessionDetails session = sessions.get(i);
            List<TableCell> cells = new ArrayList<>();
            cells.add(TableCell.anchor(
                    EnglishText.day(session.document().startedAt()) + ", "
                            + EnglishText.clock(session.document().startedAt()),
                    anchor(i)));
            cells.add(TableCell.formattedNumber(SessionSummary.duration(session.document())));
            metrics.forEach(metric -> cells.add(TableCell.metric(metric, metric.of(session.document()))));
            SessionDocument previous = session.previous();
            MetricChange change =
                    previous == null ? null : MetricChange.of(Metric.TWEETS, session.document(), previous);
            cells.add(change == null ? TableCell.NO_NUMBER : TableCell.formattedNumber(change.text()));
            table.row(cells.toArray(TableCell[]::new));
        }
        return table.build();
    }

    private Section metrics(String title) {
        PageTable.Builder table = PageTable.of("Metrics and their definitions", "Metric", "Value", "Definition");
        for (Metric metric : Metric.values()) {
            MetricValue value = report.totals().get(metric);
            table.row(
                    TableCell.text(metric.title()),
                    value == null ? TableCell.NO_NUMBER : TableCell.metric(metric, value),
                    TableCell.text(metric.definition()));
        }
        List<ReportPage.Block> blocks = new ArrayList<>(List.of(table.build()));
        if (sessions.size() > 1) {
            blocks.add(new Paragraph("Tweets of several sessions add up. Participants are identified by their accounts,"
                    + " so someone who came to several sessions counts once; \u201cat least\u201d and \u201cat most\u201d"
                    + " mark bounds where the source lacks the tweets for an exact value. Tweets per hour are all tweets"
                    + " / the hours of all sessions."));
        }
        return new Section(2, "metrics", title, blocks);
    }

    private List<String> origin() {
        Provenance from = report.provenance();
        boolean live = sessions.stream().anyMatch(session -> session.document().isLive());
        List<String> origin = new ArrayList<>();
        origin.add("Created by Rounds " + from.version() + " on " + EnglishText.day(from.madeAt()) + ", "
                + EnglishText.clock(from.madeAt())
                + " UTC, from the documents \u201cchats\u201d and \u201ctweets\u201d of "
                + from.source() + ".");
        origin.add("The latest tweet counted is from "
                + EnglishText.day(sessions.get(sessions.size() - 1).document().lastTweetAt()) + ", "
                + EnglishText.clockSeconds(
                        sessions.get(sessions.size() - 1).document().lastTweetAt()) + " UTC. "
                + (live ? "A session is still live." : "All sessions are closed: the values are final."));
        origin.add("All times are UTC.");
        return origin;
    }
}
