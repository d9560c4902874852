package io.rounds.report.session;

import java.util.List;

/**
 * The tweets of a session, grouped by question. Reposts are not listed but counted.
 *
 * @param rest originals that belong to no question, in chronological order
 * @param tweetsFound number of tweets of the session in the source, reposts included
 */
public record Transcript(List<Discussion> discussions, List<TranscriptTweet> rest, long tweetsFound) {
    public Transcript {
        discussions = List.copyOf(discussions);
        rest = List.copyOf(rest);
    }

    /** A question and its answers in chronological order. */
    public record Discussion(ChatQuestion asked, TranscriptTweet question, List<TranscriptTweet> answers) {
        public Discussion {
            answers = List.copyOf(answers);
        }
    }
}
