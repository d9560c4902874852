package io.rounds.links;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FirstAndLastSharesTest {

    @Test
    void theFirstAndTheLastHundredAreKeptInAnyOrder() {
        List<ShareChange> shares = shares(1_000);
        List<ShareChange> shuffled = new ArrayList<>(shares);
        Collections.shuffle(shuffled, new Random(1));

        FirstAndLastShares kept = FirstAndLastShares.NONE.plus(shuffled);

        assertThat(kept).isEqualTo(FirstAndLastShares.NONE.plus(shares));
        assertThat(kept.between()).isEqualTo(800);
        assertThat(kept.earliest()).hasSize(100).extracting(TimedShare::tweet).startsWith("x:1000", "x:1001");
        assertThat(kept.latest()).hasSize(100).extracting(TimedShare::tweet).endsWith("x:1998", "x:1999");
    }

    @Test
    void upToTwoHundredAreKnownAllAlsoAfterDeletions() {
        List<ShareChange> shares = shares(200);
        List<ShareChange> gone =
                shares.subList(0, 150).stream().map(Shares::removal).toList();

        FirstAndLastShares kept = FirstAndLastShares.NONE.plus(shares).plus(gone);

        assertThat(kept.between()).isZero();
        assertThat(first(kept)).isEqualTo("x:1150");
        assertThat(first(kept.plus(shares.subList(3, 4)))).isEqualTo("x:1003");
        assertThat(first(kept.plus(shares.subList(0, 150)))).isEqualTo("x:1000");
    }

    @Test
    void afterAHundredDeletionsOfTheFirstTheNextIsNotKnownAnyMore() {
        List<ShareChange> shares = shares(300);

        FirstAndLastShares kept = FirstAndLastShares.NONE
                .plus(shares)
                .plus(shares.subList(0, 100).stream().map(Shares::removal).toList());

        assertThat(kept.earliest()).isEmpty();
        assertThat(kept.between()).isEqualTo(100);
        assertThat(kept.plus(shares.subList(0, 1)).between()).isEqualTo(101);
    }

    private static String first(FirstAndLastShares kept) {
        List<TimedShare> all = new ArrayList<>(kept.earliest());
        all.addAll(kept.latest());
        return all.get(0).tweet();
    }

    private static List<ShareChange> shares(int count) {
        List<ShareChange> shares = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            shares.add(Shares.share(1_000 + i, i / 2, "x:" + i, false));
        }
        return shares;
    }
}
