package io.rounds.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;

/** A Jupyter notebook with what its cells have put out (nbformat 4). */
record Notebook(String name, JsonNode json) {
    private static final ObjectMapper JSON = new ObjectMapper();
    /** The notebooks of the repository. */
    static final Path FOLDER = Path.of("..", "notebooks").toAbsolutePath().normalize();

    static Notebook read(Path file) throws IOException {
        return new Notebook(file.getFileName().toString(), JSON.readTree(file.toFile()));
    }

    /** The files of the repository's notebooks, in order. */
    static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".ipynb"))
                    .sorted()
                    .toList();
        }
    }

    private List<JsonNode> codeCells() {
        List<JsonNode> cells = new ArrayList<>();
        for (JsonNode cell : json.path("cells")) {
            if (cell.path("cell_type").asText().equals("code")) {
                cells.add(cell);
            }
        }
        return cells;
    }

    /** In which order the code cells were run, as they say; 0 for one that was not. */
    List<Integer> executionCounts() {
        return codeCells().stream()
                .map(cell -> cell.path("execution_count").asInt())
                .toList();
    }

    private List<JsonNode> outputs() {
        List<JsonNode> outputs = new ArrayList<>();
        codeCells().forEach(cell -> cell.path("outputs").forEach(outputs::add));
        return outputs;
    }

    /** Errors, and what was written to standard error: warnings. */
    List<String> complaints() {
        return outputs().stream()
                .filter(output -> output.path("output_type").asText().equals("error")
                        || output.path("name").asText().equals("stderr"))
                .map(JsonNode::toString)
                .toList();
    }

    /** All text that was put out: what was printed, and tables. */
    String text() {
        StringBuilder text = new StringBuilder();
        for (JsonNode output : outputs()) {
            for (JsonNode lines :
                    List.of(output.path("text"), output.path("data").path("text/plain"))) {
                lines.forEach(line -> text.append(line.asText()));
                text.append('\n');
            }
        }
        return text.toString();
    }

    List<BufferedImage> pictures() throws IOException {
        List<BufferedImage> pictures = new ArrayList<>();
        for (JsonNode output : outputs()) {
            JsonNode png = output.path("data").path("image/png");
            if (!png.isMissingNode()) {
                byte[] bytes = Base64.getMimeDecoder().decode(png.asText());
                pictures.add(ImageIO.read(new ByteArrayInputStream(bytes)));
            }
        }
        return pictures;
    }
}
