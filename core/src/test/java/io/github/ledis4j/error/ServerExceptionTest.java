package io.github.ledis4j.error;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.ledis4j.internal.FailureFacts;
import io.github.ledis4j.options.Endpoint;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

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
        arguments(
            "MASTERDOWN Link with MASTER is down", "MASTERDOWN", ServerException.MasterDown.class),
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

  static Stream<Arguments> clusterTexts() {
    return Stream.of(
        arguments("MOVED 3999 127.0.0.1:6381", ServerException.Moved.class, "connect to that node"),
        arguments("ASK 3999 127.0.0.1:6381", ServerException.Ask.class, "send ASKING"),
        arguments("TRYAGAIN Multiple keys", ServerException.TryAgain.class, "try again"),
        arguments("CLUSTERDOWN The cluster", ServerException.ClusterDown.class, "CLUSTER INFO"),
        arguments("CROSSSLOT Keys in request", ServerException.CrossSlot.class, "same {tag}"));
  }

  @ParameterizedTest
  @MethodSource("clusterTexts")
  void should_say_what_to_do_when_a_node_of_a_cluster_refuses(
      String text, Class<?> type, String advice) {
    ServerException e = ServerException.of("EVAL", text);
    assertSame(type, e.getClass());
    assertEquals(text, e.text());
    assertEquals(true, e.nothingDone());
    assertTrue(e.getMessage().startsWith("EVAL: " + text + "; "), e.getMessage());
    assertTrue(e.getMessage().contains(advice), e.getMessage());
    assertSame(type, ServerException.of("GET", text, true).getClass());
    assertEquals(false, ServerException.of("GET", text, true).nothingDone());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          MOVED 3999 127.0.0.1:6381             | 3999  | 127.0.0.1 | 6381
          MOVED 0 node-1.example:1              | 0     | node-1.example | 1
          ASK 16383 2001:db8::7:6379            | 16383 | 2001:db8::7 | 6379
          MOVED 1 :6380                         | 1     | asked     | 6380
          MOVED 1 10.0.0.1:7 (GET: MOVED 2 h:8) | 1     | 10.0.0.1  | 7
          """)
  void should_name_slot_and_node_when_the_server_does(
      String text, int slot, String host, int port) {
    for (boolean sentBefore : new boolean[] {false, true}) {
      ServerException.Redirect redirect =
          FailureFacts.at(
              Endpoint.tcp("asked", 7000),
              assertInstanceOf(
                  ServerException.Redirect.class, ServerException.of("GET", text, sentBefore)));
      assertEquals(slot, redirect.slot());
      assertEquals(Endpoint.tcp(host, port), redirect.node());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "MOVED",
        "MOVED 16384 h:1",
        "MOVED -1 h:1",
        "MOVED 1 h:65536",
        "MOVED 1 h:0",
        "MOVED 1 h",
        "ASK 1 a b:1",
        "ASK 1 [::1]:1"
      })
  void should_be_an_error_like_others_when_a_redirect_names_no_node(String text) {
    assertSame(ServerException.class, ServerException.of("GET", text).getClass());
  }

  @ParameterizedTest
  @ValueSource(strings = {"MOVED 1 ?:6380", "ASK 1 :6380"})
  void should_name_no_node_when_nobody_knows_its_host(String text) {
    ServerException.Redirect redirect = (ServerException.Redirect) ServerException.of("GET", text);
    assertEquals(1, redirect.slot());
    assertNull(redirect.node());
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
