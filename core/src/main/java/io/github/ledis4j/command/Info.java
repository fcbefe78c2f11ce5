package io.github.ledis4j.command;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a server says about itself: named facts in sections. Immutable. */
public final class Info {
  private final String text;
  private final Map<String, Map<String, String>> sections;

  private Info(String text, Map<String, Map<String, String>> sections) {
    this.text = text;
    this.sections = sections;
  }

  /**
   * Reads what a server answered to {@code INFO}.
   *
   * @param text the raw text
   * @return the facts in it; lines that are none are passed over
   */
  public static Info parse(String text) {
    Map<String, Map<String, String>> sections = new LinkedHashMap<>();
    String section = "";
    for (String line : text.split("\r?\n")) {
      int colon = line.indexOf(':');
      if (line.startsWith("#")) {
        section = normal(line.substring(1));
        sections.putIfAbsent(section, new LinkedHashMap<>());
      } else if (colon >= 0) {
        sections
            .computeIfAbsent(section, name -> new LinkedHashMap<>())
            .put(line.substring(0, colon), line.substring(colon + 1));
      }
    }
    sections.replaceAll((name, facts) -> Collections.unmodifiableMap(facts));
    return new Info(text, Collections.unmodifiableMap(sections));
  }

  private static String normal(String section) {
    return section.strip().toLowerCase(Locale.ROOT);
  }

  /**
   * Returns what the server sent.
   *
   * @return the raw text
   */
  public String text() {
    return text;
  }

  /**
   * Returns all sections.
   *
   * @return the facts of each section by its name in lower case, in the server's order
   */
  public Map<String, Map<String, String>> sections() {
    return sections;
  }

  /**
   * Returns one section.
   *
   * @param name its name, in any case
   * @return its facts in the server's order, empty if the server has no such section
   */
  public Map<String, String> section(String name) {
    return sections.getOrDefault(normal(name), Map.of());
  }

  /**
   * Finds a fact in whatever section it is.
   *
   * @param name its name, {@code redis_version} for instance
   * @return its value, of the first section that has it, or null if there is none
   */
  public @Nullable String get(String name) {
    requireNonNull(name, "name");
    for (Map<String, String> facts : sections.values()) {
      String value = facts.get(name);
      if (value != null) {
        return value;
      }
    }
    return null;
  }

  /**
   * Finds a fact that is an integer.
   *
   * @param name its name, {@code connected_clients} for instance
   * @return its value, or null if there is none or it is not an integer
   */
  public @Nullable Long getLong(String name) {
    String value = get(name);
    try {
      return value == null ? null : Long.valueOf(value);
    } catch (NumberFormatException e) {
      return null;
    }
  }

  /** Returns the raw text. */
  @Override
  public String toString() {
    return text;
  }
}
