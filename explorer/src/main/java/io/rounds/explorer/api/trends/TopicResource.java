package io.rounds.explorer.api.trends;

import co.elastic.clients.elasticsearch._types.aggregations.Aggregation;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rounds.communities.Communities;
import io.rounds.documents.Indices;
import io.rounds.explorer.answer.Json;
import io.rounds.explorer.answer.Problem;
import io.rounds.explorer.answer.ProblemException;
import io.rounds.explorer.api.Notice;
import io.rounds.explorer.api.Resource;
import io.rounds.explorer.api.ShareCounts;
import io.rounds.explorer.api.TweetSummaries;
import io.rounds.explorer.contract.Parameters;
import io.rounds.explorer.store.Aggregations;
import io.rounds.explorer.store.Filter;
import io.rounds.explorer.store.Search;
import io.rounds.explorer.store.SearchResult;
import io.rounds.explorer.store.SearchResults;
import io.rounds.explorer.store.Store;
import io.rounds.extract.text.Tags;
import io.rounds.model.Community;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One topic: its history, related hashtags, links, accounts and communities. */
public final class TopicResource implements Resource {
    private static final int POINTS = 300;
    private static final long[] STEPS = {
        60, 300, 900, 1_800, 3_600, 3 * 3_600, 6 * 3_600, 12 * 3_600, 86_400, 7 * 86_400, 28 * 86_400
    };
    private static final int WINDOWS = 12;
    private static final Duration MIN_SPAN = Duration.ofHours(24);
    private static final int TOP = 10;
    private static final int COMMUNITIES = 50;

    private static final String WINDOW_END = Windows.WINDOW_END;
    private static final String TOPIC = "topic";
    private static final String EXEMPLARS = "exemplars";
    private static final String[] RANKINGS = {"live", "unusual"};
    /** Enough to find the step between the ends of windows. */
    private static final int RECENT_ENDS = 50;

    private static final String HASHTAGS = "hashtags";
    private static final String COMMUNITY_FIELD = "communities";

    private final Store store;
    private final Windows windows;
    private final List<String> pointFields;
    private final Map<String, Set<String>> tagsOf = new HashMap<>();

    /** @param pointFields of a trend's document that are in each point of the history */
    public TopicResource(Store store, Windows windows, Communities communities, List<String> pointFields) {
        this.store = store;
        this.windows = windows;
        this.pointFields = List.copyOf(pointFields);
        for (Community community : communities.list()) {
            tagsOf.put(community.name(), community.tags());
        }
    }

    /** The topic and period requested: windows that end in (from, to], tweets in [from, to). */
    private record View(String topic, String community, String window, Instant from, Instant to) {
        Filter trends() {
            return Windows.filter(community, window).term("kind", "hashtag").term(TOPIC, topic);
        }

        Filter shares() {
            return Filter.all()
                    .term(HASHTAGS, topic)
                    .term(COMMUNITY_FIELD, community)
                    .between("at", from, to);
        }
    }

    @Override
    public ObjectNode answer(Parameters parameters) {
        String topic = Tags.normalise(parameters.text("topic"));
        String window = parameters.text("window");
        String community = parameters.text("community");
        Instant to = parameters.time("to");
        Windows.Shown shown = windows.shown(community, window, to, RANKINGS);
        if (shown == null) {
            requireKnown(topic);
        }
        Instant newestEnd = shown == null ? Instant.EPOCH : shown.end();
        Instant end = to == null ? newestEnd : to;
        Duration span = WindowLength.of(window).multipliedBy(WINDOWS);
        Instant defaultFrom = end.minus(span.compareTo(MIN_SPAN) < 0 ? MIN_SPAN : span);
        Instant from = parameters.time("from");
        View view = new View(topic, community, window, from == null ? defaultFrom : from, end);
        if (!view.from().isBefore(view.to())) {
            throw new ProblemException(Problem.parameter(
                    "from",
                    "The period from " + view.from() + " to " + view.to() + " is empty",
                    "Choose an earlier start."));
        }
        return answer(view, newestEnd, shown == null ? null : shown.ranking());
    }

    /** Fails for a topic that has never been used, which is probably misspelled. */
    private void requireKnown(String topic) {
        JsonNode any = store.search(Search.in(Indices.TWEETS, 1)
                        .where(Filter.all().term(HASHTAGS, topic))
                        .fields("id"))
                .first();
        if (any == null) {
            throw new ProblemException(
                    Problem.Code.NOTHING_FOUND,
                    "No tweet has the hashtag #" + topic,
                    "Check the spelling; Trends lists current topics.");
        }
    }

    /** @param ranking the rankings of the newest window; null if its topics are in {@code trends} */
    private ObjectNode answer(View view, Instant newestEnd, @Nullable JsonNode ranking) {
        long interval = interval(view);
        Search historySearch = Search.aggregate(Indices.TRENDS)
                .within(view.from(), view.to())
                .where(view.trends().after(WINDOW_END, view.from(), view.to()))
                .aggregation(
                        "history",
                        Aggregations.intervals(
                                WINDOW_END, interval, Map.of("last", Aggregations.newest(WINDOW_END, pointFields))));
        Instant recently = view.to().minus(Windows.curve(view.window()));
        Search endSearch = Search.aggregate(Indices.TRENDS)
                .within(recently, view.to())
                .where(Windows.filter(view.community(), view.window()).after(WINDOW_END, recently, view.to()))
                .aggregation("ends", Aggregations.largest(WINDOW_END, RECENT_ENDS));
        Search currentSearch = Search.in(Indices.TRENDS, 1)
                .within(newestEnd, newestEnd)
                .where(view.trends().term(WINDOW_END, newestEnd));
        Search latestSearch = Search.in(Indices.TRENDS, 1)
                .within(view.from(), view.to())
                .where(view.trends().after(WINDOW_END, view.from(), view.to()))
                .descending(WINDOW_END)
                .fields("display", EXEMPLARS);
        Search tweets = tweets(view);
        Search shares = ShareCounts.search(view.shares(), TOP, false).within(view.from(), view.to());
        SearchResults found =
                store.search(List.of(historySearch, endSearch, currentSearch, latestSearch, tweets, shares));
        JsonNode current = ranking == null ? found.of(currentSearch).first() : row(ranking, view.topic());
        List<JsonNode> history = history(found.of(historySearch));
        if (ranking != null && current != null && newestEnd.isAfter(view.from())) {
            history = withCurrent(history, point(current, newestEnd), newestEnd);
        }
        JsonNode latest = current == null ? found.of(latestSearch).first() : current;
        SearchResult counts = found.of(tweets);
        if (history.isEmpty() && current == null && counts.total() == 0) {
            requireKnown(view.topic());
        }
        Map<String, JsonNode> periods = new LinkedHashMap<>();
        ShareCounts.buckets(found.of(shares))
                .forEach(bucket -> periods.put(bucket.path("key").asText(), ShareCounts.period(bucket)));
        LinkedHashSet<String> exemplars = new LinkedHashSet<>();
        if (latest != null) {
            exemplars.addAll(Json.list(latest.path(EXEMPLARS)));
        }
        List<String> accounts = topAccounts(counts);
        Search linkSearch = ShareCounts.documents(periods.keySet());
        Search exemplarSearch = TweetSummaries.search(exemplars);
        Search activity = activity(view, accounts);
        SearchResults more = store.search(List.of(linkSearch, exemplarSearch, activity));
        Map<String, JsonNode> links = ShareCounts.byId(more.of(linkSearch));

        ObjectNode json = Json.object()
                .put("topic", view.topic())
                .put(
                        "display",
                        latest == null ? view.topic() : latest.path("display").asText(view.topic()))
                .put("community", view.community())
                .put("window", view.window())
                .put("from", view.from().toString())
                .put("to", view.to().toString());
        json.set(
                "current",
                current == null
                        ? Json.orNull(null)
                        : TrendRows.of(current, view.community(), view.window(), newestEnd));
        json.set("history", Json.array(history));
        json.put("step_seconds", Math.max(interval, usualStep(ends(found.of(endSearch)))));
        json.set("related", counted(counts.aggregation("here").path("related").path("buckets"), "topic"));
        ArrayNode linkRows = json.putArray("links");
        periods.forEach((id, period) -> {
            JsonNode link = links.get(id);
            if (link != null) {
                linkRows.addObject().<ObjectNode>set("link", link).set("period", period);
            }
        });
        json.set("voices", voices(accounts, more.of(activity)));
        json.set(
                "communities",
                counted(counts.aggregation("everywhere").path("in").path("buckets"), "community"));
        json.set(
                EXEMPLARS,
                TweetSummaries.inOrder(List.copyOf(exemplars), TweetSummaries.byId(more.of(exemplarSearch))));
        json.set("notice", Notice.NO_WINDOW.ifEmpty(history.isEmpty() && current == null));
        return json;
    }

    /** The shortest interval that divides the period into at most {@link #POINTS} parts. */
    private static long interval(View view) {
        long seconds = Duration.between(view.from(), view.to()).toSeconds();
        for (long step : STEPS) {
            if (seconds / step < POINTS) {
                return step;
            }
        }
        return seconds / POINTS + 1;
    }

    /** The last window of each interval, oldest first. */
    private static List<JsonNode> history(SearchResult found) {
        List<JsonNode> points = new ArrayList<>();
        for (JsonNode bucket : found.buckets("history")) {
            JsonNode last =
                    bucket.path("last").path("hits").path("hits").path(0).path("_source");
            if (last.isObject()) {
                points.add(last);
            }
        }
        return points;
    }

    private static List<Instant> ends(SearchResult found) {
        List<Instant> ends = new ArrayList<>();
        for (JsonNode bucket : found.buckets("ends")) {
            ends.add(Instant.ofEpochMilli(bucket.path("key").asLong()));
        }
        return ends;
    }

    /**
     * The time that usually passes from one window end to the next (s), 0 if there are less than two: the most frequent
     * one, since some ends are missing where nothing ranked and the last of an archive is early.
     */
    static long usualStep(List<Instant> newestFirst) {
        Map<Long, Integer> steps = new TreeMap<>();
        for (int i = 1; i < newestFirst.size(); i++) {
            steps.merge(
                    Duration.between(newestFirst.get(i), newestFirst.get(i - 1)).toSeconds(), 1, Integer::sum);
        }
        // Of those that are equally frequent the shortest, which comes first.
        long usual = 0;
        int most = 0;
        for (Map.Entry<Long, Integer> step : steps.entrySet()) {
            if (step.getValue() > most) {
                most = step.getValue();
                usual = step.getKey();
            }
        }
        return usual;
    }

    private static @Nullable JsonNode row(JsonNode ranking, String topic) {
        for (String list : RANKINGS) {
            for (JsonNode row : ranking.path(list)) {
                if (row.path(TOPIC).asText().equals(topic)) {
                    return row;
                }
            }
        }
        return null;
    }

    private ObjectNode point(JsonNode row, Instant end) {
        ObjectNode point = row.deepCopy();
        point.put(WINDOW_END, end.toString());
        return point.retain(pointFields);
    }

    /** The history with a point for the current rankings, in place of those that are not older. */
    private static List<JsonNode> withCurrent(List<JsonNode> history, JsonNode point, Instant end) {
        List<JsonNode> points = new ArrayList<>();
        for (JsonNode earlier : history) {
            if (Instant.parse(earlier.path(WINDOW_END).asText()).isBefore(end)) {
                points.add(earlier);
            }
        }
        points.add(point);
        return points;
    }

    /** A search for the related hashtags, the accounts and the communities of the topic. */
    private Search tweets(View view) {
        List<String> own = new ArrayList<>(tagsOf.getOrDefault(view.community(), Set.of()));
        own.add(view.topic());
        Filter everywhere = Filter.all().term(HASHTAGS, view.topic()).between("created_at", view.from(), view.to());
        Aggregation authors =
                Aggregations.terms("author.id", TOP, Map.of("platform", Aggregations.terms("platform", 1)));
        Map<String, Aggregation> here = Map.of(
                "related", Aggregations.termsExcept(HASHTAGS, TOP, own),
                "wrote", Aggregations.filter(Filter.all().not("kind", "repost"), Map.of("authors", authors)),
                "reposted", Aggregations.terms("repost_of_author", TOP));
        return Search.aggregate(Indices.TWEETS)
                .within(view.from(), view.to())
                .where(everywhere)
                .countTotal()
                .aggregation(
                        "everywhere",
                        Aggregations.filter(
                                Filter.all(), Map.of("in", Aggregations.terms(COMMUNITY_FIELD, COMMUNITIES))))
                .aggregation("here", Aggregations.filter(Filter.all().term(COMMUNITY_FIELD, view.community()), here));
    }

    /** The accounts with the most reposts received, then those with the most tweets. */
    private static List<String> topAccounts(SearchResult found) {
        JsonNode here = found.aggregation("here");
        LinkedHashSet<String> accounts = new LinkedHashSet<>();
        for (JsonNode bucket : here.path("reposted").path("buckets")) {
            accounts.add(bucket.path("key").asText());
        }
        for (JsonNode bucket : here.path("wrote").path("authors").path("buckets")) {
            accounts.add(top(bucket, "platform") + ':' + bucket.path("key").asText());
        }
        return accounts.stream().limit(TOP).toList();
    }

    /** A search for the numbers of tweets that these accounts wrote and of reposts that they received. */
    private static Search activity(View view, List<String> accounts) {
        List<String> ids = accounts.stream()
                .map(account -> account.substring(account.indexOf(':') + 1))
                .toList();
        int size = Math.max(1, accounts.size());
        Aggregation wrote = Aggregations.filter(
                Filter.all().terms("author.id", ids).not("kind", "repost"),
                Map.of(
                        "authors",
                        Aggregations.terms(
                                "author.id",
                                size,
                                Map.of(
                                        "handle",
                                        Aggregations.terms("author.handle", 1),
                                        "platform",
                                        Aggregations.terms("platform", 1)))));
        Aggregation reposted = Aggregations.filter(
                Filter.all().terms("repost_of_author", accounts),
                Map.of(
                        "authors",
                        Aggregations.terms(
                                "repost_of_author",
                                size,
                                Map.of("handle", Aggregations.terms("repost_of_handle", 1)))));
        return Search.aggregate(Indices.TWEETS)
                .within(view.from(), view.to())
                .where(Filter.all()
                        .term(HASHTAGS, view.topic())
                        .term(COMMUNITY_FIELD, view.community())
                        .between("created_at", view.from(), view.to()))
                .aggregation("wrote", wrote)
                .aggregation("reposted", reposted);
    }

    private static ArrayNode counted(JsonNode buckets, String name) {
        ArrayNode rows = Json.array();
        for (JsonNode bucket : buckets) {
            rows.addObject()
                    .put(name, bucket.path("key").asText())
                    .put("tweets", bucket.path("doc_count").asLong());
        }
        return rows;
    }

    /** An account with its activity. */
    private static final class Voice {
        private final String author;
        private String handle = "";
        private long tweets;
        private long reposted;

        Voice(String author) {
            this.author = author;
        }

        private ObjectNode json() {
            return Json.object()
                    .put("author", author)
                    .put("handle", handle)
                    .put("tweets", tweets)
                    .put("reposted", reposted);
        }
    }

    private static ArrayNode voices(List<String> accounts, SearchResult found) {
        Map<String, Voice> voices = new LinkedHashMap<>();
        accounts.forEach(account -> voices.put(account, new Voice(account)));
        for (JsonNode bucket : found.aggregation("reposted").path("authors").path("buckets")) {
            Voice voice = voices.get(bucket.path("key").asText());
            if (voice != null) {
                voice.handle = top(bucket, "handle");
                voice.reposted = bucket.path("doc_count").asLong();
            }
        }
        for (JsonNode bucket : found.aggregation("wrote").path("authors").path("buckets")) {
            Voice voice = voices.get(
                    top(bucket, "platform") + ':' + bucket.path("key").asText());
            if (voice != null) {
                // As written by the author; reposts have it in lower case.
                voice.handle = top(bucket, "handle");
                voice.tweets = bucket.path("doc_count").asLong();
            }
        }
        Comparator<Voice> most = Comparator.comparingLong((Voice voice) -> voice.reposted)
                .thenComparingLong(voice -> voice.tweets)
                .reversed()
                .thenComparing(voice -> voice.author);
        return Json.array(voices.values().stream().sorted(most).map(Voice::json).toList());
    }

    private static String top(JsonNode bucket, String name) {
        return bucket.path(name).path("buckets").path(0).path("key").asText();
    }
}
