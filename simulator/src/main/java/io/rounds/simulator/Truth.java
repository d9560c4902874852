package io.rounds.simulator;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The ground truth of a simulation: what was planted, and when. All times are {@code created_at}, whole
 * seconds; tweets and accounts are given by the network's ids.
 *
 * @param options the options of the simulation
 * @param tweets exact counts over the stream
 * @param chats the weekly chats
 * @param conferences the conference, if there was one
 * @param bursts topics that broke out, smaller bursts, and spam, in order of time
 * @param coordinated groups of sock puppets
 * @param popularPapers papers that accounts shared independently of each other
 * @param noise the disturbances of the stream
 */
public record Truth(
        SimulatorOptions options,
        Counts tweets,
        List<Chat> chats,
        List<Conference> conferences,
        List<Event> bursts,
        List<Group> coordinated,
        List<Event> popularPapers,
        Disorder noise) {

    /**
     * Exact counts of well-formed tweets, each id once, deleted ones included.
     *
     * @param foamed those that carry #FOAMed, reposts included; {@code meded} likewise
     */
    public record Counts(
            long distinct, long originals, long reposts, long replies, long quotes, long foamed, long meded) {}

    /** An account by id and handle. */
    public record Person(String id, String handle) {}

    /**
     * A planted event.
     *
     * @param kind {@code breaking}, {@code burst}, {@code spam}, {@code coordinated} or {@code popular_paper}
     * @param tag its hashtag, normalised; null where it has none
     * @param title in words
     * @param start of the first tweet
     * @param end of the last tweet
     * @param firstHourAuthors distinct authors of the planted tweets within an hour of the start
     * @param accounts the participants by id, in order of appearance
     * @param tweets the planted tweets, by id, in order of time
     * @param urls the URLs that its links lead to
     */
    public record Event(
            String kind,
            @Nullable String tag,
            String title,
            Instant start,
            Instant end,
            int firstHourAuthors,
            List<String> accounts,
            List<String> tweets,
            List<String> urls) {}

    /**
     * A weekly chat.
     *
     * @param community the community's hashtag that its tweets carry, too
     * @param weekday {@code TUESDAY} ...
     * @param hour of UTC
     */
    public record Chat(
            String tag,
            String title,
            String community,
            String weekday,
            int hour,
            Person moderator,
            List<Edition> editions) {}

    /**
     * One edition of a chat.
     *
     * @param number from 1
     * @param start as announced
     * @param end as announced
     * @param firstTweet the first with the chat's tag
     * @param lastTweet the last with the chat's tag before 30 minutes of silence
     * @param tweets with the chat's tag from the first to the last, reposts included
     * @param reposts of these
     * @param participants distinct authors of these, by id
     * @param questions in order
     * @param untagged answers in the conversation that lack the chat's tag, by id
     * @param discussion replies to answers that stand alone, and so belong to no question's conversation, by id
     */
    public record Edition(
            int number,
            Instant start,
            Instant end,
            Instant firstTweet,
            Instant lastTweet,
            int tweets,
            int reposts,
            List<String> participants,
            List<Question> questions,
            List<String> untagged,
            List<String> discussion) {}

    /** A question that the moderator asked, {@code label} normalised to Q1, T2 ... */
    public record Question(String label, String tweet, Instant at, List<Answer> answers) {}

    /**
     * An answer and how it can be recognised.
     *
     * @param how {@code label} (it says A1), {@code labelled_reply} (both), {@code reply} (no label), {@code untagged} (a
     *     reply without the chat's tag), {@code conversation} (a reply to a reply), {@code late} (labelled, after the
     *     next question), {@code mislabelled} (a reply that carries another question's label)
     */
    public record Answer(String tweet, String author, String how) {}

    /**
     * A conference.
     *
     * @param start of the first day's programme
     * @param end of the last day's programme
     * @param tweets under its tag, before and after it included
     * @param peakHour the full hour with most tweets under its tag
     * @param accounts distinct authors under its tag
     */
    public record Conference(
            String tag,
            String title,
            Instant start,
            Instant end,
            int tweets,
            Instant peakHour,
            int peakTweets,
            int accounts,
            List<Session> sessions) {}

    /**
     * A talk.
     *
     * @param topic the background topic that its tweets carry, normalised
     * @param paper the URL that some of its tweets link to
     */
    public record Session(String title, Person speaker, String topic, String paper, Instant start, Instant end) {}

    /**
     * Sock puppets that share the pages of one domain within minutes of each other, repeatedly.
     *
     * @param domain the registrable domain
     */
    public record Group(String domain, List<String> accounts, List<Event> actions) {}

    /**
     * The disturbances of the stream.
     *
     * @param duplicates messages that repeat an earlier one byte for byte
     * @param broken by the reason for which a parser should reject them
     * @param late tweets that arrived more than 30 s late: id to seconds
     * @param deleted tweets whose deletion was announced within the simulation, by id
     * @param edits in order of time
     */
    public record Disorder(
            long duplicates,
            long outOfOrder,
            Map<String, Integer> broken,
            Map<String, Long> late,
            List<String> deleted,
            List<Edit> edits) {}

    /** The tweet that was edited and the one that replaced it. */
    public record Edit(String initial, String edited) {}

    /**
     * Writes the truth as JSON.
     *
     * @throws IOException if the file cannot be written
     */
    public void write(Path file) throws IOException {
        mapper().writeValue(file.toFile(), this);
    }

    /**
     * Reads a truth that {@link #write} has written.
     *
     * @throws IOException if the file cannot be read or is not a truth file
     */
    public static Truth read(Path file) throws IOException {
        return mapper().readValue(file.toFile(), Truth.class);
    }

    private static ObjectMapper mapper() {
        SimpleModule times = new SimpleModule("instants")
                .addSerializer(Instant.class, new InstantWriter())
                .addDeserializer(Instant.class, new InstantReader());
        return new ObjectMapper().registerModule(times).enable(SerializationFeature.INDENT_OUTPUT);
    }

    private static final class InstantWriter extends StdSerializer<Instant> {
        InstantWriter() {
            super(Instant.class);
        }

        @Override
        public void serialize(Instant value, JsonGenerator json, SerializerProvider provider) throws IOException {
            json.writeString(value.toString());
        }
    }

    private static final class InstantReader extends StdDeserializer<Instant> {
        InstantReader() {
            super(Instant.class);
        }

        @Override
        public Instant deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            return Instant.parse(parser.getText());
        }
    }
}
