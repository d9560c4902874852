package io.rounds.extract.privacy;

import java.util.Set;

/**
 * What is told about one patient and lets others recognise them: rules of {@link Confidentiality}.
 *
 * <p>Names are recognised by where they stand, not by a list of names: after a title or a word for a patient, with a
 * capital first. That leaves eponyms, authors and speakers alone, and misses whoever is named in other ways.
 */
final class PatientStories {
    private static final Set<String> PATIENT =
            Set.of("patient", "pt", "patientin", "paciente", "paziente", "patiente", "patiënt", "patiënte");
    private static final Set<String> PATIENTS_OWN = Set.of("patient's", "pt's", "patients", "pts");
    private static final Set<String> OURS = Set.of("my", "our");
    private static final Set<String> TITLES = Set.of("Mr", "Mrs", "Ms", "Miss", "Mx", "Herr", "Frau", "Mme");

    /** {@code PT} in capitals is a physiotherapist or prothrombin time, {@code MS} a disease. */
    private static final String PHYSIOTHERAPIST = "PT";

    /** Kinds of patients who are none, or who stand on a stage by their own will. */
    private static final Set<String> NO_PATIENT = Set.of(
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

    private static final Set<String> NOBODY = Set.of("unknown", "doe", "x", "y", "z", "nobody", "xxx");

    /** John Smith, Jane Doe, Joe Bloggs: who is called so in examples. */
    private static final Set<String> ANYBODY = Set.of("john", "jane", "joe", "smith", "bloggs", "public");

    /** What else is written with capitals after "our patient": a team, a programme. */
    private static final Set<String> NO_NAMES = Set.of(
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

    /** A published case, the news: told by others before. */
    private static final Set<String> TOLD_ELSEWHERE = Set.of(
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

    /** Nobody who was born earlier can be anybody's patient now. */
    private static final int FIRST_YEAR_OF_BIRTH = 1915;

    /** An earlier stay is history: told in books, not on the ward. */
    private static final int FIRST_YEAR_OF_STAY = 2000;

    private static final int OLDEST = 120;
    private static final int DIGITS_OF_PHONE = 7;
    private static final int MOST_PARTS_OF_PHONE = 5;

    private PatientStories() {}

    /**
     * A full date of birth: after a name for it, or after "born" where that is said of a patient. HIPAA Safe Harbor,
     * 45 CFR 164.514(b)(2)(i)(C): all elements of dates but the year.
     */
    static boolean dateOfBirth(Words words) {
        for (int i = 0; i < words.size(); i++) {
            int next = afterDob(words, i);
            if (next > i && isYearOfBirth(Dates.year(words, words.past(next, IS, 2), true))) {
                return !isOwnStory(words) && !words.any(ANIMALS);
            }
        }
        return false;
    }

    private static int afterDob(Words words, int i) {
        if (words.is(i, DOB)) {
            return i + 1;
        }
        if ((words.is(i, "d") && words.is(i + 1, "o") && words.is(i + 2, "b"))
                || (words.is(i, "date") && words.is(i + 1, "of") && words.is(i + 2, "birth"))) {
            return i + 3;
        }
        return words.is(i, BORN) && isPatientBefore(words, i, 3) ? i + 1 : i;
    }

    private static boolean isPatientBefore(Words words, int i, int within) {
        for (int near = i - 1; near >= i - within; near--) {
            if (isPatient(words, near)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isPatient(Words words, int i) {
        return words.is(i, PATIENT) && !words.raw(i).equals(PHYSIOTHERAPIST);
    }

    private static boolean isYearOfBirth(int year) {
        return year >= FIRST_YEAR_OF_BIRTH;
    }

    /** A patient's name. HIPAA (A): names. */
    static boolean patientName(Words words) {
        for (int i = 0; i < words.size(); i++) {
            if (isPatient(words, i) && !words.is(i - 1, NO_PATIENT) && isNamed(words, i)) {
                return !words.any(ROLES);
            }
        }
        return false;
    }

    private static boolean isNamed(Words words, int patient) {
        int next = patient + 1;
        if (isTitledName(words, next)
                || (isTitledName(words, next + 1) && words.gap(next + 1).startsWith(","))) {
            return true;
        }
        if (NAMED.contains(words.raw(next))) {
            return isFullName(words, words.past(next + 1, IS, 1));
        }
        boolean ours = words.is(patient - 1, OURS) && !words.isCapitalised(patient);
        return isFullName(words, next)
                && (ours || isAge(words, next + 2) || isAge(words, next + 3))
                && words.gap(next).equals(" ");
    }

    /** {@code Mr Smith}, {@code Mrs. K}. */
    private static boolean isTitledName(Words words, int i) {
        return TITLES.contains(words.raw(i))
                && (words.isCapitalised(i + 1) || words.isInitial(i + 1))
                && !words.is(i + 1, NOBODY);
    }

    /** {@code John Smith}, {@code John D.} */
    private static boolean isFullName(Words words, int i) {
        return words.isCapitalised(i)
                && (words.isCapitalised(i + 1) || words.isInitial(i + 1))
                && words.gap(i + 1).equals(" ")
                && !words.is(i, NOBODY)
                && !words.is(i + 1, NOBODY)
                && !words.is(i, NO_NAMES)
                && !words.is(i + 1, NO_NAMES)
                && !(words.is(i, ANYBODY) && words.is(i + 1, ANYBODY));
    }

    /** {@code 54M}, {@code 54 yo}, {@code 54-year-old}, {@code 6 years old}, {@code aged 44}; no sum of money. */
    private static boolean isAge(Words words, int i) {
        String word = words.word(i);
        int digits = Words.digits(word);
        if (digits == 0
                || digits > 3
                || CURRENCIES.indexOf(words.before(i)) >= 0
                || !Words.isDigits(word.substring(0, digits))) {
            return false;
        }
        boolean possible = Integer.parseInt(word.substring(0, digits)) <= OLDEST;
        String unit = word.substring(digits);
        return possible && (unit.isEmpty() ? isAgeInWords(words, i) : AGE_ENDINGS.contains(unit));
    }

    private static boolean isAgeInWords(Words words, int i) {
        return words.is(i - 1, "aged")
                || words.is(i + 1, AGE_WORDS)
                || (words.is(i + 1, YEARS) && words.is(i + 2, OLD));
    }

    private static boolean anyAge(Words words) {
        for (int i = 0; i < words.size(); i++) {
            if (isAge(words, i)) {
                return true;
            }
        }
        return false;
    }

    /** Somebody with a title and a bed: {@code Mrs K in bed 4}. HIPAA (A) with a place in the hospital. */
    static boolean namedInBed(Words words) {
        for (int i = 0; i < words.size(); i++) {
            boolean bed = words.is(i, BEDS) || (words.is(i, "room") && anyAge(words));
            if (bed && words.number(i + 1) >= 0 && (isTitledName(words, i + 2) || isNameBefore(words, i))) {
                return true;
            }
        }
        return false;
    }

    /** {@code Mr Pemberton in bed}, {@code Mr Pemberton. Bed}. */
    private static boolean isNameBefore(Words words, int bed) {
        int last = bed - 1;
        while (last > bed - 3 && words.is(last, IN)) {
            last--;
        }
        return isTitledName(words, last - 1);
    }

    /** Initials of a patient with age and bed or ward: few enough people to tell who. HIPAA (R): any unique characteristic. */
    static boolean initials(Words words) {
        for (int i = 0; i < words.size(); i++) {
            boolean dotted = words.isInitial(i + 1)
                    && words.isInitial(i + 2)
                    && words.gap(i + 2).equals(".");
            boolean said = words.is(i + 1, "initials") && words.raw(i + 2).length() == 2 && isUpper(words.raw(i + 2));
            if (isPatient(words, i) && (dotted || said) && anyPlace(words)) {
                return said || anyAge(words);
            }
        }
        return false;
    }

    private static boolean isUpper(String raw) {
        return Character.isUpperCase(raw.charAt(0)) && Character.isUpperCase(raw.charAt(1));
    }

    private static boolean anyPlace(Words words) {
        for (int i = 0; i < words.size(); i++) {
            if ((words.is(i, BEDS) || words.is(i, ROOMS)) && Words.digits(words.word(i + 1)) > 0) {
                return true;
            }
        }
        return false;
    }

    /**
     * Who of what age came to which hospital on what day. HIPAA (B), (C): places smaller than a state, and dates of admission
     * and discharge.
     */
    static boolean dateAgePlace(Words words) {
        return words.any(EVENTS)
                && anyAge(words)
                && anyHospital(words)
                && anyDate(words)
                && !words.any(TOLD_ELSEWHERE)
                && !isOwnStory(words);
    }

    /** {@code I was}, {@code my dad}, {@code our own}. */
    private static boolean isOwnStory(Words words) {
        for (int i = 0; i < words.size(); i++) {
            if ((words.is(i, "i") && words.is(i + 1, "was"))
                    || (words.is(i, "my") && words.is(i + 1, FAMILY))
                    || (words.is(i, OURS) && words.is(i + 1, "own"))) {
                return true;
            }
        }
        return false;
    }

    private static boolean anyDate(Words words) {
        for (int i = 0; i < words.size(); i++) {
            if (Dates.year(words, i, false) >= FIRST_YEAR_OF_STAY) {
                return true;
            }
        }
        return false;
    }

    /** {@code Harrow Vale Infirmary}, {@code Lakeside Medical Center}, {@code St Mary's}. */
    private static boolean anyHospital(Words words) {
        for (int i = 1; i < words.size(); i++) {
            boolean place = words.is(i, PLACES) || (words.is(i, CENTRES) && words.is(i - 1, "medical"));
            if (place && words.isCapitalised(i) && words.isCapitalised(i - 1)) {
                return true;
            }
            if (words.raw(i - 1).equals("St") && words.isCapitalised(i)) {
                return true;
            }
        }
        return false;
    }

    /** Where a patient or a relative lives or can be called. HIPAA (B), (D): addresses, telephone numbers. */
    static boolean contact(Words words) {
        for (int i = 0; i < words.size(); i++) {
            boolean own = words.is(i, PATIENTS_OWN)
                    && (isPhone(words, i + 1) || isRelativesPhone(words, i + 1) || isAddress(words, i + 1));
            boolean lives = isPatient(words, i) && words.is(i + 1, "lives") && isStreet(words, i + 3);
            if (own || lives) {
                return true;
            }
        }
        return false;
    }

    private static boolean isPhone(Words words, int i) {
        return words.is(i, PHONES) && isPhoneNumber(words, words.past(i + 1, PHONE_FILLERS, 2));
    }

    private static boolean isRelativesPhone(Words words, int i) {
        int next = words.isCapitalised(i + 1) ? i + 2 : i + 1;
        return words.is(i, RELATIVES) && isPhoneNumber(words, words.past(next, PHONE_FILLERS, 2));
    }

    private static boolean isPhoneNumber(Words words, int i) {
        int digits = 0;
        for (int part = i; part < i + MOST_PARTS_OF_PHONE && Words.isDigits(words.word(part)); part++) {
            digits += words.word(part).length();
        }
        return digits >= DIGITS_OF_PHONE;
    }

    private static boolean isAddress(Words words, int i) {
        return words.is(i, "address") && isStreet(words, words.past(i + 1, IS, 1));
    }

    /** {@code 14 Larkspur Close}. */
    private static boolean isStreet(Words words, int i) {
        return words.number(i) > 0
                && words.isCapitalised(i + 1)
                && (words.is(i + 2, STREETS) || (words.isCapitalised(i + 2) && words.is(i + 3, STREETS)));
    }
}
