package io.rounds.simulator.network;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a request sees of posts: the fields and expansions that it asks for, and those that come unasked. */
final class XView {
    private static final Set<String> ALWAYS_OF_POSTS = Set.of("id", "text", "edit_history_tweet_ids");
    private static final Set<String> ALWAYS_OF_ACCOUNTS = Set.of("id", "name", "username");

    private final ObjectMapper json = new ObjectMapper();
    private final Set<String> postFields;
    private final Set<String> accountFields;
    private final Set<String> expansions;

    XView(Request request) {
        postFields = list(request, "tweet.fields", ALWAYS_OF_POSTS);
        accountFields = list(request, "user.fields", ALWAYS_OF_ACCOUNTS);
        expansions = list(request, "expansions", Set.of());
    }

    private static Set<String> list(Request request, String parameter, Set<String> always) {
        Set<String> names = new HashSet<>(always);
        for (String value : request.values(parameter)) {
            names.addAll(Arrays.asList(value.split(",", -1)));
        }
        return names;
    }

    /** A message of the stream, without the rules that match. */
    ObjectNode message(XPosts.Post post) {
        ObjectNode message = json.createObjectNode();
        message.set("data", only(post.data(), postFields));
        includes(message, List.of(post));
        return message;
    }

    /** An answer of recent search. */
    ObjectNode answer(List<XPosts.Post> posts) {
        ObjectNode answer = json.createObjectNode();
        if (!posts.isEmpty()) {
            ArrayNode data = answer.putArray("data");
            posts.forEach(post -> data.add(only(post.data(), postFields)));
            includes(answer, posts);
        }
        answer.putObject("meta").put("result_count", posts.size());
        return answer;
    }

    private void includes(ObjectNode answer, List<XPosts.Post> posts) {
        Map<String, JsonNode> tweets = new LinkedHashMap<>();
        Map<String, JsonNode> accounts = new LinkedHashMap<>();
        for (XPosts.Post post : posts) {
            Set<String> wanted = new HashSet<>();
            if (expansions.contains("author_id")) {
                wanted.add(post.data().path("author_id").asText());
            }
            for (JsonNode other : post.message().path("includes").path("tweets")) {
                if (expansions.contains("referenced_tweets.id")) {
                    tweets.put(other.path("id").asText(), only(other, postFields));
                }
                if (expansions.contains("referenced_tweets.id.author_id")) {
                    wanted.add(other.path("author_id").asText());
                }
            }
            for (JsonNode account : post.message().path("includes").path("users")) {
                if (wanted.contains(account.path("id").asText())) {
                    accounts.put(account.path("id").asText(), only(account, accountFields));
                }
            }
        }
        if (!tweets.isEmpty() || !accounts.isEmpty()) {
            ObjectNode includes = answer.putObject("includes");
            if (!accounts.isEmpty()) {
                includes.putArray("users").addAll(accounts.values());
            }
            if (!tweets.isEmpty()) {
                includes.putArray("tweets").addAll(tweets.values());
            }
        }
    }

    private static ObjectNode only(JsonNode node, Set<String> fields) {
        return node.<ObjectNode>deepCopy().retain(fields);
    }
}
