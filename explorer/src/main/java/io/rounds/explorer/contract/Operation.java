package io.rounds.explorer.contract;

import io.rounds.explorer.answer.Problem;
import io.rounds.explorer.answer.ProblemException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * An operation of the contract.
 *
 * @param id its {@code operationId}
 * @param path with its variables in braces
 * @param pathRules for the variables
 * @param queryRules for the query parameters
 */
public record Operation(String id, String path, List<ParameterRule> pathRules, List<ParameterRule> queryRules) {
    public Operation {
        pathRules = List.copyOf(pathRules);
        queryRules = List.copyOf(queryRules);
    }

    /**
     * Validates the parameters of a request.
     *
     * @throws ProblemException if a parameter is unknown or breaks a rule
     */
    public Parameters validate(Map<String, String> variables, Map<String, List<String>> query) {
        Map<String, List<String>> values = new HashMap<>();
        for (ParameterRule rule : pathRules) {
            values.put(rule.name(), rule.validate(List.of(variables.getOrDefault(rule.name(), ""))));
        }
        List<String> known = new ArrayList<>();
        for (ParameterRule rule : queryRules) {
            known.add(rule.name());
            values.put(rule.name(), rule.validate(query.getOrDefault(rule.name(), List.of())));
        }
        for (String name : query.keySet()) {
            if (!known.contains(name)) {
                String advice = known.isEmpty()
                        ? "Remove it: " + path + " has no parameters."
                        : "Valid parameters are " + String.join(", ", known) + '.';
                throw new ProblemException(Problem.parameter(name, "Unknown parameter '" + name + "'", advice));
            }
        }
        return new Parameters(values);
    }
}
