package io.rounds.chats;

import static org.assertj.core.api.Assertions.assertThat;

import io.rounds.HostileTexts;
import io.rounds.LeastTime;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LabelsTest {
    private static final int MEBIBYTE = 1 << 20;
    private static final Duration A_MICROSECOND_EACH = Duration.ofMillis(10);

    /** Labels, a bar, and a text as people write it; \n is a line break. */
    private static final String LABELLED = """
            Q1 | Q1: What is your biggest barrier? #MedEdChat
            Q1 | Q1 What is your biggest barrier? #MedEdChat
            Q1 | Q1. What is your biggest barrier?
            Q1 | Q1) What is your biggest barrier?
            Q1 | Q1 - What is your biggest barrier?
            Q1 | Q1- What is your biggest barrier?
            Q1 | Q1 – What is your biggest barrier?
            Q1 | Q1—What is your biggest barrier?
            Q1 | Q1/ What is your biggest barrier?
            Q1 | Q1/5: What is your biggest barrier?
            Q2 | Q2 of 5: What works?
            Q3 | Q3 | What works?
            Q3 | Q3 >> What works?
            Q1 | q1: what works?
            Q1 | q1 what works?
            Q1 | Ｑ１：What works?
            Q1 | Q１： What works?
            A2 | Ａ２　Small steps
            Q4 | Q4️⃣: What works?
            Q4 | Q4️⃣ What works?
            Q1 | Q01: What works?
            Q0 | Q0: Who are you, and where do you work?
            Q10 | Q10: Last one for tonight
            Q12 | Q12) And another one
            Q1 | Q 1: What works?
            Q1 | Q.1: What works?
            Q1 | Q#1: What works?
            Q1 | Question 1: What works?
            Q1 | Question 1 What works?
            Q1 | Question #1: What works?
            Q1 | QUESTION 1 - What works?
            Q2 | question 2: what works?
            Q1 | Question One: What works?
            T2 | Topic 2: Feedback
            T2 | Topic 2 Feedback that helps
            T2 | Topic #2 - Feedback that helps
            T3 | topic three: feedback
            A3 | Answer 3: Time. Always time.
            A3 | Answer 3 - Time. Always time.
            A3 | ANSWER 3) Time. Always time.
            T1 | T1: Checklists helped #FOAMed
            T1 | T1 Checklists helped #FOAMed
            T1 | t1 checklists helped
            T1 | T1. Checklists helped
            T1 | T1) Checklists helped
            T1 | T1 - Checklists helped
            T1a | T1a: Which patients were studied? #NephJC
            T1a | T1a Which patients were studied? #NephJC
            T2b | T2B: Which patients were studied? #NephJC
            Q1b | Q1b. And at night?
            A3a | A3a: We ask the learners
            A2b | a2b we ask the learners
            A1 | A1: Time. Always time.
            A1 | A1 Time. Always time.
            A1 | A1. Time.
            A1 | A1) Time.
            A1 | A1 - Time.
            A1 | A1 -Time
            A1 | A1 — time
            A1 | A1 : Time
            A1 | A1, time
            A1 | A1; time
            A1 | A1... time
            A1 | A1… time
            A1 | A1! time
            A1 | A1 100% agree
            A1 | A1 "Culture eats strategy for breakfast"
            A1 | A1 (cont) and one more thing
            A1 | A1 (1/2) We start with why
            A1 | A1 👏 this
            A1 | A1 #MedEdChat We ask the learners
            A1 | A1 @ann and we ask the learners
            A1 | A1#MedEdChat we ask the learners
            A1 | a1: time
            A1 | a1 time
            A1 | A1
            A1 | A1 https://example.org/checklist
            A1 | @ann A1: Time
            A1 | @ann A1 Time
            A1 | .@ann @bob@example.social A1 Time
            A1 | @ann.bsky.social A1: Time
            A1 | @ann: A1 Time
            A1 | #MedEdChat A1: Time
            A1 | #MedEdChat #FOAMed A1 Time
            A1 | 👋 A1: Time
            A1 | (A1) Time
            A1 | [A1] Time
            A1 | “A1: Time”
            A1 | #A1 Time, always time #MedEdChat
            A1 | #A1: Time
            T2 | #MedEdChat #T2: Time
            A1 | RT @ann: A1 Time
            Q1 | MT @ann Q1: What works? #MedEdChat
            A1 | Re A1: same here
            A1 | Re: A1 same here
            Q1 | https://example.org/visual-abstract Q1: What does it show?
            Q2 | Now for Q2: What works? #MedEdChat
            Q2 | Here's Q2: What works?
            Q2 | Here’s our second question. Q2: What works?
            T2 | Moving on to T2: What works?
            T2 | OK, let's move on to Topic 2: What works?
            Q3 | Time for Q3! Q3: What works?
            Q1 | Welcome! Q1: What works?
            Q1 | Welcome to #MedEdChat\\n\\nQ1: What works?
            T1 | We are live at #NephJC tonight\\nT1: Who was studied?
            Q1,Q2,Q3 | Tonight in #MedEdChat\\nQ1: What?\\nQ2: Why?\\nQ3: When?
            A1,A2 | A1/A2: Time and money
            A1,A2 | A1 & A2 Time and money
            A1,A2 | A1 and A2: Time and money
            A1,A2 | A1 + A2 Time and money
            A1,A2 | A1, A2: Time and money
            A1,A2 | A1 & 2: Time and money
            A1,A2 | A1&2: Time and money
            A1,A2,A3 | A1/A2/A3 - Time, money, people
            T1,T2 | T1/T2: Time and money
            A1,A2 | A1: Time\\nA2: Money
            A1,A2 | #A1 & #A2: Time and money
            T1 | We ask the learners. #MedEdChat T1
            T1 | We ask the learners. T1 #MedEdChat
            A1 | We ask the learners. (A1) #MedEdChat
            A1 | We ask the learners #MedEdChat #A1
            A2 | We ask the learners #MedEdChat A2 https://example.org/x
            A1,A2 | We ask the learners! #A1 #A2 #MedEdChat
            A1 | We ask the learners @ann A1
            """;

    private static final String LOOK_ALIKES = """
            Q1 2026 earnings beat expectations
            Q1 2026: earnings beat expectations in Europe
            Q1 earnings are out
            Q1 results are in
            Q1 FY26 revenue up 4 %
            Q1 '26 was good for us
            Q1'26 was good for us
            Q1, 2026 was good for us
            Q3/Q4 results are in
            Q2 guidance lowered
            Q4 sales numbers for hospital beds
            Q1 of 2026 was good for us
            Q3 of this year is when the guideline will come
            Q1-Q3 2025 data are out
            Q1's best paper
            Published in a Q1 journal, so proud
            Our journal is Q1 now #proud
            Q1 journals only, says the dean
            Q1 ranked journal, open access
            Impact factor up. Q1 #journal
            #Q1 #earnings
            Strong quarter. #earnings Q1
            Growth in Q1: 4 %
            Deadline is end of Q3.
            Q6 hours paracetamol
            q6h paracetamol, please
            Q2h dosing of acyclovir
            q4 hours, not more often
            q8 hrs as needed
            q3d dressing changes
            Q12h enoxaparin
            q1 week follow-up
            Q fever in a farmer: think of it
            Q10 helps the heart, says the advert
            Coenzyme Q10 and statins: the evidence
            Q40 reads only
            Q-Tip injuries
            Q&A with our authors tonight
            Questions 1 to 5 are online
            Questions? Ask us
            Question of the day: what is this rash?
            Question 1 of 50 on today's board review
            Question one thing you do every day
            QT interval of 500 ms
            Q
            T1 MRI shows a bright lesion
            T1-weighted images show a bright lesion
            T1–weighted images show a bright lesion
            T1 weighted images show a bright lesion
            T1w and T2w images
            T1/T2-weighted MRI of the brain
            T1/T2 weighted MRI of the brain
            T1 and T2 are not the same
            T1, T2 and FLAIR in one minute
            T2 FLAIR mismatch sign
            T2 hyperintense lesion in the pons
            T2 #MRI of the week
            T2 (MRI) of the week
            T1 mapping in amyloidosis
            T2 signal in the cord
            T2-high asthma
            T2* and bleeding
            Bright on T2 #radiology
            Look at this. T2 #MRI
            T1DM and pregnancy
            T2DM and GLP-1: what to tell patients
            T2D and the kidney
            T1D: new technology
            #T1D technology
            #T2DM #diabetes
            T2D: new guideline
            T1 diabetes in adults
            T2 diabetics and SGLT2
            Type 2 diabetes is not one disease
            Type 1: insulin, always
            T3 and T4 are low, TSH is high: where is the lesion?
            T3/T4 ratio in sick patients
            T4 level came back
            T4 cells and HIV
            T4 ligase protocol
            T4 phage under the microscope
            RNase and T4 PNK sequence biases
            T12 fracture after a fall
            T4 vertebra fracture after a fall
            T4 vertebral body
            T2N1M0 adenocarcinoma
            T2 N1 M0 adenocarcinoma
            T1c N0 breast cancer
            T1 tumours of the bladder
            T4b disease
            T21 screening in the first trimester
            T-cell therapy for myeloma
            T-1 day to the conference
            T1:30 pm start
            T 1000 is a fine robot
            Tier 1 evidence
            Ten topics
            Topics 1 to 3
            Topic of the week: sepsis
            A1c of 12, what now?
            A1C 7.2 and rising
            A1c: 7.2 is fine at 80
            #A1C #diabetes
            HbA1c 7.2
            A1AT deficiency
            A1 milk or A2 milk?
            A2 milk is no better
            A1 beta casein
            A1 pulley release under local anaesthesia
            A2 pulley rupture in climbers
            A4 paper, please
            A3 poster for the ward
            A1 German course for nurses
            A1 Deutsch für Pflegekräfte
            A1 steak sauce
            A1 receptor antagonists
            A2A receptor antagonists
            A2C: apical two-chamber view
            A5 wagyu tonight
            A320 landed safely
            A 5 year old boy with fever
            A 26% response rate
            A 12 lead ECG saves lives
            A.1.2 of the appendix
            A1.5 of the appendix
            A&E is full tonight
            A&2
            Answer 1 question and win a mug
            Answer 5 questions, get a certificate
            Answers tomorrow
            An answer. To what?
            At 1 pm: grand rounds
            Quick quiz on 3 ECGs
            Revenue fell in Q1: not what we had hoped
            I am in zone A1, row 5
            See you at gate A1
            Our bus is the A1.
            $T1 is up 4 %
            3 questions: what, why, when
            1: start with why
            """;

    record Example(List<String> labels, String text) {
        @Override
        public String toString() {
            return text + " -> " + labels;
        }
    }

    static Stream<Example> labelled() {
        return LABELLED.lines()
                .map(line -> line.split(" \\| ", 2))
                .map(cells -> new Example(Arrays.asList(cells[0].split(",")), unescaped(cells[1])));
    }

    static Stream<Example> lookAlikes() {
        return LOOK_ALIKES.lines().map(line -> new Example(List.of(), unescaped(line)));
    }

    private static String unescaped(String text) {
        return text.replace("\\n", "\n");
    }

    @ParameterizedTest
    @MethodSource("labelled")
    void aLabelIsRead(Example example) {
        assertThat(Labels.of(example.text())).isEqualTo(example.labels());
    }

    @ParameterizedTest
    @MethodSource("lookAlikes")
    void aLookAlikeIsNone(Example example) {
        assertThat(Labels.of(example.text())).isEmpty();
    }

    @Test
    void atLeastHalfOfTheExamplesAreLookAlikes() {
        assertThat(labelled().count()).isGreaterThan(60);
        assertThat(lookAlikes().count()).isGreaterThanOrEqualTo(labelled().count());
    }

    @Test
    void aLabelTellsItsNumberAndItsPart() {
        assertThat(Labels.number("Q1")).isEqualTo(1);
        assertThat(Labels.number("T12")).isEqualTo(12);
        assertThat(Labels.number("A3b")).isEqualTo(3);
        assertThat(Labels.part("A3b")).isEqualTo("b");
        assertThat(Labels.part("A3")).isEmpty();
        assertThat(Labels.isQuestion("T1")).isTrue();
        assertThat(Labels.isQuestion("A1")).isFalse();
        assertThat(Labels.isAnswer("A1")).isTrue();
    }

    @Property
    void anyTextHasLabelsThatAreLabels(@ForAll String text) {
        assertThat(Labels.of("Q1: " + text)).contains("Q1").allMatch(label -> label.matches("[QTA]\\d{1,2}[a-e]?"));
        assertThat(Labels.of(text)).doesNotHaveDuplicates().allMatch(label -> label.matches("[QTA]\\d{1,2}[a-e]?"));
    }

    @Property
    void aLabelReadsTheSameInEveryForm(@ForAll @IntRange(min = 1, max = 9) int number) {
        for (String form :
                List.of("A%d:", "a%d:", "A%d)", "A%d.", "A%d -", "Answer %d:", "#MedEdChat A%d", "@ann a%d:")) {
            assertThat(Labels.of(form.formatted(number) + " we ask the learners"))
                    .containsExactly("A" + number);
        }
    }

    static List<HostileTexts.Named> hostile() {
        return Stream.concat(
                        HostileTexts.of(MEBIBYTE).stream(),
                        Stream.of("Q1/", "#A1/", "#A1 ", "A1,", "\nQ1 ", "\n ", "Q1/5", "Topic ", "rt ", "A1   ")
                                .map(piece -> new HostileTexts.Named(piece, HostileTexts.repeated(piece, MEBIBYTE))))
                .toList();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("hostile")
    void aMebibyteIsReadInTime(HostileTexts.Named text) {
        Duration limit = LeastTime.FOR_A_MEBIBYTE;
        assertThat(LeastTime.of(() -> Labels.of(text.text()), () -> limit)).isLessThanOrEqualTo(limit);
    }

    @Test
    void aTweetWithoutLabelsTakesLessThanAMicrosecond() {
        List<String> tweets = Stream.generate(LOOK_ALIKES::lines)
                .flatMap(lines -> lines)
                .map(line ->
                        "What we learned on the ward this week: " + line + " #MedEd #FOAMed https://t.co/abcdefghij")
                .limit(10_000)
                .toList();
        Runnable work = () -> tweets.forEach(Labels::of);
        Duration took = LeastTime.of(work, () -> A_MICROSECOND_EACH.dividedBy(2));
        System.out.printf("labels of an unlabelled tweet: %d ns%n", took.toNanos() / tweets.size());
        assertThat(took).isLessThan(A_MICROSECOND_EACH);
    }
}
