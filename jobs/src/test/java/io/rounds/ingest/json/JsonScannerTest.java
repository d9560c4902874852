package io.rounds.ingest.json;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The tokens are those of Jackson, whatever the bytes are, and so is what is wrong with them. */
class JsonScannerTest {
    private static final long[] SKIPS = {0, -1, 2, 0b1001_0000, 0x5A5A_5A5A_5A5A_5A5AL};

    private static void compare(byte[] record) {
        for (long skip : SKIPS) {
            assertThat(JsonReference.transcript(JsonScanner::of, record, 0, record.length, skip))
                    .as(() -> new String(record, UTF_8))
                    .isEqualTo(JsonReference.transcript(JsonReference::open, record, 0, record.length, skip));
        }
    }

    /** As it is, and between other bytes of the record, which must not be read. */
    private static void compareEverywhere(byte[] record) {
        compare(record);
        for (String around : List.of("\"", "{", "0", " ", "]}", "\\", "e", "\u00e4")) {
            byte[] other = around.getBytes(UTF_8);
            ByteArrayOutputStream whole = new ByteArrayOutputStream();
            whole.writeBytes(other);
            whole.writeBytes(record);
            whole.writeBytes(other);
            whole.writeBytes(record);
            int to = other.length + record.length;
            assertThat(JsonReference.transcript(JsonScanner::of, whole.toByteArray(), other.length, to, 2))
                    .isEqualTo(JsonReference.transcript(JsonReference::open, whole.toByteArray(), other.length, to, 2));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{}",
                "[]",
                " [ ] ",
                "[{}]",
                "{\"a\":{},\"b\":[]}",
                "\t{ \"a\" :\r\n[ 1 , 2.5, -0, -0.0, 1e5, 1E+5, 12.5e-3 ] , \"b\" : null }\n",
                "{\"a\":true,\"b\":false,\"c\":null}",
                "{\"\":\"\",\"\":\"\"}",
                "{\"a\":1,\"a\":2}",
                "{\"n\":9223372036854775807,\"m\":-9223372036854775808,\"o\":9223372036854775808,\"p\":12345678901234567890123}",
                "{\"eight888\":\"eight888\",\"sixteen_sixteen_\":\"sixteen_sixteen_\"}",
                "{\"text\":\"a \\\"b\\\" \\\\ \\/ \\b\\f\\n\\r\\t \\u00e4\\u20AC \\ud83d\\ude00 \\ud83d x\"}",
                "{\"\\u0061b\\n\":1,\"gr\u00f6\u00dfe\":2,\"\u65e5\u672c\\u8a9e\":\"\u65e5\u672c\u8a9e \ud83d\ude00 \\u20ac\"}",
                "{\"\u007f\":\"\u007f\"}",
                "{} {}",
                "{}[]",
                "{}x",
                "[1] 2",
                "1",
                "\"a\"",
                "null",
                "tru",
                "{\"a\":tru}",
                "{\"a\":truex}",
                "{\"a\":true1}",
                "[nul]",
                "[null1]",
                "[falsee]",
                "[NaN]",
                "[-NaN]",
                "[Infinity]",
                "[-Infinity]",
                "[+1]",
                "[01]",
                "[-01]",
                "[-]",
                "[.5]",
                "[-.5]",
                "[1.]",
                "[1.e5]",
                "[1e]",
                "[1e+]",
                "[1x]",
                "[1.5x]",
                "[1/2]",
                "[1\"a\"]",
                "[1 2]",
                "[1,]",
                "[,1]",
                "[,]",
                "[1,,2]",
                "{\"a\":1,}",
                "{,}",
                "{\"a\"}",
                "{\"a\" 1}",
                "{\"a\":}",
                "{\"a\"::1}",
                "{\"a\":1 \"b\":2}",
                "{a:1}",
                "{'a':1}",
                "{1:1}",
                "{\"a\":'b'}",
                "{\"a\":1]",
                "[1}",
                "[[}]",
                "{\"a\":[{]}",
                "{\"a\":{\"b\":1}",
                "[",
                "{",
                "{\"",
                "{\"a",
                "{\"a\"",
                "{\"a\":",
                "{\"a\":1",
                "{\"a\":\"",
                "{\"a\":\"b",
                "{\"a\":\"b\\",
                "{\"a\":\"b\\u12",
                "{\"a\":[\"b\",{\"c\":\"d\"",
                "{\"a\":\"\\x\"}",
                "{\"a\":\"\\u12g4\"}",
                "{\"a\":\"\\uD800\"}",
                "{\"a\":\"\\uDC00\\uD800\"}",
                "{\"a\":\"\n\"}",
                "{\"a\":\"tab\there\"}",
                "{\"a\tb\":1}",
                "/* a */ {}",
                "{/* a */}",
                "[1 // a\n]",
                "# a\n[]",
                "{\"a\":1}\u0000",
                "{\u0000}",
                "[\u000b]",
                "[\u00a0]",
                "\ufeff{\"a\":1}",
                "[\ufeff1]",
                "[\"\ufeff\"]",
                "]",
                "}",
                ":",
            })
    void wellAndBadlyFormed(String json) {
        compareEverywhere(json.getBytes(UTF_8));
    }

    static List<Arguments> bytesThatAreNoUtf8() {
        List<Arguments> cases = new ArrayList<>();
        for (String bytes : List.of(
                "80",
                "BF",
                "C0 80",
                "C1 BF",
                "C2",
                "C2 41",
                "DF C0",
                "E0 80 80",
                "E0 9F BF",
                "E0 A0",
                "ED A0 80",
                "ED BF BF",
                "ED A0 BD ED B8 80",
                "EF BF",
                "F0 80 80 80",
                "F0 8F BF BF",
                "F0 9F 98",
                "F4 8F BF BF",
                "F4 90 80 80",
                "F5 80 80 80",
                "F7 BF BF BF",
                "F8 88 80 80 80",
                "FC",
                "FE",
                "FF",
                "E2 82 41",
                "F0 9F 98 41",
                "EE 80 80")) {
            cases.add(Arguments.of(bytes));
        }
        return cases;
    }

    /** In a text, in a name, where something else is skipped, and as the only thing that is wrong far from the end. */
    @ParameterizedTest
    @MethodSource
    void bytesThatAreNoUtf8(String hex) {
        byte[] odd = odd(hex);
        for (String[] around : List.of(
                new String[] {"{\"a\":\"", "\"}"},
                new String[] {"{\"a\":\"", ""},
                new String[] {"{\"", "\":1}"},
                new String[] {"[{\"b\":[\"xxxxxxxx", "yyyyyyyyy\\n\"]},1]"},
                new String[] {"[", "]"},
                new String[] {"", ""})) {
            ByteArrayOutputStream record = new ByteArrayOutputStream();
            record.writeBytes(around[0].getBytes(UTF_8));
            record.writeBytes(odd);
            record.writeBytes(around[1].getBytes(UTF_8));
            compareEverywhere(record.toByteArray());
        }
    }

    private static byte[] odd(String hex) {
        String[] parts = hex.split(" ", -1);
        byte[] bytes = new byte[parts.length];
        for (int i = 0; i < parts.length; i++) {
            bytes[i] = (byte) Integer.parseInt(parts[i], 16);
        }
        return bytes;
    }

    @Test
    void otherEncodings() {
        for (Charset charset : List.of(UTF_16LE, UTF_16BE, Charset.forName("UTF-32LE"), Charset.forName("UTF-32BE"))) {
            compare("{\"a\": [1, \"b\"]}".getBytes(charset));
            compare("\ufeff{\"a\": [1, \"b\"]}".getBytes(charset));
            compare("{}".getBytes(charset));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 62, 63, 64, 65, 66, 130, 999, 1_000, 1_001})
    void deepNesting(int depth) {
        compare(("[".repeat(depth) + "]".repeat(depth)).getBytes(UTF_8));
        compare(("{\"a\":".repeat(depth) + "1" + "}".repeat(depth)).getBytes(UTF_8));
        compare(("[{\"a\":1,\"b\":".repeat(depth / 2) + "[]" + "}]".repeat(depth / 2)).getBytes(UTF_8));
        compare("[".repeat(depth).getBytes(UTF_8));
    }

    @ParameterizedTest
    @ValueSource(ints = {63, 64, 65, 499, 500, 501, 999, 1_000, 1_001, 49_999, 50_000, 50_001})
    void longNamesNumbersAndStrings(int length) {
        compare(("{\"" + "a".repeat(length) + "\":1}").getBytes(UTF_8));
        compare(("{\"" + "\u00e4".repeat(length) + "\":1}").getBytes(UTF_8));
        compare(("{\"a\":[" + "1".repeat(length) + "]}").getBytes(UTF_8));
        compare(("{\"a\":-1." + "1".repeat(length) + "}").getBytes(UTF_8));
        compare(("{\"a\":1e" + "1".repeat(length) + "}").getBytes(UTF_8));
        compare(("{\"a\":\"" + "b".repeat(length) + "\"}").getBytes(UTF_8));
    }

    /** Jackson's limit counts characters of what is asked for. */
    @Test
    void anExtremelyLongString() {
        byte[] record = ("{\"a\":\"" + "b".repeat(20_000_001) + "\",\"c\":1}").getBytes(UTF_8);
        assertThat(JsonReference.transcript(JsonScanner::of, record, 0, record.length, 0))
                .isEqualTo(JsonReference.transcript(JsonReference::open, record, 0, record.length, 0));
    }

    /** Names are cached by their bytes, and a cache must not mix them up. */
    @Test
    void manyNames() {
        StringBuilder record = new StringBuilder("{");
        for (int i = 0; i < 20_000; i++) {
            record.append("\"n").append(i * 31).append("\":").append(i).append(',');
        }
        byte[] names = record.append("\"end\":0}").toString().getBytes(UTF_8);
        compare(names);
        compare(names);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                " {\"data\": {\"id\": \"1\", \"text\": \"gr\u00f6\u00dfer \\ud83d\\ude00\\n \u65e5\u672c\", \"n\": [-1.5e+3, 0, 17]}, \"b\": [true, false, null]} ",
                "[{\"gr\u00f6\u00dfe\": 1, \"a\\u0020b\": {}}, [], 18446744073709551616]",
            })
    void wellFormedJsonIsNotLeftToJackson(String text) throws IOException {
        byte[] record = text.getBytes(UTF_8);
        try (JsonScanner json = JsonScanner.of(record, 0, record.length)) {
            while (json.nextToken() != JsonToken.NOT_AVAILABLE) {
                json.getText();
            }
            assertThat(json.isLeftToJackson()).isFalse();
        }
        try (JsonScanner json = JsonScanner.of(record, 0, record.length)) {
            json.nextToken();
            json.skipChildren();
            assertThat(json.nextToken()).isEqualTo(JsonToken.NOT_AVAILABLE);
            assertThat(json.isLeftToJackson()).isFalse();
        }
    }

    @Test
    void whatIsSkippedIsNotDecodedButChecked() throws IOException {
        byte[] record = "{\"a\":{\"b\":[1,{\"c\":\"]}\"}],\"d\":2},\"e\":3}".getBytes(UTF_8);
        try (JsonScanner json = JsonScanner.of(record, 0, record.length)) {
            json.nextToken();
            assertThat(json.nextFieldName()).isEqualTo("a");
            JsonTokens.skip(json);
            assertThat(json.currentToken()).isEqualTo(JsonToken.END_OBJECT);
            assertThat(json.nextFieldName()).isEqualTo("e");
            assertThat(JsonTokens.count(json)).isEqualTo(3);
            assertThat(json.nextToken()).isEqualTo(JsonToken.END_OBJECT);
            JsonTokens.nothingMore(json);
        }
        compare("{\"a\":{\"b\":[1,{\"c\":\"]}\",}],\"d\":2},\"e\":3}".getBytes(UTF_8));
    }

    /** Whoever needs a parser of Jackson's gets one that stands at the same place. */
    @Test
    void jacksonGoesOnWhereTheScannerStands() throws IOException {
        byte[] record = "xx{\"a\":[1,\"b\"],\"c\":{\"d\":\"e\"}}xx".getBytes(UTF_8);
        try (JsonScanner json = JsonScanner.of(record, 2, record.length - 2)) {
            json.nextToken();
            json.nextFieldName();
            JsonTokens.skip(json);
            assertThat(json.jackson().currentToken()).isEqualTo(JsonToken.END_ARRAY);
            assertThat(json.nextFieldName()).isEqualTo("c");
            assertThat(json.jackson().nextToken()).isEqualTo(JsonToken.START_OBJECT);
            assertThat(json.nextFieldName()).isEqualTo("d");
            assertThat(json.nextTextValue()).isEqualTo("e");
        }
    }

    @Property(tries = 2_000, seed = "15")
    void generatedValues(@ForAll long seed) {
        compare(value(new Random(seed), 0).getBytes(UTF_8));
    }

    private static String value(Random random, int level) {
        int kind = random.nextInt(level < 4 ? 9 : 5);
        return switch (kind) {
            case 0 -> quoted(random);
            case 1 -> String.valueOf(random.nextLong() >> random.nextInt(64));
            case 2 -> String.valueOf(Double.longBitsToDouble(random.nextLong())).replace("NaN", "0");
            case 3 -> new BigInteger(random.nextInt(200), random).toString();
            case 4 -> List.of("true", "false", "null", "{}", "[]").get(random.nextInt(5));
            default -> container(random, level, kind % 2 == 0);
        };
    }

    private static String container(Random random, int level, boolean object) {
        String space = List.of("", "", " ", "\n", "\t ", "\r\n").get(random.nextInt(6));
        List<String> elements = new ArrayList<>();
        for (int i = random.nextInt(6); i > 0; i--) {
            elements.add((object ? quoted(random) + space + ':' + space : "") + value(random, level + 1));
        }
        String inside = space + String.join(space + "," + space, elements) + space;
        return object ? "{" + inside + "}" : "[" + inside + "]";
    }

    private static String quoted(Random random) {
        StringBuilder quoted = new StringBuilder("\"");
        boolean plain = random.nextBoolean();
        for (int i = random.nextInt(20); i > 0; i--) {
            char c = (char) (plain ? 'a' + random.nextInt(26) : random.nextInt(1 << (7 + random.nextInt(10))));
            boolean escape = c == '"' || c == '\\' || c < ' ' || Character.isSurrogate(c) || c % 11 == 0;
            quoted.append(!plain && escape ? String.format("\\u%04x", (int) c) : String.valueOf(c));
        }
        return quoted.append('"').toString();
    }

    /** Bytes that look like JSON here and there. */
    @Property(tries = 10_000, seed = "15")
    void bytesOfJson(@ForAll long seed) {
        Random random = new Random(seed);
        ByteArrayOutputStream record = new ByteArrayOutputStream();
        for (int i = random.nextInt(30); i > 0; i--) {
            record.writeBytes(PIECES.get(random.nextInt(PIECES.size())));
        }
        compare(record.toByteArray());
    }

    private static final List<byte[]> PIECES = pieces();

    private static List<byte[]> pieces() {
        List<byte[]> pieces = new ArrayList<>();
        for (String piece : List.of(
                "{",
                "{",
                "[",
                "[",
                "}",
                "}",
                "]",
                "]",
                ",",
                ",",
                ",",
                ":",
                ":",
                "\"",
                "\"",
                "\"a\":",
                "\"b\":",
                "\"c\",",
                "1",
                "-",
                ".5",
                "e3",
                "0",
                "true",
                "null",
                "false",
                " ",
                "\n",
                "\\",
                "\\n",
                "\\u0041",
                "\\ud83d",
                "\u00e4",
                "\ud83d\ude00",
                "abcdefgh",
                "\"a\":{",
                "\"a\":[",
                "{\"d\":\"e\"}",
                "/",
                "\ufeff")) {
            pieces.add(piece.getBytes(UTF_8));
        }
        pieces.add(new byte[] {(byte) 0xED, (byte) 0xA0});
        return pieces;
    }

    /** A byte is changed, lost or doubled. */
    @Property(tries = 5_000, seed = "15")
    void damagedValues(@ForAll long seed) {
        Random random = new Random(seed);
        byte[] record = container(random, 0, random.nextBoolean()).getBytes(UTF_8);
        int at = random.nextInt(record.length);
        ByteArrayOutputStream damaged = new ByteArrayOutputStream();
        damaged.write(record, 0, at);
        switch (random.nextInt(3)) {
            case 0 -> damaged.write(random.nextInt(256));
            case 1 -> {
                damaged.write(record[at]);
                damaged.write(record[at]);
            }
            default -> {
                // Lost.
            }
        }
        damaged.write(record, at + 1, record.length - at - 1);
        compare(damaged.toByteArray());
    }
}
