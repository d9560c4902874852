package io.rounds.chats.flink;

import static io.rounds.flink.Operators.named;

import io.rounds.chats.ChatDocuments;
import io.rounds.chats.ChatOptions;
import io.rounds.chats.ChatRevision;
import io.rounds.flink.Analysis;
import io.rounds.flink.SerializerTypeInfo;
import io.rounds.flink.SourceRatings;
import io.rounds.flink.TweetStreams;
import io.rounds.model.Document;
import java.time.Duration;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.jspecify.annotations.Nullable;

/**
 * Live chats.
 *
 * <pre>
 *  tweets --> chats-posts --+-----------------------------------------+--> keyed by --> chats-tags --> chats-rated --> chats
 *                           |  questions                              |    tag                            ^
 *                           +--> and replies --> keyed --> chats-threads                               ratings
 *                                                by thread
 * </pre>
 *
 * Edits and deletions do not change what was said in a chat while it happened.
 */
public final class ChatsAnalysis implements Analysis {
    private final ChatOptions options;

    public ChatsAnalysis(ChatOptions options) {
        this.options = options;
    }

    @Override
    public String name() {
        return "chats";
    }

    @Override
    public DataStream<Document> attach(TweetStreams streams) {
        TypeInformation<TaggedPost> tagged = new SerializerTypeInfo<>(TaggedPost.class, TaggedPostSerializer.INSTANCE);
        SingleOutputStreamOperator<TaggedPost> posts = named(
                "chats-posts", streams.tweets().process(new TagTweets(options)).returns(tagged));
        SingleOutputStreamOperator<TaggedPost> replies = named(
                "chats-threads",
                posts.getSideOutput(TagTweets.THREADS)
                        .keyBy(ThreadPost::thread)
                        .process(new ThreadKeeper(Duration.ofHours(options.answerHours())))
                        .returns(tagged));
        SingleOutputStreamOperator<ChatRevision> chats = named(
                "chats-tags",
                posts.union(replies)
                        .keyBy(TaggedPost::tag)
                        .transform("chats-tags", TypeInformation.of(ChatRevision.class), new ChatKeeper(options)));
        return named("chats-render", rated(chats, streams.ratings()).map(ChatDocuments::of));
    }

    private static DataStream<ChatRevision> rated(DataStream<ChatRevision> chats, @Nullable SourceRatings ratings) {
        return ratings == null
                ? chats
                : named(
                        "chats-rated",
                        chats.connect(ratings.changes().broadcast())
                                .transform(
                                        "chats-rated",
                                        TypeInformation.of(ChatRevision.class),
                                        new RateChats(ratings.beforehand())));
    }
}
