package io.rounds.ingest.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import com.github.luben.zstd.ZstdOutputStream;
import io.rounds.ingest.ArchiveRecord;
import io.rounds.ingest.Parsing;
import io.rounds.ingest.RecordParser;
import io.rounds.model.Parsed;
import io.rounds.model.Reason;
import io.rounds.model.Rejected;
import io.rounds.model.Tweet;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.apache.commons.compress.compressors.lz4.FramedLZ4CompressorOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;

class ContainerFilesTest {
    private static final byte[] PICTURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n', 0, 0, 0};

    @TempDir
    private Path folder = Path.of("");

    /** What a file is packed with. */
    enum Packer {
        GZIP("gzip") {
            @Override
            OutputStream open(OutputStream out) throws IOException {
                return new GZIPOutputStream(out);
            }
        },
        BZIP2("bzip2") {
            @Override
            OutputStream open(OutputStream out) throws IOException {
                return new BZip2CompressorOutputStream(out);
            }
        },
        XZ("xz") {
            @Override
            OutputStream open(OutputStream out) throws IOException {
                return new XZOutputStream(out, new LZMA2Options(1));
            }
        },
        ZSTD("zstd") {
            @Override
            OutputStream open(OutputStream out) throws IOException {
                return new ZstdOutputStream(out);
            }
        },
        LZ4("lz4") {
            @Override
            OutputStream open(OutputStream out) throws IOException {
                // In blocks of 4 MiB its search for repetitions takes half a minute.
                return new FramedLZ4CompressorOutputStream(
                        out,
                        new FramedLZ4CompressorOutputStream.Parameters(FramedLZ4CompressorOutputStream.BlockSize.K64));
            }
        };

        private final String words;

        Packer(String words) {
            this.words = words;
        }

        abstract OutputStream open(OutputStream out) throws IOException;

        byte[] pack(byte[] content) throws IOException {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (OutputStream out = open(bytes)) {
                out.write(content);
            }
            return bytes.toByteArray();
        }
    }

    private static String tweet(int id) {
        return "{\"id\": \"" + id + "\", \"author_id\": \"2\", \"created_at\": \"2022-10-04T15:25:05.000Z\","
                + " \"text\": \"number " + id + "\"}\n";
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] zip(Map<String, byte[]> members) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> member : members.entrySet()) {
                out.putNextEntry(new ZipEntry(member.getKey()));
                out.write(member.getValue());
            }
        }
        return bytes.toByteArray();
    }

    private static byte[] tar(Map<String, byte[]> members) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TarArchiveOutputStream out = new TarArchiveOutputStream(bytes)) {
            out.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
            for (Map.Entry<String, byte[]> member : members.entrySet()) {
                TarArchiveEntry entry = new TarArchiveEntry(member.getKey());
                entry.setSize(member.getValue().length);
                out.putArchiveEntry(entry);
                out.write(member.getValue());
                out.closeArchiveEntry();
            }
        }
        return bytes.toByteArray();
    }

    private static byte[] joined(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    private Path file(String name, byte[] content) throws IOException {
        return Files.write(folder.resolve(name), content);
    }

    /** A file as it was read. */
    private record Read(List<Parsed> results, FileReport report) {
        List<String> ids() {
            return results.stream()
                    .map(Parsed::tweet)
                    .filter(Objects::nonNull)
                    .map(Tweet::id)
                    .toList();
        }

        List<Rejected> rejected() {
            return results.stream()
                    .map(Parsed::rejected)
                    .filter(Objects::nonNull)
                    .toList();
        }

        List<String> parts() {
            return report.parts().stream()
                    .map(part -> part.description().name() + ": " + part.words())
                    .toList();
        }
    }

    private Read read(Path file) throws IOException {
        Path temporary = Files.createTempDirectory(folder, "temporary");
        RecordParser parser = Parsing.parser();
        List<Parsed> all = new ArrayList<>();
        FileReport report;
        try (ArchiveReader reader = ArchiveReader.open(file, ArchiveFormat.AUTO, temporary)) {
            report = reader.report();
            for (ArchiveRecord record = reader.next(); record != null; record = reader.next()) {
                List<Parsed> results = new ArrayList<>();
                parser.parse(record, results::add);
                PartTally tally = new PartTally(reader.part(), reader.part().records());
                tally.add(record, results, parser.format());
                reader.part().add(tally);
                all.addAll(results);
            }
        }
        try (Stream<Path> left = Files.list(temporary)) {
            assertThat(left).as("temporary files").isEmpty();
        }
        return new Read(all, report);
    }

    @ParameterizedTest
    @EnumSource(Packer.class)
    void aCompressedFileIsReadToTheEndOfItsLastPart(Packer packer) throws IOException {
        byte[] twoParts = joined(packer.pack(bytes(tweet(1) + tweet(2))), packer.pack(bytes(tweet(3))));

        Read read = read(file("whatever.name", twoParts));

        assertThat(read.ids()).containsExactly("x:1", "x:2", "x:3");
        assertThat(read.rejected()).isEmpty();
        assertThat(read.parts())
                .containsExactly(folder.resolve("whatever.name") + ": X API v2 NDJSON, UTF-8, in " + packer.words);
    }

    @ParameterizedTest
    @EnumSource(Packer.class)
    void ofACompressedFileThatIsCutTheBeginningIsReadAndTheCutIsSaid(Packer packer) throws IOException {
        StringBuilder lines = new StringBuilder();
        Random random = new Random(5);
        // LZ4 has blocks of 64 KiB here, and a slow writer; the others need several blocks of 900 KiB.
        int tweets = packer == Packer.LZ4 ? 5_000 : 20_000;
        for (int i = 1; i <= tweets; i++) {
            lines.append(tweet(i).replace("number", "number " + random.nextLong()));
        }
        byte[] whole = packer.pack(bytes(lines.toString()));

        Read read = read(file("cut", Arrays.copyOf(whole, whole.length / 2)));

        assertThat(read.rejected()).hasSize(1);
        assertThat(read.rejected().get(0).detail()).contains("cut or damaged");
        assertThat(read.report().isUnread()).isEqualTo(read.ids().isEmpty());
        // The blocks of bzip2 have 900 KiB, of xz more: a block that is cut is lost.
        if (packer != Packer.XZ) {
            assertThat(read.ids()).hasSizeBetween(2_000, 19_000);
        }
    }

    @Test
    void eachMemberOfAZipIsReadAndTheRestIsCounted() throws IOException {
        Map<String, byte[]> members = new LinkedHashMap<>();
        members.put("data/tweets.jsonl", bytes(tweet(1) + tweet(2) + "{\"cut\n"));
        members.put("data/rows.csv", bytes("id,time,user,text\n3,2013-05-28 10:24:00,a,b\n"));
        members.put("data/more.jsonl.gz", Packer.GZIP.pack(bytes(tweet(4))));
        members.put("media/a.png", PICTURE);
        members.put("media/b.png", PICTURE);
        members.put("README.md", bytes("# Read me"));
        members.put("index.html", bytes("<!DOCTYPE html>"));
        members.put("__MACOSX/data/._tweets.jsonl", bytes("\0\5\u0016\7"));
        members.put("nothing.jsonl", new byte[0]);
        Path file = file("packed.zip", zip(members));

        Read read = read(file);

        assertThat(read.ids()).containsExactly("x:1", "x:2", "x:3", "x:4");
        assertThat(read.rejected()).hasSize(1);
        assertThat(read.rejected().get(0).origin().place()).isEqualTo(file + "!data/tweets.jsonl:3");
        assertThat(read.parts())
                .containsExactly(
                        file + "!data/tweets.jsonl: X API v2 NDJSON, UTF-8, in zip",
                        file + "!data/rows.csv: CSV, UTF-8, in zip",
                        file + "!data/more.jsonl.gz: X API v2 NDJSON, UTF-8, in gzip in zip");
        assertThat(read.report().skipped())
                .containsOnly(
                        entry("images", 2L),
                        entry("notes and programs", 1L),
                        entry("web pages", 1L),
                        entry("files of the operating system", 1L),
                        entry("empty files", 1L));
        assertThat(read.report().isUnread()).isFalse();
    }

    @ParameterizedTest
    @EnumSource(Packer.class)
    void aTarMayBeCompressedByAnything(Packer packer) throws IOException {
        byte[] inner = zip(Map.of("deep.jsonl", bytes(tweet(3))));
        Map<String, byte[]> members = new LinkedHashMap<>();
        members.put("2021/05/01/00.jsonl.bz2", Packer.BZIP2.pack(bytes(tweet(1))));
        members.put("./" + "long/".repeat(40) + "name.jsonl", bytes(tweet(2)));
        members.put("inner.zip", inner);
        Path file = file("all.tar", packer.pack(tar(members)));

        Read read = read(file);

        assertThat(read.ids()).containsExactly("x:1", "x:2", "x:3");
        assertThat(read.parts().get(2))
                .isEqualTo(file + "!inner.zip!deep.jsonl: X API v2 NDJSON, UTF-8, in zip in tar in " + packer.words);
    }

    @Test
    void archivesInArchivesEndAtTheThird() throws IOException {
        byte[] archive = bytes(tweet(1));
        for (int depth = 1; depth <= 3; depth++) {
            archive = zip(Map.of("inside", archive));
        }
        assertThat(read(file("three.zip", archive)).ids()).containsExactly("x:1");

        Read four = read(file("four.zip", zip(Map.of("inside", archive))));
        assertThat(four.ids()).isEmpty();
        assertThat(four.rejected()).hasSize(1);
        assertThat(four.rejected().get(0).detail()).contains("unpack it first");
    }

    @Test
    void ofAZipThatIsCutTheMembersBeforeTheCutAreRead() throws IOException {
        Map<String, byte[]> members = new LinkedHashMap<>();
        members.put("a.jsonl", bytes(tweet(1)));
        members.put("b.jsonl", bytes(tweet(2)));
        members.put("c.jsonl", bytes(tweet(3).repeat(2_000)));
        byte[] whole = zip(members);

        Read read = read(file("cut.zip", Arrays.copyOf(whole, whole.length - 600)));

        assertThat(read.ids()).contains("x:1", "x:2");
        assertThat(read.rejected()).isNotEmpty().allSatisfy(cut -> {
            assertThat(cut.reason()).isEqualTo(Reason.BROKEN_JSON);
            assertThat(cut.detail()).contains("cut or damaged");
        });
    }

    @Test
    void anEncryptedZipIsOneRejection() throws IOException {
        byte[] zip = zip(Map.of("a.jsonl", bytes(tweet(1)), "b.jsonl", bytes(tweet(2))));
        // The first of the flags of each member, in its own header and in the directory.
        for (int i = 0; i < zip.length - 10; i++) {
            boolean local = zip[i] == 'P' && zip[i + 1] == 'K' && zip[i + 2] == 3 && zip[i + 3] == 4;
            boolean central = zip[i] == 'P' && zip[i + 1] == 'K' && zip[i + 2] == 1 && zip[i + 3] == 2;
            if (local || central) {
                zip[i + (local ? 6 : 8)] |= 1;
            }
        }

        Read read = read(file("secret.zip", zip));

        assertThat(read.rejected()).hasSize(1);
        assertThat(read.rejected().get(0).detail()).contains("password");
        assertThat(read.report().isUnread()).isTrue();
        assertThat(read.report().skipped()).containsOnly(entry("more encrypted members", 1L));
    }

    @Test
    void aSpreadsheetIsNoArchive() throws IOException {
        byte[] excel = zip(Map.of("[Content_Types].xml", bytes("<Types/>"), "xl/workbook.xml", bytes("<workbook/>")));
        byte[] calc = zip(Map.of("mimetype", bytes("application/x"), "content.xml", bytes("<office/>")));
        byte[] word = zip(Map.of("[Content_Types].xml", bytes("<Types/>"), "word/document.xml", bytes("<w/>")));

        assertThat(read(file("a.xlsx", excel)).rejected())
                .extracting(Rejected::detail)
                .containsExactly("This file is a spreadsheet (Excel): save it as CSV.");
        assertThat(read(file("a.ods", calc)).rejected()).hasSize(1);
        assertThat(read(file("a.docx", word)).rejected())
                .singleElement()
                .extracting(Rejected::detail)
                .asString()
                .contains("Word");
        assertThat(read(file("in.zip", zip(Map.of("a.xlsx", excel)))).rejected())
                .hasSize(1);
    }

    @Test
    void aPersonalArchiveOfTwitterIsReadAsItIsDownloaded() throws IOException {
        Map<String, byte[]> members = new LinkedHashMap<>();
        members.put("Your archive.html", bytes("<!DOCTYPE html>"));
        members.put("assets/js/main.js", bytes("(function(){})()"));
        members.put("data/manifest.js", bytes("window.__THAR_CONFIG = {}"));
        members.put("data/direct-messages.js", bytes("window.YTD.direct_messages.part0 = [ {\"secret\": 1} ]"));
        members.put("data/like.js", bytes("window.YTD.like.part0 = [ ]"));
        members.put(
                "data/tweets.js",
                bytes("window.YTD.tweets.part0 = [ {\"tweet\": {\"id_str\": \"1610000000000000001\","
                        + " \"created_at\": \"Mon Jan 02 10:00:00 +0000 2023\", \"full_text\": \"#FOAMed\"}} ]"));
        members.put(
                "data/account.js",
                bytes(
                        "window.YTD.account.part0 = [ {\"account\": {\"username\": \"Ada_MD\", \"accountId\": \"7\"}} ]"));
        for (byte[] archive : List.of(zip(members), Packer.GZIP.pack(tar(members)))) {
            Read read = read(file("twitter.zip", archive));

            assertThat(read.results()).hasSize(1);
            Tweet tweet = Objects.requireNonNull(read.results().get(0).tweet());
            assertThat(tweet.author().handle()).isEqualTo("Ada_MD");
            assertThat(read.report().skipped())
                    .containsOnly(
                            entry("files of a personal archive that hold no tweets", 3L),
                            entry("notes and programs", 2L),
                            entry("web pages", 1L));
        }
    }

    @Test
    void ofAnExportOnlyTheFilesOfPostsAreOpened() throws IOException {
        byte[] secret = bytes("{\"messages\": [{\"content\": \"secret\"}]}");
        byte[] post = bytes(tweet(1));
        Map<String, byte[]> facebook = new LinkedHashMap<>();
        facebook.put("your_facebook_activity/messages/inbox/a/message_1.json", secret);
        facebook.put("your_facebook_activity/posts/your_posts__check_ins__photos_and_videos_1.json", post);
        Map<String, byte[]> linkedIn = new LinkedHashMap<>();
        linkedIn.put("Basic_LinkedInDataExport/messages.csv", bytes("FROM,TO,CONTENT\na,b,secret\n"));
        linkedIn.put("Basic_LinkedInDataExport/Shares.csv", post);
        Map<String, byte[]> mastodon = new LinkedHashMap<>();
        mastodon.put("actor.json", secret);
        mastodon.put("outbox.json", post);

        for (Map<String, byte[]> export : List.of(facebook, linkedIn, mastodon)) {
            Read read = read(file("export.zip", zip(export)));

            assertThat(read.report().parts()).hasSize(1);
            assertThat(read.report().skipped()).hasSize(1);
        }
        mastodon.put("likes.json", bytes("{\"@context\": \"https://www.w3.org/ns/activitystreams\"}"));
        mastodon.remove("actor.json");
        assertThat(read(file("export.tar", tar(mastodon))).ids()).containsExactly("x:1");
    }

    @Test
    void namesOfMembersMayHoldAnything() throws IOException {
        Path file = file("names.zip", zip(Map.of("a\nb/" + "x".repeat(5_000) + ".jsonl", bytes(tweet(1) + "{\n"))));

        Read read = read(file);

        assertThat(read.ids()).containsExactly("x:1");
        assertThat(read.rejected().get(0).id()).startsWith(file + "!a?b/xxx").hasSizeLessThan(600);
    }
}
