package io.rounds.simulator;

/** The shared state of a simulation. */
record SimulationContext(
        SimulatorOptions options,
        EventQueue queue,
        Feed feed,
        TruthRecorder recorder,
        Accounts accounts,
        Topics topics,
        Rhythm rhythm,
        RecentTweets recentTweets,
        Phrases phrases) {

    static SimulationContext of(SimulatorOptions options) {
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
    TweetComposer composer(String purpose) {
        return new TweetComposer(phrases, new Library(options.seed(), purpose), Dice.of(options.seed(), purpose));
    }
}
