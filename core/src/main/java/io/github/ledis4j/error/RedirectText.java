package io.github.ledis4j.error;

import io.github.ledis4j.options.Endpoint;
import java.io.Serializable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What {@code MOVED} and {@code ASK} say.
 *
 * @param slot the slot of the keys
 * @param host where it is; empty for the host that was asked
 * @param port the port there
 */
record RedirectText(int slot, String host, int port) implements Serializable {
  /** What a server says for a node whose address it does not know. */
  private static final String UNKNOWN = "?";

  private static final int LAST_SLOT = 16_383;
  private static final int LAST_PORT = 65_535;

  /** An IPv6 address has no brackets, so the last colon counts; behind a semicolon we speak. */
  private static final Pattern WORDS =
      Pattern.compile("[A-Z]+ (\\d{1,5}) ([^\\s;\\[\\]]*):(\\d{1,5})(?:[ ;].*)?");

  /** Reads {@code MOVED 3999 127.0.0.1:6381}; null if that is not what it says. */
  static @Nullable RedirectText of(String text) {
    Matcher said = WORDS.matcher(text);
    if (!said.matches()) {
      return null;
    }
    int slot = Integer.parseInt(said.group(1));
    int port = Integer.parseInt(said.group(3));
    boolean possible = slot <= LAST_SLOT && port > 0 && port <= LAST_PORT;
    return possible ? new RedirectText(slot, said.group(2), port) : null;
  }

  /** Where that is, or null if nobody knows; an empty host is the one that was asked. */
  @Nullable Endpoint node(@Nullable Endpoint asked) {
    if (!host.isEmpty()) {
      return host.equals(UNKNOWN) ? null : Endpoint.tcp(host, port);
    }
    return asked instanceof Endpoint.Tcp tcp ? Endpoint.tcp(tcp.host(), port) : null;
  }
}
