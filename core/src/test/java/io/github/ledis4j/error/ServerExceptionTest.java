package io.github.ledis4j.error;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ServerExceptionTest {
  static Stream<Arguments> texts() {
    return Stream.of(
        arguments("LOADING Redis is loading", "LOADING", ServerException.BusyLoading.class),
        arguments("READONLY You can't write", "READONLY", ServerException.ReadOnly.class),
        arguments("NOSCRIPT No matching script", "NOSCRIPT", ServerException.NoScript.class),
        arguments("EXECABORT Discarded", "EXECABORT", ServerException.ExecAbort.class),
        arguments("NOPERM no permissions", "NOPERM", ServerException.NoPermission.class),
        arguments("WRONGTYPE Operation", "WRONGTYPE", ServerException.WrongType.class),
        arguments("BUSY Redis is busy", "BUSY", ServerException.Busy.class),
        arguments("OOM command not allowed", "OOM", ServerException.OutOfMemory.class),
        arguments("NOAUTH Authentication", "NOAUTH", ServerException.NotAuthenticated.class),
        arguments("ERR unknown command 'X'", "ERR", ServerException.UnknownCommand.class),
        arguments("ERR Unknown subcommand", "ERR", ServerException.UnknownCommand.class),
        arguments("ERR wrong number of arguments", "ERR", ServerException.WrongArguments.class),
        arguments("ERR syntax error", "ERR", ServerException.class),
        arguments("MISCONF Redis is", "MISCONF", ServerException.class),
        // LedisDB has no code words
        arguments("invalid command param", "", ServerException.WrongArguments.class),
        arguments("command not found", "", ServerException.UnknownCommand.class),
        arguments("not authenticated", "", ServerException.NotAuthenticated.class),
        arguments("write not support in readonly mode", "", ServerException.ReadOnly.class),
        arguments("invalid key size", "", ServerException.class),
        arguments("invalid value size", "", ServerException.class),
        arguments("zset score overflow", "", ServerException.class),
        arguments("value is not an integer or out of range", "", ServerException.class),
        arguments("invalid db index 16, must in [0, 15]", "", ServerException.class),
        arguments("A word", "", ServerException.class),
        arguments("", "", ServerException.class));
  }

  @ParameterizedTest
  @MethodSource("texts")
  void should_have_the_type_people_branch_on_when_the_server_says_so(
      String text, String code, Class<?> type) {
    ServerException e = ServerException.of("GET", text);
    assertSame(type, e.getClass());
    assertEquals(code, e.code());
    assertEquals("GET: " + text, e.getMessage());
    assertEquals(Outcome.REJECTED, e.outcome());
    assertEquals(true, e.nothingDone());
    assertEquals(0, e.getStackTrace().length);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          EVAL    | WRONGTYPE Operation against a key script: 12ab, on @user_script:1. | false
          evalsha | ERR Error running script (call to f_12ab): @user_script:1          | false
          FCALL   | ERR anything                                                       | false
          EVAL    | panic: invalid key size                                            | false
          EXEC    | ERR user_script:1: no                                              | false
          EVALSHA | NOSCRIPT No matching script. Please use EVAL.                      | true
          EVAL    | BUSY Redis is busy running a script                                | true
          EVAL    | ERR Error compiling script (new function)                          | true
          EVAL    | not authenticated                                                  | true
          EVAL_RO | ERR anything                                                       | true
          """)
  void should_admit_that_something_may_be_done_when_a_script_failed(
      String command, String text, boolean nothingDone) {
    assertEquals(nothingDone, ServerException.of(command, text).nothingDone());
  }

  @Test
  void should_leave_out_arguments_when_redis_repeats_them() {
    ServerException e =
        ServerException.of(
            "HELLO", "ERR unknown command `HELLO`, with args beginning with: `3`, `s3cret`, ");
    assertEquals("HELLO: ERR unknown command `HELLO`", e.getMessage());
  }

  @Test
  void should_give_each_caller_its_own_when_made_twice() {
    assertNotSame(ServerException.of("GET", "OOM x"), ServerException.of("GET", "OOM x"));
  }

  @Test
  void should_be_the_text_alone_when_no_command_is_known() {
    assertEquals("ERR no", ServerException.of("", "ERR no").getMessage());
  }
}
