package io.rounds.cli;

import io.rounds.export.source.Selection;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What graphs and tables have in common: which documents, from where, to where. */
final class ExportOptions {
    @Option(
            names = "--from",
            paramLabel = "TIME",
            converter = Time.class,
            description =
                    "Only what happened at this time or later: 2026-03-01 (midnight UTC) or 2026-03-01T10:00:00Z.")
    private @Nullable Instant from;

    @Option(
            names = "--to",
            paramLabel = "TIME",
            converter = Time.class,
            description = "Only what happened before this time.")
    private @Nullable Instant to;

    @Option(
            names = "--community",
            paramLabel = "NAME",
            description =
                    "Only of this community. This and the following options may be repeated: one of the values must fit.")
    private List<String> communities = new ArrayList<>();

    @Option(names = "--tag", paramLabel = "HASHTAG", description = "Only with this hashtag, in any spelling.")
    private List<String> tags = new ArrayList<>();

    @Option(
            names = "--domain",
            paramLabel = "DOMAIN",
            description = "Only links that live there or are published there: nejm.org.")
    private List<String> domains = new ArrayList<>();

    @Option(names = "--doi", paramLabel = "DOI", description = "Only links to this paper, in any spelling of the DOI.")
    private List<String> dois = new ArrayList<>();

    @Option(
            names = {"-o", "--out"},
            paramLabel = "FILE",
            description = "Where to write; - or none for standard output. A file that is there is replaced at the end.")
    private @Nullable Path out;

    @Mixin
    private SourceOptions source = new SourceOptions();

    /** @throws IllegalArgumentException when a value makes no sense */
    Selection selection() {
        return new Selection(from, to, communities, tags, domains, dois);
    }

    /** @throws IllegalArgumentException when no file can be there */
    @Nullable Path out() {
        ExportFile.check(out);
        return out;
    }

    /** @throws IllegalArgumentException when there is no such folder, or the address makes no sense */
    SourceOptions.Opener source() {
        return source.source();
    }

    /** A time or a day. */
    static final class Time implements CommandLine.ITypeConverter<Instant> {
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
