package io.github.ledis4j.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Builds LedisDB from the sources that this module carries, with the Go tools of the machine. */
final class LedisProgram {
  static final String GO_REMEDY = "install the package golang-go (Go 1.19 or newer)";
  private static final Logger LOG = LoggerFactory.getLogger(LedisProgram.class);
  private static final List<String> SOURCES = List.of("go.mod", "go.sum", "main.go");
  private static final Duration BUILD_LIMIT = Duration.ofMinutes(10);
  private static final Path USUAL_GO = Path.of("/usr/local/go/bin/go");

  private LedisProgram() {}

  /** The program, the same for the life of this JVM: looked for on first use. */
  static Program get() {
    return Holder.PROGRAM;
  }

  private static final class Holder {
    static final Program PROGRAM = find();
  }

  private static Program find() {
    Program configured = Program.fromEnvironment("LEDIS4J_LEDIS_SERVER");
    if (configured != null) {
      return configured;
    }
    try {
      return Program.found(ServerCache.obtain(cacheName(), LedisProgram::build));
    } catch (IOException failure) {
      return Program.missing("LedisDB cannot be built: " + failure.getMessage());
    }
  }

  private static Path build(Path scratch) throws IOException {
    Program go = go();
    Path goCommand = go.path();
    if (goCommand == null) {
      throw new IOException(go.missing());
    }
    for (String source : SOURCES) {
      Files.write(scratch.resolve(source), read(source));
    }
    LOG.info("Building LedisDB, which takes about half a minute the first time");
    Tool.run(
        List.of(goCommand.toString(), "build", "-trimpath", "-o", "ledis-server", "."),
        scratch,
        Map.of("CGO_ENABLED", "0"),
        BUILD_LIMIT);
    return scratch.resolve("ledis-server");
  }

  private static Program go() {
    Program found = Program.onPath("go", GO_REMEDY);
    boolean usual = found.path() == null && Files.isExecutable(USUAL_GO);
    return usual ? Program.found(USUAL_GO) : found;
  }

  private static String cacheName() throws IOException {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (String source : SOURCES) {
        digest.update(read(source));
      }
      String hash = HexFormat.of().formatHex(digest.digest(), 0, 8);
      String platform = System.getProperty("os.name") + "-" + System.getProperty("os.arch");
      return "ledis-server-"
          + platform.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_-]+", "")
          + "-"
          + hash;
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static byte[] read(String source) throws IOException {
    try (InputStream stream = LedisProgram.class.getResourceAsStream("ledis-server/" + source)) {
      if (stream == null) {
        throw new IOException("this jar lacks ledis-server/" + source);
      }
      return stream.readAllBytes();
    }
  }
}
