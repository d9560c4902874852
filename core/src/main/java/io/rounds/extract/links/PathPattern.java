package io.rounds.extract.links;

import io.rounds.extract.text.Chars;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A pattern for the path of an address and a template for the result, as in a row of {@code doi_paths.csv} or
 * {@code page_views.csv}: {@code /articles/{journal:letters}{year:year}{id:number}} and {@code 10.1038/{journal}.{year}.{id}}.
 *
 * <p>A pattern is text and variables between slashes, and may end with one parameter, {@code ?name={id}}. A variable is
 * possessive: it takes as much as fits and never gives back, so matching takes one pass. Segments after the pattern's last
 * one are ignored. Text matches regardless of case.
 */
final class PathPattern {
    /** What a variable matches; {@code {name}} matches the rest of the segment. */
    private enum Type {
        REST,
        NUMBER,
        /** At minDigits five digits. */
        NUMBER5,
        LETTERS,
        /** 1900 to 2099. */
        YEAR,
        ISSN
    }

    /** Either text or a variable. */
    private record Piece(@Nullable String text, @Nullable String name, Type type, int digits) {}

    private final List<List<Piece>> segments = new ArrayList<>();
    private final @Nullable String parameter;
    private final List<Piece> parameterPieces;
    private final List<Piece> target;

    /**
     * Parses a pattern and its result.
     *
     * @param target text with the pattern's variables; {@code {name:4}} fills up to four digits with zeros
     * @throws IllegalArgumentException for an unclosed brace, an unknown type, or a variable that only the target has
     */
    PathPattern(String pattern, String target) {
        int question = pattern.indexOf('?');
        String path = question < 0 ? pattern : pattern.substring(0, question);
        if (!path.startsWith("/")) {
            throw new IllegalArgumentException("A path starts with a slash, unlike " + pattern);
        }
        for (String segment : path.substring(1).split("/", -1)) {
            segments.add(pieces(segment, pattern));
        }
        int equals = question < 0 ? -1 : pattern.indexOf('=', question);
        this.parameter = equals < 0 ? null : pattern.substring(question + 1, equals);
        this.parameterPieces = equals < 0 ? List.of() : pieces(pattern.substring(equals + 1), pattern);
        this.target = pieces(target, pattern);
        for (Piece piece : this.target) {
            if (piece.name() != null && !pattern.contains("{" + piece.name())) {
                throw new IllegalArgumentException(pattern + " has no {" + piece.name() + "}");
            }
        }
    }

    private static List<Piece> pieces(String text, String pattern) {
        List<Piece> pieces = new ArrayList<>();
        int at = 0;
        for (int open = text.indexOf('{'); open >= 0; open = text.indexOf('{', at)) {
            int close = text.indexOf('}', open);
            if (close < 0) {
                throw new IllegalArgumentException("An open brace in " + pattern);
            }
            if (open > at) {
                pieces.add(new Piece(text.substring(at, open), null, Type.REST, 0));
            }
            pieces.add(variable(text.substring(open + 1, close), pattern));
            at = close + 1;
        }
        if (at < text.length()) {
            pieces.add(new Piece(text.substring(at), null, Type.REST, 0));
        }
        return pieces;
    }

    private static Piece variable(String variable, String pattern) {
        int colon = variable.indexOf(':');
        if (colon < 0) {
            return new Piece(null, variable, Type.REST, 0);
        }
        String name = variable.substring(0, colon);
        String type = variable.substring(colon + 1);
        if (Ids.isNumber(type) && type.length() == 1) {
            return new Piece(null, name, Type.REST, type.charAt(0) - '0');
        }
        for (Type known : Type.values()) {
            if (known != Type.REST && known.name().toLowerCase(Locale.ROOT).equals(type)) {
                return new Piece(null, name, known, 0);
            }
        }
        throw new IllegalArgumentException("No such type in " + pattern + ": " + type);
    }

    /** The result for an address, or null if the pattern does not match. Empty if the target is. */
    @Nullable String fill(WebAddress address) {
        List<String> given = address.segments();
        if (given.size() < segments.size()) {
            return null;
        }
        Map<String, String> values = new HashMap<>();
        for (int i = 0; i < segments.size(); i++) {
            if (!match(segments.get(i), Dois.withoutFileTypes(given.get(i)), values)) {
                return null;
            }
        }
        if (parameter != null) {
            String value = address.parameter(parameter);
            if (value == null || !match(parameterPieces, value, values)) {
                return null;
            }
        }
        StringBuilder filled = new StringBuilder();
        for (Piece piece : target) {
            String value = piece.text() != null ? piece.text() : values.getOrDefault(piece.name(), "");
            filled.append("0".repeat(Math.max(0, piece.digits() - value.length())))
                    .append(value);
        }
        return filled.toString();
    }

    private static boolean match(List<Piece> pieces, String text, Map<String, String> values) {
        int at = 0;
        for (Piece piece : pieces) {
            int end = end(piece, text, at);
            if (end < 0) {
                return false;
            }
            if (piece.name() != null) {
                values.put(piece.name(), text.substring(at, end));
            }
            at = end;
        }
        return at == text.length();
    }

    /** The end of a piece that starts at an index, or -1 if it does not match. */
    private static int end(Piece piece, String text, int at) {
        String literal = piece.text();
        if (literal != null) {
            return text.regionMatches(true, at, literal, 0, literal.length()) ? at + literal.length() : -1;
        }
        return switch (piece.type()) {
            case REST -> text.length() > at ? text.length() : -1;
            case NUMBER -> endOfDigits(text, at, 1);
            case NUMBER5 -> endOfDigits(text, at, 5);
            case LETTERS -> endOfLetters(text, at);
            case YEAR -> isYear(text, at) ? at + 4 : -1;
            case ISSN -> Ids.isIssn(text, at) ? at + 9 : -1;
        };
    }

    private static int endOfDigits(String text, int at, int minDigits) {
        int end = at + Ids.leadingDigits(text.substring(at)).length();
        return end - at >= minDigits ? end : -1;
    }

    private static int endOfLetters(String text, int at) {
        int end = at;
        while (end < text.length() && Chars.isAsciiLetter(text.charAt(end))) {
            end++;
        }
        return end > at ? end : -1;
    }

    private static boolean isYear(String text, int at) {
        boolean century = text.startsWith("19", at) || text.startsWith("20", at);
        return century && text.length() >= at + 4 && Ids.isNumber(text.substring(at, at + 4));
    }
}
