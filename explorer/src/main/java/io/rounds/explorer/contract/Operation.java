package io.rounds.explorer.contract;

import io.rounds.explorer.answer.Problem;
import io.rounds.explorer.answer.ProblemException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Something that can be asked for, as the contract has it.
 *
 * @param id its {@code operationId}
 * @param path with its variables in braces
 * @param pathRules for the variables
 * @param queryRules for the parameters behind the question mark
 */
record Operation(String id, String path, List<ParameterRule> pathRules, List<ParameterRule> queryRules) {
    Operation {
        pathRules = List.copyOf(pathRules);
        queryRules = List.copyOf(queryRules);
    }

    /**
     * Holds a request against the rules.
     *
     * @throws ProblemException where it breaks one, or has a parameter that there is no rule for
     */
    Parameters check(Map<String, String> variables, Map<String, List<String>> query) {
        Map<String, List<String>> values = new HashMap<>();
        for (ParameterRule rule : pathRules) {
            values.put(rule.name(), rule.check(List.of(variables.getOrDefault(rule.name(), ""))));
        }
        List<String> known = new ArrayList<>();
        for (ParameterRule rule : queryRules) {
            known.add(rule.name());
            values.put(rule.name(), rule.check(query.getOrDefault(rule.name(), List.of())));
        }
        for (String name : query.keySet()) {
            if (!known.contains(name)) {
                String advice = known.isEmpty()
                        ? "Leave it out: " + path + " takes none."
                        : "Known here are " + String.join(", ", known) + '.';
                throw new ProblemException(Problem.parameter(name, "There is no parameter '" + name + "'", advice));
            }
        }
        return new Parameters(values);
    }
}
