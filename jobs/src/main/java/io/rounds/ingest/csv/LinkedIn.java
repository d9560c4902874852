package io.rounds.ingest.csv;

import org.jspecify.annotations.Nullable;

/** What is particular to the data export of LinkedIn. */
final class LinkedIn {
    private LinkedIn() {}

    /** The name of the post, or of the comment, that an address shows; null if it names none. */
    static @Nullable String id(String address, boolean comment) {
        if (!comment) {
            return CsvAddresses.linkedInPost(address);
        }
        String number = CsvAddresses.linkedInComment(address);
        return number == null ? null : "urn:li:comment:" + number;
    }

    /** The text, in which the export puts each newline into quotation marks. */
    static String text(String exported) {
        return exported.replace("\"\n\"", "\n").replace("\"\r\n\"", "\n");
    }

    /**
     * Whether anybody, or any member of LinkedIn, may read a post. {@code MEMBER_NETWORK} is what the export writes for the
     * posts that LinkedIn's page shows to "anyone": all members, not those of the author's network.
     */
    static boolean isPublic(@Nullable String visibility) {
        return visibility == null
                || switch (visibility.strip()) {
                    case "PUBLIC", "MEMBER_NETWORK", "LOGGED_IN", "ANYONE" -> true;
                    default -> false;
                };
    }
}
