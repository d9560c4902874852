package io.rounds.extract.privacy;

/** Check digits of the patient numbers of health services. The tests use worked examples of the sources. */
final class CheckDigits {
    private static final String NHI_LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ";
    private static final String MBI_LETTERS = "ACDEFGHJKMNPQRTUVWXY";
    private static final int[] MEDICARE_WEIGHTS = {1, 3, 7, 9, 1, 3, 7, 9};

    private CheckDigits() {}

    /**
     * England's NHS number and Scotland's CHI number: ten digits, the last of which is 11 minus the weighted sum (10 to 2)
     * modulo 11, with 0 for 11; numbers that would need 10 are not issued. Source: NHS Data Model and Dictionary, "NHS
     * Number"; Public Health Scotland, "Community Health Index Number".
     */
    static boolean isModulus11(String digits) {
        if (digits.length() != 10) {
            return false;
        }
        int sum = 0;
        for (int i = 0; i < 9; i++) {
            sum += digit(digits, i) * (10 - i);
        }
        return 11 - sum % 11 == (digit(digits, 9) == 0 ? 11 : digit(digits, 9));
    }

    /** A CHI number starts with the date of birth, DDMMYY. */
    static boolean isChi(String digits) {
        return isModulus11(digits) && Dates.isDay(2000, part(digits, 2, 4), part(digits, 0, 2));
    }

    private static int part(String digits, int from, int to) {
        return Integer.parseInt(digits.substring(from, to));
    }

    /**
     * Australia's Medicare number: the first digit is 2 to 6, the ninth the sum of the first eight weighted by 1, 3, 7, 9,
     * 1, 3, 7, 9, modulo 10; then the issue, and perhaps the person on the card. Source: NEHTA, "Use of Healthcare
     * Identifiers in Health Software Systems: Software Conformance Requirements", 1.4.
     */
    static boolean isAustralianMedicare(String digits) {
        if ((digits.length() != 10 && digits.length() != 11) || digit(digits, 0) < 2 || digit(digits, 0) > 6) {
            return false;
        }
        int sum = 0;
        for (int i = 0; i < MEDICARE_WEIGHTS.length; i++) {
            sum += digit(digits, i) * MEDICARE_WEIGHTS[i];
        }
        return sum % 10 == digit(digits, 8);
    }

    /**
     * New Zealand's NHI number in its first form: three letters without I and O, three digits and a check digit: 11 minus
     * the sum weighted by 7 to 2 modulo 11, with 0 for 10. Source: HISO 10046, Consumer Health Identity Standard. Its
     * second form (AAANNAX) is not read.
     */
    static boolean isNhi(String upperCase) {
        if (upperCase.length() != 7 || !Tokens.isDigits(upperCase.substring(3))) {
            return false;
        }
        int sum = 0;
        for (int i = 0; i < 6; i++) {
            int value = i < 3 ? NHI_LETTERS.indexOf(upperCase.charAt(i)) + 1 : digit(upperCase, i);
            if (i < 3 && value == 0) {
                return false;
            }
            sum += value * (7 - i);
        }
        return sum % 11 != 0 && (11 - sum % 11) % 10 == digit(upperCase, 6);
    }

    /**
     * The Medicare Beneficiary Identifier of the USA: eleven characters of fixed types, without the letters S, L, O, I, B, Z. It
     * has no check digit. Source: Centers for Medicare and Medicaid Services, "Understanding the MBI format".
     */
    static boolean isBeneficiary(String upperCase) {
        if (upperCase.length() != 11 || upperCase.charAt(0) == '0') {
            return false;
        }
        for (int i = 0; i < 11; i++) {
            char c = upperCase.charAt(i);
            boolean letter = MBI_LETTERS.indexOf(c) >= 0;
            char kind = "NAXNAXNAANN".charAt(i);
            boolean fits = (kind != 'A' && Tokens.isDigit(c)) || (kind != 'N' && letter);
            if (!fits) {
                return false;
            }
        }
        return true;
    }

    /**
     * A US Social Security number that may have been issued: no group is all zeros, and the first is neither 666 nor 900 or
     * above; and it is not one of the two that were published in advertisements. Source: Social Security Administration, "Social Security
     * Number Randomization" and "Social Security Cards Issued by Woolworth".
     */
    static boolean isSocialSecurity(String digits) {
        if (digits.length() != 9 || digits.equals("078051120") || digits.equals("219099999")) {
            return false;
        }
        int area = part(digits, 0, 3);
        return area != 0 && area != 666 && area < 900 && part(digits, 3, 5) != 0 && part(digits, 5, 9) != 0;
    }

    private static int digit(String digits, int i) {
        return digits.charAt(i) - '0';
    }
}
