package io.rounds.chats.sessions;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What is known of one tag, without its posts. Immutable, and small, so that it can be written each time a post arrives.
 *
 * @param firstMillis when the tag was first seen
 * @param lastMillis when it was last seen
 * @param chatsAfterMillis chats start after this time: those before it are finished and their posts are gone
 * @param baseline how many authors usually write under the tag outside of chats
 * @param pastChats finished chats, for as long as the baseline has to leave them out
 * @param spellings of the tag, in their natural order, with their counts
 * @param emitted the documents of chats that may still change
 * @param version of the document that was emitted last
 * @param nextCheckMillis the event time of the tag's timer; {@link Long#MAX_VALUE} without a timer
 */
public record TagHeader(
        long firstMillis,
        long lastMillis,
        long chatsAfterMillis,
        Baseline baseline,
        List<TimeRange> pastChats,
        Map<String, Integer> spellings,
        List<EmittedDocument> emitted,
        long version,
        long nextCheckMillis) {

    /** A tag that was never seen, whose authors are counted in windows of this length. */
    public static TagHeader none(int windowMinutes) {
        return new TagHeader(
                Long.MAX_VALUE,
                Long.MIN_VALUE,
                Long.MIN_VALUE,
                Baseline.none(windowMinutes),
                List.of(),
                new TreeMap<>(),
                List.of(),
                0,
                Long.MAX_VALUE);
    }

    TagHeader withPosts(long first, long last, Baseline newBaseline, Map<String, Integer> newSpellings) {
        return new TagHeader(
                first, last, chatsAfterMillis, newBaseline, pastChats, newSpellings, emitted, version, nextCheckMillis);
    }

    TagHeader withChats(long startAfter, Baseline newBaseline, List<TimeRange> chats, List<EmittedDocument> documents) {
        return new TagHeader(
                firstMillis,
                lastMillis,
                startAfter,
                newBaseline,
                chats,
                spellings,
                documents,
                version,
                nextCheckMillis);
    }

    /** Whether there is a chat with a document of this id, emitted or pending. */
    public boolean contains(String id) {
        return emitted.stream().anyMatch(document -> document.id().equals(id));
    }

    /** With all documents to be emitted again, whatever was emitted before. */
    public TagHeader withPendingDocuments() {
        return withEmitted(
                emitted.stream()
                        .map(document -> EmittedDocument.pending(document.id()))
                        .toList(),
                version);
    }

    TagHeader withEmitted(List<EmittedDocument> documents, long lastVersion) {
        return new TagHeader(
                firstMillis,
                lastMillis,
                chatsAfterMillis,
                baseline,
                pastChats,
                spellings,
                documents,
                lastVersion,
                nextCheckMillis);
    }

    TagHeader withNextCheck(long millis) {
        return new TagHeader(
                firstMillis, lastMillis, chatsAfterMillis, baseline, pastChats, spellings, emitted, version, millis);
    }
}
