package io.github.ledis4j.internal.url;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Finds what somebody meant; names none but known words, as what was written may be a secret. */
final class Suggestions {
  private static final int MOST_ERRORS = 2;
  private static final int LETTERS_PER_ERROR = 3;
  private static final int SHORTEST_PART = 4;

  private Suggestions() {}

  /** Gives a question to end a message with, or an empty text. */
  static String of(String written, Collection<String> known) {
    String plain = plain(written);
    List<String> meant = known.stream().filter(each -> plain(each).equals(plain)).toList();
    int most = Math.min(MOST_ERRORS, plain.length() / LETTERS_PER_ERROR);
    for (int errors = 1; meant.isEmpty() && errors <= most; errors++) {
      int these = errors;
      meant = known.stream().filter(each -> distance(plain(each), plain) == these).toList();
    }
    if (meant.isEmpty() && plain.length() >= SHORTEST_PART) {
      meant = known.stream().filter(each -> plain(each).contains(plain)).toList();
    }
    return meant.isEmpty()
        ? ""
        : meant.stream().sorted().collect(Collectors.joining(" or ", "; did you mean ", "?"));
  }

  private static String plain(String text) {
    return text.replaceAll("[_.-]", "").toLowerCase(Locale.ROOT);
  }

  /** How many letters to change, add or take away. */
  private static int distance(String one, String other) {
    int[] row = new int[other.length() + 1];
    for (int j = 0; j < row.length; j++) {
      row[j] = j;
    }
    for (int i = 1; i <= one.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j < row.length; j++) {
        int change = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(change, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[other.length()];
  }
}
