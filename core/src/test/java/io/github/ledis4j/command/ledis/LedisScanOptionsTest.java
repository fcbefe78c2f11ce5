package io.github.ledis4j.command.ledis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LedisScanOptionsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      quoteCharacter = '"',
      value = {
        "user:* user:.*",
        "a?c a.c",
        "[abc] [abc]",
        "[^a-c] [^a-c]",
        "[c-a] [a-c]",
        "[a-] [a\\-]",
        "[-a] [\\-a]",
        "[a^] [a\\^]",
        "[\\]\\\\] [\\]\\\\]",
        "[[:alpha:]] [\\[:alpha:]\\]",
        "\\*\\? \\*\\?",
        "\\a a",
        "a.b+c(d|e){2}$^ a\\.b\\+c\\(d\\|e\\)\\{2\\}\\$\\^",
        "a] a\\]",
        "grüße😀 grüße😀",
        "[😀-😂] [😀-😂]",
        "\"\" \"\"",
      })
  void should_translate_glob_when_server_knows_regular_expressions_only(String glob, String body) {
    assertEquals("(?s)^" + body + "$", Glob.toRegex(glob));
  }

  @Test
  void should_name_control_characters_by_number_when_glob_holds_them() {
    assertEquals("(?s)^a\\x{d}\\x{a}[\\x{0}-\\x{7f}]$", Glob.toRegex("a\r\n[\0-\u007f]"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"[", "a[b", "[]", "[^", "[^]", "[a-", "[a\\]"})
  void should_refuse_glob_when_class_is_not_closed_or_empty(String glob) {
    IllegalArgumentException refusal =
        assertThrows(IllegalArgumentException.class, () -> LedisScanOptions.match(glob));

    assertEquals("glob has a [ without characters and a ] behind it", refusal.getMessage());
  }

  @ParameterizedTest
  @ValueSource(strings = {"\\", "a\\", "[a-\\"})
  void should_refuse_glob_when_backslash_is_last(String glob) {
    IllegalArgumentException refusal =
        assertThrows(IllegalArgumentException.class, () -> LedisScanOptions.match(glob));

    assertEquals("glob ends in a backslash with nothing behind it", refusal.getMessage());
  }

  @ParameterizedTest
  @ValueSource(strings = {"(\n", "\r", "a\r\nb"})
  void should_refuse_regex_when_error_message_would_hold_a_line_break(String regex) {
    assertThrows(IllegalArgumentException.class, () -> LedisScanOptions.matchRegex(regex));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1, Integer.MIN_VALUE, 1_000_001, Integer.MAX_VALUE})
  void should_refuse_count_when_server_would_close_the_connection_or_run_out_of_memory(int count) {
    IllegalArgumentException refusal =
        assertThrows(IllegalArgumentException.class, () -> LedisScanOptions.DEFAULT.count(count));

    assertEquals("count must lie between 1 and 1000000: " + count, refusal.getMessage());
  }

  @Test
  void should_refuse_null_when_pattern_is_missing() {
    assertThrows(NullPointerException.class, () -> LedisScanOptions.match(null));
    assertThrows(NullPointerException.class, () -> LedisScanOptions.matchRegex(null));
  }
}
