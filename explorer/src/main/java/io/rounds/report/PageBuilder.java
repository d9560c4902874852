package io.rounds.report;

import io.rounds.report.Page.Paragraph;
import io.rounds.report.Page.Section;
import io.rounds.report.Page.Tile;
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
    private static final List<Figure> TILES = List.of(
            Figure.TWEETS,
            Figure.PARTICIPANTS,
            Figure.NEW_FACES,
            Figure.IMPRESSIONS,
            Figure.TWEETS_PER_HOUR,
            Figure.ANSWERS);

    private final Report report;
    private final List<Session> sessions;

    private PageBuilder(Report report) {
        this.report = report;
        this.sessions = report.sessions();
    }

    static Page of(Report report) {
        PageBuilder builder = new PageBuilder(report);
        return report.sessions().size() == 1 ? builder.ofOne() : builder.ofSeveral();
    }

    private Page ofOne() {
        Session session = sessions.get(0);
        SessionSections parts = new SessionSections(session, 2, "", report.provenance());
        List<Section> sections = new ArrayList<>(parts.all());
        sections.add(figures("All figures, and how they are counted"));
        return new Page(
                session.chat().title(), subtitle(session), tiles(session), Summary.of(session), sections, origin());
    }

    private Page ofSeveral() {
        List<Section> sections = new ArrayList<>();
        sections.add(overview());
        for (int i = 0; i < sessions.size(); i++) {
            Session session = sessions.get(i);
            String anchor = anchor(i);
            List<Page.Block> words = new ArrayList<>();
            words.add(new Paragraph(subtitle(session)));
            Summary.of(session).forEach(sentence -> words.add(new Paragraph(sentence)));
            sections.add(new Section(2, anchor, name(session), words));
            SessionSections parts = new SessionSections(session, 3, anchor + '-', report.provenance());
            sections.addAll(parts.all());
            sections.add(parts.figures());
        }
        sections.add(figures("Totals, and how figures are counted"));
        Session first = sessions.get(0);
        Session last = sessions.get(sessions.size() - 1);
        String subtitle = Words.count(sessions.size(), "session", "sessions") + ", "
                + Words.day(first.chat().startedAt()) + " to "
                + Words.day(last.chat().lastedUntil()) + " \u00b7 " + hashtags();
        return new Page(title(), subtitle, tiles(null), Summary.ofTotals(report), sections, origin());
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

    private static String name(Session session) {
        return session.chat().title() + ", " + Words.day(session.chat().startedAt()) + ", "
                + Words.clock(session.chat().startedAt());
    }

    private static String subtitle(Session session) {
        ChatDocument chat = session.chat();
        return Words.span(chat.startedAt(), chat.lastedUntil()) + " \u00b7 #" + String.join(" #", chat.tags())
                + (chat.isLive() ? " \u00b7 live: figures will change" : "")
                + (chat.isScheduled() ? "" : " \u00b7 found by its activity, not scheduled");
    }

    private String hashtags() {
        Set<String> tags = new TreeSet<>();
        sessions.forEach(session -> tags.addAll(session.chat().tags()));
        return '#' + String.join(" #", tags);
    }

    private List<Tile> tiles(@Nullable Session session) {
        List<Tile> tiles = new ArrayList<>();
        for (Figure figure : TILES) {
            Amount amount = report.totals().get(figure);
            if (amount != null) {
                tiles.add(new Tile(figure, amount, session == null ? "" : note(figure, session)));
            }
        }
        return tiles;
    }

    private static String note(Figure figure, Session session) {
        ChatDocument previous = session.previous();
        Change change = previous == null ? null : Change.of(figure, session.chat(), previous);
        if (previous == null || change == null) {
            return "";
        }
        return change.percent().isEmpty() ? change.words() : change.percent();
    }

    private Section overview() {
        List<Page.Block> blocks = new ArrayList<>();
        String most = sessions.stream()
                .max((a, b) -> Double.compare(value(Figure.TWEETS, a), value(Figure.TWEETS, b)))
                .map(session ->
                        name(session) + " has most tweets, " + Words.count(Math.round(value(Figure.TWEETS, session))))
                .orElse("");
        blocks.add(new BinChart(
                "Tweets and participants by session",
                most + '.',
                "Session",
                null,
                sessions.stream()
                        .map(session -> Words.shortTime(session.chat().startedAt()))
                        .toList(),
                List.of(series("Tweets", Figure.TWEETS), series("Participants", Figure.PARTICIPANTS))));
        blocks.add(table());
        return new Section(2, "sessions", "Session by session", blocks);
    }

    private BinChart.Series series(String name, Figure figure) {
        return BinChart.Series.of(
                name,
                sessions.stream()
                        .mapToLong(session -> Math.round(value(figure, session)))
                        .toArray());
    }

    private static double value(Figure figure, Session session) {
        Double value = figure.of(session.chat());
        return value == null ? 0 : value;
    }

    private Table table() {
        List<Figure> figures = List.of(
                Figure.TWEETS,
                Figure.ORIGINALS,
                Figure.PARTICIPANTS,
                Figure.NEW_FACES,
                Figure.IMPRESSIONS,
                Figure.TWEETS_PER_HOUR,
                Figure.QUESTIONS,
                Figure.ANSWERS);
        List<String> headers = new ArrayList<>(List.of("Session", "Lasted"));
        figures.forEach(figure -> headers.add(figure.title()));
        headers.add("Tweets against the one before");
        Table.Builder table = Table.of("Sessions", headers.toArray(String[]::new));
        for (int i = 0; i < sessions.size(); i++) {
            Session session = sessions.get(i);
            List<Cell> cells = new ArrayList<>();
            cells.add(Cell.anchor(
                    Words.day(session.chat().startedAt()) + ", "
                            + Words.clock(session.chat().startedAt()),
                    anchor(i)));
            cells.add(Cell.numberWords(Summary.lasted(session.chat())));
            figures.forEach(figure -> cells.add(Cell.figure(figure, figure.of(session.chat()))));
            ChatDocument previous = session.previous();
            Change change = previous == null ? null : Change.of(Figure.TWEETS, session.chat(), previous);
            cells.add(change == null ? Cell.NOTHING : Cell.numberWords(change.words()));
            table.row(cells.toArray(Cell[]::new));
        }
        return table.build();
    }

    private Section figures(String title) {
        Table.Builder table = Table.of("Figures and their definitions", "Figure", "Value", "How it is counted");
        for (Figure figure : Figure.values()) {
            Amount amount = report.totals().get(figure);
            table.row(
                    Cell.text(figure.title()),
                    amount == null ? Cell.NOTHING : Cell.figure(figure, amount),
                    Cell.text(figure.definition()));
        }
        List<Page.Block> blocks = new ArrayList<>(List.of(table.build()));
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
        origin.add("Made by Rounds " + from.version() + " on " + Words.day(from.madeAt()) + ", "
                + Words.clock(from.madeAt()) + " UTC, from the documents \u201cchats\u201d and \u201ctweets\u201d of "
                + from.source() + ".");
        origin.add("The latest tweet counted is of "
                + Words.day(sessions.get(sessions.size() - 1).chat().lastTweetAt()) + ", "
                + Words.clockSeconds(sessions.get(sessions.size() - 1).chat().lastTweetAt()) + " UTC. "
                + (live ? "A session is still live." : "All sessions are closed: the figures are final."));
        origin.add("All times are UTC.");
        return origin;
    }
}
