package io.rounds.explorer.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rounds.explorer.answer.Json;
import io.rounds.explorer.answer.Problem;
import io.rounds.explorer.answer.ProblemException;
import io.rounds.explorer.contract.Parameters;
import io.rounds.explorer.store.Store;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/** A few tweets by their ids. */
final class TweetsResource implements Resource {
    private static final int MAX_TWEETS = 100;

    private final Store store;

    TweetsResource(Store store) {
        this.store = store;
    }

    @Override
    public ObjectNode answer(Parameters parameters) {
        LinkedHashSet<String> ids = new LinkedHashSet<>();
        for (String id : parameters.text("ids").split(",", -1)) {
            if (!id.isBlank()) {
                ids.add(id.strip());
            }
        }
        if (ids.size() > MAX_TWEETS) {
            throw new ProblemException(Problem.parameter(
                    "ids", ids.size() + " ids were requested", "Request at most " + MAX_TWEETS + " tweets at once."));
        }
        Map<String, JsonNode> summaries = TweetSummaries.byId(store.search(TweetSummaries.search(ids)));
        List<String> missing = new ArrayList<>(ids);
        missing.removeAll(summaries.keySet());
        ObjectNode json = Json.object();
        json.set("tweets", TweetSummaries.inOrder(List.copyOf(ids), summaries));
        json.set("missing", Json.texts(missing));
        return json;
    }
}
