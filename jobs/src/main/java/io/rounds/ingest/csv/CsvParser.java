package io.rounds.ingest.csv;

import io.rounds.ingest.draft.Assembler;
import io.rounds.ingest.draft.Outcome;
import io.rounds.ingest.draft.RecordLimits;
import io.rounds.ingest.draft.Rejection;
import io.rounds.model.Reason;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
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

    public CsvParser(Assembler assembler, RecordLimits limits) {
        this.limits = limits;
        this.assembler = assembler;
        this.entities = new CsvEntities(assembler, limits);
    }

    /** Emits the tweet of the row that is the outcome's record, or its rejection. */
    public void parse(CsvColumns columns, Outcome outcome) {
        try {
            limits.requireTweet(outcome.length());
            CsvRow row = new CsvRow(columns, columns.cells(decoded(outcome.record())));
            assembler.emit(row.draft(entities), outcome);
        } catch (Rejection rejection) {
            outcome.reject(rejection);
        } catch (RuntimeException defect) {
            outcome.reject(Assembler.defect(defect));
        }
    }

    public static String decoded(byte[] row) throws Rejection {
        String text = new String(row, StandardCharsets.UTF_8);
        if (text.indexOf('\uFFFD') < 0) {
            return text;
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(row))
                    .toString();
        } catch (CharacterCodingException noUtf8) {
            throw new Rejection(Reason.BAD_UNICODE, "Bytes that are not UTF-8: convert the file to UTF-8.");
        }
    }
}
