package io.rounds.extract.labels;

import static org.assertj.core.api.Assertions.assertThat;

import io.rounds.HostileTexts;
import io.rounds.RelativeCost;
import io.rounds.extract.text.TextExtractor;
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
    /** Times what a mebibyte of ordinary tweets costs to extract; 2.2 was the most measured. */
    private static final double MAX_COST = 10;
    /** Times what the extraction of the same tweets costs, of those without labels, which are nearly all. */
    private static final double MAX_COST_OF_NONE = 5;

    private static final RelativeCost COST = RelativeCost.toOrdinaryText(MEBIBYTE);

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
            Q2 | Q2: How would you design the control arm? #UroSoMe
            T3 | #HCLDR T3: Who pays for this in the end?
            A4 | A4: @jdoe I'd start w/ the residents themselves #meded
            Q5 | Q5 👉 What's your one takeaway tonight? #NurChat
            A2 | Yes! A2: protected time
            A1 | So many! A1: mentors, peers, family
            Q3 | 🚨Q3🚨 How do you deal with burnout on nights?
            A3 | A3👇 thread
            T2 | T2| Which outcomes matter to patients?
            Q1 | Q1️⃣ Introduce yourself and your favourite biscuit
            A5 | A5 Agree with @bob, it starts at home
            A5 | @bob @cat A5 agree
            Q4 | **Q4** What would you change?
            Q2 | Question #2 | What does the literature say?
            Q2 | Our next question for #gmep is Q2: what does the literature say?
            T1 | T1 - I think it's about trust #hcsm
            T1 | t1: trust
            T1 | T1.) trust
            A1 | A1.Time is short, priorities differ
            A2 | A2 - 1) listen 2) listen 3) listen
            A2 | A2 3 things: listen, listen, listen
            A1 | A1 Level the hierarchy first
            A4 | A4 Paper checklists died, long live checklists
            T2 | T2 Image matters less than content
            T3 | T3 Free food works every time
            Q6 | Q6. Should we abandon the long case? #PTLchat
            A1,A2 | A1 & A2. Both are about time
            A3 | Couldn't agree more! #MedEdChat #A3
            T2 | Curricula are crowded enough already. #meded T2
            Q7 | Q7, our final one: what next?
            A2 | Re. A2: what about students?
            T1 | T1 Pre-reading, short, with a quiz
            Q1 | Q1 ) What brings you here?
            A3 | ANSWER 3: leadership
            Q3 | Coming up in 2 minutes… Q3: How do we pay for it?
            Q1 | Let’s get started with Q1 - What brings you here?
            Q3 | Q3: If you could abolish one exam, which would it be? #MedEdChat
            A2 | Tough one. A2: the viva
            A2 | Good evening all! Late as always. A2 - the viva
            T4 | T4 What's next for our community? #FOAMed
            A3 | A3 print the handover sheet and read it aloud
            A3 | A3 Class size matters
            A1 | A1: first, listen. Then listen again
            T2 | T2 stories, not slides
            T1 | @kidney_fan T1: hard outcomes or it did not happen #NephJC
            Q1 | And here we go! Q1: who's here tonight?
            Q4 | Q4 thinking of your own training, what stuck with you?
            Q4 | We're at the halfway mark!\\nQ4) what stuck with you?
            T3 | #hcldr T3 - patients should own the data
            A1,A2 | A1/A2 - same thing really
            A2 | a2 - humility
            Q2 | Next up... Question 2: who decides?
            T1 | T1: 💯
            A5 | A5: https://example.org/answer
            Q1 | Q1:What brings you here?
            T1b | T1b - the run-in period
            A4 | Feedback is a gift that needs unwrapping. #meded #a4
            A4 | So true, and so rarely done. A4
            T5 | T5 (final): one word for tonight?
            A1 | @mod a1 nurse educator, yes we tried that
            Q6 | Last question, Q6: what will you do on Monday?
            A3 | A3 ditto
            A2 | A2: T2DM clinics taught me that
            Q2 | RT @mod: Q2: who decides? #MedEdChat
            T1 | .@mod T1 I'd say trust
            """;

    private static final String FALSE_POSITIVES = """
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
            Q1 GDP figures disappoint again
            Our Q2 newsletter is out
            In Q3, we saw 40 % more admissions
            Q2 update from the trust board
            Q1-ranked journal
            T1 post-contrast images were lost
            T2 star imaging for bleeds
            T1 rho and T2 mapping of cartilage
            T3 toxicosis: a zebra
            T4-T5 disc herniation
            T2 low asthma needs other drugs
            T2N0 rectal cancer: watch and wait
            T1a renal mass: ablate or cut?
            T1b renal mass: ablate or cut?
            T2 relaxation time shortened
            T1 bladder tumour: BCG?
            T1 slope and kyphosis
            T1 hypointensity in the marrow
            T1 sagittal, please
            T10 sensory level after trauma
            T2 respiratory failure on the ward
            A1c targets in older adults
            A1 segment hypoplasia
            A2 domain of VWF
            A1 quality, thanks
            A4 sheets are the best handover tool
            A3 thinking changed our ward
            A2 pulleys need repair
            A1 class service by the ED tonight
            A 3 month old with bronchiolitis
            A 10: out of 10
            q4 vitals overnight? Why?
            q2 turns prevent ulcers
            Q15 minute checks
            q1h neuro obs
            Q 2 weeks infusions
            Answer 3 quick questions about your training
            Question 5 in the exam was unfair
            Topic 3 of the curriculum review is published
            Available in Q1.
            Bulls vs Bears in Q1: who wins?
            T2 shine-through explained in a minute
            T1 inversion recovery basics
            T4 sensory level, urinary retention
            T3 prostate cancer, what margin?
            T2 colon cancer, how many nodes?
            Q4 figures of the foundation trust
            Q1 report of the transplant registry
            Q3 call for abstracts: deadline 30 September
            q6 neb treatments
            q8h antibiotics: why not q12h?
            Q12 hour dosing works as well
            A1c and fructosamine disagree, now what
            A2 beta-casein is not magic
            A-level results day for our apprentices
            T20 cricket and anaesthesia
            T-wave inversion in V1-V3: ischaemia?
            TQ: tourniquet first
            Q-fever endocarditis
            Q3-Q4 roadmap
            T1, T2, DWI, ADC: how to read them
            A1, B2, C3: how staging began
            T1rho mapping
            Topic: sepsis. Speakers: 3
            Question: is T1 or T2 better?
            The answer is A1.
            Table A1: baseline characteristics
            We finished Q1 strong
            Finally got my A2! #german
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

    static Stream<Example> falsePositives() {
        return FALSE_POSITIVES.lines().map(line -> new Example(List.of(), unescaped(line)));
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
    @MethodSource("falsePositives")
    void aFalsePositiveIsNotALabel(Example example) {
        assertThat(Labels.of(example.text())).isEmpty();
    }

    @Test
    void atLeastHalfOfTheExamplesAreFalsePositives() {
        assertThat(labelled().count()).isGreaterThan(60);
        assertThat(falsePositives().count()).isGreaterThanOrEqualTo(labelled().count());
        assertThat(labelled().map(Example::text).toList()).doesNotHaveDuplicates();
    }

    @Test
    void aLabelHasANumberAndAPart() {
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
    void aMebibyteCostsLittleMoreThanAnOrdinaryOne(HostileTexts.Named text) {
        assertThat(COST.of(() -> Labels.of(text.text()), MAX_COST)).isLessThanOrEqualTo(MAX_COST);
    }

    @Test
    void aTweetWithoutLabelsCostsNoMoreThanAFewExtractions() {
        List<String> tweets = Stream.generate(FALSE_POSITIVES::lines)
                .flatMap(lines -> lines)
                .map(line ->
                        "What we learned on the ward this week: " + line + " #MedEd #FOAMed https://t.co/abcdefghij")
                .limit(10_000)
                .toList();
        RelativeCost extraction = RelativeCost.to(() -> tweets.forEach(TextExtractor::extract));
        assertThat(extraction.of(() -> tweets.forEach(Labels::of), MAX_COST_OF_NONE))
                .isLessThanOrEqualTo(MAX_COST_OF_NONE);
    }
}
