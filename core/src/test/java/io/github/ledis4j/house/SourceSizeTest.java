package io.github.ledis4j.house;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LineMap;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;

/**
 * No file of main code is longer than 300 lines, but for a family of commands, which is one file
 * whatever its size. No method there is longer than 30 lines from its opening brace to its closing
 * one. Tests have no limit: many are tables with a row for each command.
 */
class SourceSizeTest {
  private static final int FILE = 300;
  private static final int METHOD = 30;
  private static final String FAMILY = "Commands.java";

  private static final List<String> MODULES =
      List.of("codec", "testkit", "core", "simulator", "examples", "benchmarks");

  @Test
  void should_be_short_when_a_file_is_no_family() throws IOException {
    Map<String, Long> tooLong = new TreeMap<>();
    for (Path file : sources()) {
      long lines;
      try (Stream<String> text = Files.lines(file)) {
        lines = text.count();
      }
      if (lines > FILE && !file.toString().endsWith(FAMILY)) {
        tooLong.put(file.getFileName().toString(), lines);
      }
    }
    assertEquals(Map.of(), tooLong);
  }

  @Test
  void should_be_short_when_it_is_a_method() throws IOException {
    Map<String, Long> tooLong = longMethods();
    assertEquals(Map.of(), tooLong);
  }

  private static List<Path> sources() throws IOException {
    List<Path> sources = new ArrayList<>();
    for (String module : MODULES) {
      try (Stream<Path> files = Files.walk(Path.of("..", module, "src", "main", "java"))) {
        files.filter(file -> file.toString().endsWith(".java")).forEach(sources::add);
      }
    }
    assertTrue(sources.size() > 100, () -> "only " + sources);
    return sources;
  }

  /** Finds the methods that are too long, as {@code Class.method}. */
  private static Map<String, Long> longMethods() throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    try (StandardJavaFileManager files =
        compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
      JavacTask task =
          (JavacTask)
              compiler.getTask(
                  null,
                  files,
                  null,
                  List.of("-proc:none"),
                  null,
                  files.getJavaFileObjectsFromPaths(sources()));
      LongMethods found = new LongMethods(Trees.instance(task).getSourcePositions());
      found.scan(task.parse(), null);
      return found.lines;
    }
  }

  private static final class LongMethods extends TreePathScanner<Void, Void> {
    private final SourcePositions positions;
    private final Map<String, Long> lines = new TreeMap<>();

    LongMethods(SourcePositions positions) {
      this.positions = positions;
    }

    @Override
    public Void visitMethod(MethodTree method, Void nothing) {
      if (method.getBody() != null) {
        CompilationUnitTree unit = getCurrentPath().getCompilationUnit();
        LineMap map = unit.getLineMap();
        long first = map.getLineNumber(positions.getStartPosition(unit, method.getBody()));
        long length =
            map.getLineNumber(positions.getEndPosition(unit, method.getBody())) - first + 1;
        if (length > METHOD) {
          ClassTree type = (ClassTree) getCurrentPath().getParentPath().getLeaf();
          lines.put(type.getSimpleName() + "." + method.getName(), length);
        }
      }
      return super.visitMethod(method, nothing);
    }
  }
}
