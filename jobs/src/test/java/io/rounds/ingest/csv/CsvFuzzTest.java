package io.rounds.ingest.csv;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.rounds.ingest.Archives;
import io.rounds.ingest.Invariants;
import io.rounds.ingest.ReadingDefaults;
import io.rounds.ingest.x.ArchiveOwner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** Rows that a fuzzer has made, below the headers of known tools. CONTRIBUTING.md says how to fuzz. */
class CsvFuzzTest {
    private static final List<String> HEADERS = List.of(
            "id,author_id,created_at,text,author.username,referenced_tweets.retweeted.id,entities.urls,entities.hashtags",
            "status_id,created_at,screen_name,text,is_retweet,retweet_status_id,retweet_text,urls_expanded_url,hashtags",
            "url,date,user,rawContent,conversationId,retweetedTweet,quotedTweet,links,mentionedUsers,id",
            "id,conversation_id,created_at,date,time,timezone,username,tweet,retweet,quote_url,user_rt_id,user_rt,retweet_id",
            "Page Name,User Name,Facebook Id,Post Created,URL,Message,Link,Final Link,Followers at Posting",
            "Date,ShareLink,ShareCommentary,SharedUrl,MediaUrl,Visibility",
            "id_str,created_at,user,text,entities,referenced_tweets,tweet_type",
            "id;date;text;description");

    private static final ReadingDefaults DEFAULTS =
            new ReadingDefaults(null, ArchiveOwner.ofProfile("alice-md"), CsvOptions.NONE);

    /** One file, written anew for each input: a folder each would fill the disk. */
    private static Path path = Path.of("");

    @BeforeAll
    static void makeFile() throws IOException {
        path = Files.createTempFile("rounds-fuzz", ".csv");
    }

    @AfterAll
    static void deleteFile() throws IOException {
        Files.deleteIfExists(path);
    }

    /** The first byte chooses the header. */
    @FuzzTest(maxDuration = "10m")
    void table(byte[] input) throws IOException {
        if (input.length == 0) {
            return;
        }
        byte[] header = (HEADERS.get((input[0] & 0xFF) % HEADERS.size()) + '\n').getBytes(UTF_8);
        byte[] file = new byte[header.length + input.length - 1];
        System.arraycopy(header, 0, file, 0, header.length);
        System.arraycopy(input, 1, file, header.length, input.length - 1);
        Files.write(path, file);
        Archives.Read read = Archives.read(path, DEFAULTS);
        Invariants.check(read.results());
        Invariants.require(
                read.results().equals(Archives.read(path, DEFAULTS).results()),
                "the same file gives the same results",
                read.results());
    }

    /** Whatever a cell holds, its readers return. */
    @FuzzTest(maxDuration = "10m")
    void cell(byte[] input) {
        String cell = new String(input, UTF_8);
        for (DateOrder order : DateOrder.values()) {
            CsvDates.parse(cell, order);
        }
        CsvDates.evidence(cell);
        String id = CsvIds.of(cell);
        Invariants.require(id == null || id.chars().allMatch(c -> c >= '0' && c <= '9'), "ids are digits", cell);
        CsvValue value = CsvValue.of(cell);
        Invariants.require(
                value.nodes().size() + value.scalars().size() <= cell.length() + 1, "values are parts of a cell", cell);
    }
}
