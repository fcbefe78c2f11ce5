package io.github.ledis4j.simulator.model;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ledis4j.testkit.LedisServer;
import io.github.ledis4j.testkit.RedisServer;
import io.github.ledis4j.testkit.RedisVersion;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** What the model answers is, byte by byte, what a real server answers. */
class ModelAgainstRealTest {
  private static final int PATIENCE_MILLIS = 20_000;

  @RegisterExtension
  static final RedisServer REDIS = RedisServer.onFreePort().version(RedisVersion.REDIS_7_0);

  @RegisterExtension static final LedisServer LEDIS = LedisServer.onFreePort();

  static final List<String> ofRedis =
      List.of(
          "a PING; a PING x; a ECHO hi; a PING x y; a NOSUCH; a NOSUCH one two; a GET",
          "a SET k v; a GET k; a GET none; a SET k w NX; a SET k w XX; a SET k x GET; a STRLEN k",
          "a SET n 5; a INCR n; a INCRBY n 10; a DECR n; a DECRBY n 3; a SET t x; a INCR t",
          "a INCRBY n z; a SET n 9223372036854775807; a INCR n; a INCR fresh",
          "a SET k v EX 100; a TTL k; a PTTL none; a PERSIST k; a TTL k; a PERSIST k; a TTL none",
          "a SETEX k 10 v; a TTL k; a SET k w KEEPTTL; a TTL k; a SET k w; a TTL k; a EXPIRE k 0",
          "a EXISTS k; a SETNX k v; a SETNX k v; a GETSET k w; a GETDEL k; a GETDEL k; a APPEND k x",
          "a MSET a 1 b 2; a MGET a b c; a MSET a; a DEL a b c; a EXISTS a b; a TYPE a",
          "a RPUSH l 1 2 3; a LRANGE l 0 -1; a LRANGE l 1 1; a LRANGE l 5 9; a LRANGE l -2 -1",
          "a RPUSH l 1 2 1 3 1; a LREM l 2 1; a LREM l -1 1; a LREM l 0 9; a LRANGE l 0 -1; a LLEN l",
          "a LPUSH l a b; a LPOP l; a RPOP l; a LPOP l; a EXISTS l; a TYPE l; a LLEN l",
          "a RPUSH l x; a GET l; a INCR l; a HGET l f; a SET s v; a LPUSH s x; a TYPE l; a MGET l s",
          "a HSET h f 1 g 2; a HGET h f; a HGETALL h; a HLEN h; a HSET h f 2; a HDEL h f x; a HDEL h g",
          "a HSET h f; a HINCRBY h n 5; a HINCRBY h n -7; a HGET h n; a TYPE h; a HGETALL none",
          "a BLPOP q 0; b RPUSH q one two; a PING; a BRPOP q 0; a LLEN q; b BLPOP p q 0; a LPUSH q z",
          "a BLPOP q 0; b BLPOP q 0; c RPUSH q 1 2 3; a LLEN q",
          "a BLPOP q x; a BLPOP q -1; a SET s v; a BLPOP s 0; a RPUSH r 1; a BLPOP r s 0",
          "a MULTI; a SET k 1; a INCR k; a GET k; a EXEC; a GET k; a EXEC; a DISCARD",
          "a MULTI; a SET k 1; a DISCARD; a GET k; a MULTI; a MULTI; a WATCH k; a EXEC",
          "a MULTI; a NOSUCH; a SET k 1; a EXEC; a EXISTS k; a MULTI; a GET; a EXEC",
          "a MULTI; a SET k v; a LPUSH k x; a SET j v; a EXEC; a MGET k j; a MULTI; a BLPOP q 0; a EXEC",
          "a WATCH k; b SET k 2; a MULTI; a SET k 1; a EXEC; a GET k; a MULTI; a SET k 1; a EXEC",
          "a WATCH k; a UNWATCH; b SET k 2; a MULTI; a SET k 1; a EXEC; a GET k",
          "a SET k 1; a WATCH k; b DEL k; b SET k 1; a MULTI; a EXEC; a WATCH k; a MULTI; a EXEC",
          "a SELECT 3; a SET k v; b EXISTS k; a SELECT 16; a SELECT x; a DBSIZE; a FLUSHDB; a DBSIZE",
          "a SUBSCRIBE n m; b PUBLISH n hi; b PUBLISH none hi; a GET k; a PING; a UNSUBSCRIBE n;"
              + " b PUBLISH n hi; a UNSUBSCRIBE; a UNSUBSCRIBE; a PING",
          "a PSUBSCRIBE n*; a SUBSCRIBE news; b PUBLISH news hi; a PUNSUBSCRIBE; a UNSUBSCRIBE",
          "a SSUBSCRIBE s t; b SPUBLISH s hi; b PUBLISH s hi; a GET k; a SUBSCRIBE n; a SUNSUBSCRIBE t;"
              + " b SPUBLISH t hi; a SUNSUBSCRIBE; a SUNSUBSCRIBE; a UNSUBSCRIBE; a PING",
          "a SSUBSCRIBE s; b SPUBLISH s hi; b SPUBLISH none hi; a RESET; b SPUBLISH s hi",
          "a RESET; a SUBSCRIBE n; a RESET; a PING; a SET k v; a MULTI; a RESET; a EXEC",
          "a SCRIPT EXISTS 0123456789012345678901234567890123456789; a AUTH x; a CLIENT SETNAME me",
          "a SCRIPT FLUSH; a EVALSHA 0123456789012345678901234567890123456789 1 k 2; a SCRIPT LOAD"
              + " {ADD}; a EVAL {ADD} 1 c 5; a EVAL {ADD} 1 c 2; a EVAL {DELETE_IF} 1 c 7; a GET c",
          "a SET l me PX 90000; a EVAL {RELEASE} 1 l you; a GET l; a EVAL {RELEASE} 1 l me; a GET l;"
              + " a EVAL {RELEASE} 1 l me",
          "a EVAL {CLAIM_AGAIN} 1 l me 90000; a EVAL {CLAIM_AGAIN} 1 l you 90000; a GET l; a TTL l;"
              + " a EVAL {CLAIM_AGAIN} 1 l me 20000; a TTL l",
          "a SET l me PX 90000; a EVAL {CHANGE} 1 l you 1000 add; a EVAL {CHANGE} 1 l me 50000 replace;"
              + " a TTL l; a EVAL {CHANGE} 1 l me 70000 at_least; a TTL l; a SET l me;"
              + " a EVAL {CHANGE} 1 l me 60000 add; a TTL l; a EVAL {CHANGE} 1 l me 0 replace; a GET l",
          "a QUIT");

  static final List<String> ofLedis =
      List.of(
          "a PING; a PING x; a ECHO hi; a NOSUCH; a GET; a SELECT 16; a SELECT x; a AUTH x",
          "a SET k v; a GET k; a GET none; a SET k; a SETNX k w; a SETNX f w; a EXISTS k; a EXISTS z",
          "a INCR n; a INCRBY n 10; a DECR n; a DECRBY n 3; a INCRBY n z; a SET t x; a INCR t",
          "a MSET a 1 b 2; a MGET a b c; a MSET a; a DEL a b c; a DEL a; a GET a",
          "a RPUSH k 1 2 3; a LPUSH k 0; a LRANGE k 0 -1; a GET k; a LLEN k; a LPOP k; a RPOP k",
          "a LPOP none; a LLEN none; a RPUSH k 1 2; a LCLEAR k; a LCLEAR k; a LRANGE k 0 -1",
          "a HSET h f 1; a HSET h f 2; a HGET h f; a HGET h g; a HLEN h; a HGETALL h; a HDEL h f g",
          "a SET k v; a EXPIRE k 100; a SET k w; a PERSIST k; a PERSIST k; a TTL k; a EXPIRE k 0",
          "a TTL none; a EXPIRE none 5; a PERSIST none; a SELECT 2; a SET k v; b GET k",
          "a GETSET k v; a GETSET k w; a APPEND k x; a APPEND k {EMPTY}; a APPEND z y; a GET k; a GET z",
          "a BLPOP q 0; b RPUSH q one two; a PING; a BRPOP q 0; a LLEN q; b BLPOP p q 0; a LPUSH q z",
          "a RPUSH p 1; a RPUSH q 2; a BLPOP q p 0; a BLPOP q p 0; a BRPOP p -1; b LPUSH p 3 4; a LPOP p",
          "a BLPOP q x; a BLPOP q; a SET q v; a BLPOP q 0; a PING; b LPUSH q w; a GET q",
          "a SELECT 1; a BLPOP q 0; b LPUSH q here; b SELECT 1; b LPUSH q there; a PING; b LLEN q",
          "a HMSET h b 2 a 1; a HGETALL h; a HKEYS h; a HVALS h; a HMGET h a z b; a HEXISTS h a;"
              + " a HEXISTS h z; a HCLEAR h; a HCLEAR h; a HGETALL h; a HMSET h a; a HKEYS h",
          "a HINCRBY h n 5; a HINCRBY h n -7; a HGET h n; a HINCRBY h n x; a HSET h t z; a HINCRBY h t 1",
          "a FLUSHALL; a QUIT");

  @ParameterizedTest
  @FieldSource("ofRedis")
  void should_answer_as_redis_does_when_asked_the_same(String conversation) throws IOException {
    compare(conversation, ServerKind.REDIS, REDIS.host(), REDIS.port(), "FLUSHALL");
  }

  @ParameterizedTest
  @FieldSource("ofLedis")
  void should_answer_as_ledisdb_does_when_asked_the_same(String conversation) throws IOException {
    compare(conversation, ServerKind.LEDIS, LEDIS.host(), LEDIS.port(), "FLUSHALL");
  }

  /** Times and addresses differ. */
  @Test
  void should_tell_monitors_as_redis_does_when_others_are_at_work() throws IOException {
    List<String> asked =
        List.of(
            "SET k v",
            "GET k",
            "AUTH x",
            "MULTI",
            "INCR n",
            "GET",
            "GET n",
            "EXEC",
            "SELECT 3",
            "ECHO \"\\\u0001\u00e9",
            "NOSUCH",
            "RPUSH l 1",
            "BLPOP l 1");
    ModelServer model = new ModelServer(ServerKind.REDIS, null, System::nanoTime);
    Session monitor = model.accept();
    Session other = model.accept();
    try (Socket real = open(REDIS.host(), REDIS.port());
        Socket busy = open(REDIS.host(), REDIS.port())) {
      send(busy, List.of("FLUSHALL"));
      assertEquals("+OK\r\n", read(busy, 5));
      send(real, List.of("MONITOR"));
      assertEquals("+OK\r\n", read(real, 5));
      monitor.receive(encode(List.of("MONITOR")));
      for (String line : asked) {
        List<String> words = List.of(line.split(" "));
        other.receive(encode(words));
        send(busy, words);
        read(busy, other.takeOutput().length());
      }
      String[] expected = monitor.takeOutput().substring(5).split("\r\n");
      for (String line : expected) {
        assertEquals(withoutTime(line), withoutTime(readLine(real)));
      }
      assertEquals(0, real.getInputStream().available());
    }
  }

  private static String withoutTime(String line) {
    return line.replaceFirst("^\\+\\d+\\.\\d{6} \\[(\\d+) [^\\]]+]", "[$1]");
  }

  static String readLine(Socket socket) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int next = socket.getInputStream().read();
        next >= 0 && next != '\n';
        next = socket.getInputStream().read()) {
      line.append((char) next);
    }
    return line.toString().strip();
  }

  private static void compare(
      String conversation, ServerKind kind, String host, int port, String clear)
      throws IOException {
    ModelServer model = new ModelServer(kind, null, System::nanoTime);
    Map<String, Session> sessions = new TreeMap<>();
    Map<String, Socket> sockets = new TreeMap<>();
    try (Socket cleaner = open(host, port)) {
      send(cleaner, List.of(clear));
      assertEquals("+OK\r\n", read(cleaner, 5));
      for (String line : conversation.split("; ?")) {
        List<String> words = new ArrayList<>(List.of(line.split(" ")));
        String client = words.remove(0);
        words.replaceAll(ModelAgainstRealTest::text);
        sessions.computeIfAbsent(client, name -> model.accept()).receive(encode(words));
        if (!sockets.containsKey(client)) {
          sockets.put(client, open(host, port));
        }
        send(sockets.get(client), words);
        for (Map.Entry<String, Session> each : sessions.entrySet()) {
          String expected = each.getValue().takeOutput();
          assertEquals(
              expected,
              read(sockets.get(each.getKey()), expected.length()),
              () -> line + " in: " + conversation);
        }
      }
      for (Map.Entry<String, Session> each : sessions.entrySet()) {
        Socket socket = sockets.get(each.getKey());
        boolean more = socket.getInputStream().available() > 0;
        assertTrue(!more, () -> each.getKey() + " got more than the model says: " + conversation);
      }
    } finally {
      for (Socket socket : sockets.values()) {
        socket.close();
      }
    }
  }

  static String text(String word) {
    return switch (word) {
      case "{ADD}" -> Scripts.ADD;
      case "{EMPTY}" -> "";
      case "{DELETE_IF}" -> Scripts.DELETE_IF;
      case "{CLAIM_AGAIN}" -> LockScripts.CLAIM_AGAIN;
      case "{CHANGE}" -> LockScripts.CHANGE;
      case "{RELEASE}" -> LockScripts.RELEASE;
      default -> word;
    };
  }

  static Socket open(String host, int port) throws IOException {
    Socket socket = new Socket(host, port);
    socket.setSoTimeout(PATIENCE_MILLIS);
    return socket;
  }

  static void send(Socket socket, List<String> words) throws IOException {
    socket.getOutputStream().write(encode(words).getBytes(ISO_8859_1));
  }

  static String encode(List<String> words) {
    StringBuilder out = new StringBuilder("*" + words.size() + "\r\n");
    words.forEach(w -> out.append('$').append(w.length()).append("\r\n").append(w).append("\r\n"));
    return out.toString();
  }

  static String read(Socket socket, int length) throws IOException {
    InputStream in = socket.getInputStream();
    return new String(in.readNBytes(length), ISO_8859_1);
  }
}
