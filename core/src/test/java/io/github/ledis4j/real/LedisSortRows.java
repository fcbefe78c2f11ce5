package io.github.ledis4j.real;

import static io.github.ledis4j.command.SortOptions.ALPHABETICAL;
import static io.github.ledis4j.command.SortOptions.NUMERIC;

import io.github.ledis4j.command.Limit;
import io.github.ledis4j.command.ledis.LedisCommands;
import io.github.ledis4j.command.ledis.LedisScoredMember;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** What LedisDB makes of the commands that sort. */
final class LedisSortRows {
  private LedisSortRows() {}

  static void add(CommandRows<LedisCommands<String, String>> rows) {
    rows.row("RPUSH", c -> c.rpush("nl", "3", "1", "2", "10"), 4L)
        .row("SADD", c -> c.sadd("ns", "3", "1", "2", "10"), 4L)
        .row("ZADD", c -> c.zadd("nz", List.of(m("3", 9), m("1", 8), m("2", 7))), 3L)
        .row("MSET", c -> c.mset(Map.of("w_1", "30", "w_2", "20", "w_3", "10", "w_10", "0")), null)
        .row("XLSORT plain", c -> c.xlsort("nl"), List.of("1", "2", "3", "10"))
        .row("XSSORT plain", c -> c.xssort("missing"), List.of())
        .row("XZSORT plain", c -> c.xzsort("missing"), List.of())
        .row("XLSORT STORE plain", c -> c.xlsortStore("missing", "sorted"), 0L)
        .row("XSSORT STORE plain", c -> c.xssortStore("missing", "sorted"), 0L)
        .row("XZSORT STORE plain", c -> c.xzsortStore("missing", "sorted"), 0L)
        .row("XLSORT", c -> c.xlsort("nl", NUMERIC), List.of("1", "2", "3", "10"))
        .row("XLSORT ALPHA", c -> c.xlsort("nl", ALPHABETICAL), List.of("1", "10", "2", "3"))
        .row("XLSORT BY", c -> c.xlsort("nl", NUMERIC.by("w_*")), List.of("10", "3", "2", "1"))
        .row("XLSORT unsorted", c -> c.xlsort("nl", NUMERIC.by("-")), List.of("3", "1", "2", "10"))
        .row("XSSORT LIMIT", c -> c.xssort("ns", NUMERIC.limit(Limit.of(1, 2))), List.of("2", "3"))
        .row(
            "XSSORT LIMIT from",
            c -> c.xssort("ns", NUMERIC.limit(Limit.from(2))),
            List.of("3", "10"))
        .row(
            "XZSORT GET",
            c -> c.xzsort("nz", NUMERIC.descending().get("#").get("no_*")),
            Arrays.asList("3", null, "2", null, "1", null))
        .row("XZSORT missing", c -> c.xzsort("missing", ALPHABETICAL), List.of())
        .row("XLSORT STORE", c -> c.xlsortStore("nl", "sorted", NUMERIC), 4L)
        .row("XLSORT stored", c -> c.xlsort("sorted", NUMERIC.by("-")), list("1", "2", "3", "10"))
        .row("XSSORT STORE", c -> c.xssortStore("ns", "sorted", ALPHABETICAL.descending()), 4L)
        .row("XLSORT of set", c -> c.xlsort("sorted", NUMERIC.by("-")), list("3", "2", "10", "1"))
        .row("XZSORT STORE", c -> c.xzsortStore("nz", "sorted", NUMERIC.get("no_*")), 3L)
        .row("XLSORT of misses", c -> c.xlsort("sorted", ALPHABETICAL), list("", "", ""))
        .row("XZSORT STORE missing", c -> c.xzsortStore("missing", "sorted", NUMERIC), 0L)
        .row("XLSORT of nothing", c -> c.xlsort("sorted", ALPHABETICAL), List.of())
        .row("SET text", c -> c.set("w_1", "text"), true)
        .refused("XLSORT BY text", c -> c.xlsort("nl", NUMERIC.by("w_*")));
  }

  private static LedisScoredMember<String> m(String member, long score) {
    return new LedisScoredMember<>(member, score);
  }

  private static List<String> list(String... elements) {
    return List.of(elements);
  }
}
