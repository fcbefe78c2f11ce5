package io.github.ledis4j;

import io.github.ledis4j.codec.Codec;
import java.io.IOException;
import java.lang.reflect.Modifier;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The public types of this module and of the codec's, nested ones too. */
public final class PublicTypes {
  private PublicTypes() {}

  public static List<Class<?>> all() throws IOException {
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

  static Path place(Class<?> known) {
    return Path.of(
        URI.create(known.getProtectionDomain().getCodeSource().getLocation().toString()));
  }

  private static List<Class<?>> typesUnder(Path root) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      return files
          .map(file -> root.relativize(file).toString())
          .filter(name -> name.startsWith("io/") && name.endsWith(".class"))
          .filter(name -> !name.contains("/internal/") && !name.endsWith("package-info.class"))
          .<Class<?>>map(PublicTypes::load)
          .filter(PublicTypes::isPublic)
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
