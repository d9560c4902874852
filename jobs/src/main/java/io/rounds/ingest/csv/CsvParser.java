package io.rounds.ingest.csv;

import io.rounds.ingest.csv.CsvColumns.Column;
import io.rounds.ingest.draft.Assembler;
import io.rounds.ingest.draft.AuthorDraft;
import io.rounds.ingest.draft.Outcome;
import io.rounds.ingest.draft.RecordLimits;
import io.rounds.ingest.draft.Rejection;
import io.rounds.ingest.draft.TweetDraft;
import io.rounds.ingest.x.XIds;
import io.rounds.model.Reason;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the rows of CSV archives: one tweet of X a row. Hashtags, mentions, links and what it answers are read from the
 * text; times without an offset are UTC. Where there is no column for the account's id, its handle serves.
 */
public final class CsvParser {
    /** A spreadsheet keeps this many digits of a large number. */
    private static final int ROUNDED_DIGITS = 6;

    private final Assembler assembler;
    private final RecordLimits limits;

    public CsvParser(Assembler assembler, RecordLimits limits) {
        this.limits = limits;
        this.assembler = assembler;
    }

    /** Emits the tweet of the row that is the outcome's record, or its rejection. */
    public void parse(CsvColumns columns, Outcome outcome) {
        try {
            limits.requireTweet(outcome.length());
            assembler.emit(draft(columns, columns.cells(decoded(outcome.record()))), outcome);
        } catch (Rejection rejection) {
            outcome.reject(rejection);
        }
    }

    public static String decoded(byte[] row) throws Rejection {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(row))
                    .toString();
        } catch (CharacterCodingException noUtf8) {
            throw new Rejection(Reason.BAD_UNICODE, "Bytes that are not UTF-8: convert the file to UTF-8.");
        }
    }

    private static TweetDraft draft(CsvColumns columns, List<String> cells) throws Rejection {
        TweetDraft draft = new TweetDraft();
        draft.content.textOnly = true;
        draft.id = id(columns.cell(cells, Column.ID));
        draft.content.text = columns.cell(cells, Column.TEXT);
        draft.createdAt = stripped(columns.cell(cells, Column.TIME));
        draft.content.lang = stripped(columns.cell(cells, Column.LANGUAGE));
        draft.relations.replyTo = optionalId(columns.cell(cells, Column.REPLY_TO));
        draft.relations.reply = draft.relations.replyTo != null;
        AuthorDraft author = new AuthorDraft();
        author.handle = handle(columns.cell(cells, Column.HANDLE));
        author.id = optionalId(columns.cell(cells, Column.AUTHOR_ID));
        author.name = columns.cell(cells, Column.AUTHOR_NAME);
        author.followers = count(columns.cell(cells, Column.FOLLOWERS));
        draft.author = author;
        return draft;
    }

    private static @Nullable String stripped(@Nullable String cell) {
        return cell == null ? null : cell.strip();
    }

    private static @Nullable String handle(@Nullable String cell) {
        if (cell == null) {
            return null;
        }
        String handle = cell.strip();
        return handle.startsWith("@") ? handle.substring(1) : handle;
    }

    private static @Nullable Integer count(@Nullable String cell) {
        String digits = stripped(cell);
        return digits != null && digits.length() <= 9 && XIds.isId(digits) ? Integer.valueOf(digits) : null;
    }

    private static @Nullable String optionalId(@Nullable String cell) {
        String id = stripped(cell);
        return id != null && XIds.isId(id) ? id : null;
    }

    /**
     * The digits of an id. R writes some of them as {@code 3.92786973767e+17}, which is still exact; a spreadsheet's
     * {@code 3.92787E+17} is not.
     */
    private static @Nullable String id(@Nullable String cell) throws Rejection {
        String id = stripped(cell);
        if (id == null || XIds.isId(id)) {
            return id;
        }
        if (id.length() <= 30 && (id.indexOf('e') > 0 || id.indexOf('E') > 0)) {
            String digits = exact(id);
            if (digits != null && XIds.isId(digits)) {
                return digits;
            }
        }
        throw new Rejection(Reason.WRONG_TYPE, "An id must be a whole number with all its digits.");
    }

    private static @Nullable String exact(String number) {
        try {
            BigDecimal value = new BigDecimal(number).stripTrailingZeros();
            // The bound keeps 1e999999999 from being written out.
            return value.precision() > ROUNDED_DIGITS && value.scale() <= 0 && value.scale() > -20
                    ? value.toPlainString()
                    : null;
        } catch (NumberFormatException none) {
            return null;
        }
    }
}
