package io.github.ledis4j.testkit;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Keeps server programs between test runs; several JVMs may ask for the same one at once. */
final class ServerCache {
  private ServerCache() {}

  /** Makes one program, once. */
  @FunctionalInterface
  interface Maker {
    /** Puts the program anywhere into {@code scratch}, which is removed later, and returns it. */
    Path make(Path scratch) throws IOException;
  }

  static Path folder() {
    String configured = System.getenv("LEDIS4J_CACHE");
    return configured == null || configured.isBlank()
        ? Path.of(System.getProperty("user.home"), ".cache", "ledis4j")
        : Path.of(configured).toAbsolutePath();
  }

  /** Returns the cached file {@code name}, made first where it is missing. */
  static synchronized Path obtain(String name, Maker maker) throws IOException {
    Path folder = folder();
    Path program = folder.resolve(name);
    if (Files.isExecutable(program)) {
      return program;
    }
    Files.createDirectories(folder);
    try (FileChannel channel =
            FileChannel.open(
                folder.resolve(name + ".lock"),
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE);
        FileLock lock = channel.lock()) {
      assert lock.isValid();
      if (!Files.isExecutable(program)) {
        make(folder, program, maker);
      }
    }
    return program;
  }

  // The scratch folder lies in the cache, since a move is atomic within one file system only.
  private static void make(Path folder, Path program, Maker maker) throws IOException {
    Path scratch = Files.createTempDirectory(folder, "making-");
    try {
      Path made = maker.make(scratch);
      if (!made.toFile().setExecutable(true)) {
        throw new IOException("cannot make " + made + " executable");
      }
      Files.move(made, program, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Folders.remove(scratch);
    }
  }
}
