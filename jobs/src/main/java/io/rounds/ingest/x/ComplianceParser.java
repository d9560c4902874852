package io.rounds.ingest.x;

import io.rounds.ingest.draft.FormatParser;
import io.rounds.ingest.draft.Outcome;
import io.rounds.ingest.draft.Rejection;
import io.rounds.ingest.draft.Timestamps;
import io.rounds.ingest.json.JsonScanner;
import io.rounds.ingest.json.JsonTokens;
import io.rounds.model.Platform;
import io.rounds.model.Reason;
import java.io.IOException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The result lines of X API v2's batch compliance jobs: {@code {"id": ..., "action": "delete", "created_at": ...,
 * "redacted_at": ..., "reason": ...}}.
 *
 * <p>Jobs about tweets and jobs about accounts write the same fields. But a tweet's id contains its time: ids
 * since November 2010 ("snowflakes") hold the milliseconds since {@value #SNOWFLAKE_EPOCH} above their lowest 22 bits,
 * and earlier ones were small. A line whose {@code created_at} does not fit its id is about an account. (Accounts since
 * 2016 have snowflakes, too. No tweet has their id, so taking one for a deletion removes nothing.)
 */
public final class ComplianceParser implements FormatParser {
    private static final long SNOWFLAKE_EPOCH = 1_288_834_974_657L;
    /** The first snowflakes were about this large; the ids before them had reached some 29,700,000,000. */
    private static final long FIRST_SNOWFLAKE = 29_700_859_247L;
    /** The dates come from another clock than the ids, and some are cut to seconds. */
    private static final long TOLERANCE_MS = 60_000;

    private @Nullable String id;
    private @Nullable String action;
    private @Nullable String createdAt;
    private @Nullable String redactedAt;

    @Override
    public void read(JsonScanner json) throws IOException {
        id = null;
        action = null;
        createdAt = null;
        redactedAt = null;
        for (String field = json.currentName(); field != null; field = json.nextFieldName()) {
            switch (field) {
                case "id" -> id = XIds.read(json);
                case "action" -> action = JsonTokens.string(json);
                case "created_at" -> createdAt = JsonTokens.string(json);
                case "redacted_at" -> redactedAt = JsonTokens.string(json);
                default -> JsonTokens.skip(json);
            }
        }
    }

    @Override
    public void emit(Outcome outcome) throws Rejection {
        if (id == null) {
            throw new Rejection(Reason.MISSING_ID, "A compliance event without the id of a tweet.");
        }
        if (!"delete".equals(action)) {
            throw new Rejection(Reason.UNKNOWN_FORMAT, "A compliance event with an action other than \"delete\".");
        }
        Instant created = Timestamps.parse(createdAt);
        if (created == null) {
            throw new Rejection(Reason.BAD_DATE, "A compliance event without a readable \"created_at\".");
        }
        if (!isTweet(id, created)) {
            throw new Rejection(Reason.NO_TWEET_USERS, "A compliance event about an account, not about a tweet.");
        }
        outcome.deletion(Platform.X, id, Timestamps.parse(redactedAt));
    }

    private static boolean isTweet(String id, Instant created) {
        if (id.length() > 19) {
            return false;
        }
        long number;
        try {
            number = Long.parseLong(id);
        } catch (NumberFormatException beyond64Bits) {
            return false;
        }
        if (number < FIRST_SNOWFLAKE) {
            return created.toEpochMilli() < SNOWFLAKE_EPOCH + TOLERANCE_MS;
        }
        long written = (number >> 22) + SNOWFLAKE_EPOCH;
        return Math.abs(written - created.toEpochMilli()) <= TOLERANCE_MS;
    }
}
