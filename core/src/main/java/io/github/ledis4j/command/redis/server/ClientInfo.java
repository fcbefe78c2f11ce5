package io.github.ledis4j.command.redis.server;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a server knows of one connection. Servers tell more with every version: what has no method
 * here is among the facts. A fact that the server does not tell is null. Immutable.
 */
public final class ClientInfo {
  private static final Pattern FACT = Pattern.compile("([a-z][a-z0-9-]*)=(.*)");
  private static final Pattern PORT = Pattern.compile(":[0-9]+$");

  private final Map<String, String> facts;

  private ClientInfo(Map<String, String> facts) {
    this.facts = Collections.unmodifiableMap(facts);
  }

  /**
   * Reads one line of what a server answers to {@code CLIENT LIST}.
   *
   * @param line facts as {@code name=value}, separated by blanks
   * @return the facts; a word that starts none is part of the value before it
   */
  public static ClientInfo parse(String line) {
    Map<String, String> facts = new LinkedHashMap<>();
    String name = "";
    for (String word : line.strip().split(" ")) {
      Matcher fact = FACT.matcher(word);
      if (fact.matches() && !goesOn(name, facts.get(name))) {
        name = fact.group(1);
        facts.put(name, fact.group(2));
      } else {
        String part = word;
        facts.computeIfPresent(name, (same, before) -> before + " " + part);
      }
    }
    return new ClientInfo(facts);
  }

  /** The path of a Unix socket may hold anything; a port ends it. */
  private static boolean goesOn(String name, @Nullable String value) {
    return name.endsWith("addr")
        && value != null
        && value.startsWith("/")
        && !PORT.matcher(value).find();
  }

  /**
   * Returns all facts.
   *
   * @return the facts by their names, {@code tot-mem} for instance, in the server's order
   */
  public Map<String, String> facts() {
    return facts;
  }

  /**
   * Finds a fact.
   *
   * @param name its name, {@code lib-name} for instance
   * @return its value, or null if the server does not tell it
   */
  public @Nullable String get(String name) {
    return facts.get(requireNonNull(name, "name"));
  }

  private @Nullable String text(String name) {
    String text = facts.get(name);
    return text == null || text.isEmpty() ? null : text;
  }

  private @Nullable Long number(String name) {
    String text = facts.get(name);
    try {
      return text == null ? null : Long.valueOf(text);
    } catch (NumberFormatException e) {
      return null;
    }
  }

  private @Nullable Duration seconds(String name) {
    Long seconds = number(name);
    return seconds == null ? null : Duration.ofSeconds(seconds);
  }

  /**
   * Returns the id of the connection, which the server never gives to another.
   *
   * @return the id
   */
  public @Nullable Long id() {
    return number("id");
  }

  /**
   * Returns the address of the client.
   *
   * @return host and port, or the path of the Unix socket and 0
   */
  public @Nullable String address() {
    return text("addr");
  }

  /**
   * Returns the address of the server that the client has connected to.
   *
   * @return host and port, or the path of the Unix socket and 0
   */
  public @Nullable String localAddress() {
    return text("laddr");
  }

  /**
   * Returns the name that the client gave itself.
   *
   * @return the name, or null if it gave none
   */
  public @Nullable String name() {
    return text("name");
  }

  /**
   * Returns since when the connection is open.
   *
   * @return whole seconds
   */
  public @Nullable Duration age() {
    return seconds("age");
  }

  /**
   * Returns since when the client has sent nothing.
   *
   * @return whole seconds
   */
  public @Nullable Duration idle() {
    return seconds("idle");
  }

  /**
   * Returns what the connection is and does, a letter for each.
   *
   * @return {@code N} for an ordinary one, {@code b} for one that waits, {@code S} for a replica
   */
  public @Nullable String flags() {
    return text("flags");
  }

  /**
   * Returns the number of the database.
   *
   * @return the number, from 0
   */
  public @Nullable Long database() {
    return number("db");
  }

  /**
   * Returns the last command.
   *
   * @return its name in lower case, with a subcommand as {@code client|list}
   */
  public @Nullable String command() {
    return text("cmd");
  }

  /**
   * Returns the user that the connection is logged in as.
   *
   * @return the name, {@code default} for who did not log in
   */
  public @Nullable String user() {
    return text("user");
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ClientInfo that && facts.equals(that.facts);
  }

  @Override
  public int hashCode() {
    return facts.hashCode();
  }

  @Override
  public String toString() {
    return "ClientInfo" + facts;
  }
}
