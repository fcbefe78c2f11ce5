package io.github.ledis4j.real;

import static io.github.ledis4j.command.redis.ScanOptions.DEFAULT;
import static io.github.ledis4j.command.redis.ScanOptions.match;
import static io.github.ledis4j.scan.ScanCursor.START;

import io.github.ledis4j.command.redis.RedisCommands;
import io.github.ledis4j.command.redis.RedisType;
import io.github.ledis4j.command.redis.sortedset.ScoredMember;
import io.github.ledis4j.scan.FieldValue;
import io.github.ledis4j.scan.ScanCursor;
import io.github.ledis4j.scan.ScanPage;
import io.github.ledis4j.testkit.RedisVersion;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What Redis makes of the commands that scan. */
final class RedisScanRows {
  private static final long ALL = 1_000_000;

  private RedisScanRows() {}

  static void add(CommandRows<RedisCommands<String, String>> rows, RedisVersion version) {
    keys(rows);
    elements(rows, version.compareTo(RedisVersion.REDIS_8_2) >= 0);
  }

  private static void keys(CommandRows<RedisCommands<String, String>> rows) {
    rows.row("SET to scan", c -> c.set("scan:text", "v"), true)
        .row("RPUSH to scan", c -> c.rpush("scan:list", "v"), 1L)
        .row("SCAN", c -> c.scanPage(START, match("scan:l*").count(ALL)), page("scan:list"))
        .row(
            "SCAN TYPE",
            c -> c.scanPage(START, match("scan:*").count(ALL).type(RedisType.STRING)),
            page("scan:text"))
        .check("SCAN without options", c -> c.scanPage(START), page -> page.items().size() <= ALL)
        .row("SCAN matching nothing", c -> c.scanPage(START, match("none").count(ALL)), page())
        .refused("SCAN at no number", c -> c.scanPage(at("x"), DEFAULT));
  }

  private static void elements(
      CommandRows<RedisCommands<String, String>> rows, boolean withoutValues) {
    ScoredMember<String> half = new ScoredMember<>("m", 0.5);
    rows.row("HSET to scan", c -> c.hset("scan:h", "f", "v"), true)
        .row(
            "HSCAN",
            c -> c.hscanPage("scan:h", START, DEFAULT),
            new ScanPage<>(List.of(new FieldValue<>("f", "v")), START))
        .row(
            "HSCAN without options",
            c -> c.hscanPage("scan:h", START),
            new ScanPage<>(List.of(new FieldValue<>("f", "v")), START))
        .row("HSCAN missing", c -> c.hscanPage("missing", START, DEFAULT), page())
        .row(
            withoutValues,
            "HSCAN NOVALUES",
            c -> c.hscanNoValuesPage("scan:h", START, DEFAULT),
            page("f"))
        .row(
            withoutValues,
            "HSCAN NOVALUES without options",
            c -> c.hscanNoValuesPage("scan:h", START),
            page("f"))
        .row("SADD to scan", c -> c.sadd("scan:s", "a"), 1L)
        .row("SSCAN", c -> c.sscanPage("scan:s", START, DEFAULT), page("a"))
        .row("SSCAN without options", c -> c.sscanPage("scan:s", START), page("a"))
        .row("SSCAN matching nothing", c -> c.sscanPage("scan:s", START, match("b")), page())
        .row("ZADD to scan", c -> c.zadd("scan:z", List.of(half)), 1L)
        .row(
            "ZSCAN",
            c -> c.zscanPage("scan:z", START, DEFAULT),
            new ScanPage<>(List.of(half), START))
        .row(
            "ZSCAN without options",
            c -> c.zscanPage("scan:z", START),
            new ScanPage<>(List.of(half), START))
        .row("ZSCAN missing", c -> c.zscanPage("missing", START, DEFAULT), page())
        .refused("SSCAN of a hash", c -> c.sscanPage("scan:h", START, DEFAULT));
  }

  private static ScanPage<String> page(String... items) {
    return new ScanPage<>(List.of(items), START);
  }

  private static ScanCursor at(String cursor) {
    return ScanCursor.of(cursor.getBytes(StandardCharsets.US_ASCII));
  }
}
