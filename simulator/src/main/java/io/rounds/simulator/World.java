package io.rounds.simulator;

/** What everything that happens has in common. */
record World(
        SimulatorOptions options,
        Agenda agenda,
        Feed feed,
        Ledger ledger,
        Accounts accounts,
        Topics topics,
        Rhythm rhythm,
        Shelf shelf,
        Phrases phrases) {

    static World of(SimulatorOptions options) {
        Rhythm rhythm = new Rhythm(options.start().toEpochMilli());
        Agenda agenda = new Agenda(options.end().toEpochMilli());
        Ledger ledger = new Ledger(options);
        Topics topics = new Topics();
        return new World(
                options,
                agenda,
                new Feed(options, agenda, ledger),
                ledger,
                new Accounts(options, rhythm),
                topics,
                rhythm,
                new Shelf(topics),
                new Phrases());
    }

    /** A pen with dice and a library of its own for each purpose, so that one event does not change another. */
    Pen pen(String purpose) {
        return new Pen(phrases, new Library(options.seed(), purpose), Dice.of(options.seed(), purpose));
    }
}
