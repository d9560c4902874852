package io.rounds.extract.privacy;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Finds posts that may identify a patient.
 *
 * <p>Rules match the wording: an identifier that follows its name and has a valid check digit, a date of birth, a name
 * after a word for a patient, a stay in hospital with day, age and place. The list follows the identifiers of HIPAA's Safe Harbor method, 45 CFR 164.514(b)(2)(i), and the numbers of other countries' health services;
 * each rule names its source. Precision takes precedence over recall, as organizers stop looking after false alarms.
 * Words of fiction, simulation and tests suppress all rules.
 *
 * <p>Every tweet is checked. Most contain no word that a rule starts from, which one pass without allocation finds out.
 * No rule backtracks, and at most {@link #MAX_LENGTH} characters are read.
 */
public final class Confidentiality {
    /** The number of characters that are read: twice the longest post of X (25,000). */
    public static final int MAX_LENGTH = 50_000;

    private static final Set<String> FICTION = Set.of(
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
            new Rule("date_of_birth", PatientDetails::dateOfBirth),
            new Rule("patient_name", PatientDetails::patientName),
            new Rule("named_in_bed", PatientDetails::namedInBed),
            new Rule("initials", PatientDetails::initials),
            new Rule("date_age_place", PatientDetails::dateAgePlace),
            new Rule("contact", PatientDetails::contact));

    private record Rule(String name, Predicate<Tokens> condition) {}

    private Confidentiality() {}

    /** The names of all rules, in the order of the results of {@link #rules}. */
    public static List<String> names() {
        return RULES.stream().map(Rule::name).toList();
    }

    /** The names of the rules that match a post; empty for nearly every post. */
    public static List<String> rules(String text) {
        if (!Cues.any(text, MAX_LENGTH)) {
            return List.of();
        }
        Tokens tokens = Tokens.of(text, MAX_LENGTH);
        List<String> matched = new ArrayList<>(1);
        for (Rule rule : RULES) {
            if (rule.condition().test(tokens)) {
                matched.add(rule.name());
            }
        }
        return matched.isEmpty() || tokens.any(FICTION) ? List.of() : List.copyOf(matched);
    }
}
