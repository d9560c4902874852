package io.rounds.ingest.csv;

import io.rounds.ingest.draft.Assembler;
import io.rounds.ingest.draft.Outcome;
import io.rounds.ingest.draft.RecordLimits;
import io.rounds.ingest.draft.Rejection;
import io.rounds.ingest.encoding.Utf8Check;
import io.rounds.model.Reason;
import java.nio.charset.StandardCharsets;

/**
 * Reads the rows of tables: one tweet a row. Relations, hashtags, mentions and links are those of the columns where there are
 * such columns, and else of the text; times without an offset are UTC. Where there is no column for the account's id, its
 * handle serves.
 */
public final class CsvParser {
    private final Assembler assembler;
    private final RecordLimits limits;
    private final CsvEntities entities;
    private final CsvCells cells = new CsvCells();

    public CsvParser(Assembler assembler, RecordLimits limits) {
        this.limits = limits;
        this.assembler = assembler;
        this.entities = new CsvEntities(assembler, limits);
    }

    /** Emits the tweet of the row that is the outcome's record, or its rejection. */
    public void parse(CsvColumns columns, Outcome outcome) {
        try {
            limits.requireTweet(outcome.length());
            byte[] record = outcome.record();
            if (!Utf8Check.isUtf8(record)) {
                throw noUtf8();
            }
            cells.split(record, 0, record.length, columns.delimiter());
            CsvRow row = new CsvRow(columns, columns.fitted(cells));
            assembler.emit(row.draft(entities), outcome);
        } catch (Rejection rejection) {
            outcome.reject(rejection);
        } catch (RuntimeException defect) {
            outcome.reject(Assembler.defect(defect));
        }
    }

    /** The text of a row, or the rejection of one that is not UTF-8. */
    public static String decoded(byte[] row) throws Rejection {
        if (!Utf8Check.isUtf8(row)) {
            throw noUtf8();
        }
        return new String(row, StandardCharsets.UTF_8);
    }

    private static Rejection noUtf8() {
        return new Rejection(Reason.BAD_UNICODE, "Bytes that are not UTF-8: convert the file to UTF-8.");
    }
}
