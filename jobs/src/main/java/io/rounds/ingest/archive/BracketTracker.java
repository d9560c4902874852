package io.rounds.ingest.archive;

/**
 * Tracks the nesting of JSON, byte by byte or character by character, ignoring brackets inside strings; also that of Python's
 * dictionaries, which begin with an apostrophe.
 */
final class BracketTracker {
    private int depth;
    private boolean apostrophes;
    private boolean begun;
    /** What ends the string that is open; 0 if none is. */
    private int quote;

    private boolean escaped;

    void accept(int c) {
        if (quote != 0) {
            if (escaped) {
                escaped = false;
            } else if (c == '\\') {
                escaped = true;
            } else if (c == quote) {
                quote = 0;
            }
            return;
        }
        apostrophes |= c == '\'' && !begun;
        if (c == '"' || (c == '\'' && apostrophes)) {
            quote = c;
        } else if (c == '{' || c == '[') {
            depth++;
        } else if (c == '}' || c == ']') {
            depth--;
        }
        begun |= c > ' ' && c != '{' && c != '[';
    }

    /** Whether every bracket and every string that was opened is closed. */
    boolean areBalanced() {
        return depth <= 0 && quote == 0;
    }
}
