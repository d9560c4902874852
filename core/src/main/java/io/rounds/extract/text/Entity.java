package io.rounds.extract.text;

/**
 * A hashtag, mention, URL or cashtag where it stands in a text.
 *
 * @param start index of its first UTF-16 unit, the sign ({@code #}, {@code @}, {@code $}) included
 * @param end index after its last UTF-16 unit
 * @param value as written, without the sign
 * @param listSlug for a mention of a list its name with the slash, for example {@code /residents}; otherwise empty
 */
public record Entity(int start, int end, String value, String listSlug) {
    static Entity of(String text, int start, int signLength, int end) {
        return new Entity(start, end, text.substring(start + signLength, end), "");
    }
}
