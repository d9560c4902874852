package io.rounds.cli.export;

import io.rounds.export.source.Selection;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that tables and graphs share: the selection of documents, their source, and the output. */
public final class ExportOptions {
    @Option(
            names = "--from",
            paramLabel = "TIME",
            converter = Time.class,
            description = "Only documents of this time or later: 2026-03-01 (midnight UTC) or 2026-03-01T10:00:00Z.")
    private @Nullable Instant from;

    @Option(
            names = "--to",
            paramLabel = "TIME",
            converter = Time.class,
            description = "Only documents before this time.")
    private @Nullable Instant to;

    @Option(
            names = "--community",
            paramLabel = "NAME",
            description =
                    "Only documents of this community. This and the following options may be repeated; one of the values must match.")
    private List<String> communities = new ArrayList<>();

    @Option(names = "--tag", paramLabel = "HASHTAG", description = "Only documents with this hashtag, in any spelling.")
    private List<String> tags = new ArrayList<>();

    @Option(
            names = "--domain",
            paramLabel = "DOMAIN",
            description = "Only links to this domain or publisher, for example nejm.org.")
    private List<String> domains = new ArrayList<>();

    @Option(names = "--doi", paramLabel = "DOI", description = "Only links to this paper, in any spelling of the DOI.")
    private List<String> dois = new ArrayList<>();

    @Mixin
    private OutputOptions output = new OutputOptions();

    @Mixin
    private SourceOptions source = new SourceOptions();

    /** @throws IllegalArgumentException if a value is invalid */
    Selection selection() {
        return new Selection(from, to, communities, tags, domains, dois);
    }

    /** See {@link OutputOptions#file()}. */
    @Nullable Path file() {
        return output.file();
    }

    /** See {@link SourceOptions#source()}. */
    SourceOptions.Opener source() {
        return source.source();
    }

    /** Converts a time or a day. */
    public static final class Time implements CommandLine.ITypeConverter<Instant> {
        @Override
        public Instant convert(String text) {
            try {
                return Selection.time(text);
            } catch (IllegalArgumentException e) {
                throw new CommandLine.TypeConversionException(String.valueOf(e.getMessage()));
            }
        }
    }
}
