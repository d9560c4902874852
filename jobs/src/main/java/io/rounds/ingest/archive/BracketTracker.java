package io.rounds.ingest.archive;

/** Follows the brackets of JSON, byte by byte or character by character, and knows those inside strings for text. */
final class BracketTracker {
    private int depth;
    private boolean quoted;
    private boolean escaped;

    void accept(int c) {
        if (quoted) {
            if (escaped) {
                escaped = false;
            } else if (c == '\\') {
                escaped = true;
            } else if (c == '"') {
                quoted = false;
            }
        } else if (c == '"') {
            quoted = true;
        } else if (c == '{' || c == '[') {
            depth++;
        } else if (c == '}' || c == ']') {
            depth--;
        }
    }

    /** Whether each bracket that was opened is closed, and each string. */
    boolean areClosed() {
        return depth <= 0 && !quoted;
    }
}
