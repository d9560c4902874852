package io.rounds.ingest.x;

import com.fasterxml.jackson.core.JsonToken;
import io.rounds.ingest.draft.TweetDraft;
import io.rounds.ingest.json.JsonScanner;
import io.rounds.ingest.json.JsonTokens;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** X's ids: whole numbers of up to 64 bits, written as a string of digits or as a number. */
public final class XIds {
    /** The form of an id, for messages. */
    static final String FORM = "a string of digits or a whole number";

    /** Stands for an id that has lost digits. */
    public static final String LOST = "";

    private static final BigDecimal LARGEST_EXACT = new BigDecimal(1L << 53);
    private static final BigDecimal LARGEST = new BigDecimal("18446744073709551615");
    private static final int MAX_FLOAT_LENGTH = 60;
    private static final int MAX_DIGITS = 20;

    private XIds() {}

    /** The id that comes next, as digits; null if something else comes, or an id that has lost digits. */
    public static @Nullable String read(JsonScanner json) throws IOException {
        JsonToken token = json.nextToken();
        if (token == JsonToken.VALUE_NUMBER_FLOAT) {
            String id = ofFloat(json.getText());
            return LOST.equals(id) ? null : id;
        }
        if (token != JsonToken.VALUE_STRING && token != JsonToken.VALUE_NUMBER_INT) {
            json.skipChildren();
            return null;
        }
        String id = json.getText();
        return isId(id) ? id : null;
    }

    /** Whether what {@link #read} has just read as null is an id that has lost digits: a floating-point number. */
    static boolean isLost(JsonScanner json) throws IOException {
        JsonToken token = json.currentToken();
        return (token == JsonToken.VALUE_NUMBER_FLOAT || token == JsonToken.VALUE_STRING)
                && LOST.equals(ofFloat(json.getText()));
    }

    /**
     * The digits of an id that is written as a floating-point number, as tools of tables do. It is exact up to 2^53; beyond,
     * its digits are those of a number nearby, even where all are written.
     *
     * @return the digits, {@link #LOST}, or null if it is no such id
     */
    public static @Nullable String ofFloat(String text) {
        if (text.length() > MAX_FLOAT_LENGTH || text.isEmpty() || text.charAt(0) < '0' || text.charAt(0) > '9') {
            return null;
        }
        try {
            BigDecimal value = new BigDecimal(text);
            // The bounds keep 1e999999999 from being written out.
            if (value.signum() <= 0 || value.precision() - (long) value.scale() > 20 || value.compareTo(LARGEST) > 0) {
                return null;
            }
            if (value.compareTo(LARGEST_EXACT) > 0) {
                return LOST;
            }
            BigDecimal whole = value.stripTrailingZeros();
            return whole.scale() <= 0 ? whole.toPlainString() : null;
        } catch (NumberFormatException | ArithmeticException none) {
            return null;
        }
    }

    /**
     * The id that comes next, as digits; null if nothing is given, and a problem is noted if it is given in a form that
     * is no id.
     */
    static @Nullable String read(JsonScanner json, String field, TweetDraft draft) throws IOException {
        String id = read(json);
        if (id == null && json.currentToken() != JsonToken.VALUE_NULL) {
            draft.wrongType(field, FORM);
        }
        return id;
    }

    /** The ids of the array that comes next, each once; empty if there are fewer than two, or something that is none. */
    static List<String> readSeveral(JsonScanner json) throws IOException {
        if (!JsonTokens.array(json)) {
            return List.of();
        }
        @Nullable String first = null;
        @Nullable Set<String> all = null;
        boolean well = true;
        for (JsonToken token = json.nextToken(); token != JsonToken.END_ARRAY; token = json.nextToken()) {
            json.skipChildren();
            String id = token.isScalarValue() ? json.getText() : "";
            well &= isId(id);
            if (first == null) {
                first = id;
            } else {
                // Nearly all tweets have one version: no set is made for them.
                all = all == null ? new LinkedHashSet<>(Set.of(first)) : all;
                all.add(id);
            }
        }
        return well && all != null && all.size() > 1 ? new ArrayList<>(all) : List.of();
    }

    /** Whether the text is 1 to 20 digits. */
    public static boolean isId(String text) {
        int length = text.length();
        if (length == 0 || length > MAX_DIGITS) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9') {
                return false;
            }
        }
        return true;
    }
}
