package io.rounds.extract.privacy;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Tells whether a post may identify a patient.
 *
 * <p>A rule is met by what is written, not by what is meant: an identifier with its name before it and its check digit
 * right, a date of birth, a name after a word for a patient, a stay told with day, age and hospital. The list follows the
 * identifiers of HIPAA's Safe Harbor method, 45 CFR 164.514(b)(2)(i), and the numbers of other countries' health services;
 * each rule names its source. Precision comes before recall: an organizer who is called for nothing stops to look. What
 * says that nobody is meant (fiction, simulation, tests) silences all rules.
 *
 * <p>It is asked about every tweet. Most hold no word that any rule starts from and end in one pass that makes no object.
 * No rule backtracks, and no more than {@link #LONGEST} characters are read.
 */
public final class Confidentiality {
    /** Twice the longest post of X (25,000 characters). What follows is not read. */
    public static final int LONGEST = 50_000;

    private static final Set<String> NOBODY_IS_MEANT = Set.of(
            "fictional",
            "fictitious",
            "invented",
            "osce",
            "simulation",
            "simulated",
            "simman",
            "mannequin",
            "manikin",
            "dummy",
            "fake",
            "mock",
            "scenario",
            "vignette",
            "testing");

    private static final List<Rule> RULES = List.of(
            new Rule("mrn", PatientNumbers::mrn),
            new Rule("ssn", PatientNumbers::ssn),
            new Rule("nhs_number", PatientNumbers::nhsNumber),
            new Rule("chi_number", PatientNumbers::chiNumber),
            new Rule("medicare_number", PatientNumbers::medicareNumber),
            new Rule("nhi_number", PatientNumbers::nhiNumber),
            new Rule("date_of_birth", PatientStories::dateOfBirth),
            new Rule("patient_name", PatientStories::patientName),
            new Rule("named_in_bed", PatientStories::namedInBed),
            new Rule("initials", PatientStories::initials),
            new Rule("date_age_place", PatientStories::dateAgePlace),
            new Rule("contact", PatientStories::contact));

    private record Rule(String name, Predicate<Words> meets) {}

    private Confidentiality() {}

    /** The names of all rules there are, in the order in which {@link #rules} tells them. */
    public static List<String> names() {
        return RULES.stream().map(Rule::name).toList();
    }

    /** The names of the rules that a post meets; empty for nearly every post. */
    public static List<String> rules(String text) {
        if (!Cues.any(text, LONGEST)) {
            return List.of();
        }
        Words words = Words.of(text, LONGEST);
        List<String> met = new ArrayList<>(1);
        for (Rule rule : RULES) {
            if (rule.meets().test(words)) {
                met.add(rule.name());
            }
        }
        return met.isEmpty() || words.any(NOBODY_IS_MEANT) ? List.of() : List.copyOf(met);
    }
}
