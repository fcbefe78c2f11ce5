package io.github.ledis4j.replay;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** The reply that an example must get, and how exactly. */
record Expectation(Match match, Answer answer) {
  private static final long LOSS = 3;

  enum Match {
    EXACT,
    ABOUT,
    ANY_ORDER,
    LIKE;

    private final String word = name().toLowerCase(Locale.ROOT).replace('_', '-') + " ";
  }

  static Expectation parse(String text) {
    for (Match match : Match.values()) {
      if (text.startsWith(match.word)) {
        return new Expectation(match, Answer.parse(text.substring(match.word.length())));
      }
    }
    return new Expectation(Match.EXACT, Answer.parse(text));
  }

  boolean matches(Answer actual) {
    return switch (match) {
      case EXACT -> answer.equals(actual);
      case ABOUT -> isAbout(Long.parseLong(answer.text()), Long.parseLong(actual.text()));
      case ANY_ORDER -> sorted(answer).equals(sorted(actual));
      case LIKE -> isLike(answer, actual);
    };
  }

  private static boolean isAbout(long most, long actual) {
    return actual <= most && actual >= most - LOSS;
  }

  private static List<String> sorted(Answer answer) {
    return answer.elements().stream().map(Answer::toString).sorted().toList();
  }

  private static boolean isLike(Answer pattern, Answer actual) {
    List<Answer> patterns = pattern.elements();
    List<Answer> elements = actual.elements();
    boolean like =
        pattern.kind() == actual.kind()
            && patterns.size() == elements.size()
            && Pattern.compile(pattern.text(), Pattern.DOTALL).matcher(actual.text()).matches();
    for (int i = 0; like && i < patterns.size(); i++) {
      like = isLike(patterns.get(i), elements.get(i));
    }
    return like;
  }

  @Override
  public String toString() {
    return (match == Match.EXACT ? "" : match.word) + answer;
  }
}
