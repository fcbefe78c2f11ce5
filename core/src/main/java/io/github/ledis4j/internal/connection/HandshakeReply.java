package io.github.ledis4j.internal.connection;

import static io.github.ledis4j.internal.connection.HandshakeReply.Meaning.CREDENTIALS;
import static io.github.ledis4j.internal.connection.HandshakeReply.Meaning.END;
import static io.github.ledis4j.internal.connection.HandshakeReply.Meaning.WAIT;
import static io.github.ledis4j.internal.connection.HandshakeReply.Meaning.WITHOUT;
import static io.github.ledis4j.internal.connection.HandshakeReply.Step.AUTH;
import static io.github.ledis4j.internal.connection.HandshakeReply.Step.HELLO;
import static io.github.ledis4j.internal.connection.HandshakeReply.Step.INFO;
import static io.github.ledis4j.internal.connection.HandshakeReply.Step.NAME;
import static io.github.ledis4j.internal.connection.HandshakeReply.Step.PING;
import static io.github.ledis4j.internal.connection.HandshakeReply.Step.ROLE;
import static io.github.ledis4j.internal.connection.HandshakeReply.Step.SELECT;

import io.github.ledis4j.error.ServerException;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The table of errors with which a server, or a proxy in front of it, answers the steps of a
 * handshake. The first row that fits holds. Of the words of a row, those in capitals are an error's
 * code, the others stand anywhere in its text. The last row of each step takes what none knows.
 */
enum HandshakeReply {
  FULL(WAIT, any(), "", "max number of clients", "max clients", "too many connections"),
  LOADING(WAIT, any(), "", "LOADING"),
  STALE(WAIT, any(), "", "MASTERDOWN", "CLUSTERDOWN", "TRYAGAIN"),
  // A script that runs for too long is killed over a connection that somebody must be able to make.
  BUSY_ASIDE(WITHOUT, EnumSet.of(NAME, ROLE, PING), "", "BUSY"),
  BUSY(WAIT, any(), "", "BUSY"),
  NO_BACKEND(
      WAIT,
      any(),
      "",
      "upstream",
      "backend",
      "no server av",
      "connection refused",
      "connection timed out",
      "connection reset",
      "no route to host"),

  PROTECTED(END, any(), "", "DENIED"),

  NO_PASSWORD_SET(
      CREDENTIALS,
      EnumSet.of(AUTH),
      "; it wants none: leave the password out",
      "no password is set",
      "without any password"),
  NO_USERS(
      CREDENTIALS,
      EnumSet.of(AUTH),
      "; it may know no users: give the password alone",
      "wrong number of arguments",
      "invalid command param"),
  NOT_PERMITTED(WITHOUT, EnumSet.of(HELLO, NAME, INFO, ROLE, PING), "", "NOPERM"),
  NOT_AUTHENTICATED(
      CREDENTIALS,
      any(),
      "",
      "NOAUTH",
      "WRONGPASS",
      "NOPERM",
      "not authenticated",
      "authentication failure",
      "authentication required"),

  NO_DATABASE(
      END,
      EnumSet.of(SELECT),
      " (option: database)",
      "db index",
      "unknown command",
      "unsupported",
      "not supported",
      "not allowed",
      "command not found"),

  AUTH_REFUSED(CREDENTIALS, EnumSet.of(AUTH), ""),
  SELECT_REFUSED(WAIT, EnumSet.of(SELECT), ""),
  STEP_REFUSED(WITHOUT, any(), "");

  /** What is asked of a server. */
  enum Step {
    AUTH,
    HELLO,
    NAME,
    INFO,
    SELECT,
    ROLE,
    READONLY,
    PING
  }

  /** What becomes of the connection. */
  enum Meaning {
    /** Not now: what waits goes on waiting, and the connection is tried again. */
    WAIT,
    /** It does without this step; for {@code HELLO} that is RESP2. */
    WITHOUT,
    /** It wants other credentials, or none. */
    CREDENTIALS,
    /** It will say the same the next time. */
    END
  }

  private final Meaning meaning;
  private final Set<Step> steps;
  private final String advice;
  private final List<String> words;

  HandshakeReply(Meaning meaning, Set<Step> steps, String advice, String... words) {
    this.meaning = meaning;
    this.steps = steps;
    this.advice = advice;
    this.words = List.of(words);
  }

  private static Set<Step> any() {
    return EnumSet.allOf(Step.class);
  }

  /** Looks a refusal up. */
  static HandshakeReply of(Step step, ServerException refusal) {
    String text = String.valueOf(refusal.getMessage()).toLowerCase(Locale.ROOT);
    for (HandshakeReply row : values()) {
      if (row.steps.contains(step) && row.fits(refusal.code(), text)) {
        return row;
      }
    }
    return STEP_REFUSED;
  }

  private boolean fits(String code, String text) {
    return words.isEmpty()
        || words.stream()
            .anyMatch(w -> Character.isUpperCase(w.charAt(0)) ? w.equals(code) : text.contains(w));
  }

  Meaning meaning() {
    return meaning;
  }

  /** What to add to the server's words, or an empty text. */
  String advice() {
    return advice;
  }
}
