package io.github.ledis4j.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ledis4j.examples.news.News;
import io.github.ledis4j.testkit.RedisServer;
import io.github.ledis4j.testkit.RedisVersion;
import io.github.ledis4j.testkit.ScriptedServer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@Tag("slow")
@Tag("any-jvm")
class NewsTest {
  @RegisterExtension
  static final RedisServer REDIS = RedisServer.onFreePort().version(RedisVersion.REDIS_6_2);

  @Test
  void should_account_for_each_headline_on_a_server_of_its_own() throws Exception {
    try (Program news = Program.start(News.class, "--messages", "3000", "--rate", "1500")) {
      news.awaitLine("server: a Redis, started for this run");
      assertEquals(0, news.exitCode(), () -> news.output().toString());
      String output = String.join("\n", news.output());
      assertEquals(3_000, number(output, "published (\\d+), in vain 0"));
      for (String listener : new String[] {"reader", "translator"}) {
        long handled = number(output, listener + ": handled (\\d+)");
        assertEquals(3_000, handled + number(output, listener + ": .*dropped (\\d+)"), output);
      }
      assertTrue(number(output, "translator: .*dropped (\\d+)") > 0, output);
    }
  }

  @Test
  void should_tell_of_the_gap_when_the_server_restarts() throws Exception {
    try (Program news =
        Program.start(
            News.class, "--server", REDIS.uri(), "--messages", "6000", "--rate", "1000")) {
      news.awaitLine("publishing");
      REDIS.restart();
      news.awaitLine("may have missed headlines in \\d+ ms");
      news.awaitLine("may have missed headlines in \\d+ ms");
      assertEquals(0, news.exitCode(), () -> news.output().toString());
      String output = String.join("\n", news.output());
      assertTrue(number(output, "reader: handled (\\d+)") > 0, output);
      assertTrue(number(output, "translator: handled (\\d+)") > 0, output);
    }
  }

  @Test
  void should_name_the_reason_when_it_cannot_run() throws Exception {
    try (ScriptedServer nobody = ScriptedServer.onFreePort();
        Program news = Program.start(News.class, "--server", nobody.redisUri());
        Program wrong = Program.start(News.class, "--channels", "5")) {
      news.awaitLine("pubsub: .*refused");
      assertEquals(1, news.exitCode());
      wrong.awaitLine("usage: examples/run pubsub");
      assertEquals(1, wrong.exitCode());
    }
  }

  private static long number(String output, String pattern) {
    Matcher found = Pattern.compile(pattern).matcher(output);
    assertTrue(found.find(), () -> "no " + pattern + " in " + output);
    return Long.parseLong(found.group(1));
  }
}
