package io.rounds.ingest.replay.flink;

import io.rounds.files.ExternalSorter;
import io.rounds.files.RecordCursor;
import io.rounds.files.RunFile;
import io.rounds.ingest.ArchiveRecord;
import io.rounds.ingest.Copies;
import io.rounds.ingest.RecordParser;
import io.rounds.ingest.archive.ArchiveFormat;
import io.rounds.ingest.archive.ArchiveReader;
import io.rounds.ingest.archive.FileReport;
import io.rounds.ingest.archive.PartReport;
import io.rounds.ingest.archive.PartTally;
import io.rounds.model.Parsed;
import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Sorts archives by event time before they are replayed.
 *
 * <p>Archives are in any order: pages of a search are newest first, and files overlap. A job that read them as they are
 * would have to keep every window open to the end. So all files are parsed, by several threads, and sorted on disk in
 * bounded memory; the job then reads them as a stream without late tweets. Of equal tweets the order does not
 * depend on the order of files or threads: time, then id, then content decides.
 *
 * <p>Copies of a tweet are merged on the way ({@link Copies}). A table of hashes shows which tweets may have copies;
 * only these are sorted once more. An archive without copies is sorted once.
 *
 * <p>Needs disk space for about one to two times what the unpacked archives have, and memory for the buffers of the
 * sorters, the table, and a few records for each thread.
 */
public final class ArchiveSort {
    private static final int BATCH_BYTES = 1 << 19;
    private static final int BATCHES_PER_THREAD = 2;

    private final ArchiveFormat format;
    private final Path directory;
    private final int threads;
    private final Supplier<RecordParser> parsers;

    /** A progress listener. */
    @FunctionalInterface
    public interface Progress {
        /**
         * Called by the reading thread, about twice per MiB.
         *
         * @param bytes read so far, compressed as they are in the files
         * @param ofBytes the size of all files
         */
        void read(long bytes, long ofBytes);

        /**
         * Called when the first record of a file, or of a member of an archive, has been read.
         *
         * @param first what became of this record
         */
        default void began(PartReport part, PartTally first) {}

        /** Called when all files have been read and counted, in their order. */
        default void ended(List<FileReport> files) {}
    }

    /**
     * @param format of all files, or {@link ArchiveFormat#AUTO}
     * @param directory an existing one for temporary files
     * @param threads that parse, 1 or more
     * @param parsers makes one parser for each thread
     */
    public ArchiveSort(ArchiveFormat format, Path directory, int threads, Supplier<RecordParser> parsers) {
        if (threads < 1) {
            throw new IllegalArgumentException("At least 1 thread must parse, got " + threads);
        }
        this.format = format;
        this.directory = directory;
        this.threads = threads;
        this.parsers = parsers;
    }

    /**
     * Reads, parses and sorts the files.
     *
     * @throws IOException when a file cannot be read, or the disk is full; nothing is left behind then
     */
    public SortedArchive sort(List<Path> files, Progress progress) throws IOException {
        ArchiveReader.requireReadable(files);
        try (ExternalSorter sorter = new ExternalSorter(directory)) {
            return write(sorter, parse(files, sorter, progress));
        }
    }

    private Run parse(List<Path> files, ExternalSorter sorter, Progress progress) throws IOException {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            Run run = new Run(sorter, pool, progress, totalSize(files));
            for (Path file : files) {
                run.read(file);
            }
            run.finish();
            progress.ended(run.reports);
            return run;
        } finally {
            stop(pool);
        }
    }

    /** After a failure threads may still be at work: they must not write any more when the sorter is closed. */
    private static void stop(ExecutorService pool) {
        pool.shutdownNow();
        try {
            pool.awaitTermination(1, TimeUnit.MINUTES);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static long totalSize(List<Path> files) throws IOException {
        long size = 0;
        for (Path file : files) {
            size += Files.size(file);
        }
        return size;
    }

    private SortedArchive write(ExternalSorter sorter, Run run) throws IOException {
        if (!run.seen.any()) {
            return new SortedArchive(write(sorter.sort()), run.tweets, 0, 0, run.deletions, run.rejections);
        }
        Path spool = Files.createTempFile(directory, "rounds-single-", ".tweets");
        try (CopyMerge copies = new CopyMerge(directory)) {
            RunFile single = RunFile.write(spool, new SingleTweets(sorter.sort(), run.seen, copies));
            sorter.close();
            Path file = write(RecordCursor.merge(List.of(single.read(), copies.merged())));
            return new SortedArchive(
                    file, run.tweets, copies.repeated(), copies.differing(), run.deletions, run.rejections);
        } finally {
            Files.deleteIfExists(spool);
        }
    }

    /** The payloads of records in a new file. */
    private Path write(RecordCursor records) throws IOException {
        Path file = Files.createTempFile(directory, "rounds-sorted-", ".tweets");
        boolean complete = false;
        try (DataOutputStream out =
                        new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file), 1 << 16));
                RecordCursor sorted = records) {
            while (sorted.advance()) {
                byte[] payload = sorted.payload();
                out.writeInt(payload.length);
                out.write(payload);
            }
            complete = true;
        } finally {
            if (!complete) {
                Files.deleteIfExists(file);
            }
        }
        return file;
    }

    /** Records that have no copies; those that may have some go to the merge. */
    private record SingleTweets(RecordCursor all, SeenTwice seen, CopyMerge copies) implements RecordCursor {
        @Override
        public boolean advance() throws IOException {
            while (all.advance()) {
                if (!SortKey.isTweet(all.key())) {
                    return true;
                }
                byte[] copyKey = SortKey.ofCopies(all.key());
                if (!seen.contains(SeenTwice.hash(copyKey))) {
                    return true;
                }
                copies.add(copyKey, all.payload());
            }
            return false;
        }

        @Override
        public byte[] key() {
            return all.key();
        }

        @Override
        public byte[] payload() {
            return all.payload();
        }

        @Override
        public void close() throws IOException {
            all.close();
        }
    }

    /** A parser with what it needs to hand results to the sorter, used by one thread at a time. */
    private final class Worker {
        private final RecordParser parser = parsers.get();
        private final ParsedCodec codec = new ParsedCodec();
        private final List<Parsed> results = new ArrayList<>();
    }

    /** One sorting: the thread that calls reads the files, those of the pool parse batches of records. */
    private final class Run {
        private final ExternalSorter sorter;
        private final ExecutorService pool;
        private final Progress progress;
        private final long totalBytes;
        private final BlockingQueue<Worker> idle = new ArrayBlockingQueue<>(threads);
        private final Deque<Future<?>> pending = new ArrayDeque<>();
        private List<ArchiveRecord> batch = new ArrayList<>();
        private int batchBytes;
        private final SeenTwice seen = new SeenTwice();
        private final List<FileReport> reports = new ArrayList<>();
        private final RecordParser probe = parsers.get();
        private final ParsedCodec codec = new ParsedCodec();
        private @Nullable PartReport part;
        private long recordsOfPart;
        private long bytesOfFilesBefore;
        private long tweets;
        private long deletions;
        private long rejections;

        Run(ExternalSorter sorter, ExecutorService pool, Progress progress, long totalBytes) {
            this.sorter = sorter;
            this.pool = pool;
            this.progress = progress;
            this.totalBytes = totalBytes;
            for (int i = 0; i < threads; i++) {
                idle.add(new Worker());
            }
        }

        void read(Path file) throws IOException {
            try (ArchiveReader reader = ArchiveReader.open(file, format, directory)) {
                reports.add(reader.report());
                for (ArchiveRecord record = reader.next(); record != null; record = reader.next()) {
                    begin(reader.part(), record);
                    batch.add(record);
                    batchBytes += record.size();
                    if (batchBytes >= BATCH_BYTES) {
                        submit();
                        progress.read(bytesOfFilesBefore + reader.bytesRead(), totalBytes);
                    }
                    if (recordsOfPart + batch.size() == PartReport.MAX_STRANGERS) {
                        judge(reader.part());
                    }
                }
                bytesOfFilesBefore += reader.bytesRead();
                progress.read(bytesOfFilesBefore, totalBytes);
            }
        }

        /** A batch has records of one part only. */
        private void begin(PartReport next, ArchiveRecord first) throws IOException {
            if (next.equals(part)) {
                return;
            }
            submit();
            part = next;
            recordsOfPart = 0;
            PartTally tally = new PartTally(next, 0);
            List<Parsed> results = new ArrayList<>();
            probe.parse(first, results::add);
            tally.add(first, results, probe.format());
            progress.began(next, tally);
        }

        /** Waits for the first records of a part, so that the same are only counted whatever the threads do. */
        private void judge(PartReport begun) throws IOException {
            submit();
            awaitAll();
            begun.judge();
        }

        void finish() throws IOException {
            submit();
            awaitAll();
            for (FileReport file : reports) {
                for (PartReport read : file.parts()) {
                    Parsed rest = read.rest(file.modified());
                    if (rest != null) {
                        add(rest, codec.write(rest));
                    }
                }
            }
        }

        private void awaitAll() throws IOException {
            while (!pending.isEmpty()) {
                await(pending.remove());
            }
        }

        /** Gives the batch to the pool; waits while that has enough to do. */
        private void submit() throws IOException {
            List<ArchiveRecord> records = batch;
            PartReport ofPart = part;
            if (records.isEmpty() || ofPart == null) {
                return;
            }
            PartTally tally = new PartTally(ofPart, recordsOfPart);
            recordsOfPart += records.size();
            batch = new ArrayList<>();
            batchBytes = 0;
            while (pending.size() >= threads * BATCHES_PER_THREAD) {
                await(pending.remove());
            }
            pending.add(pool.submit(() -> parse(records, ofPart, tally)));
        }

        private void await(Future<?> work) throws IOException {
            try {
                work.get();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw new InterruptedIOException("The reading of the archives was interrupted");
            } catch (ExecutionException failed) {
                if (failed.getCause() instanceof IOException failure) {
                    throw failure;
                }
                throw new IllegalStateException("Parsing failed", failed.getCause());
            }
        }

        private Void parse(List<ArchiveRecord> records, PartReport ofPart, PartTally tally)
                throws IOException, InterruptedException {
            Worker worker = idle.take();
            try {
                for (ArchiveRecord record : records) {
                    worker.parser.parse(record, worker.results::add);
                    tally.add(record, worker.results, worker.parser.format());
                    add(worker);
                }
                ofPart.add(tally);
            } finally {
                worker.results.clear();
                idle.add(worker);
            }
            return null;
        }

        private void add(Worker worker) throws IOException {
            for (Parsed result : worker.results) {
                add(result, worker.codec.write(result));
            }
            worker.results.clear();
        }

        private void add(Parsed result, byte[] payload) throws IOException {
            byte[] key = SortKey.of(result);
            long copies = SortKey.isTweet(key) ? SeenTwice.hash(SortKey.ofCopies(key)) : 0;
            add(result, key, copies, payload);
        }

        private synchronized void add(Parsed result, byte[] key, long copies, byte[] payload) throws IOException {
            sorter.add(key, payload);
            if (result.tweet() != null) {
                tweets++;
                seen.add(copies);
            } else if (result.deletion() != null) {
                deletions++;
            } else {
                rejections++;
            }
        }
    }
}
