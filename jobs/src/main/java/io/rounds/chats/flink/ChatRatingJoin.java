package io.rounds.chats.flink;

import io.rounds.chats.Chat;
import io.rounds.chats.ChatRevision;
import io.rounds.flink.PriorRatings;
import io.rounds.flink.TemporalRatingJoin;
import io.rounds.model.Source;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.typeinfo.TypeInformation;

/** Adds to each link of a chat the rating that its source had when the chat started. */
final class ChatRatingJoin extends TemporalRatingJoin<ChatRevision> {
    private static final long serialVersionUID = 1;
    private static final int DAYS_BACK = 31;

    public ChatRatingJoin(PriorRatings prior) {
        super(TypeInformation.of(ChatRevision.class), prior);
    }

    @Override
    protected long millis(ChatRevision revision) {
        Chat chat = revision.chat();
        return chat == null || chat.links().isEmpty() ? NO_TIME : chat.info().startMillis();
    }

    /** A chat may change until a day after its end, and in a replay the watermark may be far ahead by then. */
    @Override
    protected int daysBack() {
        return DAYS_BACK;
    }

    @Override
    protected ChatRevision rated(ChatRevision revision, Lookup lookup) throws Exception {
        Chat chat = revision.chat();
        if (chat == null) {
            return revision;
        }
        List<Chat.SharedLink> rated = new ArrayList<>(chat.links().size());
        for (Chat.SharedLink shared : chat.links()) {
            Source source = Source.of(shared.link());
            rated.add(source == null ? shared : shared.with(lookup.of(source)));
        }
        return new ChatRevision(revision.id(), revision.version(), chat.withLinks(rated));
    }
}
