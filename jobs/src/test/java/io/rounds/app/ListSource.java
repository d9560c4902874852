package io.rounds.app;

import io.rounds.model.Parsed;
import io.rounds.model.Tweet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.connector.source.util.ratelimit.RateLimiterStrategy;
import org.apache.flink.connector.datagen.source.DataGeneratorSource;
import org.apache.flink.connector.datagen.source.GeneratorFunction;

/** A bounded source of given tweets, which starts where it was after a failure. */
final class ListSource {
    private static final Map<String, List<Parsed>> LISTS = new ConcurrentHashMap<>();

    private ListSource() {}

    /** All at once. */
    static Source<Parsed, ?, ?> of(List<Tweet> tweets) {
        return ofRecords(parsed(tweets));
    }

    /** All at once. */
    static Source<Parsed, ?, ?> ofRecords(List<Parsed> records) {
        return new DataGeneratorSource<>(at(records), records.size(), TypeInformation.of(Parsed.class));
    }

    /** So many a second in all subtasks together. */
    static Source<Parsed, ?, ?> of(List<Tweet> tweets, double perSecond) {
        return ofRecords(parsed(tweets), perSecond);
    }

    /** So many a second in all subtasks together. */
    static Source<Parsed, ?, ?> ofRecords(List<Parsed> records, double perSecond) {
        return new DataGeneratorSource<>(
                at(records),
                records.size(),
                RateLimiterStrategy.perSecond(perSecond),
                TypeInformation.of(Parsed.class));
    }

    static List<Parsed> parsed(List<Tweet> tweets) {
        return tweets.stream().map(Parsed::of).toList();
    }

    private static GeneratorFunction<Long, Parsed> at(List<Parsed> records) {
        String run = UUID.randomUUID().toString();
        LISTS.put(run, List.copyOf(records));
        return index -> list(run).get(index.intValue());
    }

    private static List<Parsed> list(String run) {
        return LISTS.getOrDefault(run, List.of());
    }
}
