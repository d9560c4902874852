package io.rounds.explorer.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rounds.communities.Communities;
import io.rounds.documents.Indices;
import io.rounds.explorer.answer.Json;
import io.rounds.explorer.answer.Problem;
import io.rounds.explorer.answer.ProblemException;
import io.rounds.explorer.contract.Parameters;
import io.rounds.explorer.store.Aggregations;
import io.rounds.explorer.store.Query;
import io.rounds.explorer.store.Search;
import io.rounds.explorer.store.SearchResult;
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

/** One topic: how it went, what was shared next to it, who spoke, and where. */
final class TopicResource implements Resource {
    private static final int POINTS = 300;
    private static final long[] STEPS = {
        60, 300, 900, 1_800, 3_600, 3 * 3_600, 6 * 3_600, 12 * 3_600, 86_400, 7 * 86_400, 28 * 86_400
    };
    private static final int WINDOWS = 12;
    private static final Duration LEAST = Duration.ofHours(24);
    private static final int TOP = 10;
    private static final int COMMUNITIES = 50;

    private static final String WINDOW_END = NewestWindow.WINDOW_END;
    private static final String HASHTAGS = "hashtags";
    private static final String COMMUNITY_FIELD = "communities";

    private final Store store;
    private final NewestWindow newestWindow;
    private final String[] pointFields;
    private final Map<String, Set<String>> tagsOf = new HashMap<>();

    /** @param pointFields of a trend's document that are given for each point of the history */
    TopicResource(Store store, NewestWindow newestWindow, Communities communities, List<String> pointFields) {
        this.store = store;
        this.newestWindow = newestWindow;
        this.pointFields = pointFields.toArray(String[]::new);
        for (Community community : communities.list()) {
            tagsOf.put(community.name(), community.tags());
        }
    }

    /** What somebody looks at: windows that end in (from, to], tweets in [from, to). */
    private record View(String topic, String community, String window, Instant from, Instant to) {
        Query trends() {
            return Query.all().term("topic", topic).term("community", community).term("window", window);
        }

        Query shares() {
            return Query.all()
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
        Instant newest = newestWindow.end(community, window, to);
        if (newest == null) {
            refuseUnknown(topic);
        }
        Instant newestEnd = newest == null ? Instant.EPOCH : newest;
        Instant end = to == null ? newestEnd : to;
        Duration span = WindowLength.of(window).multipliedBy(WINDOWS);
        Instant usual = end.minus(span.compareTo(LEAST) < 0 ? LEAST : span);
        Instant from = parameters.time("from");
        View view = new View(topic, community, window, from == null ? usual : from, end);
        if (!view.from().isBefore(view.to())) {
            throw new ProblemException(Problem.parameter(
                    "from", "The time from " + view.from() + " to " + view.to() + " is empty", "Take an earlier one."));
        }
        return look(view, newestEnd);
    }

    /** A topic that nobody ever used is more likely a slip than a quiet one. */
    private void refuseUnknown(String topic) {
        JsonNode any = store.search(Search.in(Indices.TWEETS, 1)
                        .where(Query.all().term(HASHTAGS, topic))
                        .fields("id"))
                .first();
        if (any == null) {
            throw new ProblemException(
                    Problem.Code.NOTHING_FOUND,
                    "No tweet has the hashtag #" + topic,
                    "See that it is spelt right; Trends lists what is talked about.");
        }
    }

    private ObjectNode look(View view, Instant newestEnd) {
        long step = step(view);
        List<SearchResult> found = store.search(List.of(
                Search.in(Indices.TRENDS, POINTS + 1)
                        .within(view.from(), view.to())
                        .where(view.trends().terms(WINDOW_END, grid(view, step)))
                        .ascending(WINDOW_END)
                        .fields(pointFields),
                Search.in(Indices.TRENDS, 1)
                        .within(newestEnd, newestEnd)
                        .where(view.trends().term(WINDOW_END, newestEnd)),
                neighbours(view),
                ShareCounts.search(view.shares(), TOP, false).within(view.from(), view.to()),
                Search.in(Indices.TRENDS, 1)
                        .within(view.from(), view.to())
                        .where(view.trends().after(WINDOW_END, view.from(), view.to()))
                        .descending(WINDOW_END)
                        .fields("display", "exemplars")));
        JsonNode current = found.get(1).first();
        Map<String, JsonNode> periods = new LinkedHashMap<>();
        ShareCounts.buckets(found.get(3))
                .forEach(bucket -> periods.put(bucket.path("key").asText(), ShareCounts.period(bucket)));
        List<JsonNode> history = found.get(0).documents();
        if (history.isEmpty() && current == null && found.get(2).total() == 0) {
            refuseUnknown(view.topic());
        }
        JsonNode latest = found.get(4).first();
        LinkedHashSet<String> exemplars = new LinkedHashSet<>();
        if (latest != null) {
            exemplars.addAll(Json.list(latest.path("exemplars")));
        }
        List<String> voices = loudest(found.get(2));
        List<SearchResult> more = store.search(List.of(
                ShareCounts.documents(periods.keySet()), TweetSummaries.search(exemplars), spoken(view, voices)));
        Map<String, JsonNode> links = ShareCounts.byId(more.get(0));

        ObjectNode json = Json.object()
                .put("topic", view.topic())
                .put(
                        "display",
                        latest == null ? view.topic() : latest.path("display").asText(view.topic()))
                .put("community", view.community())
                .put("window", view.window())
                .put("from", view.from().toString())
                .put("to", view.to().toString());
        json.set("current", Json.orNull(current));
        json.set("history", Json.array(history));
        json.put("step_seconds", step);
        json.set("related", counted(found.get(2).sum("here").path("related").path("buckets"), "topic"));
        ArrayNode linkRows = json.putArray("links");
        periods.forEach((id, period) -> {
            JsonNode link = links.get(id);
            if (link != null) {
                linkRows.addObject().<ObjectNode>set("link", link).set("period", period);
            }
        });
        json.set("voices", voices(voices, more.get(2)));
        json.set(
                "communities", counted(found.get(2).sum("everywhere").path("in").path("buckets"), "community"));
        json.set("exemplars", TweetSummaries.inOrder(List.copyOf(exemplars), TweetSummaries.byId(more.get(1))));
        json.set("notice", Notice.NO_WINDOW.ifEmpty(history.isEmpty() && current == null));
        return json;
    }

    /** The shortest distance of points with which the history fits. Windows end on the clock's round times. */
    private static long step(View view) {
        long seconds = Duration.between(view.from(), view.to()).toSeconds();
        for (long step : STEPS) {
            if (seconds / step < POINTS) {
                return step;
            }
        }
        return seconds / POINTS + 1;
    }

    /** The times of the points, and the end, at which the last window of an archive may end off the grid. */
    private static List<String> grid(View view, long step) {
        List<String> times = new ArrayList<>();
        long first = Math.floorDiv(view.from().getEpochSecond(), step) * step + step;
        for (long at = first; at < view.to().getEpochSecond(); at += step) {
            times.add(Instant.ofEpochSecond(at).toString());
        }
        times.add(view.to().toString());
        return times;
    }

    private Search neighbours(View view) {
        List<String> itself = new ArrayList<>(tagsOf.getOrDefault(view.community(), Set.of()));
        itself.add(view.topic());
        Query everywhere = Query.all().term(HASHTAGS, view.topic()).between("created_at", view.from(), view.to());
        ObjectNode authors = Aggregations.with(Aggregations.terms("author.id", TOP), Map.of("platform", Aggregations.terms("platform", 1)));
        Map<String, ObjectNode> here = Map.of(
                "related", Aggregations.termsBut(HASHTAGS, TOP, itself),
                "wrote", Aggregations.with(Aggregations.filter(Query.all().not("kind", "repost")), Map.of("authors", authors)),
                "reposted", Aggregations.terms("repost_of_author", TOP));
        return Search.sums(Indices.TWEETS)
                .within(view.from(), view.to())
                .where(everywhere)
                .counted()
                .sum(
                        "everywhere",
                        Aggregations.with(Aggregations.filter(Query.all()), Map.of("in", Aggregations.terms(COMMUNITY_FIELD, COMMUNITIES))))
                .sum("here", Aggregations.with(Aggregations.filter(Query.all().term(COMMUNITY_FIELD, view.community())), here));
    }

    /** The accounts that were reposted most, then those that wrote most. */
    private static List<String> loudest(SearchResult found) {
        JsonNode here = found.sum("here");
        LinkedHashSet<String> accounts = new LinkedHashSet<>();
        for (JsonNode bucket : here.path("reposted").path("buckets")) {
            accounts.add(bucket.path("key").asText());
        }
        for (JsonNode bucket : here.path("wrote").path("authors").path("buckets")) {
            accounts.add(top(bucket, "platform") + ':' + bucket.path("key").asText());
        }
        return accounts.stream().limit(TOP).toList();
    }

    /** Counts what these accounts wrote, and how often that was reposted. */
    private static Search spoken(View view, List<String> accounts) {
        List<String> ids = accounts.stream()
                .map(account -> account.substring(account.indexOf(':') + 1))
                .toList();
        int most = Math.max(1, accounts.size());
        ObjectNode wrote = Aggregations.with(
                Aggregations.filter(Query.all().terms("author.id", ids).not("kind", "repost")),
                Map.of(
                        "authors",
                        Aggregations.with(
                                Aggregations.terms("author.id", most),
                                Map.of(
                                        "handle",
                                        Aggregations.terms("author.handle", 1),
                                        "platform",
                                        Aggregations.terms("platform", 1)))));
        ObjectNode reposted = Aggregations.with(
                Aggregations.filter(Query.all().terms("repost_of_author", accounts)),
                Map.of(
                        "authors",
                        Aggregations.with(
                                Aggregations.terms("repost_of_author", most),
                                Map.of("handle", Aggregations.terms("repost_of_handle", 1)))));
        return Search.sums(Indices.TWEETS)
                .within(view.from(), view.to())
                .where(Query.all()
                        .term(HASHTAGS, view.topic())
                        .term(COMMUNITY_FIELD, view.community())
                        .between("created_at", view.from(), view.to()))
                .sum("wrote", wrote)
                .sum("reposted", reposted);
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

    /** An account that spoke. */
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
        for (JsonNode bucket : found.sum("reposted").path("authors").path("buckets")) {
            Voice voice = voices.get(bucket.path("key").asText());
            if (voice != null) {
                voice.handle = top(bucket, "handle");
                voice.reposted = bucket.path("doc_count").asLong();
            }
        }
        for (JsonNode bucket : found.sum("wrote").path("authors").path("buckets")) {
            Voice voice = voices.get(
                    top(bucket, "platform") + ':' + bucket.path("key").asText());
            if (voice != null) {
                // As written; reposts give it in lower case.
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
