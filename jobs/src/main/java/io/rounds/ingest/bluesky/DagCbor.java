package io.rounds.ingest.bluesky;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.cbor.CBORFactory;
import com.fasterxml.jackson.dataformat.cbor.CBORParser;
import java.io.IOException;
import java.util.Base64;

/**
 * DAG-CBOR, in which repositories store records: CBOR in which tag 42 marks a link to another block.
 *
 * @see <a href="https://ipld.io/specs/codecs/dag-cbor/spec/">Specification: DAG-CBOR</a>
 * @see <a href="https://atproto.com/specs/data-model">atproto data model</a>, which has the forms in JSON
 */
final class DagCbor {
    private static final int LINK_TAG = 42;
    private static final String BASE32 = "abcdefghijklmnopqrstuvwxyz234567";
    private static final CBORFactory FACTORY = new CBORFactory();

    private DagCbor() {}

    static CBORParser parser(byte[] block) throws IOException {
        return FACTORY.createParser(block);
    }

    /** Whether the parser stands at a link. */
    static boolean isLink(CBORParser cbor) {
        return cbor.currentToken() == JsonToken.VALUE_EMBEDDED_OBJECT && cbor.getCurrentTag() == LINK_TAG;
    }

    /** What the link at which the parser stands leads to, in the text form of a CID. */
    static String link(CBORParser cbor) throws IOException {
        byte[] bytes = cbor.getBinaryValue();
        // A zero, for "binary", precedes the identifier.
        return text(bytes, bytes.length > 0 && bytes[0] == 0 ? 1 : 0, bytes.length);
    }

    /** The text form of a content identifier: base 32, after the letter that says so. */
    static String text(byte[] cid, int from, int to) {
        StringBuilder text = new StringBuilder(2 + (to - from) * 8 / 5).append('b');
        int bits = 0;
        int held = 0;
        for (int i = from; i < to; i++) {
            held = held << 8 | (cid[i] & 0xFF);
            bits += 8;
            while (bits >= 5) {
                bits -= 5;
                text.append(BASE32.charAt(held >> bits & 31));
            }
            held &= (1 << bits) - 1;
        }
        if (bits > 0) {
            text.append(BASE32.charAt(held << (5 - bits) & 31));
        }
        return text.toString();
    }

    /** Writes the value that the block holds as JSON, links and bytes in the forms of atproto. */
    static void copy(byte[] block, JsonGenerator json) throws IOException {
        try (CBORParser cbor = parser(block)) {
            int depth = 0;
            do {
                JsonToken token = cbor.nextToken();
                if (token == null) {
                    throw new IOException("a block that ends too early");
                }
                depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
                if (token == JsonToken.VALUE_EMBEDDED_OBJECT) {
                    copyBytes(cbor, json);
                } else {
                    json.copyCurrentEvent((JsonParser) cbor);
                }
            } while (depth > 0);
        }
    }

    private static void copyBytes(CBORParser cbor, JsonGenerator json) throws IOException {
        json.writeStartObject();
        if (isLink(cbor)) {
            json.writeStringField("$link", link(cbor));
        } else {
            json.writeStringField("$bytes", Base64.getEncoder().encodeToString(cbor.getBinaryValue()));
        }
        json.writeEndObject();
    }
}
