package io.rounds.extract.labels;

import java.util.Map;
import java.util.Set;

/**
 * Recognises what looks like a label but is not: Q1 of a business year and of journals, "q6 hours" of a dose; T1 and T2 of
 * magnetic resonance, diabetes, tumours, vertebrae, thyroid hormones and phages; A1 and A4 of milk, paper, language
 * courses, receptors and pulleys.
 */
final class LabelFalsePositives {
    /** Words that exclude a label anywhere in the text. */
    private static final Map<Character, Set<String>> WORDS = Map.of(
            'Q',
            Set.of(
                    "deliveries",
                    "earnings",
                    "ebitda",
                    "eps",
                    "fiscal",
                    "gdp",
                    "guidance",
                    "investor",
                    "investors",
                    "ipo",
                    "journal",
                    "journals",
                    "kpi",
                    "kpis",
                    "okr",
                    "okrs",
                    "outlook",
                    "profit",
                    "profits",
                    "quarter",
                    "quarterly",
                    "quartile",
                    "ranked",
                    "ranking",
                    "revenue",
                    "revenues",
                    "sales",
                    "shareholders",
                    "stock",
                    "stocks",
                    "hours",
                    "hrs",
                    "hourly",
                    "hrly",
                    "prn",
                    "dosing"),
            'T',
            Set.of(
                    "bacteriophage",
                    "contrast",
                    "ct",
                    "diabetes",
                    "diabetic",
                    "diabetics",
                    "flair",
                    "fracture",
                    "fractures",
                    "gad",
                    "gadolinium",
                    "hyperintense",
                    "hyperintensity",
                    "hyperintensities",
                    "hypointense",
                    "imaging",
                    "isointense",
                    "lesion",
                    "lesions",
                    "ligase",
                    "mri",
                    "mris",
                    "phage",
                    "phages",
                    "relaxation",
                    "signal",
                    "staging",
                    "thyroid",
                    "thyroxine",
                    "triiodothyronine",
                    "tsh",
                    "tumor",
                    "tumors",
                    "tumour",
                    "tumours",
                    "vertebra",
                    "vertebrae",
                    "vertebral",
                    "weighted"),
            'A',
            Set.of(
                    "casein",
                    "deutsch",
                    "english",
                    "french",
                    "german",
                    "glucose",
                    "hba1c",
                    "italian",
                    "ligand",
                    "milk",
                    "pulley",
                    "pulleys",
                    "receptor",
                    "receptors",
                    "spanish",
                    "wagyu"));

    /** Words that exclude a label directly before them. */
    private static final Map<Character, Set<String>> NEXT_WORDS = Map.of(
            'Q',
            Set.of(
                    "accounts",
                    "bank",
                    "budget",
                    "call",
                    "close",
                    "daily",
                    "day",
                    "days",
                    "deadline",
                    "estimated",
                    "figures",
                    "financial",
                    "financials",
                    "forecast",
                    "forecasts",
                    "goals",
                    "growth",
                    "h",
                    "hour",
                    "hr",
                    "inflation",
                    "loss",
                    "losses",
                    "min",
                    "mins",
                    "minutes",
                    "month",
                    "months",
                    "net",
                    "numbers",
                    "production",
                    "report",
                    "reports",
                    "results",
                    "scan",
                    "shift",
                    "shifts",
                    "shipments",
                    "statement",
                    "target",
                    "targets",
                    "tax",
                    "taxes",
                    "trading",
                    "update",
                    "wave",
                    "week",
                    "weekly",
                    "weeks",
                    "wk",
                    "wks",
                    "year",
                    "yr"),
            'T',
            Set.of(
                    "allergic",
                    "asthma",
                    "axial",
                    "bladder",
                    "breast",
                    "bright",
                    "cancer",
                    "cancers",
                    "cell",
                    "cells",
                    "colon",
                    "cord",
                    "coronal",
                    "dark",
                    "dermatome",
                    "disease",
                    "dm",
                    "endotype",
                    "failure",
                    "fat",
                    "flip",
                    "free",
                    "gbm",
                    "glottic",
                    "helper",
                    "high",
                    "hypointensities",
                    "hypointensity",
                    "image",
                    "images",
                    "inflammation",
                    "inversion",
                    "kidney",
                    "level",
                    "levels",
                    "low",
                    "lung",
                    "lysozyme",
                    "map",
                    "mapping",
                    "maps",
                    "melanoma",
                    "mi",
                    "mr",
                    "myelopathy",
                    "myocardial",
                    "nerve",
                    "polymerase",
                    "polynucleotide",
                    "post",
                    "pre",
                    "promoter",
                    "prostate",
                    "rectal",
                    "relaxometry",
                    "renal",
                    "respiratory",
                    "rho",
                    "rnap",
                    "root",
                    "sagittal",
                    "sensory",
                    "sequence",
                    "sequences",
                    "shine",
                    "shortening",
                    "signals",
                    "slope",
                    "spine",
                    "stage",
                    "star",
                    "stir",
                    "stirs",
                    "toxicosis",
                    "transverse",
                    "values",
                    "w",
                    "weighting",
                    "wi",
                    "wis"),
            'A',
            Set.of(
                    "adenosine",
                    "allele",
                    "alpha",
                    "aneurysm",
                    "antitrypsin",
                    "beta",
                    "class",
                    "condition",
                    "domain",
                    "format",
                    "ghee",
                    "grade",
                    "journal",
                    "level",
                    "levels",
                    "lipoprotein",
                    "motorway",
                    "paper",
                    "poster",
                    "posters",
                    "protein",
                    "quality",
                    "rated",
                    "road",
                    "sauce",
                    "segment",
                    "sheet",
                    "sheets",
                    "size",
                    "sized",
                    "steak",
                    "thinking"));

    private static final Set<String> QUESTION_WORDS = Set.of(
            "any",
            "are",
            "as",
            "can",
            "could",
            "describe",
            "did",
            "do",
            "does",
            "during",
            "for",
            "has",
            "have",
            "how",
            "if",
            "in",
            "is",
            "let's",
            "name",
            "of",
            "please",
            "share",
            "should",
            "tell",
            "the",
            "there",
            "thinking",
            "to",
            "was",
            "we",
            "were",
            "what",
            "what's",
            "whats",
            "when",
            "where",
            "which",
            "who",
            "whose",
            "why",
            "will",
            "with",
            "would",
            "you",
            "your");

    private LabelFalsePositives() {}

    /**
     * Whether a word excludes the label directly before it.
     *
     * @param word in lower case
     * @param sentence whether it is capitalised like the first word of a sentence: "A1 Level the hierarchy"
     */
    static boolean isExcludedByNextWord(char letter, String word, boolean sentence) {
        boolean mayBeFirst = sentence && letter != 'Q';
        return isExcludedBy(letter, word)
                || (!mayBeFirst && NEXT_WORDS.getOrDefault(letter, Set.of()).contains(word))
                || isYear(word)
                || isNumbered(word)
                || (letter == 'T' && isTumourStage(word));
    }

    /** Whether a word, in lower case, can start a question, unlike "q2 turns". */
    static boolean startsQuestion(String word) {
        return QUESTION_WORDS.contains(word);
    }

    /** Whether a word, in lower case, excludes labels anywhere in its text. */
    static boolean isExcludedBy(char letter, String word) {
        return WORDS.getOrDefault(letter, Set.of()).contains(word);
    }

    /** 2026, fy26, fy2026. */
    static boolean isYear(String word) {
        boolean fiscal = word.startsWith("fy") || word.startsWith("cy");
        int start = fiscal ? 2 : 0;
        for (int i = start; i < word.length(); i++) {
            if (word.charAt(i) < '0' || word.charAt(i) > '9') {
                return false;
            }
        }
        return fiscal || (word.length() == 4 && (word.startsWith("19") || word.startsWith("20")));
    }

    /** Whether a word is a letter and a digit, as in the series A1, B2. */
    private static boolean isNumbered(String word) {
        return word.length() == 2 && Character.isLetter(word.charAt(0)) && Character.isDigit(word.charAt(1));
    }

    /** The nodes of TNM: n0, n2b, nx, and m0 in n0m0. */
    private static boolean isTumourStage(String word) {
        if (word.length() < 2 || (word.charAt(0) != 'n' && word.charAt(0) != 'm')) {
            return false;
        }
        char stage = word.charAt(1);
        return (stage >= '0' && stage <= '3') || (stage == 'x' && (word.length() == 2 || word.charAt(2) == 'm'));
    }
}
