package io.github.ledis4j.replay;

import io.github.ledis4j.command.KeyValue;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The methods that wait for an element. */
final class PopCalls {
  private PopCalls() {}

  static void add(Calls calls) {
    calls
        .atLeast("BLPOP", 2, a -> a.view().blpop(patience(a), keys(a)).thenApply(PopCalls::parts))
        .atLeast("BRPOP", 2, a -> a.view().brpop(patience(a), keys(a)).thenApply(PopCalls::parts))
        .without("BRPOPLPUSH", "it loses the element");
  }

  private static String[] keys(Call call) {
    return call.list(0, call.size() - 1).toArray(new String[0]);
  }

  private static Duration patience(Call call) {
    try {
      return Duration.ofMillis(new BigDecimal(call.last()).movePointRight(3).longValueExact());
    } catch (NumberFormatException e) {
      throw Call.wrong("not a number of seconds");
    }
  }

  /** The reply of the server has the key twice. */
  private static @Nullable Object parts(@Nullable KeyValue<String, String> popped) {
    return popped == null ? null : List.of(popped.key(), List.of(popped.key(), popped.value()));
  }
}
