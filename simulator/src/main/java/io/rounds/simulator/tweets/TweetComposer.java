package io.rounds.simulator.tweets;

import io.rounds.simulator.content.Library;
import io.rounds.simulator.content.Phrases;
import io.rounds.simulator.content.SimulatedTopic;
import io.rounds.simulator.content.Topics;
import io.rounds.simulator.people.Account;
import io.rounds.simulator.random.Dice;
import java.text.Normalizer;
import java.util.List;

/** Composes the texts of tweets: phrase, link, photo, emoji and hashtags, in the language of the author. */
public final class TweetComposer {
    private static final List<String> EMOJI = List.of(
            "🩺", "🚑", "🧠", "❤️", "🔥", "👏🏽", "🙏", "📚", "🎧", "👩🏾‍⚕️", "💉", "🫁", "🤔", "✅", "🇦🇺", "☕");
    private static final double MISSPELT = 0.22;

    private final Phrases phrases;
    private final Library library;
    private final Dice dice;

    /** A community's hashtag and the ways people spell it. */
    public enum Community {
        FOAMED("FOAMed", "foamed", "FOAMED", "Foamed", "FoamEd"),
        MEDED("MedEd", "meded", "MEDED", "Meded", "medEd");

        private final String tag;

        @SuppressWarnings("ImmutableEnumChecker") // List.of makes it
        private final List<String> spellings;

        Community(String tag, String... others) {
            this.tag = tag;
            this.spellings = List.of(others);
        }

        /** The usual spelling, without #. */
        public String tag() {
            return tag;
        }
    }

    /** A composer that draws from the phrases and the library by the dice. */
    public TweetComposer(Phrases phrases, Library library, Dice dice) {
        this.phrases = phrases;
        this.library = library;
        this.dice = dice;
    }

    /** An empty text. */
    public TweetText.Builder start() {
        return new TweetText.Builder(dice);
    }

    public String phrase(String language, String role, String words) {
        return phrases.pick(language, role, dice).replace("{t}", words);
    }

    /** Adds the hashtag of the community in one of its spellings. */
    public TweetText.Builder community(TweetText.Builder text, Community community) {
        return text.tag(dice.chance(MISSPELT) ? dice.pick(community.spellings) : community.tag);
    }

    /** Adds the hashtag of the community with the given probability. */
    public TweetText.Builder maybeCommunity(TweetText.Builder text, Community community, double share) {
        return dice.chance(share) ? community(text, community) : text;
    }

    /** Completes a tweet of the background, after what the text already has (the handle in a reply). */
    public TweetText.Builder background(
            TweetText.Builder text,
            Account author,
            String role,
            SimulatedTopic topic,
            List<SimulatedTopic> moreTopics,
            CommunityMix mix) {
        text.say(phrase(language(author, topic), role, topic.words()));
        boolean say = role.equals("say");
        if (say && dice.chance(0.6)) {
            text.link(library.draw(topic, dice));
        }
        if (dice.chance(0.12)) {
            text.say(dice.pick(EMOJI));
        }
        for (Community community : mix.communities()) {
            community(text, community);
        }
        if (!topic.isNone()) {
            tag(text, topic, author);
        }
        for (SimulatedTopic other : moreTopics) {
            tag(text, other, author);
        }
        // An emoji glued to the last hashtag does not belong to it; a hashtag of emoji is none.
        if (dice.chance(0.02)) {
            text.attach(dice.pick(EMOJI));
        } else if (dice.chance(0.01)) {
            text.say("#" + dice.pick(EMOJI));
        }
        if (say && dice.chance(0.15)) {
            text.photo();
        }
        return text;
    }

    /** The language of the topic where it has one, otherwise that of the author. */
    private static String language(Account author, SimulatedTopic topic) {
        return Topics.isLanguage(topic.field()) ? topic.field() : author.language();
    }

    private void tag(TweetText.Builder text, SimulatedTopic topic, Account author) {
        String tag = dice.chance(0.08) ? TweetText.normalise(topic.tag()) : topic.tag();
        if (Topics.isLanguage(topic.field()) && dice.chance(0.05)) {
            // Some devices send letters and their marks apart.
            text.tag(Normalizer.normalize(tag, Normalizer.Form.NFD));
        } else if (author.language().equals("ja") && dice.chance(0.3)) {
            text.tag("＃", tag);
        } else {
            text.tag(tag);
        }
    }

    /** The library that links are taken from. */
    public Library library() {
        return library;
    }

    /** The random numbers of the composer. */
    public Dice dice() {
        return dice;
    }
}
