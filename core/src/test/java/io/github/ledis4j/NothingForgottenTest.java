package io.github.ledis4j;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ledis4j.codec.Codec;
import io.github.ledis4j.command.redis.sortedset.ScoreRange;
import java.io.File;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A factory that reads like the next step of a chain, {@code ScoreRange.above(10).below(20)}, makes
 * a new value and forgets the one that it is called on. Java lets a class have such calls, and no
 * interface: "illegal static interface method call".
 */
class NothingForgottenTest {

  /** What begins something by its very name; nobody takes it for a step of a chain. */
  private static final Set<String> BEGINNINGS = Set.of("of", "create", "parse", "begin");

  /** Classes that have the pattern, each with the reason why nothing can be forgotten there. */
  private static final Map<String, String> EXCEPTIONS =
      Map.of(
          "CommandSpec", "read and write take the name again, without which there is no command",
          "StreamId", "firstAt and lastAt take all that an id has; it cannot be changed",
          "BitRange", "bytes and bits take both ends; a range cannot be changed",
          "GeoArea", "each takes all of a shape, which cannot be changed",
          "GeoCenter", "at and member take all of a centre, which cannot be changed",
          "VectorQuery", "element and vector take all of a query, which cannot be changed");

  /**
   * The pattern: a public class or record with a static method that gives the class itself, and
   * with another method, static or not, that does. Then both can stand in one chain, and all that
   * stands in front of the static one is lost. An interface cannot have it, and an enum has nothing
   * to lose.
   */
  private static boolean isForgetful(Class<?> type) {
    if (type.isInterface() || type.isEnum()) {
      return false;
    }
    List<Method> steps =
        Stream.of(type.getMethods())
            .filter(method -> method.getReturnType().isAssignableFrom(type))
            .filter(method -> method.getReturnType() != Object.class)
            .filter(method -> !BEGINNINGS.contains(method.getName()))
            .toList();
    return steps.size() > 1 && steps.stream().anyMatch(m -> Modifier.isStatic(m.getModifiers()));
  }

  @Test
  void should_not_compile_when_a_factory_is_called_on_a_value() throws IOException {
    Set<String> forgetful = new TreeSet<>();
    for (Class<?> type : publicTypes()) {
      if (isForgetful(type)) {
        forgetful.add(type.getSimpleName());
      }
    }
    assertEquals(new TreeSet<>(EXCEPTIONS.keySet()), forgetful);
  }

  /** The test above is worth nothing if it does not find what it is to find. */
  @Test
  void should_be_found_when_a_class_has_the_pattern() {
    assertTrue(isForgetful(Forgetful.class));
    assertFalse(isForgetful(ScoreRange.class));
  }

  /** What {@link ScoreRange} was once. */
  static final class Forgetful {
    public static Forgetful above(double min) {
      return new Forgetful();
    }

    public Forgetful andBelow(double max) {
      return new Forgetful();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "io.github.ledis4j.command.redis.sortedset.ScoreRange.above(10).below(20)",
        "io.github.ledis4j.command.ledis.LedisScoreRange.above(10).below(20)",
        "io.github.ledis4j.command.LexRange.above(\"a\").below(\"b\")",
        "io.github.ledis4j.command.redis.ScanOptions.DEFAULT.count(5).match(\"u:*\")",
        "io.github.ledis4j.command.ledis.LedisScanOptions.DEFAULT.count(5).match(\"u:*\")",
        "io.github.ledis4j.command.Limit.first(5).from(10)",
        "io.github.ledis4j.options.Tls.systemTrust().trusting(null)"
      })
  void should_be_refused_by_the_compiler_when_written(String expression, @TempDir Path directory)
      throws IOException {
    String errors = compile("class A { Object a = " + expression + "; }", directory);
    assertTrue(errors.contains("illegal static interface method call"), errors);
  }

  private static String compile(String source, Path directory) throws IOException {
    Path file = Files.writeString(directory.resolve("A.java"), source);
    DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(found, null, UTF_8)) {
      List<String> options =
          List.of(
              "-proc:none",
              "-d",
              directory.toString(),
              "-cp",
              place(RedisClient.class) + File.pathSeparator + place(Codec.class));
      compiler.getTask(null, files, found, options, null, files.getJavaFileObjects(file)).call();
    }
    return found.getDiagnostics().toString();
  }

  /** All types that a user can name, of {@code core} and {@code codec}. */
  static List<Class<?>> publicTypes() throws IOException {
    return Stream.concat(typesBeside(RedisClient.class).stream(), typesBeside(Codec.class).stream())
        .toList();
  }

  private static List<Class<?>> typesBeside(Class<?> known) throws IOException {
    Path classes = place(known);
    if (Files.isDirectory(classes)) {
      return typesUnder(classes);
    }
    try (FileSystem jar = FileSystems.newFileSystem(classes)) {
      return typesUnder(jar.getPath("/"));
    }
  }

  private static Path place(Class<?> known) {
    return Path.of(
        URI.create(known.getProtectionDomain().getCodeSource().getLocation().toString()));
  }

  private static List<Class<?>> typesUnder(Path root) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      return files
          .map(file -> root.relativize(file).toString())
          .filter(name -> name.startsWith("io/") && name.endsWith(".class"))
          .filter(name -> !name.contains("/internal/") && !name.endsWith("package-info.class"))
          .<Class<?>>map(NothingForgottenTest::load)
          .filter(NothingForgottenTest::isPublic)
          .toList();
    }
  }

  private static boolean isPublic(Class<?> type) {
    return Modifier.isPublic(type.getModifiers())
        && (type.getEnclosingClass() == null || isPublic(type.getEnclosingClass()));
  }

  private static Class<?> load(String file) {
    try {
      return Class.forName(file.replace(".class", "").replace('/', '.'));
    } catch (ClassNotFoundException e) {
      throw new AssertionError(e);
    }
  }
}
