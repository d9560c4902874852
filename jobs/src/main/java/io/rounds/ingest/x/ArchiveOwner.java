package io.rounds.ingest.x;

import io.rounds.ingest.draft.AuthorDraft;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The account that a personal archive of Twitter belongs to. The tweets in {@code tweets.js} do not name their author;
 * the file {@code account.js} beside it does.
 *
 * @param id the account's id; null where only its handle is known
 * @param handle without {@code @}, as written
 * @param name the display name
 * @param createdAt when the account was opened, as the archive writes it
 */
public record ArchiveOwner(
        @Nullable String id,
        String handle,
        @Nullable String name,
        @Nullable String createdAt) {
    private static final int MAX_HANDLE = 20;
    /** LinkedIn has {@code jane-doe-md}, Facebook {@code jane.doe}. */
    private static final Pattern PROFILE = Pattern.compile("[\\p{L}\\p{N}_][\\p{L}\\p{N}_.-]{0,99}");

    /**
     * An account of which only the handle is known.
     *
     * @throws IllegalArgumentException when it is not a handle of X
     */
    public static ArchiveOwner of(String handle) {
        String bare = handle.startsWith("@") ? handle.substring(1) : handle;
        if (!isHandle(bare)) {
            throw new IllegalArgumentException(
                    "an account is named by its handle, letters, digits and _, unlike '" + handle + "'");
        }
        return new ArchiveOwner(null, bare, null, null);
    }

    /**
     * An account of any network, of which only its handle, or the name in the address of its profile, is known.
     *
     * @throws IllegalArgumentException when it is neither
     */
    public static ArchiveOwner ofProfile(String name) {
        String bare = name.startsWith("@") ? name.substring(1) : name;
        if (!PROFILE.matcher(bare).matches()) {
            throw new IllegalArgumentException(
                    "an account is named by its handle, letters, digits and _ (on other networks than X also - and .), unlike '"
                            + name + "'");
        }
        return new ArchiveOwner(null, bare, null, null);
    }

    /** Whether a text can be a handle of X: 1 to {@value #MAX_HANDLE} letters, digits and {@code _}. */
    public static boolean isHandle(String text) {
        int length = text.length();
        if (length == 0 || length > MAX_HANDLE) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (c != '_' && (c >= 0x80 || !Character.isLetterOrDigit(c))) {
                return false;
            }
        }
        return true;
    }

    /** A draft of the author of its tweets. */
    public AuthorDraft author() {
        AuthorDraft author = new AuthorDraft();
        author.id = id;
        author.handle = handle;
        author.name = name;
        author.createdAt = createdAt;
        return author;
    }
}
