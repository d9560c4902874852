package io.rounds.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.ExitCode;

final class ExtractCommandTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    @Test
    void textGivesWhatItMentionsAsWrittenInOrder() throws IOException {
        JsonNode found = one("@EMCrit zu #FOAMed und #MedEd: https://litfl.com/ecg/ von @LITFLblog");
        assertThat(found.get("hashtags")).hasToString("[\"FOAMed\",\"MedEd\"]");
        assertThat(found.get("mentions")).hasToString("[\"EMCrit\",\"LITFLblog\"]");
        assertThat(found.get("urls")).hasToString("[\"https://litfl.com/ecg/\"]");
        assertThat(found.at("/links/0/domain").asText()).isEqualTo("litfl.com");
        assertThat(found.get("reply_to").asText()).isEqualTo("EMCrit");
    }

    @Test
    void anEmptyLineGivesAnObjectWithEmptyLists() throws IOException {
        assertThat(extract("\n\n")).hasSize(2).allSatisfy(found -> assertThat(found)
                .hasToString("{\"hashtags\":[],\"mentions\":[],\"urls\":[],\"links\":[],\"reply_to\":null}"));
    }

    @Test
    void aPayloadIsReadByItsFormat() throws IOException {
        JsonNode found = one("""
                {"data":{"id":"1500000000000000001","author_id":"7","created_at":"2022-03-05T12:00:00.000Z",\
                "text":"Read https://t.co/abc @Emcrit #FOAMed","entities":{"hashtags":[{"start":30,"end":37,"tag":"FOAMed"}],\
                "mentions":[{"start":22,"end":29,"username":"EMCrit","id":"9"}],\
                "urls":[{"start":5,"end":21,"url":"https://t.co/abc","expanded_url":"https://litfl.com/ecg/"}]}}}""");
        assertThat(found.get("hashtags")).hasToString("[\"FOAMed\"]");
        assertThat(found.get("mentions")).hasToString("[\"Emcrit\"]");
        assertThat(found.get("urls")).hasToString("[\"https://litfl.com/ecg/\"]");
        assertThat(found.get("reply_to").isNull()).isTrue();
        assertThat(found.has("rejected")).isFalse();
    }

    @Test
    void otherNetworksAndArchivesAreReadByTheirFormat() throws IOException {
        JsonNode bluesky = one("""
                {"did":"did:plc:ada","time_us":1767608046123456,"kind":"commit","commit":{"operation":"create",\
                "collection":"app.bsky.feed.post","rkey":"3mbo7cu5ek223","record":{"text":"@bea.example.org #FOAMed",\
                "createdAt":"2026-01-05T10:14:05.120Z","facets":[{"index":{"byteStart":0,"byteEnd":16},"features":\
                [{"$type":"app.bsky.richtext.facet#mention","did":"did:plc:bea"}]}],"embed":{"external":{"uri":"https://litfl.com/ecg/"}}}}}""");
        assertThat(bluesky.get("hashtags")).hasToString("[\"FOAMed\"]");
        assertThat(bluesky.get("mentions")).hasToString("[\"bea.example.org\"]");
        assertThat(bluesky.get("urls")).hasToString("[\"https://litfl.com/ecg/\"]");

        JsonNode mastodon = one("""
                {"id":"1","created_at":"2026-01-05T10:14:05.120Z","visibility":"public","uri":"https://a.example/users/ada/statuses/1",\
                "content":"<p>See <a href='https://litfl.com/ecg/'>litfl.com/ecg</a> <a href='https://a.example/tags/FOAMed' class='mention hashtag'>#FOAMed</a></p>",\
                "account":{"acct":"ada","url":"https://a.example/@ada"},"mentions":[],"tags":[{"name":"foamed"}]}""");
        assertThat(mastodon.get("hashtags")).hasToString("[\"FOAMed\"]");
        assertThat(mastodon.get("urls")).hasToString("[\"https://litfl.com/ecg/\"]");

        JsonNode archive = one("""
                {"tweet":{"id_str":"7","created_at":"Mon Jan 02 10:05:00 +0000 2017","full_text":"#FOAMed @Bea_MD"}}""");
        assertThat(archive.get("hashtags")).hasToString("[\"FOAMed\"]");
        assertThat(archive.get("mentions")).hasToString("[\"Bea_MD\"]");
        assertThat(archive.has("rejected")).isFalse();
    }

    @Test
    void aDeletionOfMastodonNeedsTheServer() {
        String deletion = "{\"event\":\"delete\",\"payload\":\"115\"}\n";
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ExtractCommand command =
                new ExtractCommand(new ByteArrayInputStream(deletion.getBytes(StandardCharsets.UTF_8)), out);

        assertThat(new CommandLine(command).execute("--mastodon-host", "a.example"))
                .isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("\"deleted\":[\"mastodon:a.example/115\"]");
        assertThat(new CommandLine(command)
                        .setErr(new PrintWriter(new StringWriter()))
                        .execute("--mastodon-host", "https://a.example"))
                .isEqualTo(ExitCode.USAGE);
    }

    @Test
    void aPayloadThatCannotBeReadSaysWhy() throws IOException {
        assertThat(one("{\"data\":{\"id\":\"1\",\"text\":\"#FOAMed")
                        .at("/rejected/0/reason")
                        .asText())
                .isEqualTo("broken_json");
        assertThat(one("{\"kettle\":1}").at("/rejected/0/reason").asText()).isEqualTo("unknown_format");
    }

    @Test
    void aDeletionNamesTheTweet() throws IOException {
        JsonNode found =
                one("{\"delete\":{\"status\":{\"id\":12,\"id_str\":\"12\",\"user_id\":3,\"user_id_str\":\"3\"}}}");
        assertThat(found.get("deleted")).hasToString("[\"x:12\"]");
    }

    @Test
    void textInBracketsIsText() throws IOException {
        assertThat(one("[FOAM] {new} #FOAMed").get("hashtags")).hasToString("[\"FOAMed\"]");
        assertThat(one("{new} #FOAMed").get("hashtags")).hasToString("[\"FOAMed\"]");
    }

    @Test
    void aClosedPipeEndsQuietly() throws IOException {
        assertThat(run("a\n".repeat(50_000), new Refusing("Broken pipe"))).isEqualTo(ExitCode.OK);
    }

    @Test
    void aFullDiskFails() {
        assertThatThrownBy(() -> run("a\n", new Refusing("No space left on device")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("standard output")
                .hasRootCauseMessage("No space left on device");
    }

    @Test
    void whatIsKnownIsOutBeforeTheNextLineComes() throws Exception {
        PipedInputStream in = new PipedInputStream();
        PipedInputStream shown = new PipedInputStream();
        PipedOutputStream out = new PipedOutputStream(shown);
        CompletableFuture<Integer> end;
        try (PipedOutputStream typed = new PipedOutputStream(in)) {
            end = CompletableFuture.supplyAsync(() -> call(new ExtractCommand(in, out)));
            typed.write("#FOAMed\n".getBytes(StandardCharsets.UTF_8));
            typed.flush();
            assertThat(new LineReader(shown).next())
                    .asString(StandardCharsets.UTF_8)
                    .contains("FOAMed");
        }
        assertThat(end.get(5, TimeUnit.MINUTES)).isEqualTo(ExitCode.OK);
    }

    private static Integer call(ExtractCommand command) {
        try {
            return command.call();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** A stream that fails on every write. */
    private static final class Refusing extends OutputStream {
        private final String message;

        Refusing(String message) {
            this.message = message;
        }

        @Override
        public void write(int b) throws IOException {
            throw new IOException(message);
        }
    }

    private static int run(String text, OutputStream out) throws IOException {
        return new ExtractCommand(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), out).call();
    }

    private static JsonNode one(String line) throws IOException {
        List<JsonNode> found = extract(line);
        assertThat(found).hasSize(1);
        return found.get(0);
    }

    private static List<JsonNode> extract(String text) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        assertThat(run(text, out)).isEqualTo(ExitCode.OK);
        List<JsonNode> objects = new ArrayList<>();
        for (String line : out.toString(StandardCharsets.UTF_8).lines().toList()) {
            objects.add(MAPPER.readTree(line));
        }
        return objects;
    }
}
