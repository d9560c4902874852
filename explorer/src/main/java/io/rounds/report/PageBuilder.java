package io.rounds.report;

import io.rounds.report.chart.BinChart;
import io.rounds.report.page.PageTable;
import io.rounds.report.page.ReportPage.Paragraph;
import io.rounds.report.page.ReportPage.Section;
import io.rounds.report.page.ReportPage.Tile;
import io.rounds.report.page.ReportPage;
import io.rounds.report.page.TableCell;
import io.rounds.report.session.ChatSession;
import io.rounds.report.session.Metric;
import io.rounds.report.session.MetricChange;
import io.rounds.report.session.MetricTotals;
import io.rounds.report.session.MetricValue;
import io.rounds.report.session.SessionDocument;
import io.rounds.report.text.EnglishText;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Decides what a report says. One session gets the page for itself; several get their totals first, side by side, and
 * then a part each.
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
    private final List<ChatSession> sessions;

    private PageBuilder(ChatReport report) {
        this.report = report;
        this.sessions = report.sessions();
    }

    static ReportPage of(ChatReport report) {
        PageBuilder builder = new PageBuilder(report);
        return report.sessions().size() == 1 ? builder.ofOne() : builder.ofSeveral();
    }

    private ReportPage ofOne() {
        ChatSession session = sessions.get(0);
        SessionSections parts = new SessionSections(session, 2, "", report.provenance());
        List<Section> sections = new ArrayList<>(parts.all());
        sections.add(figures("All figures, and how they are counted"));
        return new ReportPage(
                session.chat().title(), subtitle(session), tiles(session), SessionSummary.of(session), sections, origin());
    }

    private ReportPage ofSeveral() {
        List<Section> sections = new ArrayList<>();
        sections.add(overview());
        for (int i = 0; i < sessions.size(); i++) {
            ChatSession session = sessions.get(i);
            String anchor = anchor(i);
            List<ReportPage.Block> words = new ArrayList<>();
            words.add(new Paragraph(subtitle(session)));
            SessionSummary.of(session).forEach(sentence -> words.add(new Paragraph(sentence)));
            sections.add(new Section(2, anchor, name(session), words));
            SessionSections parts = new SessionSections(session, 3, anchor + '-', report.provenance());
            sections.addAll(parts.all());
            sections.add(parts.figures());
        }
        sections.add(figures("MetricTotals, and how figures are counted"));
        ChatSession first = sessions.get(0);
        ChatSession last = sessions.get(sessions.size() - 1);
        String subtitle = EnglishText.count(sessions.size(), "session", "sessions") + ", "
                + EnglishText.day(first.chat().startedAt()) + " to "
                + EnglishText.day(last.chat().lastedUntil()) + " \u00b7 " + hashtags();
        return new ReportPage(title(), subtitle, tiles(null), SessionSummary.ofTotals(report), sections, origin());
    }

    private static String anchor(int session) {
        return "session-" + (session + 1);
    }

    /** The title that most sessions have; of several such, the latest. */
    private String title() {
        List<String> titles =
                sessions.stream().map(session -> session.chat().title()).toList();
        String best = "";
        long most = 0;
        for (String title : titles) {
            long times = titles.stream().filter(title::equals).count();
            if (times >= most) {
                most = times;
                best = title;
            }
        }
        return best;
    }

    private static String name(ChatSession session) {
        return session.chat().title() + ", " + EnglishText.day(session.chat().startedAt()) + ", "
                + EnglishText.clock(session.chat().startedAt());
    }

    private static String subtitle(ChatSession session) {
        SessionDocument chat = session.chat();
        return EnglishText.span(chat.startedAt(), chat.lastedUntil()) + " \u00b7 #" + String.join(" #", chat.tags())
                + (chat.isLive() ? " \u00b7 live: figures will change" : "")
                + (chat.isScheduled() ? "" : " \u00b7 found by its activity, not scheduled");
    }

    private String hashtags() {
        Set<String> tags = new TreeSet<>();
        sessions.forEach(session -> tags.addAll(session.chat().tags()));
        return '#' + String.join(" #", tags);
    }

    private List<Tile> tiles(@Nullable ChatSession session) {
        List<Tile> tiles = new ArrayList<>();
        for (Metric figure : TILES) {
            MetricValue amount = report.totals().get(figure);
            if (amount != null) {
                tiles.add(new Tile(figure, amount, session == null ? "" : note(figure, session)));
            }
        }
        return tiles;
    }

    private static String note(Metric figure, ChatSession session) {
        SessionDocument previous = session.previous();
        MetricChange change = previous == null ? null : MetricChange.of(figure, session.chat(), previous);
        if (previous == null || change == null) {
            return "";
        }
        return change.percent().isEmpty() ? change.words() : change.percent();
    }

    private Section overview() {
        List<ReportPage.Block> blocks = new ArrayList<>();
        String most = sessions.stream()
                .max((a, b) -> Double.compare(value(Metric.TWEETS, a), value(Metric.TWEETS, b)))
                .map(session ->
                        name(session) + " has most tweets, " + EnglishText.count(Math.round(value(Metric.TWEETS, session))))
                .orElse("");
        blocks.add(new BinChart(
                "Tweets and participants by session",
                most + '.',
                "ChatSession",
                null,
                sessions.stream()
                        .map(session -> EnglishText.shortTime(session.chat().startedAt()))
                        .toList(),
                List.of(series("Tweets", Metric.TWEETS), series("Participants", Metric.PARTICIPANTS))));
        blocks.add(table());
        return new Section(2, "sessions", "ChatSession by session", blocks);
    }

    private BinChart.Series series(String name, Metric figure) {
        return BinChart.Series.of(
                name,
                sessions.stream()
                        .mapToLong(session -> Math.round(value(figure, session)))
                        .toArray());
    }

    private static double value(Metric figure, ChatSession session) {
        Double value = figure.of(session.chat());
        return value == null ? 0 : value;
    }

    private PageTable table() {
        List<Metric> figures = List.of(
                Metric.TWEETS,
                Metric.ORIGINALS,
                Metric.PARTICIPANTS,
                Metric.NEW_FACES,
                Metric.IMPRESSIONS,
                Metric.TWEETS_PER_HOUR,
                Metric.QUESTIONS,
                Metric.ANSWERS);
        List<String> headers = new ArrayList<>(List.of("ChatSession", "Lasted"));
        figures.forEach(figure -> headers.add(figure.title()));
        headers.add("Tweets against the one before");
        PageTable.Builder table = PageTable.of("Sessions", headers.toArray(String[]::new));
        for (int i = 0; i < sessions.size(); i++) {
            ChatSession session = sessions.get(i);
            List<TableCell> cells = new ArrayList<>();
            cells.add(TableCell.anchor(
                    EnglishText.day(session.chat().startedAt()) + ", "
                            + EnglishText.clock(session.chat().startedAt()),
                    anchor(i)));
            cells.add(TableCell.numberWords(SessionSummary.lasted(session.chat())));
            figures.forEach(figure -> cells.add(TableCell.figure(figure, figure.of(session.chat()))));
            SessionDocument previous = session.previous();
            MetricChange change = previous == null ? null : MetricChange.of(Metric.TWEETS, session.chat(), previous);
            cells.add(change == null ? TableCell.NOTHING : TableCell.numberWords(change.words()));
            table.row(cells.toArray(TableCell[]::new));
        }
        return table.build();
    }

    private Section figures(String title) {
        PageTable.Builder table = PageTable.of("Figures and their definitions", "Metric", "Value", "How it is counted");
        for (Metric figure : Metric.values()) {
            MetricValue amount = report.totals().get(figure);
            table.row(
                    TableCell.text(figure.title()),
                    amount == null ? TableCell.NOTHING : TableCell.figure(figure, amount),
                    TableCell.text(figure.definition()));
        }
        List<ReportPage.Block> blocks = new ArrayList<>(List.of(table.build()));
        if (sessions.size() > 1) {
            blocks.add(
                    new Paragraph("Over several sessions tweets add up. Participants are told apart by their accounts,"
                            + " so that who came to several sessions counts once; \u201cat least\u201d and \u201cat most\u201d stand"
                            + " where the source lacks tweets that would tell. Tweets per hour are all tweets / the hours of all"
                            + " sessions."));
        }
        return new Section(2, "figures", title, blocks);
    }

    private List<String> origin() {
        Provenance from = report.provenance();
        boolean live = sessions.stream().anyMatch(session -> session.chat().isLive());
        List<String> origin = new ArrayList<>();
        origin.add("Made by Rounds " + from.version() + " on " + EnglishText.day(from.madeAt()) + ", "
                + EnglishText.clock(from.madeAt()) + " UTC, from the documents \u201cchats\u201d and \u201ctweets\u201d of "
                + from.source() + ".");
        origin.add("The latest tweet counted is of "
                + EnglishText.day(sessions.get(sessions.size() - 1).chat().lastTweetAt()) + ", "
                + EnglishText.clockSeconds(sessions.get(sessions.size() - 1).chat().lastTweetAt()) + " UTC. "
                + (live ? "A session is still live." : "All sessions are closed: the figures are final."));
        origin.add("All times are UTC.");
        return origin;
    }
}
