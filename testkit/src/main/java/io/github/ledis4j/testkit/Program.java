package io.github.ledis4j.testkit;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A server's executable file, or the reason why there is none; one of the two is {@code null}. */
record Program(@Nullable Path path, @Nullable String missing) {
  static Program found(Path path) {
    return new Program(path, null);
  }

  static Program missing(String reason) {
    return new Program(null, reason);
  }

  /** The file that the environment variable {@code variable} names, or null when it is not set. */
  static @Nullable Program fromEnvironment(String variable) {
    String value = System.getenv(variable);
    if (value == null || value.isBlank()) {
      return null;
    }
    Path path = Path.of(value).toAbsolutePath();
    return Files.isExecutable(path)
        ? found(path)
        : missing(variable + " names " + path + ", which cannot be executed");
  }

  /** Finds {@code name} among the folders of the {@code PATH}, which {@code remedy} puts there. */
  static Program onPath(String name, String remedy) {
    String folders = System.getenv("PATH");
    if (folders != null) {
      for (String folder : folders.split(File.pathSeparator)) {
        Path candidate = Path.of(folder, name);
        if (Files.isRegularFile(candidate) && Files.isExecutable(candidate)) {
          return found(candidate.toAbsolutePath());
        }
      }
    }
    return missing("there is no " + name + " on the PATH: " + remedy);
  }

  Path pathOrThrow() {
    if (path == null) {
      throw new ServerStartException(String.valueOf(missing));
    }
    return path;
  }
}
