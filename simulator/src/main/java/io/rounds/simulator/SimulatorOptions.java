package io.rounds.simulator;

import io.rounds.simulator.events.SimulatedChat;
import io.rounds.simulator.events.SockPuppets;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/**
 * The options of a simulation. Start from {@link #weeks(int)} and change what you need with {@link #toBuilder()}.
 *
 * @param seed the same options and seed give the same bytes
 * @param start Monday 00:00 UTC
 * @param weeks number of weeks, 1 to 520
 * @param volume multiplies the background (accounts and tweets), not the planted events; 0.01 to 1000
 * @param foamedPerDay background tweets a day under #FOAMed at volume 1; #MedEd gets four fifths of that
 * @param chats number of weekly chats, 0 to 6
 * @param conferenceWeek the week of the three-day conference, counted from 1; 0 for none
 * @param breakingPerWeek bursts of new topics a week
 * @param burstsPerWeek smaller bursts of existing topics a week
 * @param spamPerWeek spam bursts a week
 * @param coordinatedGroups groups of sock puppets that push one domain each
 * @param popularPapersPerWeek papers a week that many uncoordinated accounts share
 * @param communityTagShare share of the tweets of chats and events that also carry #FOAMed or #MedEd
 * @param noise disorder, duplicates, broken records, edits and deletions
 */
public record SimulatorOptions(
        long seed,
        Instant start,
        int weeks,
        double volume,
        int foamedPerDay,
        int chats,
        int conferenceWeek,
        int breakingPerWeek,
        int burstsPerWeek,
        int spamPerWeek,
        int coordinatedGroups,
        int popularPapersPerWeek,
        double communityTagShare,
        Noise noise) {

    /** Checks the ranges. */
    public SimulatorOptions {
        if (start.atZone(ZoneOffset.UTC).getDayOfWeek() != DayOfWeek.MONDAY
                || !start.truncatedTo(ChronoUnit.DAYS).equals(start)) {
            throw new IllegalArgumentException("start is a Monday, 00:00 UTC, not " + start);
        }
        range("weeks", weeks, 1, 520);
        if (!(volume >= 0.01 && volume <= 1000)) {
            throw new IllegalArgumentException("volume is 0.01 to 1000, not " + volume);
        }
        range("foamedPerDay", foamedPerDay, 1, 1_000_000);
        range("chats", chats, 0, SimulatedChat.PLANS.size());
        range("conferenceWeek", conferenceWeek, 0, weeks);
        range("breakingPerWeek", breakingPerWeek, 0, 4);
        range("burstsPerWeek", burstsPerWeek, 0, 6);
        range("spamPerWeek", spamPerWeek, 0, 4);
        range("coordinatedGroups", coordinatedGroups, 0, SockPuppets.DOMAINS.size());
        range("popularPapersPerWeek", popularPapersPerWeek, 0, 10);
        if (!(communityTagShare >= 0 && communityTagShare <= 1)) {
            throw new IllegalArgumentException("communityTagShare is 0 to 1, not " + communityTagShare);
        }
    }

    private static void range(String name, int value, int min, int max) {
        if (value < min || value > max) {
            throw new IllegalArgumentException(name + " is " + min + " to " + max + ", not " + value);
        }
    }

    /** The defaults: that many weeks from 2026-01-05 at realistic volume, with all planted events and the conference midway. */
    public static SimulatorOptions weeks(int weeks) {
        return new SimulatorOptions(
                1,
                Instant.parse("2026-01-05T00:00:00Z"),
                weeks,
                1.0,
                1400,
                4,
                weeks / 2 + 1,
                1,
                2,
                1,
                1,
                1,
                1.0,
                Noise.USUAL);
    }

    /** When the simulation ends (exclusive). */
    public Instant end() {
        return start.plus(Duration.ofDays(7L * weeks));
    }

    /** A builder that starts from these options. */
    public Builder toBuilder() {
        return new Builder(this);
    }

    /** Changes single options. */
    public static final class Builder {
        private long seed;
        private Instant start;
        private int weeks;
        private double volume;
        private int foamedPerDay;
        private int chats;
        private int conferenceWeek;
        private int breakingPerWeek;
        private int burstsPerWeek;
        private int spamPerWeek;
        private int coordinatedGroups;
        private int popularPapersPerWeek;
        private double communityTagShare;
        private Noise noise;

        private Builder(SimulatorOptions o) {
            seed = o.seed;
            start = o.start;
            weeks = o.weeks;
            volume = o.volume;
            foamedPerDay = o.foamedPerDay;
            chats = o.chats;
            conferenceWeek = o.conferenceWeek;
            breakingPerWeek = o.breakingPerWeek;
            burstsPerWeek = o.burstsPerWeek;
            spamPerWeek = o.spamPerWeek;
            coordinatedGroups = o.coordinatedGroups;
            popularPapersPerWeek = o.popularPapersPerWeek;
            communityTagShare = o.communityTagShare;
            noise = o.noise;
        }

        /** See {@link SimulatorOptions#seed()}. */
        public Builder seed(long value) {
            seed = value;
            return this;
        }

        /** See {@link SimulatorOptions#start()}. */
        public Builder start(Instant value) {
            start = value;
            return this;
        }

        /** See {@link SimulatorOptions#weeks()}. */
        public Builder weeks(int value) {
            weeks = value;
            return this;
        }

        /** See {@link SimulatorOptions#volume()}. */
        public Builder volume(double value) {
            volume = value;
            return this;
        }

        /** See {@link SimulatorOptions#foamedPerDay()}. */
        public Builder foamedPerDay(int value) {
            foamedPerDay = value;
            return this;
        }

        /** See {@link SimulatorOptions#chats()}. */
        public Builder chats(int value) {
            chats = value;
            return this;
        }

        /** See {@link SimulatorOptions#conferenceWeek()}. */
        public Builder conferenceWeek(int value) {
            conferenceWeek = value;
            return this;
        }

        /** See {@link SimulatorOptions#breakingPerWeek()}. */
        public Builder breakingPerWeek(int value) {
            breakingPerWeek = value;
            return this;
        }

        /** See {@link SimulatorOptions#burstsPerWeek()}. */
        public Builder burstsPerWeek(int value) {
            burstsPerWeek = value;
            return this;
        }

        /** See {@link SimulatorOptions#spamPerWeek()}. */
        public Builder spamPerWeek(int value) {
            spamPerWeek = value;
            return this;
        }

        /** See {@link SimulatorOptions#coordinatedGroups()}. */
        public Builder coordinatedGroups(int value) {
            coordinatedGroups = value;
            return this;
        }

        /** See {@link SimulatorOptions#popularPapersPerWeek()}. */
        public Builder popularPapersPerWeek(int value) {
            popularPapersPerWeek = value;
            return this;
        }

        /** See {@link SimulatorOptions#communityTagShare()}. */
        public Builder communityTagShare(double value) {
            communityTagShare = value;
            return this;
        }

        /** See {@link SimulatorOptions#noise()}. */
        public Builder noise(Noise value) {
            noise = value;
            return this;
        }

        /** No planted events: no chats, conference, bursts, spam, sock puppets or popular papers. */
        public Builder backgroundOnly() {
            chats = 0;
            conferenceWeek = 0;
            breakingPerWeek = 0;
            burstsPerWeek = 0;
            spamPerWeek = 0;
            coordinatedGroups = 0;
            popularPapersPerWeek = 0;
            return this;
        }

        /**
         * Builds and checks the options.
         *
         * @throws IllegalArgumentException if one is out of range
         */
        public SimulatorOptions build() {
            return new SimulatorOptions(
                    seed,
                    start,
                    weeks,
                    volume,
                    foamedPerDay,
                    chats,
                    conferenceWeek,
                    breakingPerWeek,
                    burstsPerWeek,
                    spamPerWeek,
                    coordinatedGroups,
                    popularPapersPerWeek,
                    communityTagShare,
                    noise);
        }
    }
}
