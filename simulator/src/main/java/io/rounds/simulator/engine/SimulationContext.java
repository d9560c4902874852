package io.rounds.simulator.engine;

import io.rounds.simulator.SimulatorOptions;
import io.rounds.simulator.content.Library;
import io.rounds.simulator.content.Phrases;
import io.rounds.simulator.content.Topics;
import io.rounds.simulator.people.Accounts;
import io.rounds.simulator.random.Dice;
import io.rounds.simulator.time.Rhythm;
import io.rounds.simulator.tweets.RecentTweets;
import io.rounds.simulator.tweets.TweetComposer;

/** The shared state of a simulation. */
public record SimulationContext(
        SimulatorOptions options,
        EventQueue queue,
        Feed feed,
        TruthRecorder recorder,
        Accounts accounts,
        Topics topics,
        Rhythm rhythm,
        RecentTweets recentTweets,
        Phrases phrases) {

    /** The state at the start of a simulation: nothing is scheduled yet. */
    public static SimulationContext of(SimulatorOptions options) {
        long start = options.start().toEpochMilli();
        Rhythm rhythm = new Rhythm(start);
        EventQueue queue = new EventQueue(options.end().toEpochMilli());
        TruthRecorder recorder = new TruthRecorder(options);
        Topics topics = new Topics();
        return new SimulationContext(
                options,
                queue,
                new Feed(options, queue, recorder),
                recorder,
                new Accounts(options.seed(), options.volume(), start, rhythm),
                topics,
                rhythm,
                new RecentTweets(topics),
                new Phrases());
    }

    /** A composer with its own random numbers and library for each purpose, so that one event does not change another. */
    public TweetComposer composer(String purpose) {
        return new TweetComposer(phrases, new Library(options.seed(), purpose), Dice.of(options.seed(), purpose));
    }
}
