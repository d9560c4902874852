package io.rounds.cli.export;

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

/** The source of documents: the output directory of a replay, or Elasticsearch. */
public final class SourceOptions {
    @Option(
            names = "--in",
            paramLabel = "DIR",
            description = "Read the files written by 'rounds replay --out DIR', instead of Elasticsearch.")
    private @Nullable Path folder;

    @Option(
            names = "--elasticsearch",
            paramLabel = "URL",
            defaultValue = "${env:ROUNDS_ELASTICSEARCH:-http://127.0.0.1:9200}",
            description =
                    "Read from this Elasticsearch. Default: the environment variable ROUNDS_ELASTICSEARCH, else http://127.0.0.1:9200.")
    private String url = "";

    /** Opens a source. */
    public interface Opener {
        DocumentSource open() throws IOException;
    }

    /**
     * The source that the options name.
     *
     * @throws IllegalArgumentException if the directory does not exist or the URL is invalid
     */
    public Opener source() {
        Path directory = folder;
        if (directory != null) {
            if (!Files.isDirectory(directory)) {
                throw new IllegalArgumentException("There is no directory " + directory
                        + "; specify the output directory of 'rounds replay --out'");
            }
            return () -> new FolderDocuments(directory, Path.of(System.getProperty("java.io.tmpdir", ".")));
        }
        ElasticsearchOptions options = ElasticsearchOptions.fromEnvironment(url, System.getenv());
        return () -> new ElasticsearchDocuments(options);
    }

    /** A description of the source without credentials: {@code Elasticsearch at example.org}, {@code the folder results}. */
    public String words() {
        return folder == null
                ? "Elasticsearch at " + URI.create(url).getHost()
                : "the folder " + folder.toAbsolutePath().normalize().getFileName();
    }
}
