package io.rounds.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.TemplateException;
import gg.jte.TemplateOutput;
import io.rounds.export.text.XmlCharacters;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.Map;
import java.util.Objects;

/**
 * A report as one HTML file without dependencies: style sheet and charts are part of it, there is no script, and a
 * policy in its head forbids the browser to load anything (Content Security Policy Level 3). The HTML is in templates
 * under {@code src/main/jte}, which the build compiles and which escape every text and value.
 */
final class HtmlReport {
    private static final String TEMPLATE = "report/page/report.jte";
    private static final String TEMPLATE_PACKAGE = "io.rounds";

    private HtmlReport() {}

    static void write(ChatReport report, Writer out) throws IOException {
        TemplateEngine templates = TemplateEngine.createPrecompiled(
                null, ContentType.Html, HtmlReport.class.getClassLoader(), TEMPLATE_PACKAGE);
        Map<String, Object> parameters = Map.of("page", PageBuilder.of(report), "styleSheet", styleSheet());
        try {
            templates.render(TEMPLATE, parameters, new CleanOutput(out));
        } catch (TemplateException e) {
            if (e.getCause() instanceof UncheckedIOException cause) {
                throw cause.getCause();
            }
            throw e;
        }
    }

    private static String styleSheet() throws IOException {
        try (InputStream in = HtmlReport.class.getResourceAsStream("report.css")) {
            return new String(
                    Objects.requireNonNull(in, "report.css is missing from this build")
                            .readAllBytes(),
                    UTF_8);
        }
    }

    /** Leaves out control characters and halves of surrogate pairs, which HTML cannot hold either. */
    private record CleanOutput(Writer out) implements TemplateOutput {
        @Override
        public void writeContent(String text) {
            try {
                out.write(XmlCharacters.clean(text));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void writeContent(String text, int from, int to) {
            writeContent(text.substring(from, to));
        }
    }
}
