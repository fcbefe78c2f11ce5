package io.github.ledis4j.internal.transport;

import java.io.FileNotFoundException;
import java.util.Locale;

/** Says what to do about a native transport whose library does not load. */
final class NativeHint {

  private NativeHint() {}

  /**
   * Finds out what to do.
   *
   * @param root why the library was not loaded, in the end
   * @param system the part of names for the transport and its system, such as {@code epoll.linux}
   * @param modular whether Netty is on the module path
   * @return the end of a sentence, empty if there is nothing to say
   */
  static String of(Throwable root, String system, boolean modular) {
    if (root instanceof IllegalCallerException) {
      return ": start Java with --enable-native-access="
          + (modular ? "io.netty.common" : "ALL-UNNAMED");
    }
    if (!(root instanceof FileNotFoundException)) {
      return "";
    }
    String arch = arch();
    return modular
        ? ": its module is not resolved, start Java (and build images with jlink) with --add-modules"
            + " io.netty.transport."
            + system
            + "."
            + arch
        : ": its jar is missing, netty-transport-native-"
            + system.substring(0, system.indexOf('.'))
            + " for "
            + system.substring(system.indexOf('.') + 1)
            + "-"
            + arch;
  }

  private static String arch() {
    String arch = System.getProperty("os.arch", "").toLowerCase(Locale.ROOT);
    return switch (arch) {
      case "amd64" -> "x86_64";
      case "aarch64" -> "aarch_64";
      default -> arch;
    };
  }
}
