package io.rounds.ingest.archive;

import io.rounds.ingest.ArchiveRecord;
import io.rounds.ingest.RecordParser;
import io.rounds.model.Origin;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Server-sent events as they come over the line, such as {@code curl} has kept of a stream of Mastodon: lines {@code event:
 * NAME} and {@code data: JSON}. The data are a record; those of a named event become the message that Mastodon sends over a
 * WebSocket, {@code {"event": ..., "payload": ...}}.
 */
final class EventSplitter extends Splitter {
    private static final int MAX_EVENT_NAME = 50;
    private String event = "";

    EventSplitter(ByteSource source, String file, Instant at) {
        super(source, RecordParser.MAX_PAGE_BYTES, file, at);
    }

    /** Whether a text begins like a stream of events. */
    static boolean matches(String start) {
        String[] lines = start.split("\\R", 20);
        boolean data = false;
        for (int i = 0; i < lines.length - 1 || (i == 0 && lines.length == 1); i++) {
            String line = lines[i];
            boolean known = line.isBlank()
                    || line.startsWith(":")
                    || line.startsWith("event:")
                    || line.startsWith("id:")
                    || line.startsWith("retry:")
                    || line.startsWith("data:");
            if (!known) {
                return false;
            }
            data |= line.startsWith("data:");
        }
        return data;
    }

    @Override
    @Nullable ArchiveRecord next() throws IOException {
        boolean more = true;
        while (more) {
            more = source.line(record);
            if (!more && source.damage() != null) {
                return null;
            }
            Origin origin = origin(line++);
            if (record.isOverfull()) {
                return taken(origin);
            }
            String field = record.isEmpty() ? "" : new String(record.take(), StandardCharsets.UTF_8).strip();
            if (field.isEmpty()) {
                event = "";
            } else if (field.startsWith("event:")) {
                String name = field.substring("event:".length()).strip();
                event = name.length() > MAX_EVENT_NAME || !name.matches("[\\w.]+") ? "" : name;
            } else if (field.startsWith("data:")) {
                return ArchiveRecord.json(
                        message(field.substring("data:".length()).strip()), origin);
            } else if (!field.startsWith(":") && !field.startsWith("id:") && !field.startsWith("retry:")) {
                return ArchiveRecord.json(field.getBytes(StandardCharsets.UTF_8), origin);
            }
        }
        return null;
    }

    private byte[] message(String data) {
        String named = event.isEmpty() || event.equals("message")
                ? data
                : "{\"event\":\"" + event + "\",\"payload\":"
                        + (data.startsWith("{") ? data : '"' + data.replaceAll("[\"\\\\]", "") + '"') + '}';
        return named.getBytes(StandardCharsets.UTF_8);
    }
}
