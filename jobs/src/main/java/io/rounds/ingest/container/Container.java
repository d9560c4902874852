package io.rounds.ingest.container;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.commons.compress.archivers.tar.TarUtils;
import org.jspecify.annotations.Nullable;

/**
 * An input file as the members it consists of: itself, unpacked where it is compressed, or the members of a zip or tar
 * archive, also of archives in it. What files are is decided by their first bytes and not by their names.
 *
 * <p>Members that cannot hold posts, such as the images of a personal archive, are counted and passed over. Those that may
 * hold some but cannot be read, such as spreadsheets or what is encrypted, are members with a {@link Member#refusal}.
 *
 * <p>Memory is bounded, since everything is streamed or goes through temporary files: members of tar archives one at a
 * time, and archives in archives. What unpacks to more than a gibibyte and 500 times its size ends as damaged. For one
 * thread, except {@link #bytesRead}.
 */
public final class Container implements Closeable {
    /** Archives in archives, and compressions of one file. */
    private static final int MAX_DEPTH = 3;

    private static final int HEAD_BYTES = 1024;
    private static final int COMPRESSION_HEAD_BYTES = 32;
    private static final int TAR_HEADER_BYTES = 512;

    /** The last of the eight bytes of a file's mode, behind a name of 100. */
    private static final int TAR_MODE_END = 107;

    private static final int MAX_NAME = 300;

    private final Path file;
    private final Path temporary;
    private final Instant modified;
    private final long size;
    private final AtomicLong furthest = new AtomicLong();
    private final Deque<Archive> archives = new ArrayDeque<>();
    private final Map<String, Long> skipped = new TreeMap<>();
    private boolean started;
    private boolean ended;

    private Container(Path file, Path temporary) throws IOException {
        this.file = file;
        this.temporary = temporary;
        this.modified = Files.getLastModifiedTime(file).toInstant();
        this.size = Files.size(file);
    }

    /**
     * Opens a file.
     *
     * @param temporary an existing directory for temporary files
     * @throws IOException when it does not exist
     */
    public static Container open(Path file, Path temporary) throws IOException {
        return new Container(file, temporary);
    }

    /**
     * The next member; null at the end. The one before cannot be opened any more.
     *
     * @throws IOException when the file cannot be read, but not where it is damaged: the member says so
     */
    public @Nullable Member next() throws IOException {
        Member member = null;
        while (member == null && !ended) {
            Archive inner = archives.peek();
            if (inner != null) {
                member = nextOf(inner);
            } else if (started) {
                ended = true;
            } else {
                started = true;
                member = examine(new Source(
                        file.toString(),
                        file.toString(),
                        file,
                        () -> FileBytes.open(file, furthest),
                        List.of(),
                        this::siblingOnDisk));
            }
        }
        return member;
    }

    /** When the file was last modified. */
    public Instant modified() {
        return modified;
    }

    /** How many bytes of the file were read so far, packed as they are: for progress. */
    public long bytesRead() {
        return ended ? size : Math.min(size, furthest.get());
    }

    /** How many members were passed over, by kind: {@code images}, {@code web pages}. */
    public Map<String, Long> skipped() {
        return Collections.unmodifiableMap(skipped);
    }

    /** Counts a member as passed over that its reader found to hold no posts. */
    public void skip(String kind) {
        skipped.merge(kind, 1L, Long::sum);
    }

    @Override
    public void close() throws IOException {
        while (!archives.isEmpty()) {
            archives.pop().close();
        }
    }

    private @Nullable Member nextOf(Archive archive) throws IOException {
        Members.@Nullable Packed packed;
        try {
            packed = archive.members.next();
        } catch (ReadFailure failure) {
            throw failure;
        } catch (IOException damaged) {
            archives.pop().close();
            return member(archive.source, archive.source.packing, null, () -> new DamagedStream(damaged));
        }
        if (packed == null) {
            archives.pop().close();
            return null;
        }
        if (!archive.members.export().mayHoldPosts(packed.path())) {
            skip(archive.members.export().others());
            return null;
        }
        Source source = archive.source(packed);
        if (!packed.isEncrypted()) {
            return examine(source);
        }
        if (archive.encrypted++ > 0) {
            skip("more encrypted members");
            return null;
        }
        return member(source, source.packing, "encrypted: unpack the archive with its password first", packed::open);
    }

    /** Finds out what a file or member is: returns it, opens it if it is an archive, or passes over it. */
    private @Nullable Member examine(Source source) throws IOException {
        List<String> packing = new ArrayList<>(source.packing);
        FoundMember.Opener opener = source.opener;
        byte[] head;
        try (PeekStream bytes = unpacked(source.opener.open(), packing)) {
            head = bytes.peek(HEAD_BYTES);
        } catch (ReadFailure failure) {
            throw failure;
        } catch (IOException damaged) {
            return member(source, packing, null, () -> new DamagedStream(damaged));
        }
        boolean compressed = packing.size() > source.packing.size();
        if (compressed) {
            opener = () -> unpacked(source.opener.open(), new ArrayList<>());
        }
        boolean zip = isZip(head);
        if (zip || isTar(head)) {
            if (archives.size() == MAX_DEPTH) {
                return member(source, packing, "an archive in an archive in an archive: unpack it first", opener);
            }
            return zip ? openZip(source, packing, opener, compressed) : openTar(source, packing, opener);
        }
        if (Compression.of(head) != null) {
            return member(source, packing, "compressed more than " + MAX_DEPTH + " times: unpack it first", opener);
        }
        return classified(source, packing, opener, ForeignFile.of(head, source.path, !archives.isEmpty()), head.length);
    }

    private @Nullable Member classified(
            Source source,
            List<String> packing,
            FoundMember.Opener opener,
            @Nullable ForeignFile foreign,
            int headLength) {
        if (!archives.isEmpty() && ((foreign != null && foreign.accessory()) || headLength == 0)) {
            skip(foreign == null ? "empty files" : foreign.plural());
            return null;
        }
        return member(source, packing, foreign == null ? null : foreign.sentence(), opener);
    }

    private @Nullable Member openZip(Source source, List<String> packing, FoundMember.Opener opener, boolean compressed)
            throws IOException {
        @Nullable Spool spool = null;
        Path onDisk = compressed ? null : source.onDisk;
        if (onDisk == null) {
            try (InputStream bytes = opener.open()) {
                spool = Spool.onDisk(bytes, temporary);
            }
            onDisk = spool.file();
        }
        Members members;
        try {
            if (onDisk == null) {
                throw new IOException("it could not be unpacked");
            }
            ZipMembers zip = ZipMembers.open(onDisk, spool == null ? furthest : new AtomicLong());
            ForeignFile document = ForeignFile.ofZip(zip.names());
            if (document != null) {
                zip.close();
                close(spool);
                return classified(source, packing, opener, document, 1);
            }
            members = zip;
        } catch (IOException noDirectory) {
            members = StreamMembers.zip(opener, temporary);
        }
        archives.push(new Archive(members, source.with(packing), spool));
        return null;
    }

    private @Nullable Member openTar(Source source, List<String> packing, FoundMember.Opener opener)
            throws IOException {
        archives.push(new Archive(StreamMembers.tar(opener, temporary), source.with(packing), null));
        return null;
    }

    private static void close(@Nullable Spool spool) {
        if (spool != null) {
            spool.close();
        }
    }

    private FoundMember member(
            Source source, List<String> packing, @Nullable String refusal, FoundMember.Opener opener) {
        return new FoundMember(source.name, modified, List.copyOf(packing), refusal, opener, source.siblings);
    }

    /** @param packing gets the names of the compressions that were undone */
    private PeekStream unpacked(InputStream raw, List<String> packing) throws IOException {
        PeekStream bytes = new PeekStream(raw);
        try {
            for (int layers = 0; layers < MAX_DEPTH; layers++) {
                Compression compression = Compression.of(bytes.peek(COMPRESSION_HEAD_BYTES));
                if (compression == null) {
                    break;
                }
                packing.add(compression.words());
                bytes = new PeekStream(new RatioGuard(compression.unpack(bytes), size));
            }
            return bytes;
        } catch (IOException failure) {
            raw.close();
            throw failure;
        } catch (RuntimeException damaged) {
            raw.close();
            throw new IOException("it is damaged: " + damaged, damaged);
        }
    }

    private static boolean isZip(byte[] head) {
        return Magic.startsWith(head, "PK\u0003\u0004")
                || Magic.startsWith(head, "PK\u0005\u0006")
                || Magic.startsWith(head, "PK\u0007\u0008PK");
    }

    private static boolean isTar(byte[] head) {
        if (head.length < TAR_HEADER_BYTES) {
            return false;
        }
        if (Magic.at(head, 257, "ustar")) {
            return true;
        }
        // Before POSIX a header had no name, only its sum.
        byte[] header = Arrays.copyOf(head, TAR_HEADER_BYTES);
        try {
            return header[0] != 0 && header[TAR_MODE_END] == 0 && TarUtils.verifyCheckSum(header);
        } catch (IllegalArgumentException noNumber) {
            return false;
        }
    }

    /** A file in the directory of the file itself. */
    private @Nullable Member siblingOnDisk(String fileName) throws IOException {
        Path sibling = file.toAbsolutePath().resolveSibling(fileName);
        if (!Files.isRegularFile(sibling)) {
            return null;
        }
        return new FoundMember(
                sibling.toString(),
                Files.getLastModifiedTime(sibling).toInstant(),
                List.of(),
                null,
                () -> unpacked(FileBytes.open(sibling, new AtomicLong()), new ArrayList<>()),
                FoundMember.Siblings::none);
    }

    /**
     * A file or member as it lies there.
     *
     * @param path in its archive
     * @param onDisk where it can be read at any place; null where it is a member
     */
    private record Source(
            String name,
            String path,
            @Nullable Path onDisk,
            FoundMember.Opener opener,
            List<String> packing,
            FoundMember.Siblings siblings) {
        Source with(List<String> morePacking) {
            return new Source(name, path, onDisk, opener, morePacking, siblings);
        }
    }

    /** An archive whose members are being read. */
    private final class Archive implements Closeable {
        private final Members members;
        private final Source source;
        private final @Nullable Spool spool;
        private final List<String> packing;
        private int count;
        private int encrypted;

        /** @param spool holds it if it is itself a member */
        Archive(Members members, Source source, @Nullable Spool spool) {
            this.members = members;
            this.source = source;
            this.spool = spool;
            this.packing = new ArrayList<>(source.packing);
            this.packing.add(members.format());
        }

        Source source(Members.Packed packed) {
            String path = packed.path();
            count++;
            return new Source(
                    source.name + '!' + shown(path, count),
                    path,
                    null,
                    packed::open,
                    packing,
                    fileName -> sibling(path, fileName));
        }

        private @Nullable Member sibling(String path, String fileName) throws IOException {
            String wanted = path.substring(0, path.lastIndexOf('/') + 1) + fileName;
            Members.Packed packed = members.find(wanted);
            return packed == null || packed.isEncrypted()
                    ? null
                    : new FoundMember(
                            source.name + '!' + wanted,
                            modified,
                            packing,
                            null,
                            () -> unpacked(packed.open(), new ArrayList<>()),
                            FoundMember.Siblings::none);
        }

        @Override
        public void close() throws IOException {
            Container.close(spool);
            members.close();
        }
    }

    /** A path that can stand in a message: whoever made the archive may have put anything into it. */
    private static String shown(String path, int number) {
        String clean = path.replaceAll("\\p{Cntrl}", "?");
        return clean.length() <= MAX_NAME ? clean : clean.substring(0, MAX_NAME) + "...#" + number;
    }
}
