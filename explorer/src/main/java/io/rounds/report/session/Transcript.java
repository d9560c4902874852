package io.rounds.report.session;

import java.util.List;

/**
 * What was said in a session, grouped by question. Reposts are not listed but counted.
 *
 * @param rest originals that belong to no question, in order of time
 * @param found tweets of the session that the source has, reposts included
 */
record Transcript(List<Discussion> discussions, List<TranscriptTweet> rest, long found) {
    Transcript {
        discussions = List.copyOf(discussions);
        rest = List.copyOf(rest);
    }

    /** A question and its answers in order of time. */
    record Discussion(ChatQuestion asked, TranscriptTweet question, List<TranscriptTweet> answers) {
        Discussion {
            answers = List.copyOf(answers);
        }
    }
}
