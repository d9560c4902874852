package io.rounds.chats.flink;

import io.rounds.chats.posts.ChatPost;
import io.rounds.chats.posts.ChatPosts;
import io.rounds.chats.sessions.ChatOptions;
import io.rounds.extract.labels.Labels;
import io.rounds.flink.SerializerTypeInfo;
import io.rounds.model.Hashtag;
import io.rounds.model.Kind;
import io.rounds.model.Tweet;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/** Makes a post of each tweet for each of its tags; questions and replies also go to a side output, keyed by thread. */
final class TaggedPostFunction extends ProcessFunction<Tweet, TaggedPost> {
    private static final long serialVersionUID = 1;

    /** The side output of questions and replies. */
    static final OutputTag<ThreadPost> THREADS =
            new OutputTag<>("threads", new SerializerTypeInfo<>(ThreadPost.class, ThreadPostSerializer.INSTANCE));

    private final ChatOptions options;

    public TaggedPostFunction(ChatOptions options) {
        this.options = options;
    }

    @Override
    public void processElement(Tweet tweet, Context context, Collector<TaggedPost> out) {
        boolean reply = tweet.kind() == Kind.REPLY && tweet.replyTo() != null;
        if (tweet.hashtags().isEmpty() && !reply) {
            return;
        }
        ChatPost post =
                ChatPosts.of(tweet, tweet.marks().labels(), tweet.marks().confidentiality());
        List<String> tags = new ArrayList<>(tweet.hashtags().size());
        for (Hashtag hashtag : tweet.hashtags()) {
            String tag = options.events().mainTag(hashtag.tag());
            if (!tags.contains(tag)) {
                tags.add(tag);
                out.collect(new TaggedPost(tag, hashtag.spelling(), post));
            }
        }
        if (reply) {
            context.output(THREADS, new ThreadPost(thread(post), List.of(), post));
        } else if (!tags.isEmpty()
                && !post.isRepost()
                && post.content().labels().stream().anyMatch(Labels::isQuestion)) {
            context.output(THREADS, new ThreadPost(post.tweet(), List.copyOf(tags), post));
        }
    }

    private static String thread(ChatPost reply) {
        String conversation = reply.references().conversation();
        String answered = reply.references().replyTo();
        if (conversation != null) {
            return conversation;
        }
        if (answered == null) {
            throw new IllegalArgumentException("Not a reply: " + reply.tweet());
        }
        return answered;
    }
}
