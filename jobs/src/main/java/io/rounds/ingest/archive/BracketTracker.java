package io.rounds.ingest.archive;

/** Tracks the nesting of JSON, byte by byte or character by character, ignoring brackets inside strings. */
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

    /** Whether every bracket and every string that was opened is closed. */
    boolean areBalanced() {
        return depth <= 0 && !quoted;
    }
}
