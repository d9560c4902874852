package io.rounds.explorer.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.rounds.explorer.answer.ProblemException;
import io.rounds.explorer.contract.Parameters;

/** Something that can be asked for and is answered with JSON. */
@FunctionalInterface
interface Resource {

    /**
     * Answers.
     *
     * @param parameters checked by the contract's rules
     * @throws ProblemException where it cannot be answered
     */
    JsonNode answer(Parameters parameters);
}
