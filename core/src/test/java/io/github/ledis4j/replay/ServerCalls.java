package io.github.ledis4j.replay;

import io.github.ledis4j.command.Info;
import io.github.ledis4j.command.Limit;
import io.github.ledis4j.command.Role;
import io.github.ledis4j.command.SortOptions;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** The methods for sorting, scripts, dumps, moves and the server itself. */
final class ServerCalls {
  private static final String STATE = "it changes the state of the connection";
  private static final String IGNORED = "no method sends words that the server ignores";
  private static final String LOG = "its reply is the server's own log, not data";

  private ServerCalls() {}

  static void add(Calls calls) {
    connection(calls);
    server(calls);
    scripts(calls);
    dumps(calls);
    moves(calls);
    calls
        .atLeast("XLSORT", 1, a -> sort(a, Sort.LIST))
        .atLeast("XSSORT", 1, a -> sort(a, Sort.SET))
        .atLeast("XZSORT", 1, a -> sort(a, Sort.SORTED_SET))
        .atLeast("SLAVEOF", 2, ServerCalls::slaveof);
  }

  private static void connection(Calls calls) {
    calls
        .without("AUTH", STATE)
        .without("SELECT", STATE)
        .without("XSELECT", STATE)
        .without("QUIT", STATE)
        .without("SHUTDOWN", "it stops the server")
        .without("FULLSYNC", LOG)
        .without("SYNC", LOG)
        .without("REPLCONF", STATE)
        .without("NOCOMMAND", "there is no such command");
  }

  private static void server(Calls calls) {
    ignoringWords(calls, "PING", a -> a.c().ping());
    ignoringWords(calls, "FLUSHDB", a -> a.c().flushdb());
    ignoringWords(calls, "FLUSHALL", a -> a.c().flushall());
    calls
        .row("ECHO", 1, a -> a.c().echo(a.text(0)))
        .row("INFO", 0, a -> a.c().info().thenApply(Info::text))
        .row("INFO", 1, a -> a.c().info(a.text(0)).thenApply(Info::text))
        .row("TIME", 0, a -> a.c().time().thenApply(ServerCalls::parts))
        .row("ROLE", 0, a -> a.c().role().thenApply(ServerCalls::parts))
        .atLeast("CONFIG", 1, ServerCalls::config);
  }

  private static void ignoringWords(
      Calls calls, String name, Function<Call, CompletableFuture<?>> method) {
    calls.row(name, 0, method).without(name, IGNORED);
  }

  private static List<Long> parts(Instant time) {
    return List.of(time.getEpochSecond(), time.getNano() / 1_000L);
  }

  private static List<Object> parts(Role role) {
    if (role instanceof Role.Replica replica) {
      return List.of(
          "slave", replica.host(), (long) replica.port(), replica.state(), replica.offset());
    }
    Role.Master master = (Role.Master) role;
    return List.of("master", master.offset(), master.replicas());
  }

  private static CompletableFuture<?> config(Call call) {
    if (call.has(0, "GET") && call.size() == 2) {
      return call.c().configGet(call.text(1));
    }
    if (call.has(0, "REWRITE") && call.size() == 1) {
      return call.c().configRewrite();
    }
    throw Call.wrong("no such subcommand");
  }

  private static void scripts(Calls calls) {
    calls
        .atLeast("EVAL", 2, a -> script(a, true))
        .atLeast("EVALSHA", 2, a -> script(a, false))
        .atLeast("SCRIPT", 1, ServerCalls::cache);
  }

  private static CompletableFuture<?> script(Call call, boolean whole) {
    long count = call.number(1);
    if (count < 0 || count > call.size() - 2) {
      throw Call.wrong("another number of keys");
    }
    int end = 2 + (int) count;
    List<String> keys = call.list(2, end);
    List<String> arguments = call.list(end, call.size());
    return whole
        ? call.c().eval(call.text(0), keys, arguments, Replay::answer)
        : call.c().evalsha(call.text(0), keys, arguments, Replay::answer);
  }

  private static CompletableFuture<?> cache(Call call) {
    if (call.has(0, "LOAD") && call.size() == 2) {
      return call.c().scriptLoad(call.text(1));
    }
    if (call.has(0, "EXISTS")) {
      return call.c().scriptExists(call.from(1));
    }
    if (call.has(0, "FLUSH") && call.size() == 1) {
      return call.c().scriptFlush();
    }
    throw Call.wrong("no such subcommand");
  }

  private static void dumps(Calls calls) {
    calls
        .row("XDUMP", 2, a -> a.c().xdump(a.type(0), a.text(1)))
        .row("RESTORE", 3, ServerCalls::restore)
        .row("XRESTORE", 4, ServerCalls::xrestore);
  }

  private static CompletableFuture<?> restore(Call call) {
    return call.number(1) == 0
        ? call.c().restore(call.text(0), call.bytes(2))
        : call.c().restore(call.text(0), call.bytes(2), call.millis(1));
  }

  private static CompletableFuture<?> xrestore(Call call) {
    if (call.has(0, "whatever")) {
      throw Call.useful("LedisDB does not look at the type");
    }
    return call.number(2) == 0
        ? call.c().xrestore(call.type(0), call.text(1), call.bytes(3))
        : call.c().xrestore(call.type(0), call.text(1), call.bytes(3), call.millis(2));
  }

  private static void moves(Calls calls) {
    calls
        .row(
            "XMIGRATE",
            6,
            a ->
                a.has(2, "ALL")
                    ? a.c().xmigrateAll(a.text(0), a.small(1), a.text(3), a.small(4), a.millis(5))
                    : a.c()
                        .xmigrate(
                            a.text(0), a.small(1), a.type(2), a.text(3), a.small(4), a.millis(5)))
        .row(
            "XMIGRATEDB",
            6,
            a ->
                a.c()
                    .xmigratedb(
                        a.text(0), a.small(1), a.type(2), a.small(3), a.small(4), a.millis(5)));
  }

  private static CompletableFuture<?> slaveof(Call call) {
    if (!call.has(0, "NO")) {
      return call.c().slaveof(call.text(0), call.small(1));
    }
    return call.has(2, "READONLY") ? call.c().slaveofNoOneReadonly() : call.c().slaveofNoOne();
  }

  private enum Sort {
    LIST,
    SET,
    SORTED_SET
  }

  private static CompletableFuture<?> sort(Call call, Sort what) {
    SortOptions options = sortOptions(call);
    int store = call.words().indexOf("STORE") + 1;
    String key = call.text(0);
    if (store > 0) {
      String to = call.text(store);
      return switch (what) {
        case LIST -> call.c().xlsortStore(key, to, options);
        case SET -> call.c().xssortStore(key, to, options);
        case SORTED_SET -> call.c().xzsortStore(key, to, options);
      };
    }
    return switch (what) {
      case LIST -> call.c().xlsort(key, options);
      case SET -> call.c().xssort(key, options);
      case SORTED_SET -> call.c().xzsort(key, options);
    };
  }

  private static SortOptions sortOptions(Call call) {
    boolean alphabetical = call.words().contains("ALPHA");
    SortOptions options = alphabetical ? SortOptions.ALPHABETICAL : SortOptions.NUMERIC;
    for (int i = 1; i < call.size(); i++) {
      switch (call.text(i)) {
        case "DESC" -> options = options.descending();
        case "BY" -> options = options.by(call.text(++i));
        case "GET" -> options = options.get(call.text(++i));
        case "STORE" -> i++;
        case "ALPHA" -> {}
        case "LIMIT" -> {
          if (i + 2 >= call.size()) {
            throw Call.wrong("half a limit");
          }
          options = options.limit(Limit.of(call.number(++i), call.number(++i)));
        }
        default -> throw Call.wrong("no such option");
      }
    }
    return options;
  }
}
