package io.rounds.ingest.meta;

import static org.assertj.core.api.Assertions.assertThat;

import io.rounds.extract.links.Links;
import io.rounds.ingest.Parsing;
import io.rounds.ingest.ReadingDefaults;
import io.rounds.ingest.RecordParser;
import io.rounds.ingest.x.ArchiveOwner;
import io.rounds.model.Hashtag;
import io.rounds.model.Kind;
import io.rounds.model.Link;
import io.rounds.model.Parsed;
import io.rounds.model.Platform;
import io.rounds.model.Reason;
import io.rounds.model.Rejected;
import io.rounds.model.Tweet;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MetaParserTest {
    private static final String POST =
            "{\"timestamp\":1386163177,\"attachments\":[{\"data\":[{\"external_context\":{\"name\":\"Sepsis\",\"source\":\"LITFL\",\"url\":\"https://litfl.com/sepsis/\"}}]}],"
                    + "\"data\":[{\"post\":\"caf\\u00c3\\u00a9 \\u00f0\\u009f\\u00a9\\u00ba #FOAMed\"},{\"update_timestamp\":1386163199}],\"title\":\"Ada Lovelace shared a link.\"}";
    private static final String THREADS =
            "{\"text_post_app_text_posts\":[{\"media\":[{\"uri\":\"\",\"creation_timestamp\":1754466859,\"title\":\"na\\u00c3\\u00afve? @bea.b #MedEd https://litfl.com/sepsis/\","
                    + "\"media_metadata\":{},\"cross_post_source\":{\"source_app\":\"FB\"},\"text_app_post\":{\"reply_control\":\"everyone\",\"is_reply\":true}}]},"
                    + "{\"title\":\"two pictures\",\"creation_timestamp\":1754500000,\"media\":[{\"uri\":\"a.jpg\",\"creation_timestamp\":1754499999,\"title\":\"\"},{\"uri\":\"b.jpg\",\"title\":\"\"}]}]}";

    private static List<Parsed> parse(String record, ReadingDefaults defaults) {
        List<Parsed> results = new ArrayList<>();
        new RecordParser(Clock.fixed(Parsing.NOW, ZoneOffset.UTC), RecordParser.MAX_TWEET_BYTES, Links.load(), defaults)
                .parse(record.getBytes(StandardCharsets.UTF_8), Parsing.ORIGIN, results::add);
        return results;
    }

    private static List<Parsed> parse(String record) {
        return parse(record, new ReadingDefaults(null, ArchiveOwner.of("Ada")));
    }

    private static Tweet tweet(String record, int index) {
        return Objects.requireNonNull(parse(record).get(index).tweet());
    }

    @Test
    void aPostOfFacebookIsATweetOfTheAccountThatIsNamed() {
        Tweet tweet = tweet(POST, 0);

        assertThat(tweet.platform()).isEqualTo(Platform.FACEBOOK);
        assertThat(tweet.id()).matches("facebook:rounds-[0-9a-f]{16}");
        assertThat(tweet.url()).isNull();
        assertThat(tweet.author().handle()).isEqualTo("Ada");
        assertThat(tweet.createdAt()).isEqualTo(Instant.ofEpochSecond(1386163177));
        assertThat(tweet.text()).isEqualTo("café 🩺 #FOAMed");
        assertThat(tweet.hashtags()).containsExactly(new Hashtag("foamed", "FOAMed"));
        assertThat(tweet.links()).extracting(Link::url).containsExactly("https://litfl.com/sepsis/");
        assertThat(tweet.kind()).isEqualTo(Kind.ORIGINAL);
    }

    @Test
    void theSamePostHasTheSameIdAndAnotherOneAnother() {
        assertThat(tweet(POST, 0).id()).isEqualTo(tweet(POST, 0).id());
        assertThat(tweet(POST, 0).id())
                .isNotEqualTo(tweet(POST.replace("1386163177", "1386163178"), 0).id());
        assertThat(tweet(POST, 0).id())
                .isNotEqualTo(tweet(POST.replace("FOAMed", "MedEd"), 0).id());
    }

    @Test
    void aLinkWithoutATextIsAShare() {
        Tweet tweet = tweet(POST.replaceFirst("\\{\"post\":\"[^\"]*\"},", ""), 0);

        assertThat(tweet.text()).isEmpty();
        assertThat(tweet.links()).hasSize(1);
    }

    @Test
    void withoutTheAccountTheFileCannotBeUsed() {
        Rejected rejected =
                Objects.requireNonNull(parse(POST, ReadingDefaults.NONE).get(0).rejected());

        assertThat(rejected.reason()).isEqualTo(Reason.MISSING_AUTHOR);
        assertThat(rejected.detail()).contains("--account");
        assertThat(rejected.payload()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Ada Lovelace wrote on Bob's timeline.",
                "Ada Lovelace posted in FOAM Study Group.",
                "Ada Lovelace shared a link to the group: FOAM.",
                "Ada Lovelace hat in Bobs Chronik gepostet.",
                "Ada Lovelace hat in der Gruppe FOAM gepostet."
            })
    void whatIsWrittenElsewhereIsNotPublic(String title) {
        Rejected rejected = Objects.requireNonNull(
                parse(POST.replace("Ada Lovelace shared a link.", title)).get(0).rejected());

        assertThat(rejected.reason()).isEqualTo(Reason.NOT_PUBLIC);
        assertThat(rejected.toString()).doesNotContain("Bob", "FOAM");
    }

    @Test
    void commentsAreNotPublic() {
        String comments =
                "{\"comments_v2\":[{\"timestamp\":1239798000,\"data\":[{\"comment\":{\"timestamp\":1239798000,\"comment\":\"SECRET\",\"author\":\"Ada\"}}],\"title\":\"Ada commented on Bob's post.\"}]}";
        String single = comments.substring(comments.indexOf('[') + 1, comments.lastIndexOf(']'));

        for (String record : List.of(comments, single)) {
            Rejected rejected = Objects.requireNonNull(parse(record).get(0).rejected());
            assertThat(rejected.reason()).isEqualTo(Reason.NOT_PUBLIC);
            assertThat(rejected.toString()).doesNotContain("SECRET");
        }
    }

    @Test
    void postsOfThreadsAreTweets() {
        assertThat(parse(THREADS)).hasSize(2);
        Tweet reply = tweet(THREADS, 0);
        Tweet pictures = tweet(THREADS, 1);

        assertThat(reply.platform()).isEqualTo(Platform.THREADS);
        assertThat(reply.text()).isEqualTo("naïve? @bea.b #MedEd https://litfl.com/sepsis/");
        assertThat(reply.kind()).isEqualTo(Kind.REPLY);
        assertThat(reply.hashtags()).extracting(Hashtag::tag).containsExactly("meded");
        assertThat(reply.links()).hasSize(1);
        assertThat(reply.createdAt()).isEqualTo(Instant.ofEpochSecond(1754466859));
        assertThat(pictures.text()).isEqualTo("two pictures");
        assertThat(pictures.createdAt()).isEqualTo(Instant.ofEpochSecond(1754500000));
        assertThat(pictures.kind()).isEqualTo(Kind.ORIGINAL);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"timestamp\":1386163177,\"attachments\":[{\"data\":[{\"media\":{\"uri\":\"a.jpg\"}}]}],\"data\":[],\"title\":\"Ada added a photo.\"}|NO_TWEET_OTHER",
                "{\"timestamp\":\"x\",\"data\":[{\"post\":\"x\"}]}|BAD_DATE",
                "{\"timestamp\":9000000000000000000,\"data\":[{\"post\":\"x\"}]}|BAD_DATE",
                "{\"text_post_app_text_posts\":7}|WRONG_TYPE",
                "{\"text_post_app_text_posts\":[7]}|UNKNOWN_FORMAT",
                "{\"media\":[{\"uri\":\"a.jpg\",\"creation_timestamp\":1,\"title\":\"x\"}]}|NO_TWEET_OTHER"
            })
    void whatIsNoPostIsRejected(String record, Reason reason) {
        assertThat(Objects.requireNonNull(parse(record).get(0).rejected()).reason())
                .isEqualTo(reason);
        assertThat(Objects.requireNonNull(parse(record).get(0).rejected()).payload())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "plain,plain",
        "caf\u00c3\u00a9,caf\u00e9",
        "caf\u00e9,caf\u00e9",
        "\u20ac\u00c3\u00a9,\u20ac\u00c3\u00a9",
        "\u00ff,\u00ff"
    })
    void onlyBytesOfUtf8AreRepaired(String text, String repaired) {
        assertThat(Mojibake.repaired(text)).isEqualTo(repaired);
    }
}
