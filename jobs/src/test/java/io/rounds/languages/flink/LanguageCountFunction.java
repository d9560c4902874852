package io.rounds.languages.flink;

import io.rounds.languages.DailyLanguage;
import io.rounds.model.Document;
import io.rounds.model.Tweet;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/** Counts the tweets of a language and day, and emits each count. */
final class LanguageCountFunction extends KeyedProcessFunction<String, Tweet, Document> {
    private static final long serialVersionUID = 1;

    private final int minTweets;
    private transient @Nullable ValueState<DailyLanguage> counted;

    LanguageCountFunction(int minTweets) {
        this.minTweets = minTweets;
    }

    @Override
    public void open(OpenContext context) {
        counted = getRuntimeContext().getState(new ValueStateDescriptor<>("counted", DailyLanguage.class));
    }

    @Override
    public void processElement(Tweet tweet, Context context, Collector<Document> out) throws Exception {
        DailyLanguage before = counted.value();
        DailyLanguage after = (before == null ? DailyLanguage.of(tweet) : before).plusOne();
        counted.update(after);
        if (after.tweets() >= minTweets) {
            out.collect(after.document());
        }
    }
}
