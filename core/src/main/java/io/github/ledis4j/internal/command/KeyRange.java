package io.github.ledis4j.internal.command;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * A part of the keys of a command, see {@link KeyFacts}.
 *
 * @param kind how they are found
 * @param word the word behind which they stand, or empty
 * @param from where the first one is, or where to begin to look
 * @param last where the last one is, from the end if negative
 * @param step how far they are apart
 */
record KeyRange(Kind kind, String word, int from, int last, int step) {
  /** How keys are found. */
  enum Kind {
    BY_POSITION,
    BY_POSITION_UNLESS_EMPTY,
    BY_NUMBER,
    BEHIND_WORD
  }

  private static final Pattern POSITION =
      Pattern.compile("(#?)(\\d+)(\\??)(?:\\.\\.(-\\d+))?(?:/(\\d+))?");

  /** What SORT takes behind these words is no keyword. */
  private static final Set<String> TAKE_ONE = Set.of("BY", "GET");

  static KeyRange of(String text) {
    Matcher position = POSITION.matcher(text);
    if (position.matches()) {
      int from = Integer.parseInt(position.group(2));
      String step = position.group(5);
      String last = position.group(4);
      return new KeyRange(
          kind(position),
          "",
          from,
          last == null ? from : Integer.parseInt(last),
          step == null ? 1 : Integer.parseInt(step));
    }
    String[] parts = text.split("@");
    int from = Integer.parseInt(parts[1]);
    return new KeyRange(Kind.BEHIND_WORD, parts[0].toUpperCase(Locale.ROOT), from, -1, 1);
  }

  private static Kind kind(Matcher position) {
    if (!position.group(1).isEmpty()) {
      return Kind.BY_NUMBER;
    }
    return position.group(3).isEmpty() ? Kind.BY_POSITION : Kind.BY_POSITION_UNLESS_EMPTY;
  }

  /** Tells whether this is one key at most. */
  boolean isOne() {
    return (kind == Kind.BY_POSITION || kind == Kind.BY_POSITION_UNLESS_EMPTY) && from == last;
  }

  /** Gives the numbers of the words that are keys; none where the command is not complete. */
  IntStream of(WordList words) {
    return switch (kind) {
      case BY_POSITION -> byPosition(words);
      case BY_POSITION_UNLESS_EMPTY -> byPosition(words).filter(i -> !words.isEmpty(i));
      case BY_NUMBER -> byNumber(words);
      case BEHIND_WORD -> behindWord(words);
    };
  }

  private IntStream byPosition(WordList words) {
    int end = last < 0 ? words.count() + last : Math.min(last, words.count() - 1);
    return IntStream.rangeClosed(from, end).filter(i -> (i - from) % step == 0);
  }

  private IntStream byNumber(WordList words) {
    int keys = from < words.count() ? words.number(from) : 0;
    boolean all = from + 1 + (keys - 1L) * step < words.count();
    return IntStream.range(0, all ? keys : 0).map(i -> from + 1 + i * step);
  }

  private IntStream behindWord(WordList words) {
    int at = find(words) + 1;
    return switch (word) {
      case "STREAMS" -> IntStream.range(at, at + (words.count() - at) / 2);
      case "KEYS" -> IntStream.range(at, words.count());
      default -> IntStream.range(at, Math.min(at + 1, words.count()));
    };
  }

  private int find(WordList words) {
    for (int i = from; i < words.count(); i++) {
      String each = words.upper(i);
      if (each.equals(word)) {
        return i;
      } else if (TAKE_ONE.contains(each)) {
        i++;
      } else if (each.equals("LIMIT")) {
        i += 2;
      }
    }
    return words.count();
  }
}
