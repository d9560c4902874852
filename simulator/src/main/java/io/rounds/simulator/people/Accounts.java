package io.rounds.simulator.people;

import io.rounds.simulator.bytes.Snowflakes;
import io.rounds.simulator.random.Dice;
import io.rounds.simulator.random.Weighted;
import io.rounds.simulator.time.Millis;
import io.rounds.simulator.time.Region;
import io.rounds.simulator.time.Rhythm;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The population: some 2,500 people at volume 1, in nine regions, each with a field of work and a language. Few of them
 * post most of the tweets (activity follows a Pareto law), and few have most of the followers (log-normal).
 */
public final class Accounts {
    private static final int PEOPLE = 2500;
    private static final int MIN_PEOPLE = 1500;

    private static final List<String> FIRST = List.of(
            "Amara", "Ben", "Chloe", "Dev", "Elena", "Farid", "Greta", "Hugo", "Ines", "Jonas", "Keiko", "Liam", "Maya",
            "Noor", "Oskar", "Priya", "Quinn", "Rosa", "Sanjay", "Tessa", "Umar", "Vera", "Wren", "Ximena", "Yusuf",
            "Zoë", "Álvaro", "Björn", "Siân", "Łucja", "明美", "健太", "ليلى", "سامي");
    private static final List<String> LAST = List.of(
            "Quill",
            "Harrow",
            "Penhale",
            "Okafor",
            "Lindqvist",
            "Marsh",
            "Vasquez",
            "Tanaka",
            "Adeyemi",
            "Byrne",
            "Castell",
            "Dunmore",
            "Eriksen",
            "Fairweather",
            "Gupta",
            "Holloway",
            "Ibarra",
            "Jessup",
            "Kowalczyk",
            "Larkspur",
            "Moreau",
            "Nakamura",
            "Oyelaran",
            "Pettigrew",
            "Rahmani",
            "Sorensen",
            "Thackeray",
            "Underhill",
            "Weatherby",
            "Zimmer");
    private static final List<String> ROLES = List.of(
            "Emergency physician",
            "Nurse educator",
            "Medical student",
            "Intensivist",
            "Family doctor",
            "Paramedic",
            "Paediatrician",
            "Clinical educator",
            "Resident",
            "Pharmacist",
            "Physiotherapist",
            "Medical librarian",
            "Anaesthetist",
            "Researcher in medical education",
            "Simulation lead");
    private static final List<String> PASSIONS = List.of(
            "Free open access learning for all.",
            "Views my own, not advice.",
            "Runner, reader, parent ☕.",
            "Teaching is the best way to learn.",
            "Podcast host 🎙️.",
            "He/him.",
            "She/her.",
            "They/them.",
            "Curious about everything.",
            "Evidence over eminence.",
            "Rural and proud.",
            "RT ≠ endorsement.",
            "Trying to make rounds shorter and kinder 🩺.");
    private static final List<String> HANDLE_HEADS = List.of(
            "Dr", "Doc", "em_", "icu_", "MedEd", "Nurse", "Teach", "Ward", "Prof", "Sim", "Peds", "the", "Rural",
            "ICU");
    private static final List<String> HANDLE_TAILS = List.of(
            "Wombat", "Otter", "Heron", "Falcon", "Badger", "Lynx", "Magpie", "Osprey", "Puffin", "Quokka", "Raven",
            "Stoat", "Tapir", "Urchin", "Vole", "Walrus", "Yak", "Kestrel", "Ibis", "Gecko");
    private static final List<String> FIELDS = List.of(
            "em", "em", "em", "em", "em", "edu", "edu", "edu", "edu", "icu", "icu", "icu", "im", "im", "im", "peds",
            "peds", "anaes", "gp", "gp", "cardio", "neph", "id", "neuro", "onc", "surg", "obgyn", "psych", "rad",
            "tox");

    private final Dice dice;
    private final Rhythm rhythm;
    private final long start;
    private final Set<String> handles = new HashSet<>();
    private final Set<Long> ids = new HashSet<>();
    private final List<Account> all = new ArrayList<>();
    private final Map<String, Crowd> crowds = new LinkedHashMap<>();
    private final Crowd everybody;

    /** A group of accounts, drawn by how much they post. */
    private record Crowd(List<Account> people, Weighted weights) {}

    /**
     * Invents the accounts.
     *
     * @param volume size of the population as a multiple of the usual one
     * @param start the start of the simulation in milliseconds since 1970
     */
    public Accounts(long seed, double volume, long start, Rhythm rhythm) {
        this.dice = Dice.of(seed, "accounts");
        this.rhythm = rhythm;
        this.start = start;
        int people = Math.max(MIN_PEOPLE, (int) (PEOPLE * volume));
        Map<String, List<Integer>> members = new HashMap<>();
        double[] weights = new double[people];
        List<Region> regions = new ArrayList<>();
        for (Region region : Region.values()) {
            for (int i = 0; i < region.share(); i++) {
                regions.add(region);
            }
        }
        for (int i = 0; i < people; i++) {
            double activity = Math.min(60, StrictMath.pow(1 - dice.unit(), -1 / 1.25));
            Account account = person(dice.pick(regions), activity);
            all.add(account);
            weights[i] = activity;
            members.computeIfAbsent(account.field, key -> new ArrayList<>()).add(i);
            if (!account.language().equals("en")) {
                members.computeIfAbsent(account.language(), key -> new ArrayList<>())
                        .add(i);
            }
        }
        everybody = new Crowd(all, new Weighted(weights));
        members.forEach((key, indices) -> crowds.put(key, crowd(indices, weights)));
    }

    private Crowd crowd(List<Integer> indices, double[] weights) {
        double[] some = indices.stream().mapToDouble(i -> weights[i]).toArray();
        return new Crowd(indices.stream().map(all::get).toList(), new Weighted(some));
    }

    private Account person(Region region, double activity) {
        // Two thirds of the accounts are older than 2016, when ids were still short numbers.
        boolean old = dice.chance(0.66);
        long age = (old ? 3650 + dice.below(2200) : 60 + dice.below(3000)) * Millis.DAY + dice.below(86_400) * 1000L;
        long createdAt = start - age;
        long id = old ? shortId() : Snowflakes.of(createdAt, dice.below(1 << 22));
        int followers =
                (int) Math.min(400_000, StrictMath.exp(6.1 + 1.5 * dice.gaussian()) * StrictMath.sqrt(activity));
        int following = (int) Math.min(9000, 80 + StrictMath.exp(5.9 + 0.9 * dice.gaussian()));
        return new Account(new Account.Profile(
                id,
                handle(),
                name(),
                region,
                dice.pick(region.languages()),
                dice.pick(FIELDS),
                dice.pick(ROLES) + ". " + dice.pick(PASSIONS),
                createdAt,
                followers,
                followers * 0.0004 * dice.unit(),
                following,
                (int) (activity * 300 * (0.5 + dice.unit())),
                start));
    }

    private long shortId() {
        while (true) {
            long id = 10_000_000L + (dice.bits() >>> 1) % 3_000_000_000L;
            if (ids.add(id)) {
                return id;
            }
        }
    }

    /** A sock puppet: a few days old, with few followers. */
    public Account sockPuppet(long now, Dice own) {
        long createdAt = now - own.between(3, 25) * Millis.DAY - own.below(86_400) * 1000L;
        return new Account(new Account.Profile(
                Snowflakes.of(createdAt, own.below(1 << 22)),
                handle(),
                name(),
                own.pick(List.of(Region.US_EAST, Region.BRITAIN, Region.EUROPE)),
                "en",
                "gp",
                own.pick(PASSIONS),
                createdAt,
                own.between(3, 60),
                0.5,
                own.between(200, 900),
                own.between(5, 90),
                now));
    }

    private String name() {
        return (dice.chance(0.25) ? "Dr " : "") + dice.pick(FIRST) + " " + dice.pick(LAST);
    }

    /** Handles have at most 15 characters of [A-Za-z0-9_]. */
    private String handle() {
        while (true) {
            String last = dice.chance(0.5) ? dice.pick(LAST) : dice.pick(HANDLE_TAILS);
            String base = dice.pick(HANDLE_HEADS) + last;
            String handle = (base.length() > 11 ? base.substring(0, 11) : base) + (10 + dice.below(9990));
            if (handles.add(handle.toLowerCase(Locale.ROOT))) {
                return handle;
            }
        }
    }

    /**
     * Draws an account that is awake: usually one of the field or language, otherwise any.
     *
     * @param field a field of work, a language, or an empty string
     */
    public Account awake(String field, long now, Dice own) {
        Crowd crowd = crowds.get(field);
        boolean language = field.length() == 2 && !field.equals("em") && !field.equals("im") && !field.equals("id");
        Crowd from = crowd == null || (!language && own.chance(0.4)) ? everybody : crowd;
        while (true) {
            Account account = from.people().get(from.weights().draw(own));
            if (own.unit() < rhythm.presence(account.region(), now)) {
                return account;
            }
        }
    }

    /**
     * Draws distinct accounts of a field, in random order, weighted by how much they post.
     *
     * @param field a field of work, or an empty string for all accounts
     */
    public List<Account> some(String field, int count, Dice own) {
        Crowd from = crowds.getOrDefault(field, everybody);
        Set<Account> chosen = new LinkedHashSet<>();
        for (int tries = 0; chosen.size() < count; tries++) {
            Crowd crowd = tries < 20 * count ? from : everybody;
            Account account = crowd.people().get(crowd.weights().draw(own));
            if (account.language().equals("en")) {
                chosen.add(account);
            }
        }
        return List.copyOf(chosen);
    }
}
