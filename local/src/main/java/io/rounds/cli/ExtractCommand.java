package io.rounds.cli;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code rounds extract}: a filter that writes one line for each line it reads. */
@Command(
        name = "extract",
        description = {
            "Extract hashtags, mentions and links from texts or tweets on standard input, one per line, and write one JSON object per line. A tweet is a record of any format that 'rounds replay' reads.",
            "",
            "hashtags, mentions, urls: as written, without # and @, in order. links: the parsed URLs. reply_to: the handle that a text starts with. deleted: the ids in a payload that announces deletions. rejected: reason and detail of records that cannot be read. A line with several tweets gives a single object."
        })
final class ExtractCommand implements Callable<Integer> {
    private final InputStream in;
    private final OutputStream out;

    @Spec
    private @Nullable CommandSpec spec;

    @Option(
            names = "--mastodon-host",
            paramLabel = "HOST",
            description = "The server that Mastodon deletions come from: they contain only its local ids.")
    private @Nullable String mastodonHost;

    ExtractCommand(InputStream in, OutputStream out) {
        this.in = in;
        this.out = out;
    }

    @Override
    public Integer call() throws IOException {
        LineReader lines = new LineReader(in);
        LineExtractor extractor = extractor();
        OutputStream buffered = new BufferedOutputStream(out, 64 * 1024);
        for (byte[] line = lines.next(); line != null; line = lines.next()) {
            byte[] json = extractor.extract(line);
            if (!written(buffered, json, lines.wouldBlock())) {
                return ExitCode.OK;
            }
        }
        written(buffered, new byte[0], true);
        return ExitCode.OK;
    }

    private LineExtractor extractor() {
        try {
            return new LineExtractor(mastodonHost);
        } catch (IllegalArgumentException e) {
            throw InvalidArguments.of(spec, e);
        }
    }

    /** Writes; false if the reader has closed the pipe, as {@code head} does. */
    private static boolean written(OutputStream out, byte[] json, boolean flush) throws IOException {
        try {
            out.write(json);
            if (flush) {
                out.flush();
            }
            return true;
        } catch (IOException e) {
            if (BrokenPipe.matches(e)) {
                return false;
            }
            throw new IOException("cannot write to standard output", e);
        }
    }
}
