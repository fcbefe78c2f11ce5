package io.github.ledis4j.house;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ledis4j.RedisClient;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Modifier;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A report shows itself under the name that users know, not under that of its implementation. */
class ReportNamesTest {

  @Test
  void should_say_its_public_name_when_a_report_is_shown() throws Exception {
    List<String> wrong = new ArrayList<>();
    List<Class<?>> reports = reports();
    for (Class<?> type : reports) {
      String shown = make(type).toString();
      String name = type.getInterfaces()[0].getSimpleName();
      if (!shown.startsWith(name)) {
        wrong.add(type.getName() + ": " + shown);
      }
    }
    assertEquals(List.of(), wrong);
    assertTrue(reports.size() > 30, reports::toString);
  }

  private static List<Class<?>> reports() throws IOException, URISyntaxException {
    Path root =
        Path.of(RedisClient.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    try (Stream<Path> files = Files.walk(root)) {
      return files
          .map(file -> root.relativize(file).toString())
          .filter(name -> name.startsWith("io/") && name.endsWith(".class"))
          .<Class<?>>map(ReportNamesTest::load)
          .filter(ReportNamesTest::isReport)
          .toList();
    }
  }

  /** A record that users cannot name, whose interface they can, and which has only values. */
  private static boolean isReport(Class<?> type) {
    return type.isRecord()
        && (!Modifier.isPublic(type.getModifiers()) || type.getName().contains(".internal."))
        && type.getInterfaces().length == 1
        && isPublic(type.getInterfaces()[0])
        && Stream.of(type.getRecordComponents())
            .allMatch(part -> !part.getType().getName().contains(".internal."))
        && Stream.of(type.getInterfaces()[0].getMethods())
            .anyMatch(method -> method.getName().equals(type.getRecordComponents()[0].getName()));
  }

  private static boolean isPublic(Class<?> type) {
    return type.getName().startsWith("io.github.ledis4j.")
        && !type.getName().contains(".internal.")
        && Modifier.isPublic(type.getModifiers());
  }

  private static Class<?> load(String file) {
    try {
      return Class.forName(file.replace(".class", "").replace('/', '.'));
    } catch (ClassNotFoundException e) {
      throw new AssertionError(e);
    }
  }

  private static Object make(Class<?> type) throws ReflectiveOperationException {
    Constructor<?> canonical = type.getDeclaredConstructors()[0];
    canonical.setAccessible(true);
    Object[] values =
        Stream.of(canonical.getParameterTypes()).map(ReportNamesTest::nothing).toArray();
    try {
      return canonical.newInstance(values);
    } catch (InvocationTargetException e) {
      throw new AssertionError(type.getName(), e.getCause());
    }
  }

  private static @Nullable Object nothing(Class<?> type) {
    if (type == boolean.class) {
      return false;
    } else if (type == int.class) {
      return 1;
    } else if (type == long.class) {
      return 1L;
    } else if (type == double.class) {
      return 1.0;
    } else if (type == List.class) {
      return List.of();
    } else if (type == Map.class) {
      return Map.of();
    } else if (type == byte[].class) {
      return new byte[0];
    }
    if (type == Throwable.class) {
      return new IllegalStateException();
    } else if (type == Consumer.class) {
      return (Consumer<Object>) value -> {};
    }
    return type == Set.class ? Set.of() : null;
  }
}
