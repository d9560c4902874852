package io.rounds.extract.privacy;

import java.util.Set;

/**
 * Rules of {@link Confidentiality} for details by which others can recognise a patient: names, dates, places, contacts.
 *
 * <p>Names are recognised by their position and not by a list: capitalised, after a title or a word for a patient. This
 * does not match eponyms, authors and speakers, and misses patients who are named in other ways.
 */
final class PatientDetails {
    private static final Set<String> PATIENT =
            Set.of("patient", "pt", "patientin", "paciente", "paziente", "patiente", "patiënt", "patiënte");
    private static final Set<String> PATIENTS_POSSESSIVE = Set.of("patient's", "pt's", "patients", "pts");
    private static final Set<String> MY_OUR = Set.of("my", "our");
    private static final Set<String> TITLES = Set.of("Mr", "Mrs", "Ms", "Miss", "Mx", "Herr", "Frau", "Mme");

    /** {@code PT} in capitals is a physiotherapist or prothrombin time, {@code MS} a disease. */
    private static final String PHYSIOTHERAPIST = "PT";

    /** Words before "patient" that mean no real patient, or one who speaks in public. */
    private static final Set<String> NOT_PATIENTS = Set.of(
            "expert", "standardized", "standardised", "simulated", "simulation", "virtual", "fictional", "famous");

    private static final Set<String> ROLES = Set.of(
            "advocate",
            "advocates",
            "ambassador",
            "representative",
            "speaker",
            "speak",
            "speaks",
            "spoke",
            "keynote",
            "panellist",
            "panelist",
            "author",
            "film",
            "documentary",
            "podcast",
            "permission");

    private static final Set<String> PLACEHOLDERS = Set.of("unknown", "doe", "x", "y", "z", "nobody", "xxx");

    /** Names of examples: John Smith, Jane Doe, Joe Bloggs. */
    private static final Set<String> EXAMPLE_NAMES = Set.of("john", "jane", "joe", "smith", "bloggs", "public");

    /** Other words that are capitalised after "our patient": teams, programmes. */
    private static final Set<String> NOT_NAMES = Set.of(
            "safety",
            "charter",
            "advocate",
            "experience",
            "care",
            "team",
            "program",
            "programme",
            "center",
            "centre",
            "group",
            "day",
            "week",
            "month",
            "award",
            "awards",
            "service",
            "services",
            "council",
            "board",
            "forum",
            "network",
            "education",
            "engagement",
            "portal",
            "information",
            "involvement",
            "advisory",
            "committee",
            "flow",
            "navigator",
            "navigators",
            "association",
            "support",
            "centered",
            "centred",
            "reported",
            "blood",
            "monday",
            "tuesday",
            "wednesday",
            "thursday",
            "friday",
            "saturday",
            "sunday",
            "university",
            "hospital",
            "clinic");

    private static final Set<String> NAMED = Set.of("named", "called", "name");
    private static final Set<String> IS = Set.of("is", "was", "ist", "est", "es", "on", "am", "le", "the");
    private static final Set<String> DOB =
            Set.of("dob", "geburtsdatum", "geboortedatum", "nacimiento", "naissance", "nascita", "nascimento");
    private static final Set<String> BORN =
            Set.of("born", "b", "geb", "geboren", "né", "née", "nacido", "nacida", "nato", "nata");
    private static final Set<String> ANIMALS = Set.of("dog", "puppy", "cat", "kitten", "horse", "podcast");
    private static final Set<String> AGE_WORDS =
            Set.of("yo", "year-old", "years-old", "month-old", "m", "f", "male", "female");
    private static final Set<String> YEARS = Set.of("yr", "yrs", "year", "years", "y");
    private static final Set<String> OLD = Set.of("old", "o");
    private static final Set<String> AGE_ENDINGS = Set.of("m", "f", "yo", "y", "yom", "yof", "ym", "yf");
    private static final String CURRENCIES = "$£€¥";

    private static final Set<String> EVENTS = Set.of(
            "admitted",
            "presented",
            "presents",
            "seen",
            "saw",
            "discharged",
            "transferred",
            "delivered",
            "died",
            "operated",
            "treated");
    private static final Set<String> PLACES =
            Set.of("hospital", "infirmary", "clinic", "hospice", "klinikum", "krankenhaus", "hôpital", "ospedale");
    private static final Set<String> CENTRES = Set.of("center", "centre");

    /** Words of published cases and the news. */
    private static final Set<String> PUBLISHED = Set.of(
            "obituary",
            "report",
            "reports",
            "journal",
            "bmj",
            "nejm",
            "jama",
            "lancet",
            "published",
            "police",
            "news",
            "court",
            "coroner",
            "inquest",
            "register",
            "volunteers",
            "participants",
            "students",
            "fellowship",
            "walk");

    private static final Set<String> FAMILY = Set.of(
            "dad",
            "mum",
            "mom",
            "father",
            "mother",
            "grandfather",
            "grandmother",
            "wife",
            "husband",
            "son",
            "daughter",
            "brother",
            "sister");

    private static final Set<String> BEDS = Set.of("bed", "bay", "cubicle", "cot");
    private static final Set<String> ROOMS = Set.of("room", "ward");
    private static final Set<String> IN = Set.of("in", "from", "the", "of");
    private static final Set<String> PHONES = Set.of("phone", "mobile", "cell", "telephone", "tel");
    private static final Set<String> PHONE_FILLERS = Set.of("number", "no", "is", "on", "at");
    private static final Set<String> RELATIVES =
            Set.of("daughter", "son", "wife", "husband", "mother", "father", "sister", "brother", "partner");
    private static final Set<String> STREETS = Set.of(
            "street",
            "st",
            "road",
            "rd",
            "lane",
            "close",
            "avenue",
            "ave",
            "drive",
            "court",
            "way",
            "terrace",
            "crescent");

    /** People who were born earlier are not alive. */
    private static final int FIRST_YEAR_OF_BIRTH = 1915;

    /** Earlier stays are history and not cases of the ward. */
    private static final int FIRST_YEAR_OF_STAY = 2000;

    private static final int MAX_AGE = 120;
    private static final int MIN_PHONE_DIGITS = 7;
    private static final int MAX_PHONE_PARTS = 5;

    private PatientDetails() {}

    /**
     * A full date of birth: after a name for it, or after "born" if it refers to a patient. HIPAA Safe Harbor,
     * 45 CFR 164.514(b)(2)(i)(C): all elements of dates but the year.
     */
    static boolean dateOfBirth(Tokens tokens) {
        for (int i = 0; i < tokens.size(); i++) {
            int next = afterDob(tokens, i);
            if (next > i && isYearOfBirth(Dates.year(tokens, tokens.past(next, IS, 2), true))) {
                return !isOwnStory(tokens) && !tokens.any(ANIMALS);
            }
        }
        return false;
    }

    private static int afterDob(Tokens tokens, int i) {
        if (tokens.is(i, DOB)) {
            return i + 1;
        }
        if ((tokens.is(i, "d") && tokens.is(i + 1, "o") && tokens.is(i + 2, "b"))
                || (tokens.is(i, "date") && tokens.is(i + 1, "of") && tokens.is(i + 2, "birth"))) {
            return i + 3;
        }
        return tokens.is(i, BORN) && isPatientBefore(tokens, i, 3) ? i + 1 : i;
    }

    private static boolean isPatientBefore(Tokens tokens, int i, int within) {
        for (int near = i - 1; near >= i - within; near--) {
            if (isPatient(tokens, near)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isPatient(Tokens tokens, int i) {
        return tokens.is(i, PATIENT) && !tokens.raw(i).equals(PHYSIOTHERAPIST);
    }

    private static boolean isYearOfBirth(int year) {
        return year >= FIRST_YEAR_OF_BIRTH;
    }

    /** A patient's name. HIPAA (A): names. */
    static boolean patientName(Tokens tokens) {
        for (int i = 0; i < tokens.size(); i++) {
            if (isPatient(tokens, i) && !tokens.is(i - 1, NOT_PATIENTS) && isNamed(tokens, i)) {
                return !tokens.any(ROLES);
            }
        }
        return false;
    }

    private static boolean isNamed(Tokens tokens, int patient) {
        int next = patient + 1;
        if (isTitledName(tokens, next)
                || (isTitledName(tokens, next + 1) && tokens.gap(next + 1).startsWith(","))) {
            return true;
        }
        if (NAMED.contains(tokens.raw(next))) {
            return isFullName(tokens, tokens.past(next + 1, IS, 1));
        }
        boolean ours = tokens.is(patient - 1, MY_OUR) && !tokens.isCapitalised(patient);
        return isFullName(tokens, next)
                && (ours || isAge(tokens, next + 2) || isAge(tokens, next + 3))
                && tokens.gap(next).equals(" ");
    }

    /** {@code Mr Smith}, {@code Mrs. K}. */
    private static boolean isTitledName(Tokens tokens, int i) {
        return TITLES.contains(tokens.raw(i))
                && (tokens.isCapitalised(i + 1) || tokens.isInitial(i + 1))
                && !tokens.is(i + 1, PLACEHOLDERS);
    }

    /** {@code John Smith}, {@code John D.} */
    private static boolean isFullName(Tokens tokens, int i) {
        return tokens.isCapitalised(i)
                && (tokens.isCapitalised(i + 1) || tokens.isInitial(i + 1))
                && tokens.gap(i + 1).equals(" ")
                && !tokens.is(i, PLACEHOLDERS)
                && !tokens.is(i + 1, PLACEHOLDERS)
                && !tokens.is(i, NOT_NAMES)
                && !tokens.is(i + 1, NOT_NAMES)
                && !(tokens.is(i, EXAMPLE_NAMES) && tokens.is(i + 1, EXAMPLE_NAMES));
    }

    /** {@code 54M}, {@code 54 yo}, {@code 54-year-old}, {@code 6 years old}, {@code aged 44}; no sum of money. */
    private static boolean isAge(Tokens tokens, int i) {
        String word = tokens.word(i);
        int digits = Tokens.digits(word);
        if (digits == 0
                || digits > 3
                || CURRENCIES.indexOf(tokens.before(i)) >= 0
                || !Tokens.isDigits(word.substring(0, digits))) {
            return false;
        }
        boolean possible = Integer.parseInt(word.substring(0, digits)) <= MAX_AGE;
        String unit = word.substring(digits);
        return possible && (unit.isEmpty() ? isAgeInWords(tokens, i) : AGE_ENDINGS.contains(unit));
    }

    private static boolean isAgeInWords(Tokens tokens, int i) {
        return tokens.is(i - 1, "aged")
                || tokens.is(i + 1, AGE_WORDS)
                || (tokens.is(i + 1, YEARS) && tokens.is(i + 2, OLD));
    }

    private static boolean anyAge(Tokens tokens) {
        for (int i = 0; i < tokens.size(); i++) {
            if (isAge(tokens, i)) {
                return true;
            }
        }
        return false;
    }

    /** Somebody with a title and a bed: {@code Mrs K in bed 4}. HIPAA (A) with a place in the hospital. */
    static boolean namedInBed(Tokens tokens) {
        for (int i = 0; i < tokens.size(); i++) {
            boolean bed = tokens.is(i, BEDS) || (tokens.is(i, "room") && anyAge(tokens));
            if (bed && tokens.number(i + 1) >= 0 && (isTitledName(tokens, i + 2) || isNameBefore(tokens, i))) {
                return true;
            }
        }
        return false;
    }

    /** {@code Mr Pemberton in bed}, {@code Mr Pemberton. Bed}. */
    private static boolean isNameBefore(Tokens tokens, int bed) {
        int last = bed - 1;
        while (last > bed - 3 && tokens.is(last, IN)) {
            last--;
        }
        return isTitledName(tokens, last - 1);
    }

    /** Initials of a patient with age and bed or ward, which few people share. HIPAA (R): any unique characteristic. */
    static boolean initials(Tokens tokens) {
        for (int i = 0; i < tokens.size(); i++) {
            boolean dotted = tokens.isInitial(i + 1)
                    && tokens.isInitial(i + 2)
                    && tokens.gap(i + 2).equals(".");
            boolean spelledOut = tokens.is(i + 1, "initials") && tokens.raw(i + 2).length() == 2 && isUpper(tokens.raw(i + 2));
            if (isPatient(tokens, i) && (dotted || spelledOut) && anyPlace(tokens)) {
                return spelledOut || anyAge(tokens);
            }
        }
        return false;
    }

    private static boolean isUpper(String raw) {
        return Character.isUpperCase(raw.charAt(0)) && Character.isUpperCase(raw.charAt(1));
    }

    private static boolean anyPlace(Tokens tokens) {
        for (int i = 0; i < tokens.size(); i++) {
            if ((tokens.is(i, BEDS) || tokens.is(i, ROOMS)) && Tokens.digits(tokens.word(i + 1)) > 0) {
                return true;
            }
        }
        return false;
    }

    /**
     * A stay in hospital with age, place and day. HIPAA (B), (C): places smaller than a state, and dates of admission
     * and discharge.
     */
    static boolean dateAgePlace(Tokens tokens) {
        return tokens.any(EVENTS)
                && anyAge(tokens)
                && anyHospital(tokens)
                && anyDate(tokens)
                && !tokens.any(PUBLISHED)
                && !isOwnStory(tokens);
    }

    /** {@code I was}, {@code my dad}, {@code our own}. */
    private static boolean isOwnStory(Tokens tokens) {
        for (int i = 0; i < tokens.size(); i++) {
            if ((tokens.is(i, "i") && tokens.is(i + 1, "was"))
                    || (tokens.is(i, "my") && tokens.is(i + 1, FAMILY))
                    || (tokens.is(i, MY_OUR) && tokens.is(i + 1, "own"))) {
                return true;
            }
        }
        return false;
    }

    private static boolean anyDate(Tokens tokens) {
        for (int i = 0; i < tokens.size(); i++) {
            if (Dates.year(tokens, i, false) >= FIRST_YEAR_OF_STAY) {
                return true;
            }
        }
        return false;
    }

    /** {@code Harrow Vale Infirmary}, {@code Lakeside Medical Center}, {@code St Mary's}. */
    private static boolean anyHospital(Tokens tokens) {
        for (int i = 1; i < tokens.size(); i++) {
            boolean place = tokens.is(i, PLACES) || (tokens.is(i, CENTRES) && tokens.is(i - 1, "medical"));
            if (place && tokens.isCapitalised(i) && tokens.isCapitalised(i - 1)) {
                return true;
            }
            if (tokens.raw(i - 1).equals("St") && tokens.isCapitalised(i)) {
                return true;
            }
        }
        return false;
    }

    /** The address or telephone number of a patient or a relative. HIPAA (B), (D): addresses, telephone numbers. */
    static boolean contact(Tokens tokens) {
        for (int i = 0; i < tokens.size(); i++) {
            boolean own = tokens.is(i, PATIENTS_POSSESSIVE)
                    && (isPhone(tokens, i + 1) || isRelativesPhone(tokens, i + 1) || isAddress(tokens, i + 1));
            boolean lives = isPatient(tokens, i) && tokens.is(i + 1, "lives") && isStreet(tokens, i + 3);
            if (own || lives) {
                return true;
            }
        }
        return false;
    }

    private static boolean isPhone(Tokens tokens, int i) {
        return tokens.is(i, PHONES) && isPhoneNumber(tokens, tokens.past(i + 1, PHONE_FILLERS, 2));
    }

    private static boolean isRelativesPhone(Tokens tokens, int i) {
        int next = tokens.isCapitalised(i + 1) ? i + 2 : i + 1;
        return tokens.is(i, RELATIVES) && isPhoneNumber(tokens, tokens.past(next, PHONE_FILLERS, 2));
    }

    private static boolean isPhoneNumber(Tokens tokens, int i) {
        int digits = 0;
        for (int part = i; part < i + MAX_PHONE_PARTS && Tokens.isDigits(tokens.word(part)); part++) {
            digits += tokens.word(part).length();
        }
        return digits >= MIN_PHONE_DIGITS;
    }

    private static boolean isAddress(Tokens tokens, int i) {
        return tokens.is(i, "address") && isStreet(tokens, tokens.past(i + 1, IS, 1));
    }

    /** {@code 14 Larkspur Close}. */
    private static boolean isStreet(Tokens tokens, int i) {
        return tokens.number(i) > 0
                && tokens.isCapitalised(i + 1)
                && (tokens.is(i + 2, STREETS) || (tokens.isCapitalised(i + 2) && tokens.is(i + 3, STREETS)));
    }
}
