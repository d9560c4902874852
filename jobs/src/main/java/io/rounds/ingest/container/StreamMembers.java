package io.rounds.ingest.container;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Set;
import org.apache.commons.compress.archivers.ArchiveEntry;
import org.apache.commons.compress.archivers.ArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveInputStream;
import org.jspecify.annotations.Nullable;

/** The members of an archive that has to be read from its beginning: a tar, or a zip file that has lost its directory. */
final class StreamMembers implements Members {
    private final String format;
    private final FoundMember.Opener opener;
    private final Path temporary;
    private final ArchiveInputStream<? extends ArchiveEntry> in;
    private @Nullable Spool current;
    private @Nullable Spool found;

    private StreamMembers(String format, FoundMember.Opener opener, Path temporary) throws IOException {
        this.format = format;
        this.opener = opener;
        this.temporary = temporary;
        this.in = open(format, opener.open());
    }

    /** @param opener opens the archive, unpacked; more than once if a sibling of a member is looked for */
    static StreamMembers tar(FoundMember.Opener opener, Path temporary) throws IOException {
        return new StreamMembers("tar", opener, temporary);
    }

    static StreamMembers zip(FoundMember.Opener opener, Path temporary) throws IOException {
        return new StreamMembers("zip", opener, temporary);
    }

    private static ArchiveInputStream<? extends ArchiveEntry> open(String format, InputStream bytes) {
        return format.equals("tar")
                ? new TarArchiveInputStream(bytes)
                : new ZipArchiveInputStream(bytes, "UTF-8", true, true);
    }

    @Override
    public String format() {
        return format;
    }

    @Override
    public @Nullable Packed next() throws IOException {
        ArchiveEntry entry = nextFile(in);
        if (entry == null) {
            return null;
        }
        close(current);
        current = spool(in, entry);
        return new Entry(entry, current);
    }

    private Spool spool(ArchiveInputStream<? extends ArchiveEntry> archive, ArchiveEntry entry) throws ReadFailure {
        // What is encrypted cannot be read; the archive's stream has no bytes of it.
        return Spool.of(isEncrypted(entry) ? InputStream.nullInputStream() : new Guarded(archive), temporary);
    }

    private static @Nullable ArchiveEntry nextFile(ArchiveInputStream<? extends ArchiveEntry> archive)
            throws IOException {
        try {
            ArchiveEntry entry = archive.getNextEntry();
            while (entry != null && entry.isDirectory()) {
                entry = archive.getNextEntry();
            }
            return entry;
        } catch (RuntimeException damaged) {
            throw new IOException("it is damaged: " + damaged, damaged);
        }
    }

    private static String path(ArchiveEntry entry) {
        String path = entry.getName().replace('\\', '/');
        return path.startsWith("./") ? path.substring(2) : path;
    }

    private static boolean isEncrypted(ArchiveEntry entry) {
        return entry instanceof ZipArchiveEntry zipped
                && zipped.getGeneralPurposeBit().usesEncryption();
    }

    @Override
    public @Nullable Packed find(String path) throws IOException {
        try (ArchiveInputStream<? extends ArchiveEntry> again = open(format, opener.open())) {
            for (ArchiveEntry entry = nextFile(again); entry != null; entry = nextFile(again)) {
                if (path(entry).equals(path)) {
                    close(found);
                    found = spool(again, entry);
                    return new Entry(entry, found);
                }
            }
            return null;
        }
    }

    @Override
    public Export export() {
        return Export.of(Set.of());
    }

    private static void close(@Nullable Spool spool) {
        if (spool != null) {
            spool.close();
        }
    }

    @Override
    public void close() throws IOException {
        close(current);
        close(found);
        in.close();
    }

    private record Entry(ArchiveEntry entry, Spool spool) implements Packed {
        @Override
        public String path() {
            return StreamMembers.path(entry);
        }

        @Override
        public boolean isEncrypted() {
            return StreamMembers.isEncrypted(entry);
        }

        @Override
        public InputStream open() throws IOException {
            return spool.open();
        }
    }

    /** The bytes of the current entry. The archive goes on afterwards, so it is not closed with them. */
    private static final class Guarded extends BlockStream {
        private final InputStream archive;

        Guarded(InputStream archive) {
            this.archive = archive;
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            try {
                return archive.read(into, from, length);
            } catch (RuntimeException damaged) {
                throw new IOException("it is damaged: " + damaged, damaged);
            }
        }
    }
}
