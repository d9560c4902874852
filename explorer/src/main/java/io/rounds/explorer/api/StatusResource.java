package io.rounds.explorer.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rounds.documents.Indices;
import io.rounds.explorer.answer.Json;
import io.rounds.explorer.answer.Problem;
import io.rounds.explorer.contract.Parameters;
import io.rounds.explorer.live.Monitor;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** How fresh the data is, as of the last poll; also available while Elasticsearch is not. */
public final class StatusResource implements Resource {
    private final Monitor monitor;
    private final Clock clock;
    private final String version;

    public StatusResource(Monitor monitor, Clock clock, String version) {
        this.monitor = monitor;
        this.clock = clock;
        this.version = version;
    }

    @Override
    public ObjectNode answer(Parameters parameters) {
        return json();
    }

    /** {@code Status} of the contract. */
    public ObjectNode json() {
        Monitor.Status status = monitor.status();
        Problem problem = status.problem();
        ObjectNode json = Json.object()
                .put("now", clock.instant().truncatedTo(ChronoUnit.SECONDS).toString())
                .put("version", version)
                .put("elasticsearch", problem == null && status.checkedAt() != null ? "up" : "down")
                .put("problem", problem == null ? null : problem.detail() + ". " + problem.advice())
                .put("stream", status.stream().name().toLowerCase(Locale.ROOT))
                .put("stalled", status.stream() == Monitor.Stream.STALLED);
        json.set("newest_tweet", Json.time(status.newest(Indices.TWEETS)));
        json.set("newest_window_end", Json.time(status.newest(Indices.RANKINGS)));
        json.set("changed_at", Json.time(status.changedAt()));
        json.set("checked_at", Json.time(status.checkedAt()));
        ArrayNode indices = json.putArray("indices");
        status.contents()
                .forEach((index, content) ->
                        indices.addObject().put("index", index).put("documents", content.documents()));
        return json;
    }
}
