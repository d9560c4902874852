package io.rounds.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rounds.documents.DocumentSchemas;
import io.rounds.export.source.FolderDocuments;
import io.rounds.export.source.ProgressListener;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Three sessions of a weekly chat, written by hand. Of the first there are no tweets. The second has eight with the
 * hashtag (one of them may identify a patient), an answer without it, an answer that was deleted and a question that is
 * not in the source. The third is live and has two tweets, one of somebody who was in the second.
 */
public final class Samples {
    public static final ObjectMapper JSON = new ObjectMapper();
    static final String FIRST = "wardwisdomchat@2025-12-30T20:00:00Z";
    static final String SECOND = "wardwisdomchat@2026-01-06T20:00:00Z";
    static final String THIRD = "wardwisdomchat@2026-01-13T20:00:00Z";
    static final Instant NOW = Instant.parse("2026-01-14T08:30:00Z");

    final List<ObjectNode> chats = new ArrayList<>();
    final List<ObjectNode> tweets = new ArrayList<>();

    private Samples() {
        chats.add(chat("""
                {'id':'wardwisdomchat@2025-12-30T20:00:00Z','status':'closed','started_at':'2025-12-30T20:00:00Z',
                'ended_at':'2025-12-30T21:00:00Z','first_tweet_at':'2025-12-30T20:01:00Z','last_tweet_at':'2025-12-30T20:50:00Z',
                'tweets':1234,'originals':1000,'reposts':234,'replies':100,'participants':4,'participants_clean':4,'new_faces':4,
                'impressions':2660,'impressions_originals':2000,'impressions_reposts':660,'followers_unknown':0,
                'reach_upper_bound':1300,'tweets_per_hour':1234.0,'tweets_per_participant':308.5,
                'pulse':[{'minute':'2025-12-30T20:01:00Z','tweets':1234,'participants':4}]}"""));
        chats.add(chat("""
                {'id':'wardwisdomchat@2026-01-06T20:00:00Z','status':'closed','started_at':'2026-01-06T20:00:00Z',
                'ended_at':'2026-01-06T21:00:00Z','first_tweet_at':'2026-01-06T20:00:10Z','last_tweet_at':'2026-01-06T20:30:00Z',
                'tweets':8,'originals':5,'reposts':3,'replies':1,'participants':5,'participants_clean':4,'new_faces':2,
                'impressions':2660,'impressions_originals':2260,'impressions_reposts':400,'followers_unknown':1,
                'reach_upper_bound':1260,'tweets_per_hour':8.0,'tweets_per_participant':1.6,
                'top_by_mentions':[{'handle':'wardmod','author':'x:1','mentions':2},{'handle':'ann','mentions':1}],
                'top_by_tweets':[{'handle':'Ann','author':'x:2','tweets':3},{'handle':'WardMod','author':'x:1','tweets':2}],
                'top_by_impressions':[{'handle':'WardMod','author':'x:1','impressions':2000}],
                'top_by_reposts':[{'handle':'Ann','author':'x:2','reposts':2}],
                'top_reposted':[{'tweet':'x:3','author':'x:2','handle':'Ann','reposts':2},{'tweet':'x:2','author':'x:1','handle':'WardMod','reposts':1}],
                'links':[{'url':'https://litfl.com/shock/','domain':'litfl.com','publisher':'litfl.com','kind':'page','shares':1,'sharers':1,'source':'domain:litfl.com','source_rating':'high','source_score':82.4}],
                'languages':[{'lang':'en','tweets':4},{'lang':'und','tweets':1}],
                'pulse':[{'minute':'2026-01-06T20:00:00Z','tweets':1,'participants':1},{'minute':'2026-01-06T20:05:00Z','tweets':1,'participants':1},
                {'minute':'2026-01-06T20:06:00Z','tweets':2,'participants':2},{'minute':'2026-01-06T20:07:00Z','tweets':1,'participants':1},
                {'minute':'2026-01-06T20:08:00Z','tweets':1,'participants':1},{'minute':'2026-01-06T20:20:00Z','tweets':1,'participants':1},
                {'minute':'2026-01-06T20:30:00Z','tweets':1,'participants':1}],
                'mentions':[{'from':'ann','to':'wardmod','count':1},{'from':'cy','to':'ann','count':1},{'from':'cy','to':'wardmod','count':1}],
                'moderators':['wardmod'],
                'questions':[{'label':'Q1','tweet':'x:2','at':'2026-01-06T20:05:00Z','author':'x:1','handle':'WardMod','reposts':1,
                'answers':['x:3','x:5','x:9','x:10'],'people':4,'first_answer_seconds':65,'best_answer':'x:3','best_answer_reposts':2,'unanswered':false},
                {'label':'Q2','tweet':'x:12','at':'2026-01-06T20:25:00Z','author':'x:1','handle':'WardMod','reposts':0,'answers':[],'people':0,'best_answer_reposts':0,'unanswered':true}],
                'trouble':[{'kind':'flood','tweets':3,'accounts':['x:2'],'handles':['Ann'],'examples':['x:3','x:6'],'reason':'3 of 8 tweets are by one account.'}],
                'flagged':[{'tweet':'x:7','rule':'mrn'}]}"""));
        chats.add(chat("""
                {'id':'wardwisdomchat@2026-01-13T20:00:00Z','status':'live','started_at':'2026-01-13T20:00:00Z','ended_at':null,
                'first_tweet_at':'2026-01-13T20:00:30Z','last_tweet_at':'2026-01-13T20:30:00Z',
                'tweets':2,'originals':2,'reposts':0,'replies':0,'participants':2,'participants_clean':2,'new_faces':1,
                'impressions':350,'impressions_originals':350,'impressions_reposts':0,'followers_unknown':0,
                'reach_upper_bound':350,'tweets_per_hour':4.0,'tweets_per_participant':1.0,
                'pulse':[{'minute':'2026-01-13T20:00:00Z','tweets':1,'participants':1},{'minute':'2026-01-13T20:30:00Z','tweets':1,'participants':1}]}"""));
        tweet("1", "20:00:10", "original", "1", "WardMod", 1000, "Welcome to the chat", "{}");
        tweet("2", "20:05:00", "original", "1", "WardMod", 1000, "Q1: how do you teach shock?", "{'labels':['Q1']}");
        tweet("3", "20:06:05", "original", "2", "Ann", 200, "A1: at the bedside", "{'labels':['A1']}");
        tweet("4", "20:06:30", "repost", "3", "ben", null, "A1: at the bedside", "{'repost_of':'x:3'}");
        tweet("5", "20:07:00", "reply", "4", "cy", 50, "With this https://litfl.com/shock/", "{'reply_to':'x:2'}");
        tweet("6", "20:08:00", "repost", "2", "Ann", 200, "Q1: how do you teach shock?", "{'repost_of':'x:2'}");
        tweet("7", "20:20:00", "original", "5", "dee", 10, "Saw MRN 1234567 today", "{'confidentiality':['mrn']}");
        tweet("8", "20:30:00", "repost", "2", "Ann", 200, "A1: at the bedside", "{'repost_of':'x:3'}");
        tweet("9", "20:09:00", "reply", "6", "eve", 5, "By simulation", "{'hashtags':[],'reply_to':'x:2'}");
        tweet("13", "20:10:00", "original", "9", "far", 5, "Something else", "{'hashtags':['other']}");
        tweet("20", "20:00:30", "original", "2", "Ann", 300, "Hello", "{'created_at':'2026-01-13T20:00:30Z'}");
        tweet("21", "20:30:00", "original", "7", "fay", 50, "Hello too", "{'created_at':'2026-01-13T20:30:00Z'}");
    }

    static Samples fresh() {
        return new Samples();
    }

    static ObjectNode parse(String json) {
        try {
            return (ObjectNode) JSON.readTree(json.replace('\'', '"'));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ObjectNode chat(String json) {
        ObjectNode chat = parse("""
                {'tag':'wardwisdomchat','tags':['wardwisdomchat','wwchat'],'title':'Ward Wisdom Chat','scheduled':true,
                'top_by_mentions':[],'top_by_tweets':[],'top_by_impressions':[],'top_by_reposts':[],'top_reposted':[],
                'links':[],'languages':[],'mentions':[],'moderators':[],'questions':[],'trouble':[],'flagged':[]}""");
        chat.setAll(parse(json));
        return chat;
    }

    private void tweet(
            String id,
            String time,
            String kind,
            String author,
            String handle,
            @Nullable Integer followers,
            String text,
            String more) {
        ObjectNode tweet = parse("""
                {'platform':'x','hashtags':['wwchat'],'mentions':[],'links':[],'communities':['foamed'],'labels':[],'confidentiality':[]}""");
        tweet.put("id", "x:" + id)
                .put("url", "https://x.com/" + handle + "/status/" + id)
                .put("created_at", "2026-01-06T" + time + 'Z')
                .put("kind", kind)
                .put("text", text);
        ObjectNode by = tweet.putObject("author").put("id", author).put("handle", handle);
        if (followers != null) {
            by.put("followers", followers);
        }
        tweet.setAll(parse(more));
        tweets.add(tweet);
    }

    ObjectNode chat(int number) {
        return chats.get(number);
    }

    ObjectNode tweetWithId(String id) {
        return tweets.stream()
                .filter(tweet -> tweet.path("id").asText().equals(id))
                .findFirst()
                .orElseThrow();
    }

    /** Writes them as a replay does, and sees that they are documents as the schemas want them. */
    FolderDocuments in(Path folder) throws IOException {
        write(folder, "chats", chats);
        write(folder, "tweets", tweets);
        return new FolderDocuments(folder, folder);
    }

    private static void write(Path folder, String index, List<ObjectNode> documents) throws IOException {
        List<String> lines = new ArrayList<>();
        for (JsonNode document : documents) {
            assertThat(DocumentSchemas.errors(index, document.toString()))
                    .as(document.path("id").asText())
                    .isEmpty();
            // What is half a surrogate pair cannot be written otherwise.
            lines.add(JSON.writer()
                    .with(JsonWriteFeature.ESCAPE_NON_ASCII.mappedFeature())
                    .writeValueAsString(document));
        }
        Files.write(folder.resolve(index + ".ndjson"), lines, UTF_8);
    }

    ChatReport report(Path folder, String name, boolean withText) throws IOException {
        Provenance provenance = new Provenance("the folder results", "1.2.3", NOW, withText);
        return ReportReader.read(in(folder), new ReportRequest(name, null, null), provenance, ProgressListener.NONE);
    }

    String written(Path folder, String name, boolean withText, ReportFormat format) throws IOException {
        StringWriter out = new StringWriter();
        format.writer().write(report(folder, name, withText), out);
        return out.toString();
    }
}
