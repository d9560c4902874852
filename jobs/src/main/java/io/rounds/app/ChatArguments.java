package io.rounds.app;

import io.rounds.chats.sessions.ChatOptions;
import io.rounds.communities.Event;
import io.rounds.communities.Events;
import io.rounds.model.Community;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What somebody says of chats on the command line. */
public final class ChatArguments {
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
            defaultValue = "5",
            description =
                    "How many people writing within 15 minutes make a chat of a hashtag that is not configured. Default: ${DEFAULT-VALUE}.")
    private int authors;

    @Option(
            names = "--chat-silence-minutes",
            paramLabel = "N",
            defaultValue = "30",
            description = "After how much silence such a chat is over. Default: ${DEFAULT-VALUE}.")
    private int silenceMinutes;

    /**
     * These options with what was said.
     *
     * @throws IllegalArgumentException with a message for the person who said it
     */
    public AnalyticsOptions applied(AnalyticsOptions options) {
        AnalyticsOptions found = events == null ? options : options.withEvents(Events.read(events));
        ChatOptions chats = found.chats().withAuthors(authors).withSilence(silenceMinutes);
        return (events == null ? found : withCommunities(found, chats.events())).withChats(chats);
    }

    private static AnalyticsOptions withCommunities(AnalyticsOptions options, Events events) {
        List<Community> communities = new ArrayList<>(options.communities());
        Set<String> names = new HashSet<>();
        communities.forEach(community -> names.add(community.name()));
        for (Event event : events.all()) {
            if (names.add(event.tag())) {
                communities.add(new Community(event.tag(), event.title(), Set.copyOf(events.tags(event.tag())), false));
            }
        }
        return options.withCommunities(communities);
    }
}
