package io.rounds.bench.results;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The results of a comparison as JSON: the environment, the options, and an entry for each job. */
public final class ResultFile {
    private ResultFile() {}

    /** Writes the file; an existing one is replaced. */
    public static void write(Path file, Map<String, Object> options, List<?> lines) throws IOException {
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("java", System.getProperty("java.vm.name") + " " + Runtime.version());
        report.put("cores", Runtime.getRuntime().availableProcessors());
        report.put("heapBytes", Runtime.getRuntime().maxMemory());
        report.put("options", options);
        report.put("results", lines);
        new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValue(file.toFile(), report);
    }
}
