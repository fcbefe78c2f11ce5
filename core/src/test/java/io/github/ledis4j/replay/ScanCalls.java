package io.github.ledis4j.replay;

import io.github.ledis4j.command.ledis.LedisScanOptions;
import io.github.ledis4j.scan.ScanCursor;
import io.github.ledis4j.scan.ScanPage;
import java.util.List;

/** The methods that scan page by page. */
final class ScanCalls {
  private static final String ENDS_EARLY = "an element named 0 ends it too early";

  private ScanCalls() {}

  static void add(Calls calls) {
    calls
        .atLeast(
            "XSCAN",
            2,
            a -> a.c().xscanPage(a.type(0), from(a), options(a)).thenApply(ScanCalls::parts))
        .atLeast(
            "XHSCAN",
            2,
            a -> a.c().xhscanPage(a.text(0), from(a), options(a)).thenApply(ScanCalls::parts))
        .atLeast(
            "XSSCAN",
            2,
            a -> a.c().xsscanPage(a.text(0), from(a), options(a)).thenApply(ScanCalls::parts))
        .atLeast(
            "XZSCAN",
            2,
            a -> a.c().xzscanPage(a.text(0), from(a), options(a)).thenApply(ScanCalls::parts))
        .without("HSCAN", ENDS_EARLY)
        .without("SSCAN", ENDS_EARLY)
        .without("ZSCAN", ENDS_EARLY);
  }

  private static ScanCursor from(Call call) {
    return ScanCursor.of(call.bytes(1));
  }

  private static List<Object> parts(ScanPage<?> page) {
    return List.of(page.cursor().bytes(), page.items());
  }

  private static LedisScanOptions options(Call call) {
    LedisScanOptions options = LedisScanOptions.DEFAULT;
    for (int i = 2; i < call.size(); i++) {
      options =
          switch (call.text(i)) {
            case "MATCH" -> LedisScanOptions.matchRegex(call.text(++i));
            case "COUNT" -> options.count(call.small(++i));
            case "DESC" -> options.descending();
            default -> throw Call.wrong("no such option");
          };
    }
    return options;
  }
}
