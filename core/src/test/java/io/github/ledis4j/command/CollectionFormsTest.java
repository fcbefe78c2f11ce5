package io.github.ledis4j.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ledis4j.LedisView;
import io.github.ledis4j.RedisView;
import io.github.ledis4j.pool.LedisConnection;
import io.github.ledis4j.pool.RedisConnection;
import io.github.ledis4j.pubsub.PubSub;
import io.github.ledis4j.transaction.WatchedSession;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who has a collection of keys, members, elements or words need not make an array of it. */
class CollectionFormsTest {

  @ParameterizedTest
  @ValueSource(
      classes = {
        RedisView.class,
        RedisConnection.class,
        WatchedSession.class,
        PubSub.class,
        LedisView.class,
        LedisConnection.class
      })
  void should_take_a_collection_when_a_method_takes_any_number(Class<?> surface) {
    List<Method> typedOut =
        Stream.of(surface.getMethods()).filter(CollectionFormsTest::isOfAnyNumber).toList();
    assertTrue(typedOut.size() > 5, typedOut::toString);
    List<Method> alone = new ArrayList<>();
    for (Method method : typedOut) {
      Class<?>[] parameters = method.getParameterTypes();
      parameters[parameters.length - 1] = Collection.class;
      if (Stream.of(surface.getMethods())
          .filter(other -> other.getName().equals(method.getName()))
          .noneMatch(other -> List.of(other.getParameterTypes()).equals(List.of(parameters)))) {
        alone.add(method);
      }
    }
    assertEquals(List.of(), alone);
  }

  /** Numbers are no keys, and {@code execute} has {@link CommandBuilder} beside it. */
  private static boolean isOfAnyNumber(Method method) {
    return method.isVarArgs()
        && method.getDeclaringClass() != CommandSink.class
        && !method
            .getParameterTypes()[method.getParameterCount() - 1]
            .getComponentType()
            .isPrimitive();
  }
}
