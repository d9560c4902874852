package io.rounds.chats.flink;

import static io.rounds.flink.Operators.attach;
import static io.rounds.flink.Operators.named;

import io.rounds.chats.ChatDocuments;
import io.rounds.chats.ChatRevision;
import io.rounds.chats.sessions.ChatOptions;
import io.rounds.communities.Event;
import io.rounds.communities.Events;
import io.rounds.documents.Indices;
import io.rounds.flink.Analysis;
import io.rounds.flink.DocumentSerializer;
import io.rounds.flink.SerializerTypeInfo;
import io.rounds.flink.TweetStreams;
import io.rounds.model.Community;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;

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

    /** A community for each tag of these events. */
    public static List<Community> communities(Events events) {
        Map<String, Community> communities = new LinkedHashMap<>();
        for (Event event : events.all()) {
            communities.putIfAbsent(
                    event.tag(),
                    new Community(event.tag(), event.title(), Set.copyOf(events.tags(event.tag())), false));
        }
        return List.copyOf(communities.values());
    }

    @Override
    public String name() {
        return "chats";
    }

    @Override
    public List<String> indices() {
        return List.of(Indices.CHATS);
    }

    @Override
    public Findings topology(TweetStreams streams) {
        TypeInformation<TaggedPost> tagged = new SerializerTypeInfo<>(TaggedPost.class, TaggedPostSerializer.INSTANCE);
        SingleOutputStreamOperator<TaggedPost> posts = named(
                "chats-posts",
                streams.tweets().process(new TaggedPostFunction(options)).returns(tagged));
        SingleOutputStreamOperator<TaggedPost> replies = named(
                "chats-threads",
                posts.getSideOutput(TaggedPostFunction.THREADS)
                        .keyBy(ThreadPost::thread)
                        .process(new ThreadFunction(Duration.ofHours(options.answerHours())))
                        .returns(tagged));
        boolean isCheckpointed =
                posts.getExecutionEnvironment().getCheckpointConfig().isCheckpointingEnabled();
        DataStream<ChatRevision> chats = attach(
                posts.union(replies).keyBy(TaggedPost::tag),
                "chats-tags",
                TypeInformation.of(ChatRevision.class),
                new ChatOperator(options, isCheckpointed));
        DataStream<ChatRevision> rated = streams.ratings().rate(chats, "chats-rated", ChatRatingJoin::new);
        return new Findings(
                named("chats-render", rated.map(ChatDocuments::of).returns(DocumentSerializer.TYPE)), streams);
    }
}
