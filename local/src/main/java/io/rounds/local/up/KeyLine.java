package io.rounds.local.up;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Finds where a key of a YAML file is. */
final class KeyLine {
    private KeyLine() {}

    /**
     * The place of a key, or of the nearest group around it that the file has.
     *
     * @param key with dots: {@code page.port}
     * @return null if there is none, or the file cannot be read
     */
    static @Nullable JsonLocation of(Path file, String key) {
        String wanted = '/' + key.replace('.', '/') + '/';
        JsonLocation nearest = null;
        try (JsonParser parser = new YAMLFactory().createParser(file.toFile())) {
            while (parser.nextToken() != null) {
                if (parser.currentToken() == JsonToken.FIELD_NAME
                        && wanted.startsWith(parser.getParsingContext().pathAsPointer() + "/")) {
                    nearest = parser.currentTokenLocation();
                }
            }
        } catch (IOException e) {
            return null;
        }
        return nearest;
    }
}
