package io.rounds.simulator;

/** What everything that happens has in common. */
record SimulationContext(
        SimulatorOptions options,
        EventQueue agenda,
        Feed feed,
        TruthRecorder ledger,
        Accounts accounts,
        Topics topics,
        Rhythm rhythm,
        RecentTweets shelf,
        Phrases phrases) {

    static SimulationContext of(SimulatorOptions options) {
        Rhythm rhythm = new Rhythm(options.start().toEpochMilli());
        EventQueue agenda = new EventQueue(options.end().toEpochMilli());
        TruthRecorder ledger = new TruthRecorder(options);
        Topics topics = new Topics();
        return new SimulationContext(
                options,
                agenda,
                new Feed(options, agenda, ledger),
                ledger,
                new Accounts(options, rhythm),
                topics,
                rhythm,
                new RecentTweets(topics),
                new Phrases());
    }

    /** A pen with dice and a library of its own for each purpose, so that one event does not change another. */
    TweetComposer pen(String purpose) {
        return new TweetComposer(phrases, new Library(options.seed(), purpose), Dice.of(options.seed(), purpose));
    }
}
