package io.github.ledis4j.internal.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.ledis4j.command.CommandSpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RefusalTest {
  private static final CommandSpec SET = CommandSpec.write("SET");
  private static final CommandSpec EVAL = CommandSpec.write("EVAL").keyAt(3);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "LOADING Redis is loading the dataset in memory | LOADING",
        "LOADING | LOADING",
        "BUSY Valkey is busy running a script. | BUSY",
        "BUSYGROUP Consumer Group name already exists | OTHER",
        "READONLY You can't write against a read only replica. | READONLY",
        "EXECABORT Transaction discarded because of: READONLY You can't write | READONLY",
        "EXECABORT Transaction discarded because of previous errors. | OTHER",
        "ERR Error running script (call to f_1): @user_script:1: -READONLY You can't | READONLY",
        "write not support in readonly mode | READONLY",
        "NOAUTH Authentication required. | NOAUTH",
        "NOREPLICAS Not enough good replicas to write. | NOREPLICAS",
        "OTHER words | OTHER",
        "ERR what is LOADING | OTHER"
      })
  void should_find_the_reason(String text, Refusal reason) {
    assertEquals(reason, Refusal.of(text));
  }

  @Test
  void should_believe_a_script_only_the_servers_own_words() {
    String own = "LOADING Redis is loading the dataset in memory";
    assertEquals(true, Refusal.isForNow(EVAL, own));
    assertEquals(false, Refusal.isForNow(EVAL, "LOADING bay is closed"));
    assertEquals(false, Refusal.isForNow(EVAL, "MASTERDOWN Link with MASTER is down"));
    assertEquals(true, Refusal.isForNow(SET, "MASTERDOWN Link with MASTER is down"));
    assertEquals(true, Refusal.isForNow(CommandSpec.read("EVAL_RO"), "LOADING bay is closed"));
  }

  @Test
  void should_not_let_exec_wait_alone() {
    String text = "EXECABORT Transaction discarded because of: BUSY Redis is busy running a script";
    assertEquals(Refusal.BUSY, Refusal.of(text));
    assertEquals(false, Refusal.isForNow(CommandSpec.write("EXEC"), text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"INFO", "CONFIG SET", "SCRIPT KILL", "FUNCTION STATS", "CLIENT LIST"})
  void should_let_commands_pass_that_are_always_answered(String name) {
    assertEquals(true, Refusal.isAnsweredAlways(CommandSpec.write(name)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"SCRIPT FLUSH", "FUNCTION LOAD", "FLUSHALL", "SET", "INFOX"})
  void should_keep_the_order_of_all_others(String name) {
    assertEquals(false, Refusal.isAnsweredAlways(CommandSpec.write(name)));
  }
}
