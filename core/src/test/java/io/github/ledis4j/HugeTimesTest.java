package io.github.ledis4j;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ledis4j.command.Command;
import io.github.ledis4j.command.CommandSink;
import io.github.ledis4j.command.Format;
import io.github.ledis4j.command.RecordingSink;
import io.github.ledis4j.command.ledis.LedisCommands;
import io.github.ledis4j.command.redis.GetExOptions;
import io.github.ledis4j.command.redis.HSetExOptions;
import io.github.ledis4j.command.redis.RedisCommands;
import io.github.ledis4j.command.redis.RestoreOptions;
import io.github.ledis4j.command.redis.SetOptions;
import io.github.ledis4j.command.redis.server.ClientFilter;
import io.github.ledis4j.command.redis.server.FailoverOptions;
import io.github.ledis4j.command.redis.server.RedisAdminCommands;
import io.github.ledis4j.command.redis.stream.StreamId;
import io.github.ledis4j.command.redis.stream.StreamRange;
import io.github.ledis4j.command.redis.stream.XClaimOptions;
import io.github.ledis4j.command.redis.stream.XPendingOptions;
import io.github.ledis4j.options.ConnectionOptions;
import io.github.ledis4j.pool.PoolOptions;
import io.github.ledis4j.pubsub.PubSubOptions;
import io.github.ledis4j.sentinel.SentinelOptions;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Times that no server and no timer can count are wrong arguments, and nothing else. */
class HugeTimesTest {
  private static final List<Object> TIMES =
      List.of(
          Duration.ofSeconds(Long.MAX_VALUE),
          Duration.ofSeconds(Long.MIN_VALUE),
          Duration.ofSeconds(Long.MAX_VALUE, 999_999_999),
          Duration.ofMillis(Long.MAX_VALUE),
          Instant.MAX,
          Instant.MIN);

  /** What takes times and is no command: options, ranges, ids and builders. */
  private static Stream<Object> values() {
    return Stream.of(
        SetOptions.DEFAULT,
        HSetExOptions.DEFAULT,
        RestoreOptions.DEFAULT,
        XClaimOptions.DEFAULT,
        XPendingOptions.DEFAULT,
        ClientFilter.ALL,
        FailoverOptions.DEFAULT,
        PubSubOptions.DEFAULT,
        GetExOptions.persist(),
        StreamRange.ALL,
        StreamId.MIN,
        Command.of("GET", "k"),
        ClientOptions.builder(),
        ConnectionOptions.builder(),
        PoolOptions.builder(),
        SentinelOptions.builder(),
        RedisClient.builder(),
        LedisClient.builder());
  }

  @ParameterizedTest
  @MethodSource("values")
  void should_be_a_wrong_argument_when_an_option_cannot_be_so_long(Object value)
      throws IllegalAccessException {
    Class<?> type =
        Modifier.isPublic(value.getClass().getModifiers())
            ? value.getClass()
            : value.getClass().getInterfaces()[0];
    assertTrue(callAll(type, value) > 0, () -> type + " takes no time");
  }

  private static int callAll(Class<?> type, Object target) throws IllegalAccessException {
    Set<String> called = new TreeSet<>();
    for (Method method : type.getMethods()) {
      for (Object time : TIMES) {
        Object @Nullable [] arguments = arguments(method, time);
        if (arguments != null) {
          called.add(method.toString());
          call(method, target, arguments);
        }
      }
    }
    return called.size();
  }

  private static void call(Method method, Object target, Object[] arguments)
      throws IllegalAccessException {
    try {
      method.invoke(target, arguments);
    } catch (InvocationTargetException e) {
      assertEquals(
          IllegalArgumentException.class,
          e.getCause().getClass(),
          () -> method + " with " + List.of(arguments) + ": " + e.getCause());
    }
  }

  /** Null if the method takes no such time. */
  private static Object @Nullable [] arguments(Method method, Object time) {
    Class<?>[] types = method.getParameterTypes();
    if (Stream.of(types).noneMatch(type -> type == time.getClass())) {
      return null;
    }
    return Stream.of(method.getParameters())
        .map(parameter -> parameter.getType() == time.getClass() ? time : argument(parameter))
        .toArray();
  }

  private static Object argument(Parameter parameter) {
    Class<?> type = parameter.getType();
    if (parameter.getParameterizedType().getTypeName().contains("StreamId")) {
      return Collection.class.isAssignableFrom(type) ? List.of(StreamId.MIN) : StreamId.MIN;
    }
    if (type == int.class) {
      return 1;
    } else if (type == long.class) {
      return 1L;
    } else if (type == boolean.class) {
      return true;
    } else if (type.isEnum()) {
      return type.getEnumConstants()[0];
    } else if (type == Map.class) {
      return Map.of("k", "v");
    } else if (type == Object[].class) {
      return new Object[] {"k"};
    } else if (Collection.class.isAssignableFrom(type)) {
      return List.of("k");
    } else if (type == byte[].class) {
      return new byte[1];
    } else if (type == Duration.class) {
      return Duration.ofSeconds(1);
    } else if (type == Instant.class) {
      return Instant.ofEpochSecond(4_000_000_000L);
    }
    try {
      return type == Object.class || type == String.class
          ? "k"
          : type.getField("DEFAULT").get(null);
    } catch (ReflectiveOperationException e) {
      throw new AssertionError("no argument for " + type, e);
    }
  }

  @ParameterizedTest
  @ValueSource(classes = {RedisCommands.class, LedisCommands.class, RedisAdminCommands.class})
  void should_be_a_wrong_argument_when_a_command_cannot_say_it(
      Class<? super CommandSink<String, String>> commands) throws IllegalAccessException {
    Object sink = new RecordingSink<>(Format.TEXT).as(commands);
    assertTrue(callAll(commands, sink) > 0);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "command_timeout=999999999999d",
        "blocking_slice=999999999999d",
        "connect_timeout=999999999999h",
        "pool_wait_at_most=999999999999m",
        "health_check_after=999999999999s",
        "reconnect_min=999999999999ms"
      })
  void should_be_a_wrong_argument_when_a_url_has_it(String parameter) {
    assertThrows(
        IllegalArgumentException.class, () -> RedisClient.create("redis://localhost?" + parameter));
  }

  @Test
  void should_refuse_what_redis_cannot_count_although_it_is_whole_seconds() {
    Duration ttl = Duration.ofSeconds(Long.MAX_VALUE);
    assertThrows(IllegalArgumentException.class, () -> SetOptions.DEFAULT.expireIn(ttl));
    assertThrows(IllegalArgumentException.class, () -> SetOptions.DEFAULT.expireAt(Instant.MAX));
  }
}
