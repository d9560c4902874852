package io.rounds.ingest.container;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/** The members of a zip file on disk, as its directory lists them. */
final class ZipMembers implements Members {
    private final ZipFile zip;
    private final Enumeration<ZipArchiveEntry> entries;
    private final AtomicLong furthest;
    private final Export export;
    private long bytesOfMembersBefore;

    private ZipMembers(ZipFile zip, AtomicLong furthest) {
        this.zip = zip;
        this.entries = zip.getEntriesInPhysicalOrder();
        this.furthest = furthest;
        this.export = Export.of(names());
    }

    /**
     * Reads the directory.
     *
     * @param furthest is raised to about the position in the file of what was read
     * @throws IOException when there is none, because the file is cut or damaged
     */
    static ZipMembers open(Path file, AtomicLong furthest) throws IOException {
        SeekableByteChannel channel = Files.newByteChannel(file);
        try {
            return new ZipMembers(
                    ZipFile.builder()
                            .setSeekableByteChannel(channel)
                            .setIgnoreLocalFileHeader(true)
                            .get(),
                    furthest);
        } catch (IOException | RuntimeException damaged) {
            channel.close();
            throw new IOException("it is damaged: " + damaged.getMessage(), damaged);
        }
    }

    /** The paths of its members. */
    Set<String> names() {
        Set<String> names = new TreeSet<>();
        for (Enumeration<ZipArchiveEntry> all = zip.getEntries(); all.hasMoreElements(); ) {
            names.add(path(all.nextElement()));
        }
        return names;
    }

    private static String path(ZipArchiveEntry entry) {
        return entry.getName().replace('\\', '/');
    }

    @Override
    public String format() {
        return "zip";
    }

    @Override
    public @Nullable Packed next() {
        while (entries.hasMoreElements()) {
            ZipArchiveEntry entry = entries.nextElement();
            if (!entry.isDirectory()) {
                long before = bytesOfMembersBefore;
                bytesOfMembersBefore += Math.max(0, entry.getCompressedSize());
                furthest.accumulateAndGet(before, Math::max);
                return new Entry(entry, before);
            }
        }
        return null;
    }

    @Override
    public @Nullable Packed find(String path) {
        ZipArchiveEntry entry = zip.getEntry(path);
        return entry == null || entry.isDirectory() ? null : new Entry(entry, 0);
    }

    @Override
    public Export export() {
        return export;
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }

    private final class Entry implements Packed {
        private final ZipArchiveEntry entry;
        private final long before;

        Entry(ZipArchiveEntry entry, long before) {
            this.entry = entry;
            this.before = before;
        }

        @Override
        public String path() {
            return ZipMembers.path(entry);
        }

        @Override
        public boolean isEncrypted() {
            return entry.getGeneralPurposeBit().usesEncryption();
        }

        @Override
        public InputStream open() throws IOException {
            try {
                long packed = Math.max(1, entry.getCompressedSize());
                double share = packed / (double) Math.max(1, entry.getSize());
                InputStream bytes = new RatioGuard(zip.getInputStream(entry), packed);
                return new Advancing(bytes, before, share, packed, furthest);
            } catch (RuntimeException damaged) {
                throw new IOException("it is damaged: " + damaged.getMessage(), damaged);
            }
        }
    }
}
