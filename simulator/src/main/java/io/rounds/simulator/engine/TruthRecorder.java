package io.rounds.simulator.engine;

import io.rounds.simulator.SimulatorOptions;
import io.rounds.simulator.Truth;
import io.rounds.simulator.tweets.PostDraft;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/** Records the truth while the stream is generated. */
public final class TruthRecorder {
    private final SimulatorOptions options;
    private final List<Supplier<Truth.Chat>> chats = new ArrayList<>();
    private final List<Supplier<Truth.Conference>> conferences = new ArrayList<>();
    private final List<Supplier<Truth.Group>> groups = new ArrayList<>();
    private final List<PlantedEvent> bursts = new ArrayList<>();
    private final List<PlantedEvent> papers = new ArrayList<>();
    private final Map<String, Integer> broken = new TreeMap<>();
    private final Map<String, Long> late = new LinkedHashMap<>();
    private final List<String> deleted = new ArrayList<>();
    private final List<Truth.Edit> edits = new ArrayList<>();
    private long posts;
    private long replies;
    private long quotes;
    private long reposts;
    private long foamed;
    private long meded;
    private long duplicates;
    private long outOfOrder;

    TruthRecorder(SimulatorOptions options) {
        this.options = options;
    }

    /** Adds a chat, which is asked for its truth at the end. */
    public void chat(Supplier<Truth.Chat> chat) {
        chats.add(chat);
    }

    /** Adds a conference, which is asked for its truth at the end. */
    public void conference(Supplier<Truth.Conference> conference) {
        conferences.add(conference);
    }

    /** Adds a coordinated group, which is asked for its truth at the end. */
    public void group(Supplier<Truth.Group> group) {
        groups.add(group);
    }

    /** Adds a burst and returns it. */
    public PlantedEvent burst(PlantedEvent planted) {
        bursts.add(planted);
        return planted;
    }

    /** Adds a popular paper and returns it. */
    public PlantedEvent paper(PlantedEvent planted) {
        papers.add(planted);
        return planted;
    }

    void posted(PostDraft.Kind kind, List<String> tags) {
        switch (kind) {
            case POST -> posts++;
            case REPLY -> replies++;
            case QUOTE -> quotes++;
        }
        tagged(tags);
    }

    void reposted(List<String> tags) {
        reposts++;
        tagged(tags);
    }

    private void tagged(List<String> tags) {
        if (tags.contains("foamed")) {
            foamed++;
        }
        if (tags.contains("meded")) {
            meded++;
        }
    }

    void broken(String reason) {
        broken.merge(reason, 1, Integer::sum);
    }

    void late(long id, long seconds) {
        late.put(Long.toString(id), seconds);
    }

    void outOfOrder() {
        outOfOrder++;
    }

    void duplicate() {
        duplicates++;
    }

    void deleted(long id) {
        deleted.add(Long.toString(id));
    }

    void edited(long initial, long edited) {
        edits.add(new Truth.Edit(Long.toString(initial), Long.toString(edited)));
    }

    /** The truth so far. */
    public Truth toTruth() {
        return new Truth(
                options,
                new Truth.Counts(posts + replies + quotes + reposts, posts, reposts, replies, quotes, foamed, meded),
                chats.stream().map(Supplier::get).toList(),
                conferences.stream().map(Supplier::get).toList(),
                events(bursts),
                groups.stream().map(Supplier::get).toList(),
                events(papers),
                new Truth.Disorder(
                        duplicates,
                        outOfOrder,
                        Collections.unmodifiableMap(new TreeMap<>(broken)),
                        Collections.unmodifiableMap(new LinkedHashMap<>(late)),
                        List.copyOf(deleted),
                        List.copyOf(edits)));
    }

    private static List<Truth.Event> events(List<PlantedEvent> planted) {
        return planted.stream()
                .filter(event -> !event.isEmpty())
                .map(PlantedEvent::toTruth)
                .toList();
    }
}
