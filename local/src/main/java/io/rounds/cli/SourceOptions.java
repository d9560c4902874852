package io.rounds.cli;

import io.rounds.elasticsearch.ElasticsearchOptions;
import io.rounds.export.source.DocumentSource;
import io.rounds.export.source.ElasticsearchDocuments;
import io.rounds.export.source.FolderDocuments;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where documents are read from: a folder that a replay wrote, else an Elasticsearch. */
final class SourceOptions {
    @Option(
            names = "--in",
            paramLabel = "DIR",
            description = "Read from the files that 'rounds replay --out DIR' wrote, and not from Elasticsearch.")
    private @Nullable Path folder;

    @Option(
            names = "--elasticsearch",
            paramLabel = "URL",
            defaultValue = "${env:ROUNDS_ELASTICSEARCH:-http://127.0.0.1:9200}",
            description =
                    "Read from this Elasticsearch. Default: the environment variable ROUNDS_ELASTICSEARCH, else http://127.0.0.1:9200.")
    private String url = "";

    /** Opens a source. */
    interface Opener {
        DocumentSource open() throws IOException;
    }

    /** @throws IllegalArgumentException when there is no such folder, or the address makes no sense */
    Opener source() {
        Path directory = folder;
        if (directory != null) {
            if (!Files.isDirectory(directory)) {
                throw new IllegalArgumentException(
                        "There is no directory " + directory + "; name one that 'rounds replay --out' has written");
            }
            return () -> new FolderDocuments(directory, Path.of(System.getProperty("java.io.tmpdir", ".")));
        }
        ElasticsearchOptions options = ElasticsearchAddress.options(url);
        return () -> new ElasticsearchDocuments(options);
    }

    /** The source in words, without anybody's login: {@code Elasticsearch at example.org}, {@code the folder results}. */
    String words() {
        return folder == null
                ? "Elasticsearch at " + URI.create(url).getHost()
                : "the folder " + folder.toAbsolutePath().normalize().getFileName();
    }
}
