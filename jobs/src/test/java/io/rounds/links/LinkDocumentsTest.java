package io.rounds.links;

import static org.assertj.core.api.Assertions.assertThat;

import io.rounds.documents.DocumentSchemas;
import io.rounds.model.Document;
import java.util.List;
import org.junit.jupiter.api.Test;

class LinkDocumentsTest {
    private static final String URL = Shares.page("p").canonical();

    @Test
    void theStatisticsBecomeAValidDocument() {
        LinkStats stats = LinkStats.NONE.plus(List.of(
                Shares.share(1, 0, "x:1", false, "foamed", "sepsis"), Shares.share(2, 60, "x:2", true, "foamed")));

        Document document = LinkDocuments.of(URL, stats, 1);

        assertThat(DocumentSchemas.errors(document)).isEmpty();
        assertThat(document.version()).isEqualTo(2);
        assertThat(document.at()).isNull();
        assertThat(document.json())
                .contains(
                        "\"url\":\"https://litfl.com/p\",\"domain\":\"litfl.com\",\"publisher\":\"litfl.com\",\"kind\":\"page\"")
                .contains(
                        "\"first_shared_at\":\"2026-03-02T12:00:00Z\",\"first_tweet\":\"x:1\",\"first_author\":\"x:1\"")
                .contains(
                        "\"last_shared_at\":\"2026-03-02T12:01:00Z\",\"shares\":2,\"originals\":1,\"reposts\":1,\"authors\":2")
                .contains(
                        "\"half_life_seconds\":0,\"hashtags\":[{\"tag\":\"foamed\",\"count\":2}],\"communities\":[\"foamed\"]")
                .contains(
                        "\"by_community\":[{\"community\":\"foamed\",\"shares\":2,\"originals\":1,\"reposts\":1,\"authors\":2}]");
    }

    @Test
    void aLinkThatNobodySharesAnyMoreIsRemoved() {
        ShareChange share = Shares.share(1, 0, "x:1", false);

        Document document = LinkDocuments.of(URL, LinkStats.NONE.plus(List.of(share, Shares.removal(share))), 50);

        assertThat(document).isEqualTo(new Document("links", LinkDocuments.id(URL), 2, null, null));
    }

    @Test
    void theIdOfALinkIsTheSameInEveryVersionOfRounds() {
        assertThat(LinkDocuments.id("https://doi.org/10.1056/nejmoa2021436")).matches("[0-9a-f]{16}");
        assertThat(LinkDocuments.id("https://litfl.com/a")).isEqualTo("e90b4cac62803a39");
    }
}
