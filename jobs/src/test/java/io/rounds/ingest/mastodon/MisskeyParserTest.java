package io.rounds.ingest.mastodon;

import static org.assertj.core.api.Assertions.assertThat;

import io.rounds.ingest.Parsing;
import io.rounds.ingest.ReadingDefaults;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Notes as Misskey's API and its export write them, by people who do not exist. */
class MisskeyParserTest {
    private static final ReadingDefaults SERVER = new ReadingDefaults("misskey.example", null);

    private static final String USER = """
            {"id": "9u1", "name": "Ada \\u2728", "username": "ada", "host": %s, "avatarUrl": "https://misskey.example/a.webp", "isBot": false, "isCat": true, "emojis": {}, "onlineStatus": "online"}""";

    private static List<Parsed> parse(String record, ReadingDefaults defaults) {
        List<Parsed> results = new ArrayList<>();
        Parsing.parser(defaults).parse(record.getBytes(StandardCharsets.UTF_8), Parsing.ORIGIN, results::add);
        return results;
    }

    private static Tweet tweet(String record, ReadingDefaults defaults) {
        List<Parsed> results = parse(record, defaults);
        assertThat(results).hasSize(1);
        return Objects.requireNonNull(
                results.get(0).tweet(), () -> String.valueOf(results.get(0).rejected()));
    }

    private static Rejected rejected(String record, ReadingDefaults defaults) {
        List<Parsed> results = parse(record, defaults);
        assertThat(results).hasSize(1);
        return Objects.requireNonNull(results.get(0).rejected());
    }

    private static String note(String id, String host, String more) {
        return """
            {"id": "%s", "createdAt": "2024-11-20T08:15:00.123Z", "userId": "9u1", "user": %s, "localOnly": false, "reactions": {}, "fileIds": [], "files": [], %s}""".formatted(id, USER.formatted(host), more);
    }

    private static final String WORDS = """
            "text": "Sepsis & fluids #FOAMed with @Bob and @carol@med.example, see [this](https://litfl.com/sepsis/)", "cw": null, "visibility": "public", "replyId": null, "renoteId": null, "tags": ["foamed"]""";

    @Test
    void aNoteOfTheServerThatWasReadIsATweet() {
        Tweet tweet = tweet(note("9abc", "null", WORDS), SERVER);

        assertThat(tweet.platform()).isEqualTo(Platform.MASTODON);
        assertThat(tweet.id()).isEqualTo("mastodon:misskey.example/notes/9abc");
        assertThat(tweet.url()).isEqualTo("https://misskey.example/notes/9abc");
        assertThat(tweet.createdAt()).isEqualTo("2024-11-20T08:15:00.123Z");
        assertThat(tweet.kind()).isEqualTo(Kind.ORIGINAL);
        assertThat(tweet.author().id()).isEqualTo("ada@misskey.example");
        assertThat(tweet.author().name()).isEqualTo("Ada \u2728");
        assertThat(tweet.author().automated()).isFalse();
        assertThat(tweet.text()).startsWith("Sepsis & fluids #FOAMed");
        assertThat(tweet.hashtags()).containsExactly(new Hashtag("foamed", "FOAMed"));
        assertThat(tweet.mentions()).containsExactly("bob@misskey.example", "carol@med.example");
        assertThat(tweet.links()).extracting(Link::canonical).containsExactly("https://litfl.com/sepsis");
    }

    @Test
    void aNoteOfAnotherServerHasTheAddressThatItHasThere() {
        Tweet tweet = tweet(
                note(
                        "9abd",
                        "\"med.example\"",
                        WORDS
                                + ", \"uri\": \"https://med.example/users/ada/statuses/77\", \"url\": \"https://med.example/@ada/77\""),
                ReadingDefaults.NONE);

        assertThat(tweet.id()).isEqualTo("mastodon:med.example/77");
        assertThat(tweet.url()).isEqualTo("https://med.example/@ada/77");
        assertThat(tweet.author().id()).isEqualTo("ada@med.example");
    }

    @Test
    void withoutTheNameOfItsServerANoteHasNoAddress() {
        Rejected rejected = rejected(note("9abc", "null", WORDS), ReadingDefaults.NONE);

        assertThat(rejected.reason()).isEqualTo(Reason.MISSING_ID);
        assertThat(rejected.detail()).contains("--mastodon-host");
    }

    @Test
    void aRenoteWithoutWordsIsARepostAndOneWithWordsAQuote() {
        String original = note("9org", "null", WORDS);

        Tweet repost = tweet(
                note(
                        "9ren",
                        "\"med.example\"",
                        "\"uri\": \"https://med.example/notes/9ren\", \"text\": null, \"cw\": null, \"visibility\": \"public\", \"renoteId\": \"9org\", \"renote\": "
                                + original),
                SERVER);
        assertThat(repost.kind()).isEqualTo(Kind.REPOST);
        assertThat(repost.repostOf()).isEqualTo("mastodon:misskey.example/notes/9org");
        assertThat(repost.hashtags()).extracting(Hashtag::tag).containsExactly("foamed");
        assertThat(repost.text()).startsWith("Sepsis");

        Tweet quote = tweet(
                note(
                        "9quo",
                        "null",
                        "\"text\": \"so true #meded\", \"cw\": null, \"visibility\": \"public\", \"renoteId\": \"9org\", \"renote\": "
                                + original),
                SERVER);
        assertThat(quote.kind()).isEqualTo(Kind.QUOTE);
        assertThat(quote.quote().id()).isEqualTo("mastodon:misskey.example/notes/9org");
        assertThat(quote.hashtags()).extracting(Hashtag::tag).containsExactly("meded");
    }

    @Test
    void aReplyNamesWhatItAnswersAndAWarningStandsBeforeTheText() {
        Tweet tweet = tweet(
                note(
                        "9rep",
                        "null",
                        "\"text\": \"yes\", \"cw\": \"blood\", \"visibility\": \"public\", \"replyId\": \"9org\", \"reply\": "
                                + note("9org", "null", WORDS)),
                SERVER);

        assertThat(tweet.kind()).isEqualTo(Kind.REPLY);
        assertThat(tweet.replyTo()).isEqualTo("mastodon:misskey.example/notes/9org");
        assertThat(tweet.text()).isEqualTo("blood\n\nyes");
    }

    @ParameterizedTest
    @ValueSource(strings = {"home", "followers", "specified", "unknown"})
    void onlyWhatIsPublicIsRead(String visibility) {
        String words = WORDS.replace("\"public\"", '"' + visibility + '"');

        Rejected rejected = rejected(note("9abc", "null", words), SERVER);

        assertThat(rejected.reason()).isEqualTo(Reason.NOT_PUBLIC);
        assertThat(rejected.payload()).isEmpty();
        Rejected renote = rejected(
                note(
                        "9ren",
                        "null",
                        "\"text\": null, \"visibility\": \"public\", \"renoteId\": \"9abc\", \"renote\": "
                                + note("9abc", "null", words)),
                SERVER);
        assertThat(renote.reason()).isEqualTo(Reason.NOT_PUBLIC);
        assertThat(renote.payload()).isEmpty();
    }

    @Test
    void theNotesOfAnExportAreThoseOfTheAccountThatIsNamed() {
        String export = """
                [{"id": "9abc", "text": "mine #FOAMed", "createdAt": "2024-11-20T08:15:00.123Z", "fileIds": [], "files": [], "replyId": null, "renoteId": null, "cw": null, "visibility": "public", "visibleUserIds": [], "localOnly": false, "reactionAcceptance": null}]""";

        Tweet tweet = tweet(export, new ReadingDefaults("misskey.example", ArchiveOwner.of("ada")));
        assertThat(tweet.id()).isEqualTo("mastodon:misskey.example/notes/9abc");
        assertThat(tweet.author().handle()).isEqualTo("ada@misskey.example");

        Rejected rejected = rejected(export, SERVER);
        assertThat(rejected.reason()).isEqualTo(Reason.MISSING_AUTHOR);
        assertThat(rejected.detail()).contains("--account");
    }
}
