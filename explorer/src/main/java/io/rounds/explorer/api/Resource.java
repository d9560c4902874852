package io.rounds.explorer.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.rounds.explorer.answer.ProblemException;
import io.rounds.explorer.contract.Parameters;

/** Answers an operation of the API with JSON. */
@FunctionalInterface
public interface Resource {

    /**
     * Computes the answer.
     *
     * @param parameters validated by the contract
     * @throws ProblemException if there is no answer
     */
    JsonNode answer(Parameters parameters);
}
