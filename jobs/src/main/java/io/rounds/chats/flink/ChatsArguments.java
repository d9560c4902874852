package io.rounds.chats.flink;

import io.rounds.chats.sessions.ChatOptions;
import io.rounds.communities.Events;
import io.rounds.communities.StandingTags;
import io.rounds.flink.Analysis;
import io.rounds.flink.AnalysisArguments;
import io.rounds.model.Community;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of chats on the command line. */
public final class ChatsArguments implements AnalysisArguments {
    @Option(
            names = "--events",
            paramLabel = "FILE",
            description =
                    "Chats and conferences that you know beforehand, in place of the list that ships: YAML of the form of"
                            + " schemas/reference/events.yaml. Each becomes a community of its own, so that all tweets under its hashtags count.")
    private @Nullable Path events;

    @Option(
            names = "--chat-authors",
            paramLabel = "N",
            description =
                    "How many people writing within 15 minutes make a chat of a hashtag that is not configured. Default: ${DEFAULT-VALUE}.")
    private int authors = 5;

    @Option(
            names = "--chat-silence-minutes",
            paramLabel = "N",
            description = "After how much silence such a chat is over. Default: ${DEFAULT-VALUE}.")
    private int silenceMinutes = 30;

    @Override
    public Analysis analysis() {
        return new ChatsAnalysis(
                ChatOptions.standard(events == null ? Events.load() : Events.read(events), StandingTags.load())
                        .withAuthors(authors)
                        .withSilence(silenceMinutes));
    }

    /** Events that somebody names are followed whatever the communities; those that ship are of communities that ship. */
    @Override
    public List<Community> communities() {
        if (events == null) {
            return List.of();
        }
        return ChatsAnalysis.communities(Events.read(events));
    }
}
