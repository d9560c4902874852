import com.google.gson.Gson;
import java.io.BufferedReader;
import java.io.File;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.gephi.graph.api.Column;
import org.gephi.graph.api.Edge;
import org.gephi.graph.api.Element;
import org.gephi.graph.api.Graph;
import org.gephi.graph.api.GraphController;
import org.gephi.graph.api.GraphModel;
import org.gephi.graph.api.Interval;
import org.gephi.graph.api.Node;
import org.gephi.graph.api.types.IntervalSet;
import org.gephi.io.importer.api.Container;
import org.gephi.io.importer.api.ImportController;
import org.gephi.io.processor.plugin.DefaultProcessor;
import org.gephi.project.api.ProjectController;
import org.gephi.project.api.Workspace;
import org.openide.util.Lookup;

/**
 * What Gephi's own importer makes of a graph file. Run with Gephi's toolkit on the class path, which is kept out of that
 * of the tests: it brings its own versions of many libraries. Each line of standard input names a file and, after a tab, where the
 * answer goes as JSON; {@code counted FILE} says that it is there.
 */
public class GephiCounts {
    public static void main(String[] args) throws Exception {
        ProjectController projects = Lookup.getDefault().lookup(ProjectController.class);
        BufferedReader asked = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        PrintStream answers = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        for (String line = asked.readLine(); line != null; line = asked.readLine()) {
            String[] files = line.split("\t");
            projects.newProject();
            count(new File(files[0]), Path.of(files[1]), projects.getCurrentWorkspace());
            projects.closeCurrentProject();
            answers.println("counted " + files[0]);
        }
    }

    private static void count(File file, Path answer, Workspace workspace) throws Exception {
        ImportController importer = Lookup.getDefault().lookup(ImportController.class);
        Container container = importer.importFile(file);
        // Edges to nodes that are not there are to fail here, not to be mended.
        container.getLoader().setAllowAutoNode(false);
        importer.process(container, new DefaultProcessor(), workspace);
        GraphModel model =
                Lookup.getDefault().lookup(GraphController.class).getGraphModel(workspace);
        Files.writeString(answer, new Gson().toJson(counts(model)), StandardCharsets.UTF_8);
    }

    private static Map<String, Object> counts(GraphModel model) {
        Graph graph = model.getGraph();
        double weight = 0;
        Map<String, Double> edgeStarts = new TreeMap<>();
        for (Edge edge : graph.getEdges()) {
            weight += edge.getWeight();
            start(edgeStarts, edge.getSource().getId() + " " + edge.getTarget().getId(), edge);
        }
        Map<String, String> labels = new TreeMap<>();
        Map<String, Double> starts = new TreeMap<>();
        for (Node node : graph.getNodes()) {
            labels.put(node.getId().toString(), node.getLabel());
            start(starts, node.getId().toString(), node);
        }
        Map<String, Object> counts = new LinkedHashMap<>();
        counts.put("nodes", graph.getNodeCount());
        counts.put("edges", graph.getEdgeCount());
        counts.put("directed", model.isDirected());
        counts.put("dynamic", model.isDynamic());
        counts.put("weight", weight);
        counts.put("node_columns", columns(model.getNodeTable()));
        counts.put("edge_columns", columns(model.getEdgeTable()));
        counts.put("labels", labels);
        counts.put("starts", starts);
        counts.put("edge_starts", edgeStarts);
        if (model.isDynamic()) {
            // Where these are not finite numbers, the timeline has nothing to play.
            counts.put("time_from", model.getTimeBounds().getLow());
            counts.put("time_to", model.getTimeBounds().getHigh());
        }
        return counts;
    }

    private static void start(Map<String, Double> starts, String name, Element element) {
        Object set = element.getAttribute("timeset");
        if (set instanceof IntervalSet) {
            Interval[] intervals = ((IntervalSet) set).toArray();
            starts.put(name, intervals[0].getLow());
        }
    }

    private static TreeSet<String> columns(Iterable<Column> table) {
        TreeSet<String> columns = new TreeSet<>();
        for (Column column : table) {
            if (!List.of("timeset").contains(column.getId())) {
                columns.add(column.getTitle().toLowerCase() + ":" + column.getTypeClass().getSimpleName());
            }
        }
        return columns;
    }
}
