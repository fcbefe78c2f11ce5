package io.github.ledis4j.real;

import static io.github.ledis4j.command.ledis.LedisScanOptions.DEFAULT;
import static io.github.ledis4j.command.ledis.LedisScanOptions.match;
import static io.github.ledis4j.command.ledis.LedisScanOptions.matchRegex;
import static io.github.ledis4j.scan.ScanCursor.START;

import io.github.ledis4j.command.ledis.LedisCommands;
import io.github.ledis4j.command.ledis.LedisScanOptions;
import io.github.ledis4j.command.ledis.LedisScoredMember;
import io.github.ledis4j.command.ledis.LedisType;
import io.github.ledis4j.scan.FieldValue;
import io.github.ledis4j.scan.ScanCursor;
import io.github.ledis4j.scan.ScanPage;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** What LedisDB makes of the commands that scan. */
final class LedisScanRows {
  private static final LedisScanOptions OURS = match("scan:*").count(2);

  private static final LedisScoredMember<String> FIVE = new LedisScoredMember<>("0", 5);
  private static final LedisScoredMember<String> LESS = new LedisScoredMember<>("a", -7);

  private LedisScanRows() {}

  static void add(CommandRows<LedisCommands<String, String>> rows) {
    keys(rows);
    fields(rows);
    members(rows);
  }

  private static void keys(CommandRows<LedisCommands<String, String>> rows) {
    rows.row(
            "MSET to scan",
            c -> c.mset(Map.of("scan:1", "v", "scan:2", "v", "scan:3", "v", "xscan:4", "v")),
            null)
        .row(
            "XSCAN first",
            c -> c.xscanPage(LedisType.KV, START, OURS),
            page("scan:2", "scan:1", "scan:2"))
        .row("XSCAN next", c -> c.xscanPage(LedisType.KV, at("scan:2"), OURS), page("", "scan:3"))
        .row(
            "XSCAN descending",
            c -> c.xscanPage(LedisType.KV, START, OURS.descending()),
            page("scan:2", "scan:3", "scan:2"))
        .row("XSCAN behind all", c -> c.xscanPage(LedisType.KV, at("zz"), DEFAULT), page(""))
        .row("XSCAN without options", c -> c.xscanPage(LedisType.KV, at("zz")), page(""))
        .row("XSCAN of no lists", c -> c.xscanPage(LedisType.LIST, START, OURS), page(""))
        .refused("XSCAN malformed", c -> c.xscanPage(LedisType.KV, START, matchRegex("*")));
  }

  private static void fields(CommandRows<LedisCommands<String, String>> rows) {
    rows.row("HMSET to scan", c -> c.hmset("scan:h", Map.of("0", "zero", "a", "1", "b", "")), null)
        .row(
            "XHSCAN first",
            c -> c.xhscanPage("scan:h", START, DEFAULT.count(1)),
            new ScanPage<>(List.of(new FieldValue<>("0", "zero")), at("0")))
        .row(
            "XHSCAN next",
            c -> c.xhscanPage("scan:h", at("0"), DEFAULT),
            new ScanPage<>(List.of(new FieldValue<>("a", "1"), new FieldValue<>("b", "")), START))
        .row(
            "XHSCAN without options",
            c -> c.xhscanPage("scan:h", at("a")),
            new ScanPage<>(List.of(new FieldValue<>("b", "")), START))
        .row(
            "XHSCAN matching",
            c -> c.xhscanPage("scan:h", START, match("[^0b]")),
            new ScanPage<>(List.of(new FieldValue<>("a", "1")), START))
        .row("XHSCAN missing", c -> c.xhscanPage("missing", START, DEFAULT), page(""))
        .row("XSCAN of hashes", c -> c.xscanPage(LedisType.HASH, START, OURS), page("", "scan:h"))
        .refused("XHSCAN of no key", c -> c.xhscanPage("", START, DEFAULT));
  }

  private static void members(CommandRows<LedisCommands<String, String>> rows) {
    rows.row("SADD to scan", c -> c.sadd("scan:s", "a", "b", "c"), 3L)
        .row("XSSCAN", c -> c.xsscanPage("scan:s", START, DEFAULT.count(2)), page("b", "a", "b"))
        .row("XSSCAN full last", c -> c.xsscanPage("scan:s", at("b"), DEFAULT), page("", "c"))
        .row("XSSCAN without options", c -> c.xsscanPage("scan:s", at("b")), page("", "c"))
        .row("XSSCAN missing", c -> c.xsscanPage("missing", START, DEFAULT), page(""))
        .row("XSCAN of sets", c -> c.xscanPage(LedisType.SET, START, OURS), page("", "scan:s"))
        .row("ZADD to scan", c -> c.zadd("scan:z", List.of(FIVE, LESS)), 2L)
        .row(
            "XZSCAN",
            c -> c.xzscanPage("scan:z", START, DEFAULT),
            new ScanPage<>(List.of(FIVE, LESS), START))
        .row(
            "XZSCAN without options",
            c -> c.xzscanPage("scan:z", START),
            new ScanPage<>(List.of(FIVE, LESS), START))
        .row("XZSCAN missing", c -> c.xzscanPage("missing", START, DEFAULT), page(""));
  }

  private static ScanPage<String> page(String next, String... items) {
    return new ScanPage<>(List.of(items), at(next));
  }

  private static ScanCursor at(String element) {
    return ScanCursor.of(element.getBytes(StandardCharsets.UTF_8));
  }
}
