package io.rounds.credibility;

import com.fasterxml.jackson.core.JsonGenerator;
import io.rounds.documents.DocumentJson;
import io.rounds.documents.Indices;
import io.rounds.model.Document;
import io.rounds.model.Source;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Sources as documents: the current score of each ({@code schemas/json/sources.schema.json}), and its score at the end of
 * each day on which somebody shared it ({@code schemas/json/source_days.schema.json}).
 */
public final class SourceDocuments {
    private SourceDocuments() {}

    /** The score of a source at the end of a day. */
    public static Document now(Source source, long day, Tally tally, Score score, Formula formula) {
        return new Document(Indices.SOURCES, source.id(), version(day), null, DocumentJson.object(json -> {
            json.writeStringField("id", source.id());
            json.writeStringField("kind", source.kind().documentName());
            json.writeStringField("name", source.name());
            write(json, score);
            json.writeObjectFieldStart("evidence");
            writeEvidence(json, tally);
            json.writeEndObject();
            json.writeArrayFieldStart("reasons");
            for (ScoreReason reason : score.reasons()) {
                json.writeStartObject();
                json.writeStringField("code", reason.code());
                json.writeNumberField("points", reason.points());
                json.writeStringField("text", reason.text());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeStringField("formula", formula.version());
            json.writeStringField("as_of", endOf(day).toString());
        }));
    }

    /** The same as an entry of its history. */
    public static Document day(Source source, long day, Tally tally, Score score, Formula formula) {
        String id = source.id() + ':' + LocalDate.ofEpochDay(day);
        return new Document(Indices.SOURCE_DAYS, id, version(day), endOf(day), DocumentJson.object(json -> {
            json.writeStringField("id", id);
            json.writeStringField("source", source.id());
            write(json, score);
            json.writeNumberField("sharers", rounded(FixedPoint.votes(tally.sharers())));
            json.writeStringField("formula", formula.version());
            json.writeStringField("as_of", endOf(day).toString());
        }));
    }

    /** The later day wins. */
    private static long version(long day) {
        return Math.max(1, day);
    }

    private static Instant endOf(long day) {
        return Instant.ofEpochMilli(Days.end(day) + 1);
    }

    private static void write(JsonGenerator json, Score score) throws IOException {
        writeScore(json, score.score());
        json.writeNumberField("estimate", score.estimate());
        json.writeNumberField("low", score.low());
        json.writeNumberField("high", score.high());
        json.writeStringField("rating", score.rating().documentName());
    }

    private static void writeScore(JsonGenerator json, @Nullable Double score) throws IOException {
        if (score == null) {
            json.writeNullField("score");
        } else {
            json.writeNumberField("score", score);
        }
    }

    private static void writeEvidence(JsonGenerator json, Tally tally) throws IOException {
        json.writeNumberField("sharers", rounded(FixedPoint.votes(tally.sharers())));
        json.writeNumberField("young", rounded(FixedPoint.votes(tally.youngSharers())));
        json.writeNumberField("favouring", rounded(FixedPoint.votes(tally.favouring())));
        json.writeNumberField("opposing", rounded(FixedPoint.votes(tally.opposing())));
        json.writeNumberField("papers", rounded(FixedPoint.votes(tally.papers())));
        json.writeNumberField("passing_on", rounded(FixedPoint.votes(tally.reposters())));
        json.writeNumberField("in_concert", rounded(FixedPoint.votes(tally.coordinatedSharers())));
    }

    private static double rounded(double votes) {
        return Math.round(Math.max(0, votes) * 100) / 100.0;
    }
}
