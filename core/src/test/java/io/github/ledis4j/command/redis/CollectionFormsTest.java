package io.github.ledis4j.command.redis;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.github.ledis4j.command.CommandSink;
import io.github.ledis4j.command.redis.geo.RedisGeoCommands;
import io.github.ledis4j.command.redis.sortedset.RedisSortedSetCommands;
import java.lang.reflect.Method;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who has a collection of keys, members or elements need not make an array of it. */
class CollectionFormsTest {

  @ParameterizedTest
  @ValueSource(
      classes = {
        RedisListCommands.class,
        RedisSetCommands.class,
        RedisSortedSetCommands.class,
        RedisGeoCommands.class,
        RedisBlockingCommands.class
      })
  void should_take_a_collection_when_a_method_takes_any_number(Class<?> family) {
    List<Method> typedOut =
        Stream.of(family.getMethods())
            .filter(Method::isVarArgs)
            .filter(method -> method.getDeclaringClass() != CommandSink.class)
            .toList();
    assertFalse(typedOut.isEmpty());
    for (Method method : typedOut) {
      Class<?>[] parameters = method.getParameterTypes();
      parameters[parameters.length - 1] = Collection.class;
      assertDoesNotThrow(() -> family.getMethod(method.getName(), parameters), method::toString);
    }
  }
}
