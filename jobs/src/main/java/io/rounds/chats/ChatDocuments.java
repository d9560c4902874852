package io.rounds.chats;

import static io.rounds.documents.DocumentJson.string;
import static io.rounds.documents.DocumentJson.strings;

import com.fasterxml.jackson.core.JsonGenerator;
import io.rounds.chats.abuse.Trouble;
import io.rounds.chats.questions.Question;
import io.rounds.documents.DocumentJson;
import io.rounds.documents.Indices;
import io.rounds.model.Document;
import io.rounds.model.Link;
import io.rounds.model.SourceRating;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;

/** Chats as documents of the index {@code chats}, by {@code schemas/json/chats.schema.json}. */
public final class ChatDocuments {
    private ChatDocuments() {}

    /** The document of a chat, or its removal. All are in one index, whatever their time: there are few. */
    public static Document of(ChatRevision revision) {
        Chat chat = revision.chat();
        return new Document(
                Indices.CHATS,
                revision.id(),
                revision.version(),
                null,
                chat == null ? null : DocumentJson.object(json -> write(json, chat)));
    }

    private static void write(JsonGenerator json, Chat chat) throws IOException {
        info(json, chat.info());
        time(json, "first_tweet_at", chat.activity().firstTweetMillis());
        time(json, "last_tweet_at", chat.activity().lastTweetMillis());
        figures(json, chat);
        people(json, "top_by_mentions", "mentions", chat.top().byMentions());
        people(json, "top_by_tweets", "tweets", chat.top().byTweets());
        people(json, "top_by_impressions", "impressions", chat.top().byImpressions());
        people(json, "top_by_reposts", "reposts", chat.top().byReposts());
        topReposted(json, chat.top().reposted());
        links(json, chat.links());
        languages(json, chat.languages());
        pulse(json, chat.pulse());
        mentions(json, chat.mentions());
        strings(json, "moderators", chat.moderators());
        questions(json, chat.questions());
        troubles(json, chat.troubles());
        flagged(json, chat.flagged());
    }

    private static void info(JsonGenerator json, ChatInfo info) throws IOException {
        json.writeStringField("id", info.id());
        json.writeStringField("tag", info.tag());
        strings(json, "tags", info.tags());
        json.writeStringField("title", info.title());
        json.writeStringField("status", info.live() ? "live" : "closed");
        json.writeBooleanField("scheduled", info.scheduled());
        time(json, "started_at", info.startMillis());
        if (info.live()) {
            json.writeNullField("ended_at");
        } else {
            time(json, "ended_at", info.endMillis());
        }
    }

    private static void figures(JsonGenerator json, Chat chat) throws IOException {
        Chat.Activity activity = chat.activity();
        Chat.Audience audience = chat.audience();
        json.writeNumberField("tweets", activity.tweets());
        json.writeNumberField("originals", activity.originals());
        json.writeNumberField("reposts", activity.reposts());
        json.writeNumberField("replies", activity.replies());
        json.writeNumberField("participants", chat.participants().all());
        json.writeNumberField("participants_clean", chat.participants().clean());
        json.writeNumberField("new_faces", chat.participants().newFaces());
        json.writeNumberField("impressions", audience.impressions());
        json.writeNumberField("impressions_originals", audience.impressionsOfOriginals());
        json.writeNumberField("impressions_reposts", audience.impressionsOfReposts());
        json.writeNumberField("followers_unknown", audience.followersUnknown());
        json.writeNumberField("reach_upper_bound", audience.reachUpperBound());
        json.writeNumberField("tweets_per_hour", rounded(activity.tweetsPerHour()));
        json.writeNumberField("tweets_per_participant", rounded(activity.tweetsPerParticipant()));
    }

    /** To hundredths. */
    private static BigDecimal rounded(double value) {
        return BigDecimal.valueOf(value).setScale(2, RoundingMode.HALF_EVEN);
    }

    private static void time(JsonGenerator json, String name, long millis) throws IOException {
        json.writeStringField(name, Instant.ofEpochMilli(millis).toString());
    }

    private static void people(JsonGenerator json, String name, String countName, List<Chat.Person> people)
            throws IOException {
        json.writeArrayFieldStart(name);
        for (Chat.Person person : people) {
            json.writeStartObject();
            json.writeStringField("handle", person.handle());
            string(json, "author", person.author());
            json.writeNumberField(countName, person.count());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void topReposted(JsonGenerator json, List<Chat.Reposted> tweets) throws IOException {
        json.writeArrayFieldStart("top_reposted");
        for (Chat.Reposted tweet : tweets) {
            json.writeStartObject();
            json.writeStringField("tweet", tweet.tweet());
            string(json, "author", tweet.author());
            string(json, "handle", tweet.handle());
            json.writeNumberField("reposts", tweet.reposts());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void links(JsonGenerator json, List<Chat.SharedLink> links) throws IOException {
        json.writeArrayFieldStart("links");
        for (Chat.SharedLink shared : links) {
            Link link = shared.link();
            json.writeStartObject();
            json.writeStringField("url", link.canonical());
            string(json, "domain", link.domain());
            string(json, "publisher", link.publisher());
            json.writeStringField("kind", link.kind().documentName());
            string(json, "doi", link.doi());
            string(json, "pmid", link.pmid());
            json.writeNumberField("shares", shared.shares());
            json.writeNumberField("sharers", shared.sharers());
            rating(json, shared);
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void rating(JsonGenerator json, Chat.SharedLink shared) throws IOException {
        SourceRating rating = shared.rating();
        if (rating != null) {
            Double score = rating.score();
            json.writeStringField("source", rating.source());
            json.writeStringField("source_rating", rating.rating().documentName());
            if (score != null) {
                json.writeNumberField("source_score", score);
            }
        }
    }

    private static void languages(JsonGenerator json, List<Chat.Language> languages) throws IOException {
        json.writeArrayFieldStart("languages");
        for (Chat.Language language : languages) {
            json.writeStartObject();
            json.writeStringField("lang", language.lang());
            json.writeNumberField("tweets", language.tweets());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void pulse(JsonGenerator json, List<Chat.Minute> minutes) throws IOException {
        json.writeArrayFieldStart("pulse");
        for (Chat.Minute minute : minutes) {
            json.writeStartObject();
            time(json, "minute", minute.atMillis());
            json.writeNumberField("tweets", minute.tweets());
            json.writeNumberField("participants", minute.participants());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void mentions(JsonGenerator json, List<Chat.MentionCount> mentions) throws IOException {
        json.writeArrayFieldStart("mentions");
        for (Chat.MentionCount mention : mentions) {
            json.writeStartObject();
            json.writeStringField("from", mention.from());
            json.writeStringField("to", mention.to());
            json.writeNumberField("count", mention.count());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void questions(JsonGenerator json, List<Question> questions) throws IOException {
        json.writeArrayFieldStart("questions");
        for (Question question : questions) {
            json.writeStartObject();
            json.writeStringField("label", question.label());
            json.writeStringField("tweet", question.tweet());
            time(json, "at", question.atMillis());
            json.writeStringField("author", question.author());
            json.writeStringField("handle", question.handle());
            json.writeNumberField("reposts", question.reposts());
            strings(json, "answers", question.answers());
            json.writeNumberField("people", question.people());
            DocumentJson.number(json, "first_answer_seconds", question.firstAnswerSeconds());
            string(json, "best_answer", question.bestAnswer());
            json.writeNumberField("best_answer_reposts", question.bestAnswerReposts());
            json.writeBooleanField("unanswered", question.unanswered());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void troubles(JsonGenerator json, List<Trouble> troubles) throws IOException {
        json.writeArrayFieldStart("trouble");
        for (Trouble trouble : troubles) {
            json.writeStartObject();
            json.writeStringField("kind", trouble.kind());
            json.writeNumberField("tweets", trouble.tweets());
            strings(json, "accounts", trouble.accounts());
            strings(json, "handles", trouble.handles());
            strings(json, "examples", trouble.examples());
            json.writeStringField("reason", trouble.reason());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void flagged(JsonGenerator json, List<Chat.Flagged> flagged) throws IOException {
        json.writeArrayFieldStart("flagged");
        for (Chat.Flagged tweet : flagged) {
            json.writeStartObject();
            json.writeStringField("tweet", tweet.tweet());
            json.writeStringField("rule", tweet.rule());
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
