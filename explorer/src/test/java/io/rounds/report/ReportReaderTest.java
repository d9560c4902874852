package io.rounds.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rounds.export.source.FolderDocuments;
import io.rounds.export.source.NothingFoundException;
import io.rounds.export.source.ProgressListener;
import io.rounds.report.session.Metric;
import io.rounds.report.session.MetricValue;
import io.rounds.report.session.SessionDetails;
import io.rounds.report.session.SessionDocument;
import io.rounds.report.session.Transcript;
import io.rounds.report.session.TranscriptTweet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportReaderTest {
    @TempDir
    Path folder;

    private final Samples samples = Samples.fresh();

    private ChatReport of(String name, @Nullable String from, @Nullable String to) throws IOException {
        return ReportReader.read(
                samples.in(folder),
                new ReportRequest(
                        name, from == null ? null : Instant.parse(from), to == null ? null : Instant.parse(to)),
                new Provenance("here", "1", Samples.NOW, true),
                ProgressListener.NONE);
    }

    private SessionDetails second() throws IOException {
        return of(Samples.SECOND, null, null).sessions().get(0);
    }

    private static List<String> ids(ChatReport report) {
        return report.sessions().stream()
                .map(session -> session.document().id())
                .toList();
    }

    @Test
    void aSessionIsFoundByItsIdInAnySpelling() throws IOException {
        for (String name : List.of(
                Samples.SECOND, "#WardWisdomChat@2026-01-06T20:00:00Z", "wardwisdomchat@2026-01-06T21:00+01:00")) {
            assertThat(ids(of(name, null, null))).as(name).containsExactly(Samples.SECOND);
        }
    }

    @Test
    void aHashtagOrItsAlternativeGivesTheSessionsThatStartedInTheTime() throws IOException {
        assertThat(ids(of("#WWChat", null, null))).containsExactly(Samples.FIRST, Samples.SECOND, Samples.THIRD);
        assertThat(ids(of("wardwisdomchat", "2026-01-06T20:00:00Z", "2026-01-13T20:00:00Z")))
                .containsExactly(Samples.SECOND);
    }

    @Test
    void theMessageForAnUnknownSessionListsThoseThatExist() {
        assertThatThrownBy(() -> of("wardwisdomchat@2026-01-07T20:00:00Z", null, null))
                .isInstanceOf(NothingFoundException.class)
                .hasMessageContainingAll("wardwisdomchat@2026-01-07", Samples.FIRST, Samples.THIRD);
        assertThatThrownBy(() -> of("nochat", null, null))
                .hasMessage("There are 3 chats, but none with the hashtag nochat");
        assertThatThrownBy(() -> of("nochat@x", null, null))
                .hasMessage("There are 3 chats, but none with the id nochat@x");
    }

    @Test
    void invalidNamesOfSessionsAreRefused() {
        assertThatThrownBy(() -> new ReportRequest(" # ", null, null)).hasMessageContaining("Name a session");
        assertThatThrownBy(() -> new ReportRequest(Samples.FIRST, Samples.NOW, null))
                .hasMessageContaining("--from");
        assertThatThrownBy(() -> new ReportRequest("foamed", Samples.NOW, Samples.NOW))
                .hasMessageContaining("empty");
    }

    @Test
    void thePreviousSessionIsTheLatestEarlierOneThatIsClosed() throws IOException {
        List<SessionDetails> sessions = of("wardwisdomchat", null, null).sessions();
        assertThat(sessions.get(0).previous()).isNull();
        assertThat(sessions.get(1).previous().id()).isEqualTo(Samples.FIRST);
        assertThat(sessions.get(2).previous().id()).isEqualTo(Samples.SECOND);
        assertThat(second().previous().id()).isEqualTo(Samples.FIRST);
        samples.chat(1).put("status", "live");
        assertThat(of(Samples.THIRD, null, null).sessions().get(0).previous().id())
                .isEqualTo(Samples.FIRST);
    }

    @Test
    void theTranscriptIsGroupedByQuestionAndTheRestFollowsByTime() throws IOException {
        Transcript transcript = second().transcript();
        assertThat(transcript.discussions()).hasSize(2);
        Transcript.Discussion first = transcript.discussions().get(0);
        assertThat(first.question().id()).isEqualTo("x:2");
        assertThat(first.answers()).extracting(TranscriptTweet::id).containsExactly("x:3", "x:5", "x:9", "x:10");
        assertThat(transcript.rest()).extracting(TranscriptTweet::id).containsExactly("x:1", "x:7");
        assertThat(transcript.tweetsFound()).isEqualTo(8);
    }

    @Test
    void repostsAreCountedWithTheirOriginal() throws IOException {
        assertThat(second().tweet("x:3").reposts()).isEqualTo(2);
        assertThat(second().tweet("x:2").reposts()).isEqualTo(1);
    }

    @Test
    void anAnswerWithoutTheHashtagIsFoundByItsIdAndADeletedOneKeepsItsPlace() throws IOException {
        assertThat(second().tweet("x:9").handle()).isEqualTo("eve");
        assertThat(second().tweet("x:10")).isEqualTo(TranscriptTweet.missing("x:10", false));
    }

    @Test
    void authorsOfAnswersWithoutTheHashtagAreNotParticipants() throws IOException {
        assertThat(second().participation().authors()).containsExactlyInAnyOrder("x:1", "x:2", "x:3", "x:4", "x:5");
        assertThat(second().isComplete()).isTrue();
    }

    @Test
    void anEditedTweetStandsForItsEarlierVersions() throws IOException {
        samples.tweetWithId("x:3").put("id", "x:33").putArray("replaces").add("x:3");
        TranscriptTweet post = second().tweet("x:3");
        assertThat(post.id()).isEqualTo("x:33");
        assertThat(post.reposts()).isEqualTo(2);
        assertThat(second().transcript().rest()).extracting(TranscriptTweet::id).containsExactly("x:1", "x:7");
    }

    @Test
    void theTextOfAnEditedTweetIsWithheldIfAnEarlierVersionWasFlagged() throws IOException {
        samples.tweetWithId("x:7").put("id", "x:77").putArray("replaces").add("x:7");
        samples.tweetWithId("x:77").putArray("confidentiality");
        TranscriptTweet post = second().transcript().rest().get(1);
        assertThat(post.id()).isEqualTo("x:77");
        assertThat(post.flagged()).isTrue();
        assertThat(post.text()).isNull();
        assertThat(post.link()).isNull();
    }

    @Test
    void theTextOfAnAutomatedAuthorIsShown() throws IOException {
        samples.tweetWithId("x:1").withObject("/author").put("automated", true);
        assertThat(second().transcript().rest().get(0).text()).isEqualTo("Welcome to the chat");
    }

    @Test
    void withoutTweetsThereAreIdsOnly() throws IOException {
        samples.in(folder);
        Files.delete(folder.resolve("tweets.ndjson"));
        ChatReport report = ReportReader.read(
                new FolderDocuments(folder, folder),
                new ReportRequest(Samples.SECOND, null, null),
                new Provenance("here", "1", Samples.NOW, true),
                ProgressListener.NONE);
        assertThat(report.sessions().get(0).transcript().tweetsFound()).isZero();
        assertThat(report.sessions().get(0).isComplete()).isFalse();
        assertThat(report.sessions().get(0).tweet("x:3").link()).isNull();
    }

    @Test
    void aDocumentOfAnotherVersionIsRefused() {
        samples.chat(1).remove("new_faces");
        assertThatThrownBy(() -> SessionDocument.of(samples.chat(1)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("no new_faces");
    }

    @Test
    void peopleOfSeveralSessionsCountOnceWhereAllTweetsAreThere() throws IOException {
        ChatReport report = of("wardwisdomchat", "2026-01-01T00:00:00Z", null);
        assertThat(report.totals().get(Metric.TWEETS)).isEqualTo(MetricValue.exact(10));
        // Ann was there twice.
        assertThat(report.totals().get(Metric.PARTICIPANTS)).isEqualTo(MetricValue.exact(6));
        // And had trouble in the first only.
        assertThat(report.totals().get(Metric.PARTICIPANTS_CLEAN)).isEqualTo(MetricValue.exact(6));
        assertThat(report.totals().get(Metric.NEW_FACES)).isEqualTo(MetricValue.exact(3));
        // 1000 + 300 (the most that Ann had) + 50 + 10 + 50.
        assertThat(report.totals().get(Metric.REACH_UPPER_BOUND)).isEqualTo(MetricValue.exact(1410));
        // 10 tweets in an hour and a half.
        assertThat(report.totals().get(Metric.TWEETS_PER_HOUR).value()).isEqualTo(10 / 1.5);
        assertThat(report.totals().get(Metric.TWEETS_PER_PARTICIPANT).value()).isEqualTo(10 / 6.0);
        assertThat(report.totals().get(Metric.ANSWERS_PER_QUESTION).value()).isEqualTo(2);
    }

    @Test
    void peopleOfSeveralSessionsAreBoundedWhereTweetsLack() throws IOException {
        ChatReport report = of("wardwisdomchat", null, null);
        assertThat(report.totals().get(Metric.PARTICIPANTS)).isEqualTo(new MetricValue(5, MetricValue.Bound.AT_LEAST));
        assertThat(report.totals().get(Metric.REACH_UPPER_BOUND))
                .isEqualTo(new MetricValue(1300 + 1260 + 350, MetricValue.Bound.AT_MOST));
        assertThat(report.totals()).doesNotContainKey(Metric.TWEETS_PER_PARTICIPANT);
        assertThat(report.totals().get(Metric.TWEETS)).isEqualTo(MetricValue.exact(1244));
    }
}
