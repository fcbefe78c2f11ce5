package io.github.ledis4j.command.redis;

import static io.github.ledis4j.command.CommandTable.bulk;

import io.github.ledis4j.command.CommandTable;
import java.time.Duration;
import java.util.List;

/** What the commands that compare strings put on the wire. */
final class RedisComparisonRows {
  private RedisComparisonRows() {}

  static void add(CommandTable<RedisStringCommands<String, String>> table) {
    SetOptions options = SetOptions.DEFAULT;
    String runs =
        bulk("matches")
            + "*2\r\n*2\r\n*2\r\n:4\r\n:7\r\n*2\r\n:5\r\n:8\r\n"
            + "*2\r\n*2\r\n:2\r\n:3\r\n*2\r\n:0\r\n:1\r\n"
            + bulk("len")
            + ":6\r\n";
    LcsMatches matches =
        new RedisStringReplies.Matches(
            List.of(new RedisStringReplies.Match(4, 5, 4), new RedisStringReplies.Match(2, 0, 2)),
            6);
    table
        .row("SET k new IFEQ old", c -> c.setIfeq("k", "new", "old", options), "+OK\r\n", true)
        .row("SET k new IFEQ old", c -> c.setIfeq("k", "new", "old", options), "_\r\n", false)
        .row(
            "SET k new IFEQ old EX 9",
            c -> c.setIfeq("k", "new", "old", options.expireIn(Duration.ofSeconds(9))),
            "$-1\r\n",
            false)
        .refused(
            "SET IFEQ",
            c -> c.setIfeq("k", "new", "old", options.ifAbsent()),
            "a value to compare with excludes another condition: NX")
        .row(
            "SET k new IFEQ old KEEPTTL GET",
            c -> c.setIfeqGet("k", "new", "old", options.keepTtl()),
            bulk("old"),
            "old")
        .refused(
            "SET IFEQ GET",
            c -> c.setIfeqGet("k", "new", "old", options.ifPresent()),
            "a value to compare with excludes another condition: XX")
        .row("SET k new IFEQ old", c -> c.setIfeq("k", "new", "old"), "+OK\r\n", true)
        .row("SET k new IFEQ old GET", c -> c.setIfeqGet("k", "new", "old"), bulk("old"), "old")
        .nulls("SET IFEQ", c -> c.setIfeq("k", "new", null, options))
        .row("DELIFEQ k old", c -> c.delifeq("k", "old"), ":1\r\n", true)
        .nulls("DELIFEQ", c -> c.delifeq("k", null))
        .row("LCS a b", c -> c.lcs("a", "b"), bulk("mytext"), "mytext")
        .row("LCS a b", c -> c.lcs("a", "b"), bulk(""), "")
        .row("LCS a b LEN", c -> c.lcsLen("a", "b"), ":6\r\n", 6L)
        .row("LCS a b IDX", c -> c.lcsIdx("a", "b"), "*4\r\n" + runs, matches)
        .row("LCS a b IDX", c -> c.lcsIdx("a", "b"), "%2\r\n" + runs, matches)
        .row(
            "LCS a b IDX MINMATCHLEN 4",
            c -> c.lcsIdx("a", "b", 4),
            "%2\r\n" + bulk("matches") + "*0\r\n" + bulk("len") + ":0\r\n",
            new RedisStringReplies.Matches(List.of(), 0))
        .refused(
            "LCS",
            c -> c.lcsIdx("a", "b", 0),
            "minLength must lie between 1 and 9223372036854775807: 0")
        .unexpected("LCS a b IDX", c -> c.lcsIdx("a", "b"), "*2\r\n" + bulk("other") + ":1\r\n");
  }
}
