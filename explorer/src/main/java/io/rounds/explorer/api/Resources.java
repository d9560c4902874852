package io.rounds.explorer.api;

import io.rounds.communities.Communities;
import io.rounds.communities.Events;
import io.rounds.explorer.api.chats.ChatResource;
import io.rounds.explorer.api.chats.ChatsResource;
import io.rounds.explorer.api.chats.TranscriptResource;
import io.rounds.explorer.api.trends.BurstsResource;
import io.rounds.explorer.api.trends.TopicResource;
import io.rounds.explorer.api.trends.TrendsResource;
import io.rounds.explorer.api.trends.Windows;
import io.rounds.explorer.contract.Contract;
import io.rounds.explorer.live.Monitor;
import io.rounds.explorer.store.Store;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;

/** The resources that answer from documents. */
public final class Resources {
    private Resources() {}

    /** All resources by the {@code operationId} that each answers. */
    public static Map<String, Resource> create(
            Contract contract, Store store, Monitor monitor, Events events, Clock clock) {
        Communities communities = Communities.load();
        SourceClasses classes = new SourceClasses();
        Windows windows = new Windows(store, monitor);
        Map<String, Resource> resources = new HashMap<>();
        resources.put("communities", new CommunitiesResource(store, communities));
        resources.put("trends", new TrendsResource(store, windows));
        resources.put("topic", new TopicResource(store, windows, communities, contract.fields("TrendPoint")));
        resources.put("bursts", new BurstsResource(store));
        resources.put("links", new LinksResource(store));
        resources.put("link", new LinkResource(store));
        resources.put("sources", new SourcesResource(store, classes));
        resources.put("sourceClasses", classes);
        resources.put("source", new SourceResource(store, classes));
        resources.put("chats", new ChatsResource(store, monitor, clock, events, contract.fields("ChatHead")));
        resources.put("chat", new ChatResource(store));
        resources.put("transcript", new TranscriptResource(store));
        resources.put("tweets", new TweetsResource(store));
        return resources;
    }
}
