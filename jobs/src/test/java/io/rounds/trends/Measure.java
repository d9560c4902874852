package io.rounds.trends;

import io.rounds.communities.Communities;
import io.rounds.ingest.RecordParser;
import io.rounds.model.*;
import io.rounds.simulator.*;
import java.util.*;
import java.time.*;
import java.io.*;

/** Dumps per seed: readings >= 2 at used ends, and truth. */
public class Measure {
    public static void main(String[] args) throws Exception {
        int weeks = Integer.parseInt(args[0]);
        for (String seedText : args[1].split(",")) {
            long seed = Long.parseLong(seedText);
            try (PrintWriter out = new PrintWriter(args[2] + "/w" + weeks + "-s" + seed + ".tsv")) {
                run(weeks, seed, out, args[2]);
            }
        }
    }

    static void run(int weeks, long seed, PrintWriter out, String dir) throws Exception {
        Simulator simulator = new Simulator(SimulatorOptions.weeks(weeks).toBuilder().seed(seed).build());
        RecordParser parser = new RecordParser();
        Communities communities = Communities.load().select(List.of("foamed", "meded")).list().isEmpty() ? null : new Communities(Communities.load().select(List.of("foamed", "meded")).list());
        Map<String, Set<String>> own = new HashMap<>();
        communities.list().forEach(c -> own.put(c.name(), c.tags()));
        TreeMap<Integer, PaneBuilder> open = new TreeMap<>();
        PaneNames names = new PaneNames();
        CountedTweet counted = new CountedTweet();
        TreeMap<Integer, List<Tweet>> minutes = new TreeMap<>();
        Set<String> ids = new HashSet<>();
        while (simulator.hasNext()) {
            Message m = simulator.next();
            List<Parsed> parsed = new ArrayList<>();
            parser.parse(m.payload(), new Origin("s", m.arrival()), parsed::add);
            for (Parsed p : parsed) {
                Tweet t = p.tweet();
                if (t == null || !ids.add(t.id())) continue;
                List<String> cs = communities.of(t.hashtags());
                if (cs.isEmpty()) continue;
                t = TweetBuilder.copyOf(t).communities(cs).build();
                minutes.computeIfAbsent((int) (t.createdAt().getEpochSecond() / 60), k -> new ArrayList<>()).add(t);
            }
        }
        simulator.truth().write(new File(dir, "truth-w" + weeks + "-s" + seed + ".json").toPath());
        TrendsOptions options = TrendsOptions.STANDARD.withKinds(Set.of(TopicKind.HASHTAG, TopicKind.LINK)).withWindows(List.of(Window.of("15m","1m"), Window.of("1h","5m"), Window.of("24h","15m")));
        TopicTable table = new TopicTable(options, minutes.firstKey() - 1);
        long cpu = System.nanoTime();
        for (int minute = minutes.firstKey(); minute <= minutes.lastKey(); minute++) {
            Pane pane = null;
            List<Tweet> tweets = minutes.get(minute);
            if (tweets != null) {
                PaneNames n = new PaneNames();
                PaneBuilder builder = new PaneBuilder(n);
                for (Tweet t : tweets) {
                    counted.set(t, Fingerprint.of(t.authorId()), n);
                    for (TopicKind kind : options.kinds())
                        for (int i = 0; i < kind.count(t); i++) {
                            String name = kind.name(t, i);
                            if (name == null) continue;
                            for (String c : t.communities()) {
                                if (kind == TopicKind.HASHTAG && own.get(c).contains(name)) continue;
                                String topic = Topic.of(new TopicGroup(c, kind), name);
                                builder.topic(topic, Fingerprint.of(topic)).add(counted, n.of(kind.spelling(t, i)));
                            }
                        }
                }
                pane = builder.build();
            }
            table.advance(minute, pane);
            table.dump(pane, out);
            table.writeBursts((topic, began, version, burst) -> {
                out.println("B\t" + topic + "\t" + began + "\t" + version + "\t" + burst);
            });
        }
        System.out.println(seed + " " + minutes.size() + " ms " + (System.nanoTime() - cpu) / 1000000);
    }
}
